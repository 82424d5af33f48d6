"""Every script of the sample site is ES5: the old engines of WeChat show a white page for more."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from tests.helpers.pages import page_of, pages_of
from tests.helpers.projects import REPO

ACORN = REPO / ".cache/node-tests/node_modules/acorn/bin/acorn"
#: Methods and objects that came after ES5 and are no syntax. The worker is left out of these:
#: an engine that knows service workers knows promises.
NEWER = (
    "Promise",
    "fetch(",
    "new Map",
    "new Set",
    ".includes(",
    ".startsWith(",
    ".find(",
    ".flat(",
)


@pytest.fixture(scope="module")
def parse():
    """A function that says what an ES5 parser objects to in a script; empty for nothing."""
    node = shutil.which("node")
    if node is None or not ACORN.is_file():
        pytest.skip("no Node or no acorn: `tools/setup.sh test` gets both")

    def parse(script: str) -> str:
        command = [node, str(ACORN), "--ecma5", "--silent"]
        done = subprocess.run(command, input=script, capture_output=True, text=True, check=False)
        return done.stderr

    return parse


@pytest.fixture(scope="module")
def scripts(site):
    """Every script by what it says, with where it is; those inside pages too."""
    found = {path.read_text("utf-8"): path.name for path in site.rglob("*.js")}
    for uri in pages_of(site):
        for script in page_of(site, uri).all("script"):
            if script.text:
                found.setdefault(script.text, uri)
    return found


def test_every_script_is_es5(parse, scripts):
    assert {"sw.js", "finder.js"} <= {*scripts.values()}
    assert len(scripts) >= 4, "the large type and the board's own are inside the pages"
    assert {where: said for script, where in scripts.items() if (said := parse(script))} == {}


def test_the_parser_would_find_more(parse):
    assert parse("var f = () => 1;") != ""
    assert parse("var f = function () { return 1; };") == ""


def test_pages_use_nothing_that_came_later(scripts):
    for script, where in scripts.items():
        if where != "sw.js" and "serviceWorker" not in script:
            assert [name for name in NEWER if name in script] == [], where
