"""What is on today and next; on paper, which cannot know the day, what comes again and when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from noticeboard.catalogue import CommunityEntry, PlaceEntry
from noticeboard.derive.calendar import CALENDAR, calendar_of, months_of, upcoming
from noticeboard.derive.rows import CalendarRow, EventRow, Panel, RecordRow
from noticeboard.derive.scope import Scope
from noticeboard.schema import KINDS, Channel, Event, PlaceKind

__all__ = ["derive_events"]

#: So many a board tells; the others are in the month.
_NEXT = 3


def derive_events(scope: Scope) -> Panel | None:
    """What takes place at this place and those above it, the nearest day first."""
    rows = _on_paper(scope) if scope.channel is Channel.PRINT else _next(scope)
    found = tuple(rows)
    return Panel("events", "", found) if found else None


def _next(scope: Scope) -> Iterator[EventRow | CalendarRow]:
    """Yield what is on next, and where all of it stands."""
    coming = upcoming(calendar_of(scope), scope.today)
    for day, event in coming[:_NEXT]:
        yield EventRow(event.name, day, event.times, event.where, event.body, event.text)
    if coming and scope.place.kind is not PlaceKind.SITE:
        yield CalendarRow(f"{scope.place.path}/{CALENDAR}.ics", _months_at(scope))


def _months_at(scope: Scope) -> str:
    """Return the address of the months: of the place itself, of a home those of the nearest above.

    Empty where nothing is on there in these two months, and there is no such page.
    """
    for number in range(len(scope.own) if scope.place.kind.is_home else 0, len(scope.chain)):
        above = replace(scope, chain=scope.chain[number:])
        if above.place.path and months_of(calendar_of(above), scope.today):
            return f"{above.place.path}/{CALENDAR}"
        if isinstance(above.place, CommunityEntry):
            break
    return ""


def _on_paper(scope: Scope) -> Iterator[RecordRow]:
    """Yield what comes again.

    Why not what comes once: a sheet hangs for a year. Why no marks and exceptions: with each of
    them it would have to be printed anew.
    """
    for place in scope.places_of(KINDS["events"]):
        yield from _of(place, scope)


def _of(place: PlaceEntry, scope: Scope) -> Iterator[RecordRow]:
    for record in scope.shown_of(place, "events"):
        assert isinstance(record, Event)
        if record.recurrence.again:
            yield RecordRow(
                (
                    ("name", record.name),
                    ("when", record.when),
                    ("where", record.where),
                    ("body", record.body),
                    ("category", record.category),
                    ("text", record.text),
                    (
                        "since",
                        record.since,
                    ),
                    ("until", record.until),
                )
            )
