"""What takes place does so on some day, and what was done was done on one of its days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from noticeboard.catalogue.model import Catalogue
from noticeboard.diagnostics import Diagnostic
from noticeboard.schema import Event, Recurrence

__all__ = ["check_events"]

#: How far a day is looked for that is near another: 29 February is seldom.
_NEAR = timedelta(days=5 * 366)
_DAY = timedelta(days=1)


def check_events(catalogue: Catalogue, today: date) -> Iterator[Diagnostic]:
    """Look at what several fields of an event say together."""
    for record in catalogue.records():
        if isinstance(record, Event):
            yield from _bounds(record)
            yield from _stops(record)
            yield from _done(record)


def _bounds(event: Event) -> Iterator[Diagnostic]:
    since, until = event.recurrence.since, event.recurrence.until
    if since and until and until < since:
        field = "until" if event.until else "since" if event.since else "when"
        yield event.problem(field, "value.until", since=since.isoformat())
    elif not event.recurrence.anchored:
        yield event.problem("when", "event.no-first-day", value=event.when)
    elif since and not event.recurrence.begins_on(since):
        field = "since" if event.since else "when"
        yield event.problem(field, "event.first-day", value=event.when, since=since.isoformat())
    elif since and until and next(event.recurrence.days(since, until), None) is None:
        yield event.problem("when", "event.never", value=event.when)


def _stops(event: Event) -> Iterator[Diagnostic]:
    """An exception has a year, and is one: on its days the event would take place."""
    recurrence = event.recurrence
    for index, stop in event.stops_read:
        span = stop.between(recurrence.since, recurrence.until)
        if span is None:
            yield event.problem("stops", "event.stop-year", index=index, value=stop.typed)
        elif recurrence.anchored and not _falls_within(recurrence, *span):
            yield event.warning("stops", "event.stop-idle", index=index, value=stop.typed)


def _falls_within(recurrence: Recurrence, first: date, last: date) -> bool:
    days = range(first.toordinal(), last.toordinal() + 1)
    return any(recurrence.falls_on(date.fromordinal(number)) for number in days)


def _done(event: Event) -> Iterator[Diagnostic]:
    """What was done was done on a day of the event, and not before its first.

    Why a warning: what took place on another day took place, and a board says so.
    """
    recurrence = event.recurrence
    first, last = _ends(recurrence)
    for done in event.done if recurrence.anchored else ():
        day, name = done.day.isoformat(), event.name
        if first and done.day < first:
            since = first.isoformat()
            yield done.warning("day", "event.done-before", value=day, name=name, since=since)
        elif not recurrence.has(done.day) and (near := _near(recurrence, done.day, last)):
            yield done.warning("day", "event.done-elsewhen", value=day, name=name, near=near)


def _ends(recurrence: Recurrence) -> tuple[date | None, date | None]:
    """Return the first and the last day, as far as there is one."""
    if recurrence.again:
        return recurrence.since, recurrence.until
    return recurrence.ends


def _near(recurrence: Recurrence, day: date, last: date | None) -> str:
    """Return the days of the event before and after `day`; empty where it never takes place."""
    before = [*recurrence.days(min(day, last or day) - _NEAR, day - _DAY)][-1:]
    after = [*recurrence.days(day + _DAY, day + _NEAR)][:1]
    return "、".join(one.isoformat() for one in (*before, *after))
