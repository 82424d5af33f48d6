"""How much a phone loads: no page with all that it asks for is heavier than 120 KB."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from tests.helpers.pages import page_of, pages_of

MOST = 120 * 1024
#: What a server compresses; pictures are compressed already.
_TEXT = {".html", ".css", ".js", ".json", ".svg", ".xml"}


def weight_of(path: Path) -> int:
    data = path.read_bytes()
    return len(gzip.compress(data, 6)) if path.suffix in _TEXT else len(data)


def weigh(site: Path, uri: str) -> int:
    """Return what a page and all that it loads by itself weigh on the way, in bytes."""
    page = page_of(site, uri)
    files = {page.target(address) for address in page.resources if ":" not in address}
    # The finder loads its index when somebody begins to type.
    index = site / "assets/noticeboard/finder-1.json"
    extra = {index} if page.all("input", type="search") else set()
    return sum(map(weight_of, {site / uri, *files, *extra}))


@pytest.fixture(scope="module")
def weights(site):
    return {uri: weigh(site, uri) for uri in pages_of(site)}


def test_no_page_is_heavy(weights):
    assert len(weights) > 100
    assert {uri: n for uri, n in weights.items() if n > MOST} == {}


def test_what_a_page_loads_is_weighed_with_it(site, weights):
    bare = weight_of(site / "about/index.html")
    style = weight_of(site / "assets/noticeboard/noticeboard.css")
    assert weights["about/index.html"] > bare + style
    assert weights["handbook/print/index.html"] > 30_000, "a picture is weighed as it is"
