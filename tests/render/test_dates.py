"""Files of dates: two parsers find in them the days that boards tell, and no others."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import icalendar
import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from noticeboard.derive.calendar import CalendarEvent
from noticeboard.render.dates import ics_payload
from noticeboard.schema.recurrence import bounded, read_recurrence
from tests.helpers.calendars import moments_by_icalendar, moments_by_vobject

AS_OF = date(2026, 11, 1)
YEAR = 2026
READERS = (moments_by_icalendar, moments_by_vobject)
#: Of each form one, with times and without.
FORMS = (
    "每天 8:00–9:00",
    "工作日",
    "每周五 15:00–17:00",
    "每周一、三、五 晚七点到八点",
    "每两周周三 19:00",
    "每月5日、20日",
    "每月31日 9:00–11:00，15:00–17:00",
    "每月第一个周六",
    "每月最后一个周日 19:00–24:00",
    "每月最后一天",
    "每季末月25日",
    "每季度第一个月第二个周二 9:00",
    "每年3月5日",
    "每年3月5日、10月1日",
    "每年2月29日",
    "农历腊月廿四",
    "农历每月初一、十五 7:00",
    "清明 9:00",
    "每月逢二五八",
    "2026年12月5日 9:00",
)
#: Of what RFC 5545 cannot say, the last day that is told.
LAST = date(2027, 12, 31)


def event(words, since=None, until=None, stops=(), **said):
    recurrence = bounded(read_recurrence(words), since, until, stops)
    fields = {"where": "", "body": "", "category": "", "text": "", "as_of": AS_OF} | said
    return CalendarEvent(f"hubin\n{words}\n1", "活动", words, recurrence, **fields)


def payload(*events):
    return ics_payload("湖滨社区", "board.example", events, YEAR, "zh_CN")


def expected(one, start, end):
    starts = [span.start for span in one.recurrence.spans] or [0]
    days = one.recurrence.days(start, end)
    moments = (datetime.combine(d, time()) + timedelta(minutes=m) for d in days for m in starts)
    return sorted(("活动", moment.isoformat()) for moment in moments)


@pytest.mark.parametrize("words", FORMS)
@pytest.mark.parametrize("read", READERS)
def test_the_days_are_those_of_the_board(words, read):
    since = date(2026, 1, 7) if "两周" in words else None
    one = event(words, since)
    span = date(2026, 1, 1), LAST
    assert read(payload(one).decode(), *span) == expected(one, *span)
    assert expected(one, *span) or words == "每年2月29日"


DAYS = st.dates(date(2026, 1, 1), date(2028, 12, 31))


@given(
    st.sampled_from(FORMS),
    DAYS,
    st.none() | st.integers(0, 500),
    st.lists(st.tuples(DAYS, st.integers(0, 40)), max_size=3),
)
def test_bounds_and_exceptions_are_kept(words, since, length, stops):
    until = None if length is None else since + timedelta(days=length)
    spans = tuple((day, day + timedelta(days=more)) for day, more in stops)
    one = event(words, since, until, spans)
    (rule, *more) = one.recurrence.rules
    told = date(2026, 1, 1), date(2029, 12, 31) if rule.rrule and not more else LAST
    text = payload(one).decode()
    if "BEGIN:VEVENT" not in text:
        assert expected(one, *told) == []
        return
    for read in READERS:
        assert read(text, *told) == expected(one, *told)


def test_a_file_changes_with_the_data_only():
    one = event("每周五 15:00–17:00")
    assert payload(one) == payload(one)
    ids = [line for line in payload(one).splitlines() if line.startswith(b"UID")]
    other = CalendarEvent(
        one.key, "活动", "每周六", read_recurrence("每周六"), "", "", "", "", AS_OF
    )
    assert ids == [line for line in payload(other).splitlines() if line.startswith(b"UID")]


def test_an_event_that_a_community_and_its_buildings_tell_is_the_same_in_all_files():
    one, other = event("农历每月初一、十五"), event("除夕")
    alone, both = payload(one), payload(other, one)
    entries = alone[alone.index(b"BEGIN:VEVENT") : alone.rindex(b"END:VCALENDAR")]
    assert entries.count(b"BEGIN:VEVENT") == 50
    assert entries in both


def test_no_entry_needs_days_of_its_own_to_be_read():
    """Outlook leaves out an entry with RDATE and no RRULE; some telephones read its first day."""
    assert b"RDATE" not in payload(*(event(words, date(2026, 1, 7)) for words in FORMS))


def test_ids_are_unique():
    lines = payload(*(event(words, date(2026, 1, 1)) for words in FORMS)).splitlines()
    ids = [line for line in lines if line.startswith(b"UID")]
    assert len(ids) == len({*ids}) > len(FORMS)


def test_lines_are_folded_and_texts_escaped():
    where = "一楼大厅, 靠窗; 见\\指示牌" + "，很长的地名" * 12
    text = payload(event("每周五", where=where, body="物业", category="文体"))
    assert all(len(line) <= 75 for line in text.split(b"\r\n"))
    for line in text.split(b"\r\n"):
        line.decode()
    for read in READERS:
        assert read(text.decode(), AS_OF, date(2026, 11, 7)) == [("活动", "2026-11-06T00:00:00")]
    (found,) = icalendar.Calendar.from_ical(text).walk("VEVENT")
    assert str(found["LOCATION"]) == vobject.readOne(text.decode()).vevent.location.value == where
    assert str(found["DESCRIPTION"]) == "每周五\n物业负责"
