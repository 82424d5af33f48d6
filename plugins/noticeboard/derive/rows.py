"""What panels are made of: plain frozen values, the same for page and poster.

A panel is its kind (which names its template), its title and its rows. A layout that has room for
fewer rows takes them with `Panel.first` and says how many are left.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from itertools import pairwise
from typing import Any, TypeAlias

from noticeboard.derive.case_rows import CaseRow, CaseSums
from noticeboard.derive.people import ShownPerson
from noticeboard.derive.reveal import PhotoId
from noticeboard.schema import KINDS, Phone

__all__ = [
    "CalendarRow",
    "DocumentRow",
    "DutyRow",
    "EventRow",
    "Fact",
    "FigureRow",
    "GroupRow",
    "Panel",
    "RecordRow",
    "Row",
    "SeatRow",
    "StairRow",
    "StepRow",
    "VolunteerRow",
    "parts_of",
    "photos_in",
    "updated_on",
]


@dataclass(frozen=True, slots=True)
class RecordRow:
    """A record of a plain kind as one channel shows it: its fields are attributes of the row.

    Attributes:
        values: Field and value, in the order of the record.
    """

    values: tuple[tuple[str, object], ...]

    def __getattr__(self, name: str) -> Any:
        """Return the value of the field `name`."""
        for field, value in () if name.startswith("_") else self.values:
            if field == name:
                return value
        raise AttributeError(name)

    def without(self, fields: Container[str]) -> RecordRow:
        """Return this row with nothing in `fields`."""
        return RecordRow(tuple((n, None if n in fields else value) for n, value in self.values))


@dataclass(frozen=True, slots=True)
class Fact:
    """A label's id in `locale/` (``group.form``) and its value."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class SeatRow:
    """A seat of a roster: held by somebody named, held by somebody unnamed, or vacant."""

    roster: str
    seat: str
    holders: tuple[ShownPerson, ...]
    agencies: tuple[ShownPerson, ...] = ()

    @property
    def vacant(self) -> bool:
        """Nobody holds the seat."""
        return not self.holders and not self.agencies

    @property
    def phone(self) -> Phone | None:
        """That of the body that fills it."""
        return next((agency.phone for agency in self.agencies if agency.phone), None)

    @property
    def names(self) -> tuple[str, ...]:
        """The holders who may be named."""
        return tuple(h.name for h in (*self.holders, *self.agencies) if h.name)


@dataclass(frozen=True, slots=True)
class VolunteerRow:
    """How to volunteer for the vacant seats of a roster: words of its own, and a number."""

    volunteer: str
    phone: Phone | None


@dataclass(frozen=True, slots=True)
class StepRow:
    """One step of whom to ask, from the home upward (找谁).

    Attributes:
        level: Of the place, in words of the site; empty where it has none.
        place: Its name.
        path: Of its page; empty for the place of the board itself.
        settles: What is settled there.
        who: A seat, and whoever holds it by name.
        phone: To call.
        next: It is the first step beyond the home.
    """

    level: str
    place: str
    path: str
    settles: str
    who: str
    phone: Phone | None
    next: bool = False


@dataclass(frozen=True, slots=True)
class StairRow:
    """Who looks after which part of a building."""

    stairs: tuple[str, ...]
    name: str
    phone: Phone | None


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A group in the list of a community or a branch: its form, and how many homes and members."""

    name: str
    form: str | None
    parent: str | None
    homes: int
    members: int


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A figure as it may be told.

    Attributes:
        value: The number, or the part of a rate; None where it would tell of few persons.
        whole: Of a rate.
        percent: Of a rate: ``85.9``; empty where it would tell of few.
        parts: Name and value; none where one of them would tell of few.
        stages: The same of those that got so far, from the first stage to the last.
        rough: ``about`` or ``over``: what all these numbers are, if they are not exact.
        summed: Of how many places it is the sum; None where somebody stated it.
    """

    name: str
    unit: str
    value: int | None
    whole: int | None
    percent: str
    parts: tuple[tuple[str, int], ...]
    day: date
    source: str
    stages: tuple[tuple[str, int], ...] = ()
    rough: str | None = None
    summed: int | None = None

    @property
    def rising(self) -> bool:
        """Whether more got to a stage than to the one before.

        Why: then these are not some of those, and bars of them would show what is not so.
        """
        return any(after > before for (_, before), (_, after) in pairwise(self.stages))


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A hand-written page: its title, its kind, its day, and its address below the site.

    Attributes:
        original: Address of the file that it was made from; empty where there is none.
    """

    title: str
    category: str
    day: date
    path: str
    original: str


@dataclass(frozen=True, slots=True)
class EventRow:
    """What takes place, on the next of its days.

    Attributes:
        times: From when to when, in words; empty where that is not said.
        where: The place; empty where it is not said.
        body: Who sees to it; empty where it is not said.
        text: What there is to say of it, in Markdown; or empty.
    """

    name: str
    day: date
    times: str
    where: str
    body: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class CalendarRow:
    """Where all that takes place stands.

    Attributes:
        file: Address of the file of dates, below the site.
        months: Address of the page with the months, below the site; empty where there is none.
    """

    file: str
    months: str


@dataclass(frozen=True, slots=True)
class DutyRow:
    """What the holder of a seat does."""

    seat: str
    duties: tuple[str, ...]


Row: TypeAlias = (
    "RecordRow | Fact | ShownPerson | SeatRow | VolunteerRow | DutyRow | StepRow | StairRow"
    " | GroupRow | FigureRow | DocumentRow | CaseRow | CaseSums | EventRow | CalendarRow"
)


@dataclass(frozen=True, slots=True)
class Panel:
    """One titled section of a board.

    Attributes:
        kind: Id of the panel: its derive function, its template, its label.
        title: A title of the site's own, or empty for the label of the catalogues.
        rows: In the order shown.
        unnamed: Persons who are there and may not be shown.
        left: Rows that a layout had no room for.
    """

    kind: str
    title: str
    rows: tuple[Row, ...]
    unnamed: int = 0
    left: int = 0

    def first(self, count: int) -> Panel:
        """Return this panel with its first `count` rows, the others counted in `left`."""
        kept = self.rows[:count]
        return replace(self, rows=kept, left=self.left + len(self.rows) - len(kept))


def parts_of(value: object) -> Iterator[object]:
    """Yield what a frozen value is made of: the items of a tuple, the fields of a row."""
    if isinstance(value, tuple):
        yield from value
    elif is_dataclass(value):
        yield from (getattr(value, field.name) for field in fields(value))


def photos_in(value: object) -> Iterator[PhotoId]:
    """Yield every photo in a panel, a row, or a tuple of them, however deep it stands."""
    if isinstance(value, PhotoId):
        yield value
    for part in parts_of(value):
        yield from photos_in(part)


def updated_on(day: date | None, panels: tuple[Panel, ...]) -> date | None:
    """Return `day`, or that of the newest row shown of a kind that has one (`Kind.newest`).

    None where no day is given: then nothing is claimed.

    Why: what is older than its news is no date.
    """
    if day is None:
        return None
    news = [panel for panel in panels if KINDS[panel.kind].newest]
    days: list[date] = [
        getattr(row, KINDS[panel.kind].newest) for panel in news for row in panel.rows
    ]
    return max([day, *days])
