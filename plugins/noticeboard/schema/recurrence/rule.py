"""What a recurrence is: rules that each tell whether a day is one of theirs.

A rule that RFC 5545 can say says it; one that it cannot, of the Chinese calendar, is told day by
day. A month without a 31st, a year without a 29 February, a month without a fifth Saturday simply
has none. 工作日 are Monday to Friday: which of them is a holiday is for staff to say (停).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from typing import Protocol

from noticeboard.schema.recurrence.lunar import lunar_day, term_day
from noticeboard.schema.recurrence.times import Span

__all__ = ["Lunar", "Monthly", "Once", "Recurrence", "Rule", "Term", "Weekly"]

_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


class Rule(Protocol):
    """Some days of the calendar."""

    def has(self, day: date) -> bool:
        """Whether `day` is one of them."""
        ...

    @property
    def rrule(self) -> str:
        """The same as the value of an RRULE (RFC 5545 3.3.10), or empty where it has none."""
        ...

    def __hash__(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Weekly:
    """Some days of every week, or of every second, third … week.

    Attributes:
        weekdays: From 0 for Monday, in order.
        every: Weeks from one to the next.
        anchor: A day in one of these weeks; needed where `every` is more than one.
    """

    weekdays: tuple[int, ...]
    every: int = 1
    anchor: date | None = None

    def has(self, day: date) -> bool:
        """Whether `day` is one of them."""
        if day.weekday() not in self.weekdays:
            return False
        return self.every == 1 or (_week(day) - _week(self.anchor or day)) % self.every == 0

    @property
    def rrule(self) -> str:
        """As in RFC 5545."""
        if len(self.weekdays) == 7 and self.every == 1:
            return "FREQ=DAILY"
        every = f";INTERVAL={self.every}" if self.every > 1 else ""
        days = ",".join(_WEEKDAYS[number] for number in self.weekdays)
        return f"FREQ=WEEKLY{every};BYDAY={days};WKST=MO"


def _week(day: date) -> int:
    """Return the number of the week of `day`, counted from Monday the first of year 1."""
    return (day.toordinal() - 1) // 7


@dataclass(frozen=True, slots=True)
class Monthly:
    """Some days of every month, or of some months.

    Attributes:
        days: Of the month, in order; -1 is the last one.
        weekday: In place of days: from 0 for Monday.
        nths: Which of that weekday in the month; -1 is the last one.
        months: None for all.
    """

    days: tuple[int, ...] = ()
    weekday: int = 0
    nths: tuple[int, ...] = ()
    months: tuple[int, ...] = ()

    def has(self, day: date) -> bool:
        """Whether `day` is one of them."""
        if self.months and day.month not in self.months:
            return False
        if self.nths:
            late = (day + timedelta(days=7)).month != day.month
            nth = (day.day - 1) // 7 + 1
            return day.weekday() == self.weekday and (
                nth in self.nths or (late and -1 in self.nths)
            )
        last = (day + timedelta(days=1)).month != day.month
        return day.day in self.days or (last and -1 in self.days)

    @property
    def rrule(self) -> str:
        """As in RFC 5545."""
        months = f";BYMONTH={_joined(self.months)}" if self.months else ""
        if self.nths:
            days = ",".join(f"{nth}{_WEEKDAYS[self.weekday]}" for nth in self.nths)
            return f"FREQ=MONTHLY{months};BYDAY={days}"
        return f"FREQ=MONTHLY{months};BYMONTHDAY={_joined(self.days)}"


def _joined(numbers: tuple[int, ...]) -> str:
    return ",".join(map(str, numbers))


@dataclass(frozen=True, slots=True)
class Lunar:
    """Some days of the Chinese calendar.

    Why a leap month is no other month's second: who meets on 六月十五 meets once. What is in every
    month is in the leap month, too.

    Attributes:
        month: From 1; 0 for every month.
        days: Of the month, in order; -1 is the last one, the 29th or the 30th.
    """

    month: int
    days: tuple[int, ...]

    def has(self, day: date) -> bool:
        """Whether `day` is one of them."""
        found = lunar_day(day)
        in_month = self.month in (0, found.month)
        return in_month and (found.day in self.days or (found.last and -1 in self.days))

    @property
    def rrule(self) -> str:
        """None: calendars of telephones know no months of the moon."""
        return ""


@dataclass(frozen=True, slots=True)
class Term:
    """The day of a solar term, such as 清明.

    Attributes:
        name: One of `lunar.TERMS`.
    """

    name: str

    def has(self, day: date) -> bool:
        """Whether `day` is it."""
        return term_day(day.year, self.name) == day

    @property
    def rrule(self) -> str:
        """None: the day is another in some years."""
        return ""


@dataclass(frozen=True, slots=True)
class Once:
    """Days that do not come again, in order."""

    days: tuple[date, ...]

    def has(self, day: date) -> bool:
        """Whether `day` is one of them."""
        return day in self.days

    @property
    def rrule(self) -> str:
        """None: they are told one by one."""
        return ""


@lru_cache(maxsize=4096)
def _days_of(rule: Rule, year: int) -> tuple[date, ...]:
    """Return the days of `rule` in a year.

    Why kept: thousands of events have a few rules among them, and every board asks again.
    """
    if isinstance(rule, Once):
        return tuple(day for day in rule.days if day.year == year)
    first, after = date(year, 1, 1).toordinal(), date(year + 1, 1, 1).toordinal()
    return tuple(day for day in map(date.fromordinal, range(first, after)) if rule.has(day))


@dataclass(frozen=True, slots=True)
class Recurrence:
    """On which days and at which times something takes place.

    Attributes:
        rules: A day of any of them is one.
        spans: The times of each day, in order; none where none is said.
        since, until: The first and the last day, where there is one.
        stops: From a day to a day on which it does not take place, both included.
    """

    rules: tuple[Rule, ...]
    spans: tuple[Span, ...] = ()
    since: date | None = None
    until: date | None = None
    stops: tuple[tuple[date, date], ...] = field(default=())

    def has(self, day: date) -> bool:
        """Whether it takes place on `day`."""
        bounded = (self.since or day) <= day <= (self.until or day)
        return bounded and self.falls_on(day) and not self.stopped(day)

    def falls_on(self, day: date) -> bool:
        """Whether a rule has `day`, whatever its bounds and exceptions."""
        return any(rule.has(day) for rule in self.rules)

    def stopped(self, day: date) -> bool:
        """Whether `day` is an exception."""
        return any(first <= day <= last for first, last in self.stops)

    def days(self, start: date, end: date) -> Iterator[date]:
        """Yield the days from `start` to `end`, both included, on which it takes place."""
        first, last = max(start, self.since or start), min(end, self.until or end)
        for year in range(first.year, last.year + 1):
            found = {day for rule in self.rules for day in _days_of(rule, year)}
            yield from (d for d in sorted(found) if first <= d <= last and not self.stopped(d))

    @property
    def ends(self) -> tuple[date, date]:
        """The first and the last day of what does not come again."""
        days = [day for rule in self.rules if isinstance(rule, Once) for day in rule.days]
        return min(days), max(days)

    @property
    def again(self) -> bool:
        """Whether it comes again."""
        return not all(isinstance(rule, Once) for rule in self.rules)

    def begins_on(self, day: date) -> bool:
        """Whether what is of every second week takes place on `day`, from which it is counted."""
        counted = [rule for rule in self.rules if isinstance(rule, Weekly) and rule.every > 1]
        return not counted or any(rule.has(day) for rule in counted)

    @property
    def anchored(self) -> bool:
        """Whether it is known in which weeks it is: one of every second week needs a first day."""
        return not any(
            isinstance(rule, Weekly) and rule.every > 1 and rule.anchor is None
            for rule in self.rules
        )
