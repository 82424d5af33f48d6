"""The page that says what can be written: every row has a key that is known, and an example."""

from __future__ import annotations

import re
from posixpath import join, normpath

import pytest

from noticeboard.prose import visible_text
from noticeboard.schema import known_keys
from noticeboard.schema.refused import REFUSED_KEYS
from tests.helpers.projects import REPO

PAGE = REPO / "content/handbook/coverage.md"
_LINK = re.compile(r"\[([^\]]+)\]\(([^)#]+)(?:#[\w-]+)?\)")


def rows():
    lines = PAGE.read_text("utf-8").splitlines()
    cells = [[c.strip() for c in line.strip("|").split("|")] for line in lines if line[:1] == "|"]
    return [row for row in cells if row[0].isdigit()]


ROWS = rows()


def test_every_row_of_the_inventory_is_there_once():
    assert [int(row[0]) for row in ROWS] == [*range(1, 67)]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_its_keys_are_known_or_refused(row):
    allowed, _, refused = row[1].partition("⛔")
    assert {*re.findall("`([^`]+)`", allowed)} <= known_keys()
    assert {*re.findall("`([^`]+)`", refused)} <= {*REFUSED_KEYS}
    assert "`" in row[1]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_its_example_is_on_the_page_that_it_leads_to(site, row):
    (words, target), *others = _LINK.findall(row[3])
    assert others == []
    path = normpath(join("handbook", target))
    if path.endswith("index.md"):
        path = path.removesuffix(".md") + ".html"
    elif path.endswith(".md"):
        path = path.removesuffix(".md") + "/index.html"
    text = visible_text((site / path).read_text("utf-8"))
    assert words in " ".join(text.split()) or words in "".join(text.split())
