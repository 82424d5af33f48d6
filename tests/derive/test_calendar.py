"""What is on: the next days on a board, the months of a community, the words on paper."""

from __future__ import annotations

from datetime import date

import pytest

from noticeboard.catalogue import load_catalogue
from noticeboard.derive import build_board, build_places
from noticeboard.derive.calendar import CalendarEvent, calendar_of, months_of
from noticeboard.derive.scope import scope_of
from noticeboard.schema import Channel, Event
from tests.helpers.projects import write

EVENTS = """
活动:
  - {名称: 巡查, 时间: 每天 8:00–9:00, 负责: 网格员, 停: [2026年11月23日]}
  - 名称: 大扫除
    时间: 每周五 15:00–17:00
    已办: [{日期: 2026-11-13, 人数: 23}, {日期: 2026-11-06, 人数: 4}]
  - {名称: 晨读, 时间: 每周日 7:00}
  - {名称: 联席会议, 时间: 每两周周三 9:00, 自: 2026-11-25}
  - {名称: 邻里节, 时间: 2026年11月28日, 地点: 小广场}
  - {名称: 办完了的, 时间: 2026年11月7日}
"""


@pytest.fixture
def told(small):
    """The small project, with events at the community and one in a building."""
    path = small / "hubin/community.yml"
    text = path.read_text("utf-8").split("活动:")[0]
    write(path, text.rstrip() + EVENTS)
    home = small / "hubin/lou1.yml"
    write(home, home.read_text("utf-8") + "活动:\n  - {名称: 楼道会, 时间: 每月最后一天 19:00}\n")
    return small


def board_of(small, urls, today, path="hubin/lou1", channel=Channel.WEB):
    catalogue = load_catalogue(small, today)
    chain = next(chain for chain in catalogue.chains() if chain[0].path == path)
    return build_board(catalogue, chain, channel, today, urls)


def test_a_board_tells_what_is_on_today_and_next_and_no_more(told, urls, today):
    *rows, links = board_of(told, urls, today).panel("events").rows
    said = [(row.name, row.day, row.times) for row in rows]
    assert said == [
        ("晨读", today, "7:00"),
        ("巡查", today, "8:00–9:00"),
        ("联席会议", date(2026, 11, 25), "9:00"),
    ]
    assert (links.file, links.months) == ("hubin/lou1/calendar.ics", "hubin/calendar")


def test_what_does_not_take_place_is_not_told(told, urls):
    rows = board_of(told, urls, date(2026, 11, 23)).panel("events").rows[:3]
    assert [(row.name, row.day.day) for row in rows] == [
        ("巡查", 24),
        ("联席会议", 25),
        ("大扫除", 27),
    ]


def test_paper_says_when_it_comes_again_in_the_words_of_staff(told, urls, today):
    panel = board_of(told, urls, today, channel=Channel.PRINT).panel("events")
    assert [(row.name, row.when) for row in panel.rows] == [
        ("楼道会", "每月最后一天 19:00"),
        ("巡查", "每天 8:00–9:00"),
        ("大扫除", "每周五 15:00–17:00"),
        ("晨读", "每周日 7:00"),
        ("联席会议", "每两周周三 9:00"),
    ]


def test_a_mark_makes_no_sheet_untrue(told, urls, today):
    before = board_of(told, urls, today, channel=Channel.PRINT)
    path = told / "hubin/community.yml"
    text = path.read_text("utf-8").replace("人数: 23}", "人数: 23}, {日期: 2026-11-20, 人数: 30}")
    write(path, text)
    assert board_of(told, urls, today, channel=Channel.PRINT) == before


def test_the_months_of_a_home_are_those_of_the_nearest_above_that_has_some(told, urls, today):
    rows = board_of(told, urls, today, "hubin/lou3").panel("events").rows
    assert rows[-1].months == "hubin/calendar"
    path = told / "hubin/community.yml"
    text = path.read_text("utf-8").split("活动:")[0]
    write(path, text)
    *rows, links = board_of(told, urls, today).panel("events").rows
    assert [row.name for row in rows] == ["楼道会"]
    assert links.months == "", "there is no such page"
    write(path, text + "活动:\n  - {名称: 邻里节, 时间: 每年9月5日}\n")
    board = board_of(told, urls, today, "hubin")
    assert board.months == ()
    assert board.panel("events").rows[-1].months == "", "nothing is on in these two months"


def test_months_day_by_day(told, urls, today):
    november, december = board_of(told, urls, today, "hubin").months
    assert [event.name for event in november.often] == ["巡查"]
    days = {day.day.day: day.held for day in november.days}
    held = {number: [one.event.name for one in day] for number, day in days.items()}
    assert held[27] == ["大扫除"]
    assert held[28] == ["邻里节"]
    assert held[7] == ["办完了的"]
    assert [(one.event.name, one.stopped) for one in days[23]] == [("巡查", True)]
    assert 24 not in held, "what is on most days is told once"
    assert december.first == date(2026, 12, 1)


def test_of_few_people_no_number_is_told(told, urls, today):
    november, _ = board_of(told, urls, today, "hubin").months
    done = {day.day.day: [(h.done, h.people) for h in day.held] for day in november.days}
    assert done[13] == [(True, 23)]
    assert done[6] == [(True, None)]
    assert done[20] == [(False, None)]


def test_nothing_on_no_month(urls, today, small):
    write(
        small / "hubin/community.yml", (small / "hubin/community.yml").read_text().split("活动")[0]
    )
    board = board_of(small, urls, today, "hubin")
    assert board.panel("events") is None
    assert board.months == months_of((), today) == ()


def test_a_site_that_does_not_use_the_panel_has_no_calendar(told, urls, today):
    write(
        told / "organisation.yml",
        (told / "organisation.yml").read_text("utf-8") + "栏目: [{栏目: 成员}]\n",
    )
    catalogue = load_catalogue(told, today)
    assert not any(board.calendar for board in build_places(catalogue, today, urls))


def test_a_month_knows_how_many_of_its_days_are_over():
    event = Event.model_validate({"name": "大扫除", "when": "每周五 8:30"})
    told = CalendarEvent("x", "大扫除", event.when, event.recurrence, "", "", "", "", None)
    this, following = months_of((told,), date(2026, 11, 20))
    assert [day.day.day for day in this.days] == [6, 13, 20, 27]
    assert (this.over, following.over) == (2, 0), "today is not over"


LESSONS = """
家庭党校:
  - {日期: 2026-12-09, 题目: 衡阳解放的故事, 时间: 15:00–16:00, 主讲: 钱红梅, 电话: 0512-10003101}
  - {日期: 2026-12-10, 题目: 一件一件议, 时间: 晚饭后}
"""


def test_lessons_are_in_the_calendar_of_their_place_without_their_speakers(told, urls, today):
    path = told / "hubin/community.yml"
    write(path, path.read_text("utf-8") + LESSONS)
    places = {p.path: p for p in build_places(load_catalogue(told, today), today, urls)}
    lessons = [e for e in places["hubin"].calendar if "lessons" in e.key]
    assert [(e.name, e.times, e.text) for e in lessons] == [
        ("衡阳解放的故事", "15:00–16:00", ""),
        ("一件一件议", "", "晚饭后"),
    ]
    assert "钱红梅" not in repr(lessons)
    december = places["hubin"].months[1]
    named = {day.day.day: [held.event.name for held in day.held] for day in december.days}
    assert "衡阳解放的故事" in named[9]
    assert "一件一件议" in named[10]


def test_lessons_whose_panel_a_channel_does_not_show_are_in_no_calendar(told, urls, today):
    path = told / "hubin/community.yml"
    write(path, path.read_text("utf-8") + LESSONS)
    catalogue = load_catalogue(told, today)
    chain = catalogue.chain_of(next(c for c in catalogue.communities if c.path == "hubin"))
    for channel, shown in ((Channel.WEB, 2), (Channel.PRINT, 0), (Channel.SCREEN, 0)):
        events = calendar_of(scope_of(catalogue, chain, channel, today))
        assert sum("lessons" in event.key for event in events) == shown
