"""The figures of a place on one page: nothing that its panels do not say, and what changed."""

from __future__ import annotations

from datetime import date

import pytest

from noticeboard.catalogue import load_catalogue
from noticeboard.derive import Urls, build_places
from tests.derive.test_casework import ALL
from tests.derive.test_organised import add
from tests.helpers.cases import add_cases
from tests.helpers.projects import REPO

DAY = date(2026, 11, 22)
FIGURES = """
数字:
  - {名称: 社区, 数值: 55, 截至: 2026-06-30, 来源: 名册}
  - {名称: 片区, 数值: 162, 截至: 2026-06-30, 来源: 名册}
  - {名称: 楼栋, 数值: 519, 截至: 2026-06-30, 来源: 名册}
  - {名称: 参加服务, 分子: 3218, 分母: 3747, 单位: 名, 截至: 2026-07-01, 来源: 名册}
  - {名称: 意见, 数值: 796, 单位: 条, 截至: 2026-06-30, 来源: 汇总,
     组成: [{名称: 办好, 数值: 733}, {名称: 在办, 数值: 63}]}
  - {名称: 点单, 单位: 件, 截至: 2026-06-30, 来源: 名册,
     逐级: [{名称: 收集, 数值: 100}, {名称: 派出, 数值: 60}]}
  - {名称: 独居老人, 数值: 3, 单位: 名, 截至: 2026-06-30, 来源: 名册}
调整:
  - {日期: 2026-05-01, 名称: 党支部, 原有: 3, 现有: 7}
"""


def dashboards(folder):
    boards = build_places(load_catalogue(folder, DAY), DAY, Urls("https://board.example/"))
    return {board.path: board.dashboard for board in boards}


def test_figures_stand_by_what_can_be_drawn_of_them(small):
    add(small / "hubin/community.yml", FIGURES)
    told = dashboards(small)["hubin"]
    assert [(group, [row.name for row in rows]) for group, rows in told.groups] == [
        ("percent", ["参加服务"]),
        ("parts", ["意见"]),
        ("stages", ["点单"]),
        ("numbers", ["社区", "片区", "楼栋", "独居老人"]),
    ]
    assert [(row.before, row.after) for row in told.changes] == [(3, 7)]


def test_a_number_of_few_persons_is_not_told_here_either(small):
    add(small / "hubin/community.yml", FIGURES)
    (*_, (_, numbers)) = dashboards(small)["hubin"].groups
    assert {row.name: row.value for row in numbers}["独居老人"] is None


def test_what_most_figures_have_in_common_is_said_once(small):
    add(small / "hubin/community.yml", FIGURES)
    told = dashboards(small)["hubin"]
    assert (told.day, told.source) == (date(2026, 6, 30), "名册")


@pytest.mark.parametrize("count", [1, 2])
def test_few_figures_say_each_for_itself_whence_they_are(small, count):
    lines = FIGURES.splitlines(keepends=True)
    add(small / "hubin/community.yml", "".join(lines[: 2 + count]))
    told = dashboards(small)["hubin"]
    assert (told.day, told.source) == (None, None)


def test_sums_say_each_for_itself_that_they_are_sums(small):
    line = "  - {{名称: {}, 数值: 9, 单位: 盏, 截至: 2026-06-30, 来源: 册}}\n"
    lines = "".join(map(line.format, ("灯", "门", "窗")))
    for home in ("lou1", "lou2", "lou3"):
        add(small / f"hubin/{home}.yml", f"\n数字:\n{lines}")
    told = dashboards(small)["hubin"]
    assert (told.count, told.day, told.source) == (3, None, None)


def test_a_community_tells_of_its_cases_and_a_unit_of_those_beneath_it():
    told = dashboards(REPO / "buildings")
    cases = told["chuanhui-qiyi"].cases
    assert [(one.community, one.sums) for one in told["unit/chuanhuiqu"].beneath] == [
        ("七一社区", cases)
    ]
    assert told["unit/chuanhuiqu"].cases is None
    assert told["chuanhui-qiyi"].beneath == ()


def test_cases_that_the_site_does_not_show_are_not_counted(small):
    add_cases(small, *ALL)
    assert dashboards(small)["hubin"].cases.total == len(ALL)
    add(small / "organisation.yml", "栏目: [{栏目: 成员}, {栏目: 服务}]\n")
    assert dashboards(small)["hubin"] is None


def test_a_place_without_figures_and_the_site_have_no_such_page(small):
    assert {*dashboards(small).values()} == {None}
