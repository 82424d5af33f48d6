"""Days of the Chinese calendar and its solar terms, from the tables of lunar-python (MIT)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from math import floor

from lunar_python import LunarYear

__all__ = ["TERMS", "LunarDay", "lunar_day", "term_day"]

#: The solar terms (节气) in the order of a calendar year.
TERMS = (
    "小寒", "大寒", "立春", "雨水", "惊蛰", "春分", "清明", "谷雨",
    "立夏", "小满", "芒种", "夏至", "小暑", "大暑", "立秋", "处暑",
    "白露", "秋分", "寒露", "霜降", "立冬", "小雪", "大雪", "冬至",
)  # fmt: skip
#: The library tells of a year the terms from 大雪 of the year before.
_BEFORE = 2

#: What a Julian day number is more than the number that Python gives the same day.
_JULIAN = 1_721_425


@dataclass(frozen=True, slots=True)
class LunarDay:
    """A day of the Chinese calendar.

    Attributes:
        month: From 1; a leap month is the negative of the month that it follows.
        day: From 1.
        last: It is the last one of its month, the 29th or the 30th.
    """

    month: int
    day: int
    last: bool


@lru_cache(maxsize=64)
def _months(year: int) -> tuple[tuple[date, int, int], ...]:
    """Return first day, length and number of the months of a Chinese year, in order."""
    months = (m for m in LunarYear.fromYear(year).getMonths() if m.getYear() == year)
    return tuple(
        (
            date.fromordinal(int(month.getFirstJulianDay()) - _JULIAN),
            int(month.getDayCount()),
            int(month.getMonth()),
        )
        for month in months
    )


@lru_cache(maxsize=4096)
def lunar_day(day: date) -> LunarDay:
    """Return what `day` is in the Chinese calendar, from 1900 to 2100."""
    for year in (day.year, day.year - 1):
        for first, count, month in _months(year):
            if first <= day < first + timedelta(days=count):
                number = (day - first).days + 1
                return LunarDay(month, number, number == count)
    raise ValueError(f"no Chinese year has {day}")


@lru_cache(maxsize=64)
def _terms(year: int) -> tuple[date, ...]:
    """Return the days of the solar terms of a calendar year, by the clock of China."""
    found = LunarYear.fromYear(year).getJieQiJulianDays()[_BEFORE : _BEFORE + len(TERMS)]
    return tuple(date.fromordinal(floor(day + 0.5) - _JULIAN) for day in found)


def term_day(year: int, term: str) -> date:
    """Return the day of `term`, one of `TERMS`, in a calendar year."""
    return _terms(year)[TERMS.index(term)]
