"""Files of dates as two parsers that know nothing of each other read them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import icalendar
import vobject
from dateutil.rrule import rruleset, rrulestr

__all__ = ["moments_by_icalendar", "moments_by_vobject"]

_ZONE = ZoneInfo("Asia/Shanghai")


def moments_by_icalendar(text: str, start: date, end: date) -> list[tuple[str, str]]:
    """Return summary and local moment of everything from `start` to `end`, in order."""
    calendar = icalendar.Calendar.from_ical(text)
    assert not calendar.errors
    assert [str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")] == ["Asia/Shanghai"]
    found = []
    for event in calendar.walk("VEVENT"):
        assert not event.errors
        first, rules = _local(event["DTSTART"].dt), rruleset()
        rules.rdate(first)
        if "RRULE" in event:
            rule = event["RRULE"].to_ical().decode()
            rules.rrule(rrulestr(_without_zone(rule), dtstart=first))
        for moment in event["EXDATE"].dts if "EXDATE" in event else ():
            rules.exdate(_local(moment.dt))
        found += [(str(event["SUMMARY"]), m.isoformat()) for m in _between(rules, start, end)]
    return sorted(found)


def moments_by_vobject(text: str, start: date, end: date) -> list[tuple[str, str]]:
    """Return the same."""
    calendar = vobject.readOne(text)
    found = []
    for event in calendar.vevent_list:
        rules = event.getrruleset(addRDate=True)
        moments = [_local(moment) for moment in _until(rules, end)] if rules else []
        moments = moments or [_local(event.dtstart.value)]
        within = [moment for moment in moments if start <= moment.date() <= end]
        found += [(event.summary.value, moment.isoformat()) for moment in within]
    return sorted(found)


def _until(rules: rruleset, end: date) -> Iterator[datetime]:
    for moment in rules:
        if moment.date() > end:
            return
        yield moment


def _between(rules: rruleset, start: date, end: date) -> list[datetime]:
    span = datetime.combine(start, time()), datetime.combine(end, time(23, 59))
    return rules.between(*span, inc=True)


def _local(moment: date | datetime) -> datetime:
    """Return a moment by the clock of China; of a day its midnight."""
    if not isinstance(moment, datetime):
        return datetime.combine(moment, time())
    return (moment.astimezone(_ZONE) if moment.tzinfo else moment).replace(tzinfo=None)


def _without_zone(rule: str) -> str:
    """Return `rule` with its end by the clock of China, as all else is."""
    parts = dict(part.split("=") for part in rule.split(";"))
    if parts.get("UNTIL", "").endswith("Z"):
        end = datetime.strptime(parts["UNTIL"], "%Y%m%dT%H%M%SZ").replace(tzinfo=ZoneInfo("UTC"))
        parts["UNTIL"] = _local(end).strftime("%Y%m%dT%H%M%S")
    return ";".join(f"{name}={value}" for name, value in parts.items())
