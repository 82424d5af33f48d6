"""What is new at a place, for programs that follow it: notices, decisions, days of the calendar.

Each piece is known by a key that stays when its words are mended, so that a reader is not told of
a mended typo as of something new. That is the place, what it is, and its day: a day is seldom
mended, and what has another is news. Of several of one day the title is in the key as well, and
none by its place in the file: if another is written above it, one would take the other's key, and
who follows the place would never read it. To be told of one twice is the lesser evil.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from noticeboard.catalogue import PlaceEntry
from noticeboard.derive.calendar import CalendarEvent
from noticeboard.derive.scope import Scope
from noticeboard.schema import KINDS, Decision, DecisionStep, Notice, Recurrence

__all__ = ["News", "news_of"]

#: So long before its day something that takes place is told.
_AHEAD = timedelta(days=14)
_DAY = timedelta(days=1)
#: What falls on so many days of a year is known to all: it is told when it begins and when it does
#: not take place. Every week it is 52; 每月5日、20日 is 24, and told each time.
_OFTEN = 48
#: How far the first day of what comes often is looked for.
_YEAR = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class News:
    """One piece of news.

    Attributes:
        kind: Of the panel that it stands in.
        key: What it is known by, in all feeds of all places.
        place: The name of the place that says it.
        day: On which it came to be news: no day to come, and not that of a build.
        title: Of a notice, a decision, an event.
        text: What it says, in Markdown.
        step: Of a decision: its newest step, and all that is said of it.
        event: What takes place.
        on: On which day.
        stopped: It does not take place from `on` to this day.
    """

    kind: str
    key: str
    place: str
    day: date
    title: str
    text: str
    step: DecisionStep | None = None
    event: CalendarEvent | None = None
    on: date | None = None
    stopped: date | None = None

    @property
    def path(self) -> str:
        """The place that says it."""
        return self.key.partition("\n")[0]


def news_of(
    scope: Scope, kinds: frozenset[str], calendar: tuple[CalendarEvent, ...]
) -> tuple[News, ...]:
    """Return the news of a place.

    Args:
        scope: The place, on the channel `web`.
        kinds: Of the panels of its board.
        calendar: What takes place there.
    """
    found: list[News] = []
    if "notices" in kinds:
        found += (n for place in scope.places_of(KINDS["notices"]) for n in _notices(place, scope))
    if "decisions" in kinds:
        places = scope.places_of(KINDS["decisions"])
        found += (one for place in places for one in _decisions(place, scope))
    names = {place.path: place.name for place in scope.chain}
    return (*found, *_events(calendar, names, scope.today))


def _keys(path: str, kind: str, told: Iterable[tuple[date, str]]) -> Iterator[str]:
    """Yield the key of each of the records of a place, by its day and its title.

    Args:
        path: Of the place.
        kind: Of all of them.
        told: Every record of the file, shown or not: else a key would change when another ends.
    """
    pairs = [*told]
    days = Counter(day for day, _ in pairs)
    seen = Counter[tuple[date, str]]()
    for day, title in pairs:
        seen[day, title] += 1
        more = (title, str(seen[day, title])) if days[day] > 1 else ()
        yield "\n".join((path, kind, day.isoformat(), *more))


def _notices(place: PlaceEntry, scope: Scope) -> Iterator[News]:
    notices: tuple[Notice, ...] = place.record.notices
    keys = _keys(place.path, "notices", ((one.since, one.title) for one in notices))
    for notice, key in zip(notices, keys, strict=True):
        if scope.shows(notice):
            text = notice.text or ""
            yield News("notices", key, place.name, notice.since, notice.title, text)


def _decisions(place: PlaceEntry, scope: Scope) -> Iterator[News]:
    """Yield the newest step of each decision; a step of another day is another piece of news."""
    decisions: tuple[Decision, ...] = place.record.decisions
    days = [(d, [*dict.fromkeys(step.day for step in d.steps)]) for d in decisions]
    keys = _keys(place.path, "decisions", ((day, d.name) for d, some in days for day in some))
    for decision, some in days:
        of_day = {day: next(keys) for day in some}
        if scope.shows(decision):
            step = decision.steps[-1]
            key, text = of_day[step.day], step.text or decision.text or ""
            yield News("decisions", key, place.name, step.day, decision.name, text, step)


def _events(
    calendar: tuple[CalendarEvent, ...], names: Mapping[str, str], today: date
) -> Iterator[News]:
    """Yield what takes place soon, and what does not although it would.

    Args:
        calendar: Of the place and those above it.
        names: Theirs, by path.
        today: The day.
    """
    told = [(event, on, last) for event in calendar for on, last in _told(event.recurrence, today)]
    for path, name in names.items():
        here = [one for one in told if one[0].path == path]
        keys = _keys(path, "events", ((on, event.name) for event, on, _ in here))
        for (event, on, last), key in zip(here, keys, strict=True):
            yield News(
                "events",
                key + ("\nstopped" if last else ""),
                name,
                on - _AHEAD,
                event.name,
                event.text,
                event=event,
                on=on,
                stopped=last,
            )


@lru_cache(maxsize=20_000)
def _told(recurrence: Recurrence, today: date) -> tuple[tuple[date, date | None], ...]:
    """Return the days that are news `today`; with one on which it is stopped, the last of these."""
    return (*_held(recurrence, today), *_stopped(recurrence, today))


def _held(recurrence: Recurrence, today: date) -> Iterator[tuple[date, None]]:
    bare = replace(recurrence, since=None, until=None, stops=())
    if recurrence.again and len([*bare.days(today, today + _YEAR)]) >= _OFTEN:
        since = recurrence.since
        firsts = [*recurrence.days(since, since + _YEAR)][:1] if since else []
    else:
        days = {*recurrence.days(today - _DAY, today + _AHEAD)}
        firsts = sorted(day for day in days if day - _DAY not in days)
    yield from ((day, None) for day in firsts if today <= day <= today + _AHEAD)


def _stopped(recurrence: Recurrence, today: date) -> Iterator[tuple[date, date]]:
    for first, last in recurrence.stops:
        stopped = [*replace(recurrence, stops=()).days(first, last)]
        if stopped and today <= stopped[0] <= today + _AHEAD:
            yield stopped[0], stopped[-1]
