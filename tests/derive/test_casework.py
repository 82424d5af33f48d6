"""What becomes of cases on a day: their state, what is overdue, and what a year comes to."""

from __future__ import annotations

from datetime import date

import pytest

from noticeboard.catalogue import load_catalogue
from noticeboard.derive import Urls, build_boards, build_case_lists, build_case_pages, build_places
from noticeboard.derive.case_rows import Rate
from noticeboard.derive.casework import casework_of
from noticeboard.schema import Channel
from tests.helpers.cases import RULES, add_cases, case

DAY = date(2026, 11, 22)
URLS = Urls("https://board.example/")
SENT = ("11-02 点单", "11-02 派单 单位: 物业服务点")
OPEN = case("2026-001", "限时件", "2026-11-02", *SENT, "11-03 接单")
DONE = case("2026-002", "限时件", "2026-11-02", *SENT, "11-03 接单", "11-05 办结")
LATE = case("2026-003", "限时件", "2026-11-02", *SENT, "11-03 接单", "11-09 办结")
AT_ONCE = case("2026-004", "即办件", "2026-11-02", "11-02 点单", "11-02 办结")
GIVEN_BACK = case("2026-005", "退回件", "2026-11-02", "11-02 点单", "11-03 退回 说明: 归路灯所管")
WAITING = case("2026-006", "补办件", "2026-11-02", "11-02 点单", "11-03 补办 说明: 缺照片")
ALL = (OPEN, DONE, LATE, AT_ONCE, GIVEN_BACK, WAITING)


def work(small, *cases, today=DAY, **more):
    add_cases(small, *cases, **more)
    catalogue = load_catalogue(small, today)
    community = next(c for c in catalogue.communities if c.id == "hubin")
    return casework_of(catalogue, community, today)


def rows(work):
    return {row.number: row for row in work.rows[work.year]}


@pytest.mark.parametrize(
    ("day", "left", "late"),
    [
        (date(2026, 11, 22), 1, 0),  # a Sunday
        (date(2026, 11, 23), 0, 0),
        (date(2026, 11, 24), -1, 1),
        (date(2026, 11, 27), -4, 4),
        (date(2026, 11, 28), -4, 4),
    ],
)
def test_overdue_is_computed_from_today(small, day, left, late):
    fresh = case("2026-001", "限时件", "2026-11-18", "11-18 点单")
    (row,) = work(small, fresh, today=day).rows[2026]
    assert (row.due, row.left, row.late) == (date(2026, 11, 23), left, late)


@pytest.mark.parametrize(
    ("day", "passed"), [(date(2026, 11, 27), False), (date(2026, 11, 28), True)]
)
def test_on_the_saturday_behind_a_friday_it_is_due_by_now_and_not_today(small, day, passed):
    fresh = case("2026-001", "限时件", "2026-11-24", "11-24 点单")
    (row,) = work(small, fresh, today=day).rows[2026]
    assert (row.due, row.left, row.late, row.passed) == (date(2026, 11, 27), 0, 0, passed)


@pytest.mark.parametrize(("day", "late"), [(date(2026, 11, 27), 0), (date(2026, 11, 28), 1)])
def test_what_is_past_its_day_is_overdue_at_the_weekend_too(small, day, late):
    fresh = case("2026-001", "限时件", "2026-11-24", "11-24 点单")
    sums = work(small, fresh, today=day).sums[2026]
    assert (sums.late, [one.late for one in sums.sorts]) == (late, [late])


def test_what_was_done_on_the_saturday_behind_its_day_was_not_in_time(small):
    done = case(
        "2026-001", "限时件", "2026-11-10",
        *("11-10 点单", "11-10 派单 单位: 物业服务点", "11-10 接单", "11-14 办结"),
    )  # fmt: skip
    found = work(small, done)
    assert rows(found)["2026-001"].passed
    assert found.sums[2026].in_time.part == 0


def test_days_in_which_papers_were_awaited_are_not_those_it_took(small):
    """Of 13 working days until it was done, three went by until the papers had come."""
    beside = case(
        "2026-007", "补办件", "2026-11-02",
        *("11-02 点单", "11-03 补办 说明: 缺照片", "11-06 补齐", "11-06 接单", "11-19 办结"),
    )  # fmt: skip
    row = rows(work(small, beside))["2026-007"]
    assert (row.taken, row.waited, row.late) == (10, 3, 4)
    more = [beside.replace("2026-007", f"2026-{n:03}") for n in range(8, 12)]
    assert work(small, beside, *more).sums[2026].median == "10"


def test_a_list_says_of_when_its_newest_step_is(small):
    old = case("2025-001", "即办件", "2025-12-02", "12-02 点单", "12-03 办结")
    add_cases(small, old, year=2025)
    add_cases(small, *ALL)
    lists = build_case_lists(load_catalogue(small, DAY), DAY, URLS)
    assert [one.updated for one in lists] == [date(2026, 11, 9), date(2025, 12, 3)]


def test_what_has_ended_is_judged_by_the_day_it_did(small):
    found = rows(work(small, *ALL))
    assert [(found[n].taken, found[n].late) for n in ("2026-002", "2026-003")] == [(3, 0), (5, 2)]
    assert found["2026-004"].taken == 0
    assert found["2026-001"].body == "物业服务点"


def test_what_waits_for_papers_is_not_overdue(small):
    row = rows(work(small, WAITING))["2026-006"]
    assert (row.due, row.left, row.late) == (None, None, 0)


def test_a_year_in_numbers(small):
    sums = work(small, *ALL).sums[2026]
    assert (sums.total, sums.open, sums.late, sums.waiting) == (6, 2, 1, 1)
    assert sums.done == Rate(3, 5, "60"), "what is given back was not the community's to do"
    assert sums.funnel == (("asked", 6), ("sent", 3), ("taken", 3), ("done", 2))
    assert sums.ways == (("done", 2), ("at-once", 1), ("returned", 1), ("open", 2))
    assert (sums.ended, sums.returned, sums.withdrawn) == (4, 1, 0)
    assert [(one.sort, one.total, one.ended, one.late) for one in sums.sorts] == [
        ("instant", 1, 1, 0),
        ("timed", 3, 2, 1),
        ("supplement", 1, 0, 0),
        ("return", 1, 1, 0),
    ]


def test_the_ways_of_a_year_come_to_all_that_was_received(small):
    """Papers came and it was taken without being sent: done, and not at the end of the funnel."""
    beside = case(
        "2026-007", "补办件", "2026-11-02",
        *("11-02 点单", "11-03 补办 说明: 缺照片", "11-04 补齐", "11-04 接单", "11-05 办结"),
    )  # fmt: skip
    taken_back = case("2026-008", "限时件", "2026-11-02", "11-02 点单", "11-03 撤单")
    sums = work(small, *ALL, beside, taken_back).sums[2026]
    assert sum(count for _, count in sums.ways) == sums.total == 8
    assert dict(sums.ways)["at-once"] == 2
    assert (sums.ended, sums.withdrawn) == (6, 1)


def test_of_few_no_rate_and_no_median_is_told(small):
    sums = work(small, *ALL).sums[2026]
    assert sums.in_time == Rate(3, 4, "")
    assert sums.median == ""


def test_the_median_is_told_of_five(small):
    more = case("2026-007", "即办件", "2026-11-02", "11-02 点单", "11-02 办结")
    also = case("2026-008", "限时件", "2026-11-02", *SENT, "11-03 接单", "11-04 办结")
    sums = work(small, *ALL, more, also).sums[2026]
    assert sums.median == "2"
    assert sums.in_time == Rate(5, 6, "83.3")


def test_no_step_of_the_funnel_has_more_than_the_one_before(small):
    counts = [count for _, count in work(small, *ALL).sums[2026].funnel]
    assert counts == sorted(counts, reverse=True)


def test_the_list_has_open_ones_of_earlier_years_and_its_own_pages_for_those(small):
    old = case("2025-001", "限时件", "2025-12-02", "12-02 点单", "12-02 派单 单位: 物业服务点")
    ended = case("2025-002", "即办件", "2025-12-02", "12-02 点单", "12-02 办结")
    add_cases(small, old, ended, year=2025)
    add_cases(small, *ALL)
    first, second = build_case_lists(load_catalogue(small, DAY), DAY, URLS)
    assert (first.path, second.path) == ("hubin/cases", "hubin/cases/2025")
    assert [row.number for row in first.open] == ["2025-001", "2026-001", "2026-006"]
    assert [row.number for row in second.ended] == ["2025-002"]
    assert first.sums.earlier == 1
    assert first.others == (("hubin/cases/2025", 2025, 1),)


def test_a_long_year_has_several_pages(small):
    many = [
        case(f"2026-{n:03}", "即办件", "2026-11-02", "11-02 点单", "11-02 办结")
        for n in range(1, 251)
    ]
    add_cases(small, *many)
    lists = build_case_lists(load_catalogue(small, DAY), DAY, URLS)
    assert [(one.path, len(one.ended)) for one in lists] == [
        ("hubin/cases", 120),
        ("hubin/cases/2026-2", 120),
        ("hubin/cases/2026-3", 10),
    ]


def test_what_is_not_known_is_not_told(small):
    slow = case("2026-001", "限时件", "2026-11-20", "11-20 点单", kind="困难需求")
    rules = RULES.replace("困难需求", "困难需求, 工作日: 60")
    (row,) = work(small, slow, rules=rules).rows[2026]
    assert (row.due, row.left, row.late) == (None, None, 0)
    assert row.taken == 0


def test_a_home_tells_how_many_there_are_and_where(small):
    add_cases(small, *ALL)
    catalogue = load_catalogue(small, DAY)
    boards = {board.path: board for board in build_boards(catalogue, Channel.WEB, DAY, URLS)}
    (more,) = boards["hubin/lou1"].more
    assert ("cases", 6) in [(item.kind, item.count) for item in more.items]
    assert boards["hubin/lou1"].panel("cases") is None
    places = {board.path: board for board in build_places(catalogue, DAY, URLS)}
    summary, *newest = places["hubin"].panel("cases").rows
    assert (summary.total, len(newest)) == (6, 3)
    assert places[""].panel("cases") is None


def test_a_site_that_does_not_show_them_has_no_page_of_them(small):
    add_cases(small, *ALL, rules=f"{RULES}栏目: [{{栏目: 通知}}]\n")
    catalogue = load_catalogue(small, DAY)
    assert [w.message_id for w in catalogue.warnings if w.place.key == "办件"] == ["panels.unused"]
    assert build_case_lists(catalogue, DAY, URLS) == ()
    assert [*build_case_pages(catalogue, DAY)] == []


def test_numbers_that_nobody_guesses_stand_in_no_list(small):
    number = "2026-001-7K3M9T"
    coded = RULES.replace("办件规则:\n", "办件规则:\n  查询码: 是\n")
    hidden = case(number, "限时件", "2026-11-02", *SENT).replace(f"第{number}件", "楼道灯")
    add_cases(small, hidden, rules=coded)
    catalogue = load_catalogue(small, DAY)
    lists = build_case_lists(catalogue, DAY, URLS)
    boards = (*build_boards(catalogue, Channel.WEB, DAY, URLS), *build_places(catalogue, DAY, URLS))
    assert "楼道灯" in repr(lists)
    assert number not in repr((lists, boards))
    (page,) = build_case_pages(catalogue, DAY)
    assert page.row.path == f"hubin/cases/{number}"
