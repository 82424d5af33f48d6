"""Calendar days within a text, and days on which something does not take place: 停, 除外."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from noticeboard.schema.fields import fault, in_reach

__all__ = ["DATE", "Partial", "Stop", "partial_of", "read_stops"]

#: A day, its year perhaps left out.
DATE = re.compile(r"(?:(?P<y>\d{4})年)?(?P<m>\d{1,2})月(?P<d>\d{1,2})(?!\d)[日号]?")
#: Behind another day of the same month.
_BARE = re.compile(r"(?P<d>\d{1,2})(?:[日号]|(?=[、,和及—–~至到-]\d))")
_TO = re.compile(r"[—–~至到-]")
_NEXT = re.compile(r"[、,;和及]")


@dataclass(frozen=True, slots=True)
class Partial:
    """A day whose year may be left out: None."""

    year: int | None
    month: int
    day: int

    def within(self, year: int) -> date | None:
        """Return the day, in `year` where it names none; None where that year has no such day."""
        try:
            return date(self.year or year, self.month, self.day)
        except ValueError:
            return None


@dataclass(frozen=True, slots=True)
class Stop:
    """From a day to a day on which something does not take place, both included.

    Attributes:
        typed: As staff wrote it.
    """

    first: Partial
    last: Partial
    typed: str

    def between(self, since: date | None, until: date | None) -> tuple[date, date] | None:
        """Return the days; where no year is written, those that lie between `since` and `until`.

        Returns:
            None where no year is written and it could be another: nothing is guessed.
        """
        if self.first.year is not None:
            return self._in(self.first.year)
        if since is None or until is None:
            return None
        found = [self._in(year) for year in range(since.year, until.year + 1)]
        fitting = [one for one in found if one and since <= one[0] and one[1] <= until]
        return fitting[0] if len(fitting) == 1 else None

    def _in(self, year: int) -> tuple[date, date] | None:
        first, last = self.first.within(year), self.last.within(year)
        if first and last and last < first and self.last.year is None:
            last = self.last.within(year + 1)
        return (first, last) if first and last and first <= last else None


def partial_of(found: re.Match[str], before: Partial | None = None) -> Partial:
    """Return the day that was typed; what it leaves out is that of the one `before`.

    Raises:
        PydanticCustomError: There is no such day in any year.
    """
    said = found.groupdict()
    year = int(said["y"]) if said.get("y") else before and before.year
    month = int(said["m"]) if said.get("m") else before.month if before else 0
    day = Partial(year or None, month, int(said["d"]))
    if day.year:
        in_reach(day.year, found[0])
    if day.within(2000) is None:
        raise fault("recurrence.no-day", value=found[0])
    return day


def read_stops(text: str, at: int) -> tuple[tuple[Stop, ...], int]:
    """Read days and spans of days from `text`, beginning at `at`: 10月1日至7日、12月31日.

    Returns:
        What stands there, and where it ends.

    Raises:
        PydanticCustomError: There is no such day, or a span ends before it begins.
    """
    stops: list[Stop] = []
    before: Partial | None = None
    while found := DATE.match(text, at) or (before and _BARE.match(text, at)):
        first = last = partial_of(found, before)
        start, at = found.start(), found.end()
        to = _TO.match(text, at)
        until = to and (DATE.match(text, to.end()) or _BARE.match(text, to.end()))
        if until:
            last, at = partial_of(until, first), until.end()
        stop = Stop(first, last, text[start:at])
        if first.year is not None and stop.between(None, None) is None:
            raise fault("recurrence.backwards", value=stop.typed)
        stops.append(stop)
        before = last
        comma = _NEXT.match(text, at)
        if not comma or not (DATE.match(text, comma.end()) or _BARE.match(text, comma.end())):
            break
        at = comma.end()
    return tuple(stops), at
