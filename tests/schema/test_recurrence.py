"""When something takes place: what staff write is read, or told; nothing is guessed."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from noticeboard.schema.recurrence import (
    Lunar,
    Monthly,
    Recurrence,
    Weekly,
    bounded,
    lunar_day,
    read_recurrence,
    read_stop,
)
from noticeboard.schema.recurrence.lunar import TERMS, term_day
from noticeboard.schema.recurrence.near import _LACKING, _OFTEN, EXAMPLES

YEAR = date(2026, 1, 1), date(2026, 12, 31)
NOVEMBER = date(2026, 11, 1), date(2026, 11, 30)


def days(words, start, end, **bounds):
    return [day.isoformat()[5:] for day in bounded_of(words, **bounds).days(start, end)]


def bounded_of(words, since=None, until=None, stops=()):
    return bounded(read_recurrence(words), since, until, stops)


def fault_of(words, read=read_recurrence):
    with pytest.raises(PydanticCustomError) as caught:
        read(words)
    return dict(caught.value.context)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("每周五", "06 13 20 27"),
        ("每星期五", "06 13 20 27"),
        ("礼拜五", "06 13 20 27"),
        ("逢周五", "06 13 20 27"),
        ("每周 五", "06 13 20 27"),
        ("每周一、三、五", "02 04 06 09 11 13 16 18 20 23 25 27 30"),
        ("每周一三五", "02 04 06 09 11 13 16 18 20 23 25 27 30"),
        ("周一、周三和周五", "02 04 06 09 11 13 16 18 20 23 25 27 30"),
        ("每周１、３、５", "02 04 06 09 11 13 16 18 20 23 25 27 30"),
        ("每周六日", "01 07 08 14 15 21 22 28 29"),
        ("周四至周五", "05 06 12 13 19 20 26 27"),
        ("周四—五", "05 06 12 13 19 20 26 27"),
        ("自2026年11月4日起每两周周三", "04 18"),
        ("隔周周三，自2026年11月11日起", "11 25"),
        ("自2026年11月2日每3周周一", "02 23"),
        ("每月5日、20日", "05 20"),
        ("每月5、20号", "05 20"),
        ("每个月五日、二十日", "05 20"),
        ("每月28日至30日", "28 29 30"),
        ("每月31日", ""),
        ("每月最后一天", "30"),
        ("每月第一天、最后一天", "01 30"),
        ("每月第一个周六", "07"),
        ("每月第一、三个周六", "07 21"),
        ("每月第二个星期天", "08"),
        ("每月第五个周一", "30"),
        ("每月第五个周二", ""),
        ("每月最后一个周日", "29"),
        ("单月5日", "05"),
        ("双月5日", ""),
        ("每季末月25日", ""),
        ("每季度第二个月5日", "05"),
        ("每年11月8日、12月5日", "08"),
        ("每年5月、11月9日", "09"),
        ("每年11月最后一个周五", "27"),
        ("2026年11月28日", "28"),
        ("2026-11-28", "28"),
        ("2026年11月29日至12月2日", "29 30"),
        ("2026年10月31日、11月1日、3日", "01 03"),
        ("农历十月初一", "09"),
        ("农历每月初一、十五", "09 23"),
        ("每月逢二五八", "02 05 08 12 15 18 22 25 28"),
        ("每月逢2、5、8 9:00–11:00", "02 05 08 12 15 18 22 25 28"),
        ("每月逢五逢十", "05 10 15 20 25 30"),
        ("每月逢十 10:00", "10 20 30"),
        ("农历逢三六九", "01 04 07 11 14 17 21 24 27"),
        ("农历每月逢一", "09 19 29"),
        ("每周五，2026年11月13日停", "06 20 27"),
        ("每周五（2026年11月10日至20日除外）", "06 27"),
        ("每周五，自2026年11月10日起至2026年11月20日止", "13 20"),
    ],
)
def test_days(words, found):
    assert days(words, *NOVEMBER) == [f"11-{day}" for day in found.split()]


def test_every_day_and_days_of_work():
    assert len(days("每天", *NOVEMBER)) == 30
    assert days("天天", *NOVEMBER) == days("每日", *NOVEMBER) == days("每天", *NOVEMBER)
    assert days("工作日", *NOVEMBER) == days("周一至周五", *NOVEMBER)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("每月31日", "01-31 03-31 05-31 07-31 08-31 10-31 12-31"),
        ("每月第五个周六", "01-31 05-30 08-29 10-31"),
        ("每季末月25日", "03-25 06-25 09-25 12-25"),
        ("每季度末月25日", "03-25 06-25 09-25 12-25"),
        ("每季度最后一个月25日", "03-25 06-25 09-25 12-25"),
        ("每季度第一个月5日", "01-05 04-05 07-05 10-05"),
        ("每季度最后一天", "03-31 06-30 09-30 12-31"),
        ("每季末月最后一个周五", "03-27 06-26 09-25 12-25"),
        ("每年3月5日", "03-05"),
        ("每年2月29日", ""),
        ("农历正月十五", "03-03"),
        ("正月十五", "03-03"),
        ("阴历腊月廿四", "02-11"),
        ("农历腊月二十四日", "02-11"),
        ("农历八月十五", "09-25"),
        ("每年重阳节", "10-18"),
        ("除夕", "02-16"),
        ("元宵", "03-03"),
        ("端午节", "06-19"),
        ("清明", "04-05"),
        ("每年冬至日 9:00", "12-22"),
    ],
)
def test_days_of_a_year(words, found):
    assert days(words, *YEAR) == found.split()


@pytest.mark.parametrize(
    ("words", "spans"),
    [
        ("每周五", []),
        ("每周五 19:00–20:00", ["19:00–20:00"]),
        ("每周五19：00～20：00", ["19:00–20:00"]),
        ("每周五 19:00", ["19:00"]),
        ("每天 8:30—11:30，15:00—17:30", ["8:30–11:30", "15:00–17:30"]),
        ("每晚七点到八点", ["19:00–20:00"]),
        ("每周五晚七点到八点", ["19:00–20:00"]),
        ("每周五，晚上7点半至9点", ["19:30–21:00"]),
        ("每周五 上午九点一刻到下午3点", ["9:15–15:00"]),
        ("每周五 上午11点到1点", ["11:00–13:00"]),
        ("每周五 下午5点到7点", ["17:00–19:00"]),
        ("每周五 19点30分", ["19:30"]),
        ("每周五 中午12点到1点", ["12:00–13:00"]),
        ("每周五 晚十点到十二点", ["22:00–24:00"]),
        ("农历正月十五 十九点", ["19:00"]),
        ("2026-12-05 19:00", ["19:00"]),
        ("每月5日 9:00", ["9:00"]),
    ],
)
def test_times(words, spans):
    assert [span.words for span in read_recurrence(words).spans] == spans


@pytest.mark.parametrize(
    ("words", "piece", "near"),
    [
        ("每周末", "每周末", "每周六、周日"),
        ("每隔两周周三", "每隔两周周三", "每两周周三"),
        ("双周周三 19:00", "双周周三", "每两周周三"),
        ("每月月底", "每月月底", "每月最后一天"),
        ("每月第一周周三", "每月第一周周三", "每月第一个周三"),
        ("每月第一个周六、周日", "、周日", "每月第一个周六"),
        ("每周3次", "次", "每周二、周五"),
        ("一周两次", "一周两次", "每周二、周五"),
        ("每周一日", "日", "每周一"),
        ("每季度25日", "每季度25日", "每季末月25日"),
        ("周五至周一 9:00–11:00", "周五至周一", "周五、周六、周日、周一"),
        ("每天 6:30–7:15，下雨停", "下雨停", "每天6:30–7:15"),
        ("晚上7:30", "晚上7:30", "每天 晚上7:30"),
        ("热线每天 8:00–20:00", "热线每天", "每天"),
        ("闰六月十五", "闰六月十五", "农历六月十五"),
        ("每月最后一周周五", "每月最后一周周五", "每月最后一个周五"),
        ("九月初九", "九月初九", "农历九月初九"),
        ("每月15", "每月15", "每月15日"),
        ("每月中旬", "每月中旬", "每月15日"),
        ("大年三十", "大年三十", "除夕"),
        ("大年初一", "大年初一", "农历正月初一"),
        ("每季度最后一个周五", "每季度最后一个周五", "每季末月最后一个周五"),
        ("24小时", "24小时", "每天 0:00–24:00"),
        ("每周五24小时", "24小时", "每周五 0:00–24:00"),
        ("2027/3/8", "2027/3/8", "2027年3月8日"),
        ("每半年一次", "每半年一次", "每年6月、12月5日"),
        ("每年6月、12月", "每年6月、12月", "每年6月、12月5日"),
        ("每季度一次", "每季度一次", "每季末月25日"),
        ("逢二五八", "逢二五八", "每月逢二五八"),
        ("每月逢十五", "每月逢十五", "每月逢二五八"),
        ("每月逢15日", "每月逢15日", "每月15日"),
        ("大雪天停", "天停", "大雪"),
    ],
)
def test_what_cannot_be_read_is_told_with_what_can(words, piece, near):
    assert fault_of(words) == {"id": "recurrence.unread", "piece": piece, "near": near}
    read_recurrence(near)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("每周五 15:00 国庆放假停", {"id": "stop-key", "piece": "国庆放假停"}),
        ("每周五，节假日除外", {"id": "stop-key", "piece": "节假日除外"}),
        ("每周五，遇节假日顺延", {"id": "stop-key", "piece": "遇节假日顺延"}),
        ("每周三 暑假除外", {"id": "stop-key", "piece": "暑假除外"}),
        ("7月至8月每周三", {"id": "bounds-key", "piece": "7月至8月每周三", "near": "每周三"}),
        ("暑假每周三", {"id": "bounds-key", "piece": "暑假每周三", "near": "每周三"}),
        (
            "2026年12月1日起每周三",
            {"id": "bounds-key", "piece": "2026年12月1日起每周三", "near": "每周三"},
        ),
        ("明天", {"id": "relative", "piece": "明天"}),
        ("下周三 9:00", {"id": "relative", "piece": "下周三"}),
        ("不定期", {"id": "open", "piece": "不定期"}),
        ("另行通知", {"id": "open", "piece": "另行通知"}),
        ("社区门口", {"id": "forms", "piece": "社区门口"}),
        ("三月五日", {"id": "forms", "piece": "三月五日"}),
    ],
)
def test_what_has_another_key_or_no_near_form_is_told_so(words, told):
    assert fault_of(words) == told | {"id": f"recurrence.{told['id']}"}


@pytest.mark.parametrize(
    ("words", "one", "other"),
    [
        ("每月最后一个工作日", "每月最后一天", "每月最后一个周五"),
        ("春节前一周", "农历腊月廿三、廿四", "2027年1月30日至2月5日"),
    ],
)
def test_what_cannot_be_reckoned_is_told_with_two_forms(words, one, other):
    told = {"id": "recurrence.lacking", "piece": words, "one": one, "other": other}
    assert fault_of(words) == told


def test_a_day_with_points_is_a_day():
    assert read_recurrence("2027.03.08 9:00") == read_recurrence("2027年3月8日 9:00")


@pytest.mark.parametrize(
    ("words", "message", "value"),
    [
        ("12月5日", "recurrence.year", "12月5日"),
        ("每周五，10月2日停", "recurrence.year", "10月2日"),
        ("自9月1日起每周五", "recurrence.year", "9月1日"),
        ("每月32日", "recurrence.no-day", "32日"),
        ("每月五三日", "recurrence.no-day", "五三日"),
        ("每年2月30日", "recurrence.no-day", "2月30日"),
        ("每年3月5日、2月30日", "recurrence.no-day", "2月30日"),
        ("每月20日至35日", "recurrence.no-day", "35日"),
        ("每季末月31日、32日", "recurrence.no-day", "32日"),
        ("每年13月5日", "recurrence.no-day", "13月"),
        ("2026年2月29日", "recurrence.no-day", "2026年2月29日"),
        ("每月第六个周一", "recurrence.no-day", "第六个周一"),
        ("农历十三月初一", "recurrence.no-day", "农历十三月初一"),
        ("2026年12月5日至3日", "recurrence.backwards", "2026年12月5日至3日"),
        ("每月20日至5日", "recurrence.backwards", "20日至5日"),
        ("每周五七点到八点", "recurrence.half-day", "七点"),
        ("每周五 晚3点", "recurrence.half-day", "晚3点"),
        ("每周五 25:00", "value.time", "25:00"),
        ("每周五 20:00–19:00", "recurrence.times-backwards", "20:00–19:00"),
        ("每周五 9:00–11:00、10:00–12:00", "recurrence.times-order", "9:00–11:00、10:00–12:00"),
    ],
)
def test_what_is_no_day_or_may_be_two_is_told(words, message, value):
    assert fault_of(words) == {"id": message, "value": value}


@pytest.mark.parametrize(
    ("words", "one", "other"),
    [
        ("小年", "农历腊月廿三", "农历腊月廿四"),
        ("每月逢一", "每月1日、11日、21日", "每月1日、11日、21日、31日"),
    ],
)
def test_what_is_two_things_is_told_with_both(words, one, other):
    assert fault_of(words) == {
        "id": "recurrence.either",
        "value": words,
        "one": one,
        "other": other,
    }
    assert read_recurrence(one) != read_recurrence(other)


#: As the observatories published them; 冬至 of 2021 is an hour before midnight.
TERM_DAYS = {
    "清明": "2023-04-05 2024-04-04 2025-04-04 2026-04-05 2027-04-05 2028-04-04",
    "冬至": "2020-12-21 2021-12-21 2022-12-22 2023-12-22 2024-12-21 2026-12-22",
    "立春": "2021-02-03 2024-02-04 2025-02-03 2026-02-04",
}


@pytest.mark.parametrize(("term", "found"), TERM_DAYS.items())
def test_solar_terms(term, found):
    assert [term_day(int(day[:4]), term).isoformat() for day in found.split()] == found.split()


def test_every_solar_term_is_read_and_comes_once_a_year_in_order():
    days = [[*read_recurrence(term).days(*YEAR)] for term in TERMS]
    assert [len(found) for found in days] == [1] * 24
    assert days == sorted(days)


@pytest.mark.parametrize(
    "words",
    [*EXAMPLES, *(near for _, near in _OFTEN), *(form for row in _LACKING for form in row[1:])],
)
def test_every_form_that_is_advised_is_read(words):
    assert read_recurrence(words).rules


def test_an_exception_without_a_year_lies_within_the_days_of_the_series():
    since, until = date(2026, 9, 1), date(2027, 1, 31)
    (stop,) = read_stop("10月2日停")
    assert stop.between(since, until) == (date(2026, 10, 2),) * 2
    assert stop.between(since, None) is None
    assert stop.between(since, date(2027, 10, 31)) is None, "it could be either year"
    (over,) = read_stop("12月30日至1月3日")
    assert over.between(since, until) == (date(2026, 12, 30), date(2027, 1, 3))
    (full,) = read_stop("2026年10月1日至7日")
    assert full.between(None, None) == (date(2026, 10, 1), date(2026, 10, 7))


def test_days_of_an_exception_that_cannot_be_read():
    assert fault_of("国庆期间", read_stop) == {"id": "recurrence.stop-unread", "piece": "国庆期间"}
    told = {"id": "recurrence.stop-unread", "piece": "下雨"}
    assert fault_of("2026年10月2日下雨", read_stop) == told


def test_every_second_week_needs_a_first_day():
    assert not read_recurrence("每两周周三").anchored
    assert bounded_of("每两周周三", since=date(2026, 11, 4)).anchored


#: First days of Chinese years, and the leap months after them, as 国务院 and the observatories gave
#: them.
NEW_YEARS = {
    date(2020, 1, 25): 4,
    date(2021, 2, 12): 0,
    date(2022, 2, 1): 0,
    date(2023, 1, 22): 2,
    date(2024, 2, 10): 0,
    date(2025, 1, 29): 6,
    date(2026, 2, 17): 0,
    date(2027, 2, 6): 0,
    date(2028, 1, 26): 5,
    date(2029, 2, 13): 0,
    date(2030, 2, 3): 0,
    date(2033, 1, 31): 11,
}


@pytest.mark.parametrize(("first", "leap"), NEW_YEARS.items())
def test_the_chinese_calendar(first, leap):
    found = lunar_day(first)
    assert (found.month, found.day) == (1, 1)
    assert lunar_day(first - timedelta(days=1)).last
    year = {lunar_day(first + timedelta(days=n)).month for n in range(354)}
    assert {-month for month in year if month < 0} == ({leap} if leap else set())


def test_a_leap_month_is_no_second_month():
    rule = Lunar(6, (15,))
    found = [*Recurrence((rule,)).days(date(2025, 1, 1), date(2025, 12, 31))]
    assert found == [date(2025, 7, 9)]
    every = [*Recurrence((Lunar(0, (1,)),)).days(date(2025, 1, 29), date(2026, 2, 16))]
    assert len(every) == 13


WEEKDAYS = st.sets(st.integers(0, 6), min_size=1).map(lambda found: tuple(sorted(found)))
MONTHS = st.sets(st.integers(1, 12)).map(lambda found: tuple(sorted(found)))
DAYS = st.dates(date(2000, 1, 1), date(2060, 1, 1))


@st.composite
def rules(draw):
    months = draw(MONTHS)
    if draw(st.booleans()):
        return Weekly(draw(WEEKDAYS), draw(st.integers(1, 5)), draw(DAYS))
    if draw(st.booleans()):
        which = st.sets(st.sampled_from([1, 2, 3, 4, 5, -1]), min_size=1)
        return Monthly((), draw(st.integers(0, 6)), tuple(sorted(draw(which))), months)
    which = st.sets(st.sampled_from([*range(1, 32), -1]), min_size=1)
    return Monthly(tuple(sorted(draw(which))), months=months)


@given(rules(), DAYS, st.integers(0, 800))
def test_days_are_those_of_an_independent_program(rule, start, length):
    end = start + timedelta(days=length)
    anchor = rule.anchor if isinstance(rule, Weekly) else None
    begin = min(anchor, start) if anchor and rule.every > 1 else start
    # The other program counts weeks from its first day: one in a week of the rule.
    if anchor and rule.every > 1 and anchor > start:
        weeks = (anchor - start).days // 7 // rule.every + 1
        begin = anchor - timedelta(weeks=weeks * rule.every)
    other = rrulestr(rule.rrule, dtstart=datetime.combine(begin, time()))
    span = datetime.combine(start, time()), datetime.combine(end, time())
    expected = [moment.date() for moment in other.between(*span, inc=True)]
    assert [*Recurrence((rule,)).days(start, end)] == expected


@given(st.text("每周月年日一三五季末第最后个天农历腊廿0123456789:–、， 停至自点晚", max_size=24))
def test_whatever_is_typed_is_read_or_told(words):
    try:
        read = read_recurrence(words).rules
    except PydanticCustomError as error:
        read = (error.context or {}).get("id", "").startswith(("recurrence.", "value."))
    assert read
