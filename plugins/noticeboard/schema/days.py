"""Days that bound: since when, until when, not in the future. Rules go by these types."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel

from noticeboard.schema.fields import Day, YearDay
from noticeboard.schema.markers import marked_fields

__all__ = [
    "Bound",
    "OnDay",
    "PastDay",
    "Since",
    "Until",
    "Year",
    "Years",
    "bounds_of",
    "is_current",
    "years_of",
]


class Bound(StrEnum):
    """What a day means for the record that it stands in."""

    SINCE = "since"
    UNTIL = "until"
    PAST = "past"
    ON = "on"


@dataclass(frozen=True, slots=True)
class Years:
    """How far from today a day can lie: one in another year is mistyped.

    Attributes:
        before: Years back.
        after: Years ahead.
    """

    before: int
    after: int


#: Of a day that does not say.
_NEAR = Years(10, 10)

#: The first day of a record.
Since = Annotated[Day, Bound.SINCE]
#: Its last day.
Until = Annotated[Day, Bound.UNTIL]
#: A day that has been: of an event, of the data. What lies ahead is refused by another rule.
PastDay = Annotated[Day, Bound.PAST, Years(10, 10_000)]
#: A year that has begun.
Year = Annotated[YearDay, Bound.PAST, Years(100, 10_000)]
#: The day on which something takes place: shown until then, and nobody is told that it ends.
OnDay = Annotated[Day, Bound.ON, Years(2, 2)]


def bounds_of(record: BaseModel, bound: Bound) -> dict[str, date]:
    """Return the fields of `record` that hold a day with that meaning, and the day."""
    marked = marked_fields(type(record), Bound)
    days = {name: getattr(record, name) for name, found in marked.items() if found is bound}
    return {name: day for name, day in days.items() if day is not None}


def years_of(record: BaseModel) -> dict[str, tuple[date, Years]]:
    """Return the fields of `record` that hold a day: the day, and in which years it can lie."""
    marked = marked_fields(type(record), Years)
    days = {name: getattr(record, name) for name in type(record).model_fields}
    return {n: (day, marked.get(n, _NEAR)) for n, day in days.items() if isinstance(day, date)}


def is_current(record: BaseModel, today: date) -> bool:
    """Whether `today` lies within the days of `record`, both included; always where it has none."""
    begun = all(day <= today for day in bounds_of(record, Bound.SINCE).values())
    ends = (*bounds_of(record, Bound.UNTIL).values(), *bounds_of(record, Bound.ON).values())
    return begun and all(today <= day for day in ends)
