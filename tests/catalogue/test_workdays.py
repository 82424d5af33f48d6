"""Working days, against the notices of the State Council (国办发明电 2023-7, 2024-12, 2025-7)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from noticeboard.catalogue.caseload import caseload_of
from noticeboard.catalogue.workdays import Workdays
from noticeboard.schema import Case, Community, DaysOff, Organisation

#: Weekend days on which people work, and weekdays on which they do not, by the notices.
MADE_UP = {
    2024: "02-04 02-18 04-07 04-28 05-11 09-14 09-29 10-12",
    2025: "01-26 02-08 04-27 09-28 10-11",
    2026: "01-04 02-14 02-28 05-09 09-20 10-10",
}
FREE = {
    2024: "01-01 02-12 02-13 02-14 02-15 02-16 04-04 04-05 05-01 05-02 05-03 06-10 09-16 09-17"
    " 10-01 10-02 10-03 10-04 10-07",
    2025: "01-01 01-28 01-29 01-30 01-31 02-03 02-04 04-04 05-01 05-02 05-05 06-02 10-01 10-02"
    " 10-03 10-06 10-07 10-08",
    2026: "01-01 01-02 02-16 02-17 02-18 02-19 02-20 02-23 04-06 05-01 05-04 05-05 06-19 09-25"
    " 10-01 10-02 10-05 10-06 10-07",
}


def days_of(year, wanted):
    day = date(year, 1, 1)
    while day.year == year:
        if wanted(day):
            yield day.strftime("%m-%d")
        day += timedelta(days=1)


@pytest.mark.parametrize("year", MADE_UP)
def test_a_year_departs_from_monday_to_friday_as_its_notice_says(year):
    calendar = Workdays()
    made_up = days_of(year, lambda day: day.weekday() > 4 and calendar.is_work(day))
    free = days_of(year, lambda day: day.weekday() < 5 and not calendar.is_work(day))
    assert " ".join(made_up) == MADE_UP[year]
    assert " ".join(free) == FREE[year]


@pytest.mark.parametrize("year", FREE)
def test_a_holiday_has_a_name_and_a_mere_weekend_has_none(year):
    calendar = Workdays()
    weekdays = days_of(year, lambda day: day.weekday() < 5 and calendar.is_holiday(day))
    assert " ".join(weekdays) == FREE[year]
    weekends = [*days_of(year, lambda day: day.weekday() > 4 and calendar.is_holiday(day))]
    assert 0 < len(weekends) < 20
    assert not {*weekends} & {*MADE_UP[year].split()}


def test_the_office_has_holidays_of_its_own_and_none_where_it_works():
    saturday, new_year = date(2026, 12, 12), date(2026, 1, 1)
    calendar = Workdays({saturday: False, new_year: True})
    assert calendar.is_holiday(saturday)
    assert not calendar.is_holiday(new_year)
    assert not calendar.is_holiday(date(2026, 12, 5))
    assert not calendar.is_holiday(date(2099, 1, 1))


def test_a_year_without_a_notice_is_not_known():
    calendar = Workdays()
    assert calendar.is_work(date(2099, 3, 2)) is None
    assert calendar.after(date(2099, 3, 2), 1) is None
    assert calendar.between(date(2099, 3, 2), date(2099, 3, 3)) is None


def off(year, **days):
    return DaysOff(年份=str(year), 放假=days.get("off", ()), 上班=days.get("on", ()))


def test_the_office_says_what_departs():
    """A day off of its own in a year that is known, and a whole year that is not."""
    calendar = Workdays.of([off(2026, off=["2026-11-24"]), off(2099, on=["2099-03-07"])])
    assert [calendar.is_work(date(2026, 11, day)) for day in (23, 24, 28)] == [True, False, False]
    assert [calendar.is_work(date(2099, 3, day)) for day in (6, 7, 8)] == [True, True, False]


@pytest.mark.parametrize(
    ("day", "count", "due"),
    [
        ("2026-11-20", 0, "2026-11-20"),  # a Friday
        ("2026-11-21", 0, "2026-11-23"),  # on a Saturday nobody is there
        ("2026-11-20", 1, "2026-11-23"),
        ("2026-11-20", 5, "2026-11-27"),
        ("2026-09-30", 1, "2026-10-08"),
        ("2026-10-08", 2, "2026-10-10"),  # a Saturday that makes up
        ("2026-02-13", 1, "2026-02-14"),
        ("2026-02-14", 1, "2026-02-24"),
    ],
)
def test_limits_run_over_working_days(day, count, due):
    assert Workdays().after(date.fromisoformat(day), count) == date.fromisoformat(due)


@pytest.mark.parametrize(
    ("first", "last", "count"),
    [
        ("2026-11-20", "2026-11-20", 0),
        ("2026-11-20", "2026-11-23", 1),
        ("2026-11-23", "2026-11-20", -1),
        ("2026-09-30", "2026-10-12", 4),
    ],
)
def test_working_days_between(first, last, count):
    days = date.fromisoformat(first), date.fromisoformat(last)
    assert Workdays().between(*days) == count


def load(**rules):
    community = Community.model_construct(case_rules=None)
    organisation = Organisation(名称="站", 办件规则=rules) if rules else Organisation(名称="站")
    return caseload_of(organisation, community)


def case(sort, *moves, kind="环境卫生", received="2026-11-02"):
    steps = [{"日期": day, "状态": state, **more} for day, state, more in moves]
    return Case(编号="2026-001", 类别=kind, 办件类型=sort, 内容="一件事", 收件=received, 经过=steps)


ASKED = ("2026-11-02", "点单", {})


def test_limits_are_those_of_the_class_unless_somebody_says_otherwise():
    assert load().due(case("即办件", ASKED)) == date(2026, 11, 2)
    assert load().due(case("限时件", ASKED)) == date(2026, 11, 9)
    assert load(限时件="3").due(case("限时件", ASKED)) == date(2026, 11, 5)
    kinds = {"类别": [{"名称": "环境卫生", "工作日": "1"}]}
    assert load(**kinds).due(case("限时件", ASKED)) == date(2026, 11, 3)
    assert load(**kinds).due(case("补办件", ASKED)) == date(2026, 11, 9)


def test_papers_that_are_wanted_stop_the_clock():
    wanting = ("2026-11-03", "补办", {"说明": "缺病历"})
    supplied = ("2026-11-16", "补齐", {})
    assert load().due(case("补办件", ASKED, wanting)) is None
    assert load().due(case("补办件", ASKED, wanting, supplied)) == date(2026, 11, 23)


def test_what_is_put_off_is_due_on_the_day_that_was_said():
    until = ("2026-11-05", "延期", {"至": "2026-11-30", "说明": "等材料"})
    assert load().due(case("限时件", ASKED, until)) == date(2026, 11, 30)
