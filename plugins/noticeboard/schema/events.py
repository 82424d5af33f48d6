"""What takes place: meetings, days of the party, cleaning on Fridays, the neighbours' feast."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from noticeboard.schema.days import PastDay, Until
from noticeboard.schema.fields import Count, Day, Emphasis
from noticeboard.schema.nameless import BodyLine, PlainLine, PlainText
from noticeboard.schema.record import Record, key
from noticeboard.schema.recurrence import (
    Days,
    Recurrence,
    Stop,
    When,
    bounded,
    read_recurrence,
    read_stop,
)

__all__ = ["Done", "Event"]


class Done(Record):
    """That it took place, and how many came."""

    day: PastDay = key("日期", "day")
    people: Annotated[Count, Field(le=99_999)] | None = key("人数", "people", default=None)


class Event(Record):
    """Something that takes place, once or again and again.

    Why `since` is a plain day: what begins next week is announced this week.
    Why who is a body or a role: it outlives whoever holds it, and needs nobody's consent.
    """

    name: Annotated[PlainLine, Field(max_length=30)] = key("名称", "name")
    when: When = key("时间", "when")
    since: Day | None = key("自", "since", default=None)
    until: Until | None = key("至", "until", default=None)
    stops: tuple[Days, ...] = key("停", "stops", default=())
    where: PlainLine | None = key("地点", "where", default=None)
    body: Annotated[BodyLine, Field(max_length=30)] | None = key("负责", "body", default=None)
    category: Emphasis | None = key("类别", "category", default=None)
    text: Annotated[PlainText, Field(max_length=300)] | None = key("内容", "text", default=None)
    done: tuple[Done, ...] = key("已办", "done", default=())

    @property
    def recurrence(self) -> Recurrence:
        """When it takes place; an exception whose year is not known is left out, and told of."""
        read = bounded(read_recurrence(self.when), self.since, self.until)
        found = (stop.between(read.since, read.until) for _, stop in self.stops_read)
        return bounded(read, None, None, tuple(span for span in found if span))

    @property
    def stops_read(self) -> tuple[tuple[int, Stop], ...]:
        """The exceptions, each with its place in the list."""
        return tuple((n, stop) for n, typed in enumerate(self.stops) for stop in read_stop(typed))
