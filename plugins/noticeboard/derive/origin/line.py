"""One line of the data, and what becomes of it on a board."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from noticeboard.catalogue import PlaceEntry
from noticeboard.derive.people import shown_people
from noticeboard.derive.reveal import reveal
from noticeboard.derive.scope import Scope
from noticeboard.schema import Bound, Person, Record, authors_in, bounds_of, channels_of
from noticeboard.schema.record import names_of

__all__ = [
    "Line",
    "State",
    "nearest_of",
    "person_lines",
    "says",
    "state_of",
    "untold_author",
]


class State(StrEnum):
    """Whether the board shows a line, or why it does not."""

    SHOWN = "shown"
    VACANT = "vacant"  # a seat that is shown, and that nobody holds
    UNNAMED = "unnamed"  # a person, without the consent to be named there
    AUTHOR = "author"  # somebody's own words, without that consent
    BEGINS = "begins"  # later
    ENDED = "ended"
    CHANNEL = "channel"  # of the record
    OFF_SCREEN = "off-screen"  # it names somebody who agreed to page and poster only
    FEW = "few"  # with what is shown it would tell a number of few persons
    UNUSED = "unused"  # a panel that the site does not list
    ELSEWHERE = "elsewhere"  # a panel that such a place has not
    PANEL = "panel"  # one that the channel has not
    COVERED = "covered"  # by what a nearer place says
    NEWER = "newer"  # what is shown is newer than the day that a place says
    ABOVE = "above"  # on the page of the place that says it
    OWN = "own"  # told of the place that says it, and of no other
    SETTING = "setting"  # not shown as it stands

    @property
    def on_board(self) -> bool:
        """Whether it is on the board."""
        return self in (State.SHOWN, State.VACANT)


@dataclass(frozen=True, slots=True)
class Line:
    """A record, or one value of it.

    Attributes:
        place: Who says it.
        name: Of the kind of panel, or of the field.
        record: What stands there.
        field: The value that is meant; empty for the record.
        index: The item of it that is meant, if it is a list.
        state: Whether it is shown.
        day: From or until when, where that is the reason.
        title: What it is called, where no field of the record says so.
    """

    place: PlaceEntry
    name: str
    record: Record
    field: str = ""
    index: int | None = None
    state: State = State.SHOWN
    day: date | None = None
    title: str = ""


def says(record: Record, field: str) -> bool:
    """Whether `record` has `field`, and says something in it."""
    if field not in type(record).model_fields:
        return False
    value = getattr(record, field)
    typed = any(name in record.at.keys for name in names_of(type(record), field))
    return value not in (None, ()) and (typed or value != type(record).model_fields[field].default)


def untold_author(record: Record, place: PlaceEntry, scope: Scope) -> bool:
    """Whether `record` has the own words of somebody who may not be named: no word is told."""
    authors = [*authors_in(record)]
    if not authors:
        return False
    shown = reveal(record, scope.owner_of(place), scope.channel, scope.today)
    return any(shown[field] is None for field in authors)


def state_of(record: Record, place: PlaceEntry, scope: Scope) -> tuple[State, date | None]:
    """Return whether the channel shows `record` today; if not, since or until when it would."""
    since = [*bounds_of(record, Bound.SINCE).values()]
    until = [*bounds_of(record, Bound.UNTIL).values(), *bounds_of(record, Bound.ON).values()]
    if scope.channel not in channels_of(record, (scope.channel,)):
        return State.CHANNEL, None
    if since and max(since) > scope.today:
        return State.BEGINS, max(since)
    if until and min(until) < scope.today:
        return State.ENDED, min(until)
    if scope.left_off(record):
        return State.OFF_SCREEN, None
    if scope.keeps_back(record):
        return State.FEW, None
    return State.AUTHOR if untold_author(record, place, scope) else State.SHOWN, None


def nearest_of(lines: Iterable[Line]) -> Iterator[Line]:
    """Yield `lines`, the nearest first: what it says is shown, and covers the others."""
    for number, line in enumerate(lines):
        yield replace(line, state=State.COVERED) if number else line


def person_lines(
    name: str, people: Iterable[tuple[PlaceEntry, Person]], scope: Scope
) -> Iterator[Line]:
    """Yield a line for each person, with the place that names them, as the panel `name` has it."""
    for place, person in people:
        (shown,) = shown_people([(scope.owner_of(place), person)], scope.channel, scope.today)
        yield Line(place, name, person, state=State.SHOWN if shown.name else State.UNNAMED)
