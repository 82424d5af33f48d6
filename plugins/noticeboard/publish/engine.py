"""What draws a design, as one digest: its code, its templates, its words, and no other's.

Why so much care: a digest of all code makes nearly every sheet anew for a changed label of a page.
Why found and not listed: what is listed by hand is forgotten by hand, and then yesterday's sheets
are printed.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from noticeboard.locale import messages
from noticeboard.publish.cache import LIBRARIES, digest_of
from noticeboard.render.fonts import Fonts
from noticeboard.render.print.design import Design

__all__ = ["print_engine", "sources_of", "words_of"]

_PACKAGE = Path(__file__).parents[1]
#: Modules that draw, or lend their words; what the stages before them make is in the subjects.
_DRAWING = ("noticeboard.render.", "noticeboard.locale", "noticeboard.prose")
#: The name of a template in code or in another template; what stands in braces may be anything.
_TEMPLATE = re.compile(r'"([\w./{}-]+\.(?:html|css))"')
_BRACES = re.compile(r"\{[^{}]*\}")
#: The id of a message, or with a brace or a tilde behind it what many begin with.
_MESSAGE = re.compile(r"""["']([a-z]+\.[a-z0-9-]*)(?:["'](\s*~)?|(\{))""")


def print_engine(design: Design[Any], fonts: Fonts, lang: str) -> str:
    """Return the digest of what makes sheets of `design` look as they do, their subjects apart."""
    return digest_of(_drawn_by(_modules(design), lang), fonts.digest, lang)


def _modules(design: Design[Any]) -> frozenset[str]:
    """Return the modules in which a design begins."""
    functions = (design.subjects, design.draw, design.misfits)
    return frozenset(function.__module__ for function in functions)


@cache
def _drawn_by(modules: frozenset[str], lang: str) -> str:
    sources = sources_of(modules)
    parts = (f"{path.relative_to(_PACKAGE)}:{text}" for path, text in sorted(sources.items()))
    words = sorted(words_of(sources.values(), lang).items())
    return digest_of(*parts, *words, *LIBRARIES)


def sources_of(modules: Iterable[str], package: Path = _PACKAGE) -> dict[Path, str]:
    """Return what is drawn with, by its path: code from `modules` on, and templates."""
    found: dict[Path, str] = {}
    todo = [path for name in modules for path in _files(name, package)]
    while todo:
        path = todo.pop()
        if path not in found:
            found[path] = path.read_text("utf-8")
            todo += _templates(found[path], package)
            if path.suffix == ".py":
                todo += (file for name in _imports(found[path]) for file in _files(name, package))
    return found


def words_of(sources: Iterable[str], lang: str, package: Path = _PACKAGE) -> Mapping[str, str]:
    """Return the messages whose ids stand in `sources`, and their texts in `lang`.

    Rows that are put together carry ids too, so those in the code of `derive/` are among them.
    """
    derived = (path.read_text("utf-8") for path in sorted((package / "derive").rglob("*.py")))
    ids, beginnings = set(), []
    for source in (*sources, *derived):
        for match in _MESSAGE.finditer(source):
            ids.add(match[1])
            if match[2] or match[3] or match[1].endswith("."):
                beginnings.append(match[1])
    starts = tuple({*beginnings})
    return {i: text for i, text in messages(lang).items() if i in ids or i.startswith(starts)}


def _imports(source: str) -> Iterator[str]:
    """Yield the names of all modules, and of what may be one, that `source` imports."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def _files(name: str, package: Path) -> Iterator[Path]:
    """Yield the file of the module `name`, if it is one of those that draw."""
    if f"{name}.".startswith(_DRAWING):
        below = package.joinpath(*name.split(".")[1:])
        for path in (below.with_suffix(".py"), below / "__init__.py"):
            if path.is_file():
                yield path


def _templates(source: str, package: Path) -> Iterator[Path]:
    folder = package / "render/templates"
    for name in _TEMPLATE.findall(source):
        yield from (path for path in folder.glob(_BRACES.sub("*", name)) if path.is_file())
