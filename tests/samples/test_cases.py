"""The cases of the sample site: numbers that nobody is to guess stand on their own page only."""

from __future__ import annotations

import gzip

import pytest

from tests.helpers.pages import page_of


@pytest.fixture(scope="module")
def hidden(catalogue):
    community = next(one for one in catalogue.communities if one.id == "zhangmiao")
    numbers = [case.number for file in community.cases.values() for case in file.cases]
    assert len(numbers) > 10
    return numbers


def test_no_other_file_tells_them(site, hidden):
    codes = {number.rsplit("-", 1)[1].encode(): number for number in hidden}
    told = []
    for path in site.rglob("*"):
        if path.is_file() and path.suffix in (".html", ".json", ".xml", ".js", ".txt", ".gz"):
            data = path.read_bytes()
            text = gzip.decompress(data) if path.suffix == ".gz" else data
            told += [(path, code) for code, number in codes.items()
                     if code in text and path.parent.name != number]  # fmt: skip
    assert told == []


def test_each_has_its_page_which_no_search_engine_keeps(site, hidden):
    for number in hidden:
        page = page_of(site, f"zhangmiao/cases/{number}/index.html")
        assert number in page.text
        assert [m.get("content") for m in page.all("meta", name="robots")] == ["noindex"]


def test_every_list_is_light(site):
    for path in site.glob("*/cases/**/index.html"):
        assert path.stat().st_size <= 120 * 1024
