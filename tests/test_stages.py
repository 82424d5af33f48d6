"""Data flow one way: a stage imports only the stages to its left; the edges stay at the edge."""

from __future__ import annotations

import ast
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import noticeboard

PACKAGE = Path(noticeboard.__file__).parent
#: Load, check, derive, render, publish; then the story, and who tells it.
ORDER = ("load", "schema", "catalogue", "derive", "render", "publish", "pipeline", "mkdocs_plugins")
#: Beside the stages: words that every stage has, the settings of a build, and the commands.
BESIDE = {
    "cli", "diagnostics", "errors", "locale", "progress", "prose", "settings", "site_url",
    "terminal",
    "kept",  # files with a digest of their content: the cache of publish/, the cut fonts of render/
    "stopping",
    "clock", "history",  # what the machine and git say: asked by who sits on top
}  # fmt: skip
FILES = sorted(PACKAGE.rglob("*.py"))


def module_of(path):
    """Return the top-level name below the package: a stage, or a module beside them."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(path):
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            assert node.module
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def ours(path):
    """Return the modules below the package that `path` imports, by their first name."""
    names = {name.split(".")[1] for name in imports(path) if name.startswith("noticeboard.")}
    known = {module_of(other) for other in FILES}
    return names & known


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_a_stage_imports_only_the_stages_to_its_left(path):
    own = module_of(path)
    if own in ORDER:
        right = {*ORDER[ORDER.index(own) + 1 :], "cli"}
        assert ours(path) & right == set()


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_the_edges(path):
    roots = {name.split(".")[0] for name in imports(path)}
    if module_of(path) != "mkdocs_plugins":
        assert not roots & {"mkdocs", "material", "properdocs"}
    if path.relative_to(PACKAGE).as_posix() != "render/print/press.py":
        assert "weasyprint" not in roots
    if module_of(path) != "load":
        assert "yaml" not in roots
    if module_of(path) not in ("cli", "__main__"):
        assert "noticeboard.cli" not in imports(path)


def test_no_module_imports_itself_by_way_of_others():
    """Imports for types are imports: what cannot be read alone cannot be changed alone."""
    parts = {path: path.relative_to(PACKAGE.parent).with_suffix("").parts for path in FILES}
    names = {path: ".".join(parts[path]).removesuffix(".__init__") for path in FILES}
    known = {*names.values()}
    graph = {name: {*imports(path)} & known - {name} for path, name in names.items()}
    TopologicalSorter(graph).prepare()  # a CycleError names those in the circle


def test_every_module_is_a_stage_or_beside_them():
    known = {*ORDER, *BESIDE, "__init__", "__main__", "theme"}
    assert {module_of(path) for path in FILES} <= known


def test_no_stage_asks_the_clock_or_git():
    for path in FILES:
        if module_of(path) in ORDER and module_of(path) != "mkdocs_plugins":
            assert not ours(path) & {"clock", "history"}


def test_what_reads_the_clock_the_environment_or_the_network_stands_at_the_edge():
    """`today` is an argument: see `clock.py`."""
    wanted = {"today", "now", "utcnow", "time", "getenv", "environ", "urlopen"}
    edge = {"mkdocs_plugins", "cli", "clock", "history"}
    for path in FILES:
        if module_of(path) in edge:
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                called = (node.value.id, node.attr)
                clock = node.value.id in ("date", "datetime", "time", "os", "urllib")
                assert not (clock and node.attr in wanted), f"{path.name}: {called}"


#: Who may open what is sealed: reveal, by consent; what looks for names and reads no page; what
#: looks at characters, files and places of what it never shows whole.
OPENS = {
    "schema/__init__.py",
    "schema/sealed.py",
    "schema/personal.py",  # how a value begins, for messages
    "catalogue/withheld.py",
    "catalogue/rules/photos.py",
    "derive/reveal.py",
    "publish/blame.py",
    "publish/glyphs.py",
    "publish/photos.py",
    "publish/editions.py",
    "publish/record.py",  # digests of names: who is still on a wall
}


def test_what_is_sealed_is_opened_by_few():
    names = {path.relative_to(PACKAGE).as_posix(): path.read_text("utf-8") for path in FILES}
    assert {name for name, text in names.items() if "opened(" in text or "._value" in text} | {
        "schema/__init__.py"
    } == OPENS
