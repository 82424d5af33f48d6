"""Pages of places: what each says itself, and the ways down to what is beneath it."""

from __future__ import annotations

import shutil
from datetime import date

from noticeboard.catalogue import load_catalogue
from noticeboard.derive import Urls, build_places
from noticeboard.render.bodies import build_bodies, build_home, fill_slots
from tests.helpers.projects import REPO, SMALL, write

DAY = date(2026, 11, 22)
PLACES = REPO / "tests/projects/places/buildings"
SLOT = "<!-- noticeboard: site -->"


def places(folder):
    return build_places(load_catalogue(folder, DAY), DAY, Urls("https://board.example/"))


def test_hotline_and_panels_of_the_site_stand_on_home():
    found = places(PLACES)
    html = fill_slots(f"<p>before</p>{SLOT}", found, ("a.json",), "./", "zh_CN")
    assert SLOT not in html
    for text in ("热线", "tel:12345", "市民热线", "公园区社区办", "2026年11月20日"):
        assert text in html
    assert "市民热线" in build_home(found, ("a.json",), "zh_CN").html


def test_a_site_that_says_nothing_itself_shows_nothing():
    assert fill_slots(SLOT, places(SMALL / "buildings"), ("a.json",), "./", "zh_CN") == ""
    guest = fill_slots(SLOT, places(SMALL / "buildings"), ("a.json",), "./", "zh_CN", "own.css")
    assert guest == "", "no style sheet for nothing"


def body_of(folder, path):
    (body,) = (b for b in build_bodies(places(folder), "zh_CN") if b.path == path)
    return body.html


def test_stairwells_are_a_line_of_links_below_their_building():
    html = body_of(PLACES, "gongyuan")
    building, below = html.split('href="../gongyuan/he/"')[1].split("</a>", 1)
    assert "1号楼" in building
    assert '<a href="../gongyuan/he-xi/">西单元公示栏</a>' in below.split("</li>")[0]
    assert html.count("nb-stairwells") == 1, "nothing where there are none"


def test_the_hotline_of_a_unit_says_that_it_calls(tmp_path):
    folder = tmp_path / "buildings"
    shutil.copytree(PLACES, folder)
    write(folder / "units/park.yml", "热线: 0734-1000500\n")
    html = body_of(folder, "unit/park")
    assert '<span>热线</span> <a class="tel" href="tel:07341000500"><span class="do">拨打' in html
