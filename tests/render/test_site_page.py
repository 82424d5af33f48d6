"""What the site says itself stands on its home page, where the page keeps a slot for it."""

from __future__ import annotations

from datetime import date

from noticeboard.catalogue import load_catalogue
from noticeboard.derive import Urls, build_places
from noticeboard.render.bodies import build_home, fill_slots
from tests.helpers.projects import REPO, SMALL

DAY = date(2026, 11, 22)
SLOT = "<!-- noticeboard: site -->"


def places(folder):
    return build_places(load_catalogue(folder, DAY), DAY, Urls("https://board.example/"))


def test_hotline_and_panels_of_the_site_stand_on_home():
    found = places(REPO / "tests/projects/places/buildings")
    html = fill_slots(f"<p>before</p>{SLOT}", found, ("a.json",), "./", "zh_CN")
    assert SLOT not in html
    for text in ("热线", "tel:12345", "市民热线", "公园区社区办", "2026年11月20日"):
        assert text in html
    assert "市民热线" in build_home(found, ("a.json",), "zh_CN").html


def test_a_site_that_says_nothing_itself_shows_nothing():
    assert fill_slots(SLOT, places(SMALL / "buildings"), ("a.json",), "./", "zh_CN") == ""
    guest = fill_slots(SLOT, places(SMALL / "buildings"), ("a.json",), "./", "zh_CN", "own.css")
    assert guest == "", "no style sheet for nothing"
