"""The rows of a month: what is on every week told once, the other days one by one.

Why not a row for each day, as on a sheet of the month: four rows that say the same would take the
room of what the community accounts for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TypeAlias

from babel.dates import format_date

from noticeboard.derive import MonthDay, MonthLine, MonthSheet
from noticeboard.locale import comma, translate

__all__ = ["Dated", "date_rows", "rarest_first", "weekly_in"]

#: An event, a day for each day of the week on which it is on, and whether these are holidays.
_Weekly: TypeAlias = tuple[MonthLine, tuple[date, ...], bool]


@dataclass(frozen=True, slots=True)
class Dated:
    """A row of a month.

    Attributes:
        date: What stands before it: a day, a day of the week, or that it is often.
        off: It is a holiday.
        lines: What is on.
        day: Of a row of one day, that day.
    """

    date: str
    off: bool
    lines: tuple[MonthLine, ...]
    day: MonthDay | None = None


def date_rows(month: MonthSheet, lang: str) -> tuple[Dated, ...]:
    """Return the rows of `month`: what is on most days, every week, and then day by day."""
    weekly = weekly_in(month)
    often = translate("calendar.often", lang)
    rows = [Dated(often, False, month.often)] if month.often else []
    rows += [Dated(_name(days, lang), off, (line,)) for line, days, off in weekly]
    pattern = translate("month.day", lang)
    for day in _without(month.days, weekly):
        rows.append(Dated(format_date(day.day, pattern, lang), day.off, day.lines, day))
    return tuple(rows)


def _name(days: Sequence[date], lang: str) -> str:
    """Return what stands before what is weekly, with blanks where it may be broken."""
    names = [format_date(day, "EEE", lang) for day in days]
    apart = f"{comma(names).rstrip()} "
    return translate("bulletin.weekly", lang, {"day": apart.join(names)})


def weekly_in(month: MonthSheet) -> tuple[_Weekly, ...]:
    """Return what is on every week of `month`.

    That is, on all days of the month that are of its days of the week, but those on which it is
    said not to be; and all of these are holidays, or none.
    """
    lines = dict.fromkeys(line for day in month.days for line in day.lines if not line.stopped)
    found = ((line, [day for day in month.days if line in day.lines]) for line in lines)
    return tuple(
        (line, _of_each_weekday(days), days[0].off)
        for line, days in found
        if len({day.off for day in days}) == 1
        and _is_weekly({day.day for day in days}, _stopped(line, month))
    )


def _of_each_weekday(days: Sequence[MonthDay]) -> tuple[date, ...]:
    """Return one of `days` for each day of the week, Monday first."""
    found = {day.day.weekday(): day.day for day in days}
    return tuple(found[weekday] for weekday in sorted(found))


def _is_weekly(days: set[date], stopped: set[date]) -> bool:
    weekdays = {day.weekday() for day in days}
    return days | stopped == _all_on(weekdays, min(days)) and len(days) > len(weekdays)


def _stopped(line: MonthLine, month: MonthSheet) -> set[date]:
    return {day.day for day in month.days if replace(line, stopped=True) in day.lines}


def _all_on(weekdays: set[int], day: date) -> set[date]:
    """Return all days of the month of `day` that are of `weekdays`."""
    days = (day.replace(day=1) + timedelta(days=n) for n in range(31))
    return {one for one in days if one.month == day.month and one.weekday() in weekdays}


def _without(days: Sequence[MonthDay], weekly: Sequence[_Weekly]) -> Iterator[MonthDay]:
    """Yield `days` without what is weekly, where something else is on."""
    told = {line for line, _, _ in weekly}
    for day in days:
        if lines := tuple(line for line in day.lines if line not in told):
            yield replace(day, lines=lines)


def rarest_first(days: Sequence[MonthDay]) -> list[int]:
    """Return the numbers of `days`, that with the rarest event of the month first.

    Why: what comes again people know; what comes once they would miss. What is off that day is as
    rare.
    """
    held: dict[MonthLine, int] = {}
    for day in days:
        for line in day.lines:
            held[line] = held.get(line, 0) + 1
    rarest = [min(held[line] for line in day.lines) for day in days]
    return sorted(range(len(days)), key=lambda number: (rarest[number], number))
