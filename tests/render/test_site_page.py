"""Pages of places: what each says itself, and the ways down to what is beneath it."""

from __future__ import annotations

import re
import shutil
from datetime import date

import pytest

from noticeboard.catalogue import load_catalogue
from noticeboard.derive import Urls, build_places
from noticeboard.locale import translate
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


FIGURES = """
数字:
  - {名称: 参加服务, 分子: 3218, 分母: 3747, 单位: 名, 截至: 2026-06-30, 来源: 名册}
  - {名称: 亮身份, 分子: 148, 分母: 148, 单位: 名, 截至: 2026-06-30, 来源: 名册}
  - {名称: 意见, 数值: 796, 单位: 条, 截至: 2026-05-31, 来源: 汇总,
     组成: [{名称: 办好, 数值: 733}, {名称: 在办, 数值: 63}]}
  - {名称: 社区, 数值: 55, 截至: 2026-06-30, 来源: 名册}
  - {名称: 片区, 数值: 162, 截至: 2026-06-30, 来源: 名册}
  - {名称: 独居老人, 数值: 3, 单位: 名, 截至: 2026-06-30, 来源: 名册}
  - {名称: 楼栋, 数值: 519, 截至: 2026-06-30, 来源: 名册}
调整:
  - {日期: 2026-05-01, 名称: 党支部, 原有: 3, 现有: 7}
"""


@pytest.fixture
def figured(small):
    with (small / "hubin/community.yml").open("a", encoding="utf-8") as file:
        file.write(FIGURES)
    return small


def test_bars_are_as_long_as_the_numbers_of_their_table_say(figured):
    html = body_of(figured, "hubin/figures")
    drawn = re.compile(r'<th scope="row">(\S+)</th><td>.*?<b>(\d+)</b>.*?M0 0h([\d.]+)v1H0z', re.S)
    assert drawn.findall(html) == [
        ("办好", "733", "92.1"),
        ("在办", "63", "7.9"),
        ("以前", "3", "42.9"),
        ("现在", "7", "100.0"),
    ]
    assert "85.9%</b>" in html
    assert "M0 0h85.9v1H0z" in html


STAGES = """
  - {名称: 点单, 单位: 件, 截至: 2026-06-30, 来源: 名册, 逐级: [{名称: 收集, 数值: 100},
     {名称: 派出, 数值: 60}, {名称: 服务好, 数值: LAST}]}"""


@pytest.mark.parametrize(("last", "bars"), [(60, 3), (80, 0)])
def test_stages_that_rise_have_no_bars_but_their_numbers_and_it_is_said(small, last, bars):
    with (small / "hubin/community.yml").open("a", encoding="utf-8") as file:
        file.write(f"\n数字:{STAGES.replace('LAST', str(last))}\n")
    chart = body_of(small, "hubin/figures").split("<h3>点单</h3>")[1].split("</section>")[0]
    assert re.findall(r"<b>(\d+)</b> 件", chart) == ["100", "60", str(last)]
    assert chart.count("<svg") == bars
    assert (translate("figure.rising", "zh_CN") in chart) == (not bars)


def test_what_a_number_says_has_no_picture(figured):
    html = body_of(figured, "hubin/figures")
    for name in ("亮身份", "社区", "独居老人"):
        assert "<svg" not in html.split(f"<h3>{name}</h3>")[1].split("</section>")[0]
    assert "3 名" not in html.split("<h3>独居老人</h3>")[1].split("</section>")[0]


def test_day_and_source_are_told_once_and_again_where_they_differ(figured):
    html = body_of(figured, "hubin/figures")
    assert html.count("2026年6月30日") == 1
    assert "来源：汇总" in html.split("<h3>意见</h3>")[1].split("</section>")[0]


def test_a_number_without_its_last_figures_says_so(small):
    with (small / "hubin/community.yml").open("a", encoding="utf-8") as file:
        file.write(
            "\n数字:\n"
            "  - {名称: 走访, 数值: 8300, 约数: 多, 单位: 户, 截至: 2026-06-30, 来源: 册}\n"
            "  - {名称: 点单, 单位: 件, 约数: 约, 截至: 2026-06-30, 来源: 册, "
            "逐级: [{名称: 收集, 数值: 100}, {名称: 派出, 数值: 60}]}\n"
        )
    html = body_of(small, "hubin/figures")
    assert '超过 <b class="big">8300</b> 户' in html
    assert [html.count(f"约 <b>{value}</b> 件") for value in (100, 60)] == [1, 1]
    panel = body_of(small, "hubin")
    assert "超过 <b>8300</b> 户" in panel
    assert "收集 约 100" in panel


def test_the_page_of_the_place_begins_the_figures_and_leads_to_all(figured):
    html = body_of(figured, "hubin")
    assert '<a href="../hubin/figures/">全部 7 个数字，看图</a>' in html
    assert "<svg" not in html
    assert html.count('class="row figure"') == 5
