"""Opening hours that a program can follow, read from what staff wrote for people.

Only what is certain is read: days of the week and spans of hours, nothing else in the line. For
「每月第一个周六」 or 「下雨停」 there is no answer, and the page claims none.
"""

from __future__ import annotations

import re
from itertools import pairwise

__all__ = ["open_spans"]

_DAYS = "一二三四五六日"
_DAY = f"周[{_DAYS}]"
_TIME = r"([01]?\d|2[0-4]):([0-5]\d)"
_SPAN = re.compile(rf"{_TIME}[–—-]{_TIME}")
_LINE = re.compile(
    rf"(?P<days>每天|每?{_DAY}(?:[至到—–-]{_DAY}|(?:、{_DAY})*))\s*"
    rf"(?P<spans>{_SPAN.pattern}(?:\s*[，、]\s*{_SPAN.pattern})*)"
)


def open_spans(hours: str | None) -> str | None:
    """Return `hours` as days and spans, or None where not all of it is understood.

    ``周一至周五 8:30–11:30，15:00–17:30`` → ``12345 0830-1130 1500-1730``: days from 1 for Monday,
    then the spans of each of them in order.
    """
    line = _LINE.fullmatch(hours.strip()) if hours else None
    if line is None:
        return None
    spans = [tuple(map(int, numbers)) for numbers in _SPAN.findall(line["spans"])]
    times = [time for a, b, c, d in spans for time in (a * 60 + b, c * 60 + d)]
    days = _days(line["days"])
    if not days or times[-1] > 24 * 60 or any(a >= b for a, b in pairwise(times)):
        return None
    return " ".join((days, *(f"{a:02}{b:02}-{c:02}{d:02}" for a, b, c, d in spans)))


def _days(text: str) -> str:
    if text == "每天":
        return "1234567"
    numbers = [_DAYS.index(day) + 1 for day in re.findall(f"周([{_DAYS}])", text)]
    if re.search("[至到—–-]", text):
        numbers = [*range(numbers[0], numbers[1] + 1)]
    return "".join(map(str, sorted({*numbers})))
