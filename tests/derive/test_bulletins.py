"""What a community tells at its door: its own figures and cases, and nothing ages overnight."""

from __future__ import annotations

from datetime import date

import pytest

from noticeboard.catalogue import load_catalogue
from noticeboard.derive import Urls, build_bulletins
from tests.helpers.cases import add_cases, case
from tests.helpers.projects import write

DAY = date(2026, 11, 22)
URLS = Urls("https://board.example/")
SENT = ("11-02 点单", "11-02 派单 单位: 物业服务点")
OPEN = case("2026-001", "限时件", "2026-11-02", *SENT, "11-03 接单")
DONE = case("2026-002", "限时件", "2026-11-02", *SENT, "11-03 接单", "11-05 办结")
BACK = case("2026-003", "退回件", "2026-11-02", "11-02 点单", "11-09 退回 说明: 归路灯所管")
FIGURES = """数字:
  - {名称: 楼栋, 数值: 3, 单位: 栋, 截至: 2026-10-31, 来源: 社区数过}
  - {名称: 独居老人, 数值: 3, 单位: 人, 截至: 2026-11-12, 来源: 社区数过}
"""


def bulletin(small, today=DAY):
    catalogue = load_catalogue(small, today)
    return next(one for one in build_bulletins(catalogue, today, URLS) if one.path == "hubin")


def add(path, text):
    path.write_text(f"{path.read_text('utf-8').rstrip()}\n{text}", "utf-8")


def test_it_says_whom_to_call_and_no_number_twice(small):
    path = small / "hubin/community.yml"
    again = "联系卡:\n  - {名称: 社区值班, 电话: 0734-1000100}\n"
    path.write_text(path.read_text("utf-8").replace("联系卡:\n", again), "utf-8")
    found = bulletin(small)
    (person,) = found.people
    assert (person.name, person.seats, person.services) == ("柳青禾", ("党建联络员",), ())
    assert [row.name for row in found.contacts.rows] == ["政务热线"]
    assert (found.name, found.trail) == ("湖滨社区", ("石鼓区", "青山街道"))
    assert found.address_url == "https://board.example/hubin/"


def test_the_office_whose_number_is_the_hotline_is_told_with_its_hours(small):
    assert bulletin(small).desk is None
    path = small / "hubin/community.yml"
    desk = "联系卡:\n  - {名称: 社区值班, 电话: 0734-1000100, 说明: 工作日}\n"
    path.write_text(path.read_text("utf-8").replace("联系卡:\n", desk), "utf-8")
    found = bulletin(small)
    assert (found.desk.name, found.desk.note) == ("社区值班", "工作日")
    assert "社区值班" not in [row.name for row in found.contacts.rows]


@pytest.mark.parametrize(
    ("fields", "channel"), [("姓名, 电话", "网页"), ("姓名", "海报"), ("电话", "海报")]
)
def test_who_did_not_agree_to_name_and_number_on_paper_is_not_there(small, fields, channel):
    path = small / "hubin/consent.yml"
    lines = [line for line in path.read_text("utf-8").splitlines() if "柳青禾" not in line]
    lines.append(f"  - {{姓名: 柳青禾, 项目: [{fields}], 渠道: [{channel}], 自: 2026-11-01}}")
    path.write_text("\n".join(lines) + "\n", "utf-8")
    found = bulletin(small)
    assert found.people == ()
    assert "柳青禾" not in repr(found)


def test_cases_are_told_as_of_their_newest_move(small):
    add_cases(small, OPEN, DONE, BACK)
    told = bulletin(small).cases
    assert (told.year, told.total, told.ended, told.open, told.earlier) == (2026, 3, 2, 1, 0)
    assert told.day == date(2026, 11, 9)
    assert told.median == ""
    assert dict(told.funnel) == {"asked": 3, "sent": 2, "taken": 2, "done": 1}
    assert told.ways == (("done", 1), ("returned", 1), ("open", 1))


def test_what_is_late_is_what_was_on_the_day_that_is_named(small):
    add_cases(small, OPEN, DONE)
    told = bulletin(small, date(2026, 11, 22)).cases
    assert (told.day, told.open, told.late) == (date(2026, 11, 5), 1, 0)
    add_cases(small, OPEN, DONE, BACK)
    for today in (date(2026, 11, 22), date(2026, 12, 22)):
        told = bulletin(small, today).cases
        assert (told.day, told.open, told.late) == (date(2026, 11, 9), 1, 1)


def test_the_rate_in_time_is_that_of_those_with_a_limit_and_few_have_none(small):
    done = [
        case(f"2026-{n:03}", "限时件", "2026-11-02", *SENT, "11-03 接单", f"11-{day:02} 办结")
        for n, day in enumerate((3, 3, 4, 5, 5, 9), 3)
    ]
    add_cases(small, OPEN, *done)
    rate = bulletin(small).cases.in_time
    assert (rate.part, rate.whole, rate.percent) == (5, 6, "83.3")
    add_cases(small, OPEN, DONE, BACK)
    assert bulletin(small).cases.in_time.percent == ""


def test_nothing_changes_from_day_to_day(small):
    add_cases(small, OPEN, DONE, BACK)
    add(small / "hubin/community.yml", FIGURES)
    assert bulletin(small, date(2026, 11, 22)) == bulletin(small, date(2026, 11, 24))


def test_figures_are_those_of_the_community_alone_and_few_are_hidden(small):
    add(small / "hubin/community.yml", FIGURES)
    figure = "{名称: 社区, 数值: 9, 截至: 2026-10-31, 来源: 街道}"
    write(small / "units/qingshanjiedao.yml", f"数字: [{figure}]\n")
    found = bulletin(small)
    assert [(row.name, row.value) for row in found.figures.rows] == [
        ("独居老人", None),
        ("楼栋", 3),
    ]
    assert found.updated == date(2026, 11, 12)


def test_the_month_is_that_of_the_sheet_of_the_month(small):
    assert bulletin(small).month.first == date(2026, 11, 1)
    assert bulletin(small, date(2026, 11, 25)).month.first == date(2026, 12, 1)


def test_who_has_nothing_of_a_part_has_none(small):
    catalogue = load_catalogue(small, DAY)
    other = next(one for one in build_bulletins(catalogue, DAY, URLS) if one.path != "hubin")
    assert (other.cases, other.figures, other.month) == (None, None, None)


@pytest.mark.parametrize(
    ("panels", "told"),
    [
        ("[{栏目: 数字}, {栏目: 办件}]", ("", "")),
        ("[{栏目: 数字, 标题: 家底}, {栏目: 办件, 标题: 点单}]", ("家底", "点单")),
        ("[{栏目: 数字, 渠道: [网页]}, {栏目: 办件, 渠道: [网页]}]", (None, None)),
        ("[{栏目: 数字, 渠道: [海报]}, {栏目: 通知}]", ("", None)),
    ],
)
def test_a_site_that_says_where_its_panels_are_shown_is_obeyed(small, panels, told):
    add_cases(small, OPEN, DONE, BACK)
    add(small / "hubin/community.yml", FIGURES)
    add(small / "organisation.yml", f"栏目: {panels}\n")
    found = bulletin(small)
    titles = [part.title if part else None for part in (found.figures, found.cases)]
    assert tuple(titles) == told
