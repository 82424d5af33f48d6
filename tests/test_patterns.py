"""Every regular expression of the package costs what its text is long, whatever the text.

None is listed here: all are found in the source, with the method that is called on each.
"""

from __future__ import annotations

import ast
import builtins
import importlib
import json
import pkgutil
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import noticeboard
from noticeboard.schema import Phone
from tests.helpers.patterns import Counter, hostile, is_linear

METHODS = {"match", "fullmatch", "search", "findall", "finditer", "sub", "subn", "split"}
FROM_THE_START = {"match", "fullmatch"}
SCRIPTS = Path(noticeboard.__file__).parent / "render/templates"


class Letter(str):
    """What only a call would know: a letter, and so is all that it has."""

    __slots__ = ()

    def __getattr__(self, name):
        return self

    def __call__(self, *_):
        return self


class Names(dict):
    """What names mean in a module; what only a call would know is a letter."""

    def __init__(self, module):
        super().__init__(vars(module))

    def __missing__(self, name):
        return getattr(builtins, name, Letter("x"))


def calls_of(tree):
    """Yield the calls of functions of `re` in a module."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            owner = node.func.value
            if isinstance(owner, ast.Name) and owner.id == "re" and node.func.attr != "escape":
                yield node


def methods_on(tree, name):
    """Return the methods called on the pattern `name`: all scan, where none is seen."""
    found = {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == name
        and node.attr in METHODS
    }
    return found or {"finditer"}


def collect():
    """Return pattern and method of every regular expression in the package, by where it stands."""
    found = {}
    for info in pkgutil.walk_packages(noticeboard.__path__, "noticeboard."):
        module = importlib.import_module(info.name)
        tree = ast.parse(Path(module.__file__).read_text("utf-8"))
        bound = {
            id(node.value): node.targets[0].id
            for node in ast.walk(tree)
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)
        }
        for call in calls_of(tree):
            names = Names(module)
            pattern, *flags = (
                eval(compile(ast.Expression(a), "", "eval"), {}, names)
                for a in (call.args[0], *(a for a in call.args[1:] if "re." in ast.unparse(a)))
            )
            if isinstance(pattern, bytes):
                pattern = pattern.decode("latin-1")
            compiled = re.compile(pattern, *flags)
            own = call.func.attr
            methods = {own} if own in METHODS else methods_on(tree, bound.get(id(call)))
            for method in {m if m in FROM_THE_START else "finditer" for m in methods}:
                found[f"{info.name}:{call.lineno}:{method}"] = (compiled, method)
    return found


#: Comments and strings of JavaScript, and its regular expressions, which stand where values may.
_TOKEN = re.compile(
    r"/\*.*?\*/|\"(?:\\.|[^\"\\])*\""
    r"|(?:(?<=[(,=:?&|!;\n])/|(?<= )/(?! ))((?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\[\n])+)/",
    re.DOTALL,
)
_STRING = re.compile(r'"(?:\\.|[^"\\])*"|\b[A-Z]{2,}\b')


def scripts():
    """Return every regular expression of our scripts, as Python understands it."""
    found = {}
    for path in sorted(SCRIPTS.rglob("*.js")):
        text = path.read_text("utf-8")
        strings = dict(re.findall(r'var ([A-Z]+) = ("(?:\\.|[^"\\])*");', text))
        sources = [match[1] for match in _TOKEN.finditer(text) if match[1]]
        for made in re.findall(r"new RegExp\((.*?), \"g\"\)", text, re.DOTALL):
            parts = (strings.get(part, part) for part in _STRING.findall(made))
            sources.append("".join(map(json.loads, parts)))
        for number, source in enumerate(sources):
            python = source.replace("[^]", r"[\s\S]")
            found[f"{path.relative_to(SCRIPTS).as_posix()}:{number}"] = re.compile(python)
    return found


PATTERNS, JAVASCRIPT = collect(), scripts()


def test_they_are_found():
    assert {"noticeboard.schema.fields", "noticeboard.schema.recurrence.forms"} <= {
        where.split(":")[0] for where in PATTERNS
    }
    assert {where.split(":")[0] for where in JAVASCRIPT} >= {
        "page/sw.js", "page/large.js", "page/finder/query.js", "page/finder/units.js"
    }  # fmt: skip
    assert len(PATTERNS) > 40
    assert len(JAVASCRIPT) > 12


@pytest.mark.parametrize("where", PATTERNS)
def test_work_grows_with_the_text_and_no_faster(where):
    pattern, method = PATTERNS[where]
    worst = is_linear(pattern, method)
    assert worst is None, f"{pattern.pattern} on {worst!r}"


@pytest.mark.parametrize("where", JAVASCRIPT)
def test_scripts_too(where):
    worst = is_linear(JAVASCRIPT[where], "finditer")
    assert worst is None, f"{JAVASCRIPT[where].pattern} on {worst!r}"


@pytest.mark.parametrize(
    ("pattern", "method"),
    [
        (r"(?:\+86[ -]?)?\(?\d+\)?(?:[ -]?\d+)*", "fullmatch"),
        (r"(a+)+$", "match"),
        (r"(?:a|a)*b", "match"),
        (r"(.*?)\s*(?:转|-(?=\d{1,5}$))\s*(\d{1,6})", "fullmatch"),
        (r"(\d+)[:：](\d+)", "finditer"),
        (r"\[[^\]]*?([，、])", "finditer"),
        (r"<img[^>]*>", "finditer"),
        (r"/\*.*?\*/", "finditer"),
        (r"x\s*\s*y", "match"),
        (r"^\s+|\s+$", "finditer"),
    ],
)
def test_what_is_not_linear_is_seen(pattern, method):
    assert is_linear(re.compile(pattern), method)


@pytest.mark.parametrize("where", PATTERNS)
def test_the_counter_matches_as_re_does(where):
    pattern, method = PATTERNS[where]
    counter = Counter(pattern)
    for text in hostile(pattern, 9):
        if method == "finditer":
            spans = [m.span() for m in pattern.finditer(text)]
        else:
            match = getattr(pattern, method)(text)
            spans = [match.span()] if match else []
        found = counter.run(text, method)
        # After an empty match, and around one, `re` has rules of its own.
        assert [s for s in found if s[0] < s[1]] == [s for s in spans if s[0] < s[1]], repr(text)


@given(st.lists(st.sampled_from(["13800138000", " ", "-", "(", ")", "+86", "转", "12", "ext"])))
def test_numbers_however_many_are_read_or_not(parts):
    typed = "".join(parts) * 200
    assert Phone.parse(f"{typed}（微信）") is None
