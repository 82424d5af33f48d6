"""What takes place and when, as a calendar: the next days of it, its months, for files of dates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from pydantic_core import PydanticCustomError

from noticeboard.derive.scope import Scope
from noticeboard.schema import KINDS, Channel, Event, Lesson, Recurrence, is_few
from noticeboard.schema.recurrence import Once, read_recurrence

__all__ = [
    "CALENDAR",
    "CalendarDay",
    "CalendarEvent",
    "Held",
    "Month",
    "calendar_of",
    "days_from",
    "months_of",
    "next_day",
    "upcoming",
]

#: The folder of a place's months, and the stem of its file of dates.
CALENDAR = "calendar"
#: How far ahead the next day of an event is looked for: what is yearly in the Chinese calendar
#: comes within 385 days.
_AHEAD = timedelta(days=400)
#: What falls on so many days of a month is told once, above them.
_OFTEN = 15


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """Something that takes place, as everybody may know it.

    Attributes:
        key: What it is known by, however its words are changed: its place, its name, and which of
            those of that name it is.
        words: When, as staff wrote it.
        as_of: The day of the data that say it, None where they do not say.
        done: The days on which it took place, and how many came; None where that is not said, or
            would tell of few.
    """

    key: str
    name: str
    words: str
    recurrence: Recurrence
    where: str
    body: str
    category: str
    text: str
    as_of: date | None
    done: tuple[tuple[date, int | None], ...] = ()

    @property
    def path(self) -> str:
        """The place that says it."""
        return self.key.partition("\n")[0]

    @property
    def start(self) -> int:
        """The minute of the day at which it begins; what has no time comes first."""
        return self.recurrence.spans[0].start if self.recurrence.spans else -1

    @property
    def over(self) -> int:
        """The minute of the day at which it is over; 0 where that is not said."""
        ends = [span.end for span in self.recurrence.spans]
        return max((end for end in ends if end), default=0) if all(ends) else 0

    @property
    def times(self) -> str:
        """Its times of day in words, empty where none are said."""
        return "、".join(span.words for span in self.recurrence.spans)


@dataclass(frozen=True, slots=True)
class Held:
    """One event on one day.

    Attributes:
        stopped: It would take place, and does not.
        done: It took place.
        people: How many came, where that is told.
    """

    event: CalendarEvent
    stopped: bool = False
    done: bool = False
    people: int | None = None


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A day, and what is on, by time."""

    day: date
    held: tuple[Held, ...]


@dataclass(frozen=True, slots=True)
class Month:
    """A month: what is on most days, and the days on which there is something else.

    Attributes:
        over: So many of the days are before today.
    """

    first: date
    often: tuple[CalendarEvent, ...]
    days: tuple[CalendarDay, ...]
    over: int = 0


def calendar_of(scope: Scope) -> tuple[CalendarEvent, ...]:
    """Return what takes place at the places whose events the board of `scope` tells."""
    found: list[CalendarEvent] = []
    for number, place in enumerate(scope.places_of(KINDS["events"])):
        above = (getattr(p.record, "updated", None) for p in scope.chain[number:])
        as_of = next((day for day in above if day), None)
        names: dict[str, int] = {}
        for record in scope.shown_of(place, "events"):
            assert isinstance(record, Event)
            names[record.name] = names.get(record.name, 0) + 1
            key = f"{place.path}\n{record.name}\n{names[record.name]}"
            event = _event(record, key, as_of)
            found.append(_bare(event) if scope.channel is Channel.SCREEN else event)
    return (*found, *_lessons(scope))


def _lessons(scope: Scope) -> Iterator[CalendarEvent]:
    """Yield the lessons of the place, where the channel shows their panel.

    Why without their speakers: who agreed to be named in the panel did not agree to be in the
    calendars of telephones.
    """
    kind = KINDS["lessons"]
    uses = {use.panel: use.channels for use in scope.catalogue.organisation.panels}
    if (uses and kind.id not in uses) or scope.channel not in (uses.get(kind.id) or kind.channels):
        return
    for place in scope.places_of(kind):
        for record in scope.shown_of(place, kind.id):
            assert isinstance(record, Lesson)
            when = _once(record)
            yield CalendarEvent(
                key="\n".join((place.path, record.title, "lessons", record.day.isoformat())),
                name=record.title,
                words=record.hours or "",
                recurrence=when,
                where="",
                body="",
                category="",
                text="" if when.spans else record.hours or "",
                as_of=getattr(place.record, "updated", None),
            )


def _once(lesson: Lesson) -> Recurrence:
    """Return when a lesson is; without times where those are no more than words."""
    try:
        spans = read_recurrence(f"{lesson.day:%Y年%-m月%-d日} {lesson.hours or ''}".strip()).spans
    except PydanticCustomError:
        spans = ()
    return Recurrence((Once((lesson.day,)),), spans)


def _bare(event: CalendarEvent) -> CalendarEvent:
    """Return what a screen shows of `event`: texts that it has no room for are looked at by none
    of the rules for screens.
    """
    return replace(event, body="", category="", text="")


def _event(record: Event, key: str, as_of: date | None) -> CalendarEvent:
    return CalendarEvent(
        key=key,
        name=record.name,
        words=record.when,
        recurrence=record.recurrence,
        where=record.where or "",
        body=record.body or "",
        category=record.category or "",
        text=record.text or "",
        as_of=as_of,
        done=tuple((d.day, None if is_few(d.people) else d.people) for d in record.done),
    )


@lru_cache(maxsize=20_000)
def next_day(recurrence: Recurrence, today: date) -> date | None:
    """Return the first day from `today` on; None where there is none within a year."""
    return next(recurrence.days(today, today + _AHEAD), None)


def upcoming(events: Iterable[CalendarEvent], today: date) -> list[tuple[date, CalendarEvent]]:
    """Return the next day of each event, the nearest first: what is daily hides nothing."""
    days = ((next_day(event.recurrence, today), event) for event in events)
    found = [(day, event) for day, event in days if day]
    return sorted(found, key=lambda pair: (pair[0], pair[1].start))


def days_from(
    events: tuple[CalendarEvent, ...], first: date, count: int
) -> tuple[CalendarDay, ...]:
    """Return what is on, or is not though it would be, on `count` days from `first` on."""
    days = (first + timedelta(days=n) for n in range(count))
    found = (CalendarDay(day, tuple(_held(events, day, []))) for day in days)
    return tuple(day for day in found if day.held)


@lru_cache(maxsize=512)
def months_of(events: tuple[CalendarEvent, ...], today: date) -> tuple[Month, ...]:
    """Return the month of `today` and the next one; none where nothing is on in either."""
    first = today.replace(day=1)
    months = [_month(events, start, today) for start in (first, _after(first))]
    return tuple(months) if any(m.often or m.days for m in months) else ()


def _after(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1)


def _month(events: tuple[CalendarEvent, ...], first: date, today: date) -> Month:
    last = _after(first) - timedelta(days=1)
    often = [e for e in events if len([*e.recurrence.days(first, last)]) >= _OFTEN]
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    found = (CalendarDay(day, tuple(_held(events, day, often))) for day in days)
    held = tuple(day for day in found if day.held)
    return Month(first, tuple(often), held, sum(day.day < today for day in held))


def _held(
    events: tuple[CalendarEvent, ...], day: date, often: list[CalendarEvent]
) -> Iterator[Held]:
    """Yield what is on at `day`; of what is on most days only that it is not, or was."""
    for event in sorted(events, key=lambda event: event.start):
        people = dict(event.done)
        stopped = _is_stopped(event.recurrence, day)
        usual = event.recurrence.has(day) and event not in often
        if usual or stopped or day in people:
            yield Held(event, stopped and day not in people, day in people, people.get(day))


def _is_stopped(recurrence: Recurrence, day: date) -> bool:
    within = (recurrence.since or day) <= day <= (recurrence.until or day)
    return within and recurrence.stopped(day) and recurrence.falls_on(day)
