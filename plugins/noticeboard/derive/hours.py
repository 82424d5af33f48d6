"""Opening hours that a program can follow, read from what staff wrote for people.

They are read as times of events are (`schema/recurrence`). Only what is certain in every week is
claimed: days of the week and spans of hours, nothing else in the line. For 「每月第一个周六」,
「下雨停」 or 「工作日」, some of which are holidays, there is no answer, and the page claims none.
"""

from __future__ import annotations

from pydantic_core import PydanticCustomError

from noticeboard.schema.recurrence import Recurrence, Weekly, read_recurrence

__all__ = ["open_spans"]


def open_spans(hours: str | None) -> str | None:
    """Return `hours` as days and spans, or None where not all of it is understood.

    ``周一至周五 8:30–11:30，15:00–17:30`` → ``12345 0830-1130 1500-1730``: days from 1 for Monday,
    then the spans of each of them in order.
    """
    if not hours or "工作日" in hours:
        return None
    try:
        read = read_recurrence(hours)
    except PydanticCustomError:
        return None
    rule = read.rules[0]
    if not isinstance(rule, Weekly) or rule.every > 1 or read != Recurrence((rule,), read.spans):
        return None
    spans = [(span.start, span.end) for span in read.spans if span.end is not None]
    if not spans or len(spans) < len(read.spans):
        return None
    days = "".join(str(number + 1) for number in rule.weekdays)
    return " ".join((days, *(f"{_clock(start)}-{_clock(end)}" for start, end in spans)))


def _clock(minute: int) -> str:
    return f"{minute // 60:02}{minute % 60:02}"
