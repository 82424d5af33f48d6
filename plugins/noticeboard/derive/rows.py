"""What panels are made of: plain frozen values, the same for page and poster.

A panel is its kind (which names its template), its title and its rows. A layout that has room for
fewer rows takes them with `Panel.first` and says how many are left.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TypeAlias

from noticeboard.derive.hours import open_spans
from noticeboard.derive.people import ShownPerson
from noticeboard.schema import Phone

__all__ = [
    "BrandRow",
    "ContactRow",
    "DutyRow",
    "Fact",
    "HistoryRow",
    "NoticeRow",
    "Panel",
    "Row",
    "SeatRow",
    "ServiceRow",
    "VenueRow",
    "updated_on",
]


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """A notice that is valid today."""

    title: str
    text: str | None
    since: date
    until: date | None


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

    @property
    def vacant(self) -> bool:
        """Nobody holds the seat."""
        return not self.holders

    @property
    def names(self) -> tuple[str, ...]:
        """The holders who may be named."""
        return tuple(holder.name for holder in self.holders if holder.name)


@dataclass(frozen=True, slots=True)
class DutyRow:
    """What the holder of a seat does."""

    seat: str
    duties: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ServiceRow:
    """Something residents can have done."""

    name: str
    text: str | None
    hours: str | None
    where: str | None
    phone: Phone | None

    @property
    def open(self) -> str | None:
        """The hours as days and spans, where they are certain (see `open_spans`)."""
        return open_spans(self.hours)


@dataclass(frozen=True, slots=True)
class ContactRow:
    """An office and its number."""

    name: str
    phone: Phone
    note: str | None


@dataclass(frozen=True, slots=True)
class VenueRow:
    """A place for residents."""

    name: str
    where: str | None
    hours: str | None
    text: str | None

    @property
    def open(self) -> str | None:
        """The hours as days and spans, where they are certain (see `open_spans`)."""
        return open_spans(self.hours)


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """A dated note with its source."""

    day: date
    title: str
    text: str
    source: str


@dataclass(frozen=True, slots=True)
class BrandRow:
    """Brand and slogan."""

    name: str | None
    slogan: str | None


Row: TypeAlias = (
    "NoticeRow | Fact | ShownPerson | SeatRow | DutyRow | ServiceRow | ContactRow | VenueRow"
    " | HistoryRow | BrandRow"
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


def updated_on(day: date, panels: tuple[Panel, ...]) -> date:
    """Return `day`, or that of the newest notice shown: what is older than its news is no date."""
    rows = (row for panel in panels for row in panel.rows)
    return max([day, *(row.since for row in rows if isinstance(row, NoticeRow))])
