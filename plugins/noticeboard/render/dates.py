"""What takes place, as a file that the calendar of a telephone takes in (iCalendar, RFC 5545).

Where a rule is one that RFC 5545 can say, it is said; what it cannot, days of the Chinese calendar
among them, is told day by day, each an entry of its own. Nothing in a file is from the clock but
the year, so that the same data give the same file from one New Year to the next.

Why not one entry with all its days (RDATE), which would be smaller: Exchange and Outlook take none
that has RDATE and no RRULE ([MS-OXCICAL] 2.1.3.1.1.20.18), and users of other calendars, Apple's
among them, report that they see its first day only (jspricke/python-remind#20 and #21,
SimpleMobileTools/Simple-Calendar#509). An entry that every program reads is worth its bytes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from importlib.metadata import version
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone, TimezoneStandard
from icalendar.prop import vRecur

from noticeboard.derive.calendar import CalendarEvent
from noticeboard.locale import translate
from noticeboard.schema.recurrence import Recurrence, Span

__all__ = ["ICS_WRITER", "ZONE", "ics_payload"]

#: What writes the files, and in which version: another must not meet those of yesterday.
ICS_WRITER = f"icalendar {version('icalendar')}"

#: All of China has one time, and since 1991 no other in summer.
ZONE = ZoneInfo("Asia/Shanghai")
_OFFSET = timedelta(hours=8)
#: What is told day by day is told for so many years, this one and the next: who follows the file
#: has it anew every day, and 农历每月初一、十五 is fifty entries of it.
_YEARS = 2
#: So many years a rule is looked at for its first day: 29 February is seldom.
_FAR = 5
#: The day of data that say none.
_UNKNOWN = date(2026, 1, 1)


def ics_payload(
    name: str, domain: str, events: tuple[CalendarEvent, ...], year: int, lang: str
) -> bytes:
    """Return the file.

    Args:
        name: What the calendar is called.
        domain: Of the site: the ids are unique with it.
        events: What takes place.
        year: From which on days are told one by one.
        lang: Of our own words.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Noticeboard//noticeboard//ZH")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", ZONE.key)
    calendar.add_component(_timezone())
    head, *end = bytes(calendar.to_ical()).rpartition(b"END:VCALENDAR")
    return b"".join((head, *(_lines(event, domain, year, lang) for event in events), *end))


@lru_cache(maxsize=2048)
def _lines(event: CalendarEvent, domain: str, year: int, lang: str) -> bytes:
    """Return the entries of an event as lines of a file.

    Why kept: what a community says is in the files of all its buildings.
    """
    return b"".join(part.to_ical() for part in _components(event, domain, year, lang))


def _timezone() -> Timezone:
    zone, standard = Timezone(), TimezoneStandard()
    zone.add("tzid", ZONE.key)
    standard.add("dtstart", datetime(1970, 1, 1))
    standard.add("tzoffsetfrom", _OFFSET)
    standard.add("tzoffsetto", _OFFSET)
    standard.add("tzname", "CST")
    zone.add_component(standard)
    return zone


def _components(event: CalendarEvent, domain: str, year: int, lang: str) -> Iterator[Event]:
    """Yield an entry for each time of the day; of what is told day by day, for each day."""
    spans: tuple[Span | None, ...] = event.recurrence.spans or (None,)
    for number, span in enumerate(spans):
        mark = hashlib.sha256(f"{event.key}\n{number}".encode()).hexdigest()[:24]
        if len(event.recurrence.rules) == 1 and event.recurrence.rules[0].rrule:
            yield from _again(event, span, f"{mark}@{domain}", lang)
        else:
            for day in _told(event.recurrence, year):
                yield _entry(event, span, day, f"{mark}-{day:%Y%m%d}@{domain}", lang)


def _told(recurrence: Recurrence, year: int) -> Iterator[date]:
    """Yield the days that are told one by one; of what does not come again all to come."""
    end = date(year + _YEARS - 1, 12, 31) if recurrence.again else recurrence.ends[1]
    return recurrence.days(date(year, 1, 1), end)


def _again(event: CalendarEvent, span: Span | None, uid: str, lang: str) -> Iterator[Event]:
    """Yield the entry of a rule, which begins on the first day of it; none where it has no day."""
    recurrence = event.recurrence
    begin = recurrence.since or (event.as_of or _UNKNOWN).replace(month=1, day=1)
    ahead = begin + timedelta(days=366 * _FAR)
    if (first := next(recurrence.days(begin, ahead), None)) is None:
        return
    entry = _entry(event, span, first, uid, lang)
    rule = vRecur.from_ical(recurrence.rules[0].rrule)
    if recurrence.until:
        rule["UNTIL"] = [_last(recurrence.until, span)]
    entry.add("rrule", rule)
    stops = sorted({day for stop in recurrence.stops for day in _days(*stop)})
    stopped = [day for day in stops if first <= day and recurrence.falls_on(day)]
    if stopped:
        entry.add("exdate", [_moment(day, span.start if span else None) for day in stopped])
        if span is None:
            entry["EXDATE"].params["VALUE"] = "DATE"
    yield entry


def _days(first: date, last: date) -> Iterator[date]:
    numbers = range(first.toordinal(), last.toordinal() + 1)
    return map(date.fromordinal, numbers)


def _last(day: date, span: Span | None) -> date | datetime:
    """Return the end of a rule: of what has times it is in UTC (RFC 5545 3.3.10)."""
    if span is None:
        return day
    return datetime.combine(day, time(23, 59, 59), ZONE).astimezone(UTC)


def _entry(event: CalendarEvent, span: Span | None, day: date, uid: str, lang: str) -> Event:
    entry = Event()
    entry.add("uid", uid)
    entry.add("dtstamp", datetime.combine(event.as_of or _UNKNOWN, time(), UTC))
    entry.add("dtstart", _moment(day, span.start if span else None))
    if span and span.end is not None:
        entry.add("dtend", _moment(day, span.end))
    entry.add("summary", event.name)
    if event.where:
        entry.add("location", event.where)
    by = translate("event.by", lang, {"body": event.body}) if event.body else ""
    entry.add("description", "\n".join(filter(None, (event.words, by))))
    if event.category:
        entry.add("categories", [event.category])
    entry.add("transp", "TRANSPARENT")
    return entry


def _moment(day: date, minute: int | None) -> date | datetime:
    """Return a day, or a minute of it; minute 1440 is midnight, of the next one."""
    if minute is None:
        return day
    return datetime.combine(day, time(), ZONE) + timedelta(minutes=minute)
