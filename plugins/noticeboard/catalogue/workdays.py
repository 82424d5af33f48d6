"""Working days: those of the State Council's notices, and what the office says beside them.

The notice for a year is issued in the autumn before. Of a year whose notice is not known nothing
is computed: whoever asks is told so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache

import chinese_calendar

from noticeboard.schema import DaysOff

__all__ = ["Workdays"]

_DAY = timedelta(days=1)
#: How far a limit can lie ahead; a calendar without one working day in it is mistyped.
_FAR = 800


@lru_cache(maxsize=4000)
def _by_notice(day: date) -> bool | None:
    """Whether `day` is a working day by the notice for its year; None where none is known."""
    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError:
        return None


@lru_cache(maxsize=4000)
def _is_holiday(day: date) -> bool:
    """Whether `day` is off, and has a name, by the notice for its year."""
    try:
        off, name = chinese_calendar.get_holiday_detail(day)
    except NotImplementedError:
        return False
    return bool(off and name)


@dataclass(frozen=True)
class Workdays:
    """The calendar of a site.

    Attributes:
        said: What the office says of a day: whether it is one of work.
        years: Years of which the office says all that departs from Monday to Friday.
    """

    said: Mapping[date, bool] = field(default_factory=dict)
    years: frozenset[int] = frozenset()

    @classmethod
    def of(cls, days_off: Iterable[DaysOff]) -> Workdays:
        """Return the calendar that `organisation.yml` describes."""
        said: dict[date, bool] = {}
        years = set()
        for one in days_off:
            years.add(one.year.year)
            said |= dict.fromkeys(one.off, False) | dict.fromkeys(one.on, True)
        return cls(said, frozenset(years))

    def is_work(self, day: date) -> bool | None:
        """Whether people work on `day`; None where that is not known yet."""
        if day in self.said:
            return self.said[day]
        noticed = _by_notice(day)
        if noticed is None and day.year in self.years:
            return day.weekday() < 5
        return noticed

    def is_holiday(self, day: date) -> bool:
        """Whether `day` is off by a notice or by what the office says, and not only a weekend."""
        if day in self.said:
            return not self.said[day]
        return _is_holiday(day)

    def after(self, day: date, count: int) -> date | None:
        """Return the day that lies `count` working days after `day`; None if that is not known.

        For 0 the day itself, or where nobody works on it the next working day: who comes on a
        Saturday is not too late on Monday.
        """
        left = count
        for _ in range(_FAR):
            work = self.is_work(day)
            if work is None:
                return None
            if left <= 0 and work:
                return day
            day += _DAY
            after = self.is_work(day)
            if after is None:
                return None
            left -= after
        return None

    def between(self, first: date, last: date) -> int | None:
        """Return how many working days lie behind `first` up to `last`; None if not known.

        Negative where `last` is the earlier one.
        """
        if last < first:
            back = self.between(last, first)
            return None if back is None else -back
        count, day = 0, first
        while day < last:
            day += _DAY
            work = self.is_work(day)
            if work is None:
                return None
            count += work
        return count
