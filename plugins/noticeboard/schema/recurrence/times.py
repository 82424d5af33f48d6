"""Times of day: 19:00–20:00, 19:00, 晚七点到八点, 上午9点半.

A time by the clock of 24 hours is certain, and so is one of twelve hours with its part of the day.
「七点到八点」 may be in the morning or in the evening: it is refused.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from noticeboard.schema.fields import fault
from noticeboard.schema.recurrence.numbers import NUMBER, number_of

__all__ = ["CLOCK", "DAY_MINUTES", "Span", "read_spans"]

#: Minutes of a day.
DAY_MINUTES = 24 * 60
#: Parts of the day, longest words first, and from which hour to which each has its hours.
_PARTS = {
    "凌晨": (0, 6),
    "清晨": (4, 9),
    "早上": (5, 11),
    "早晨": (5, 11),
    "上午": (6, 12),
    "中午": (11, 14),
    "下午": (12, 18),
    "傍晚": (16, 20),
    "晚上": (17, 24),
    "早": (5, 11),
    "晚": (17, 24),
}
_PART = "|".join(_PARTS)
#: One time; 半 and 刻 are quarters of an hour.
CLOCK = re.compile(
    rf"(?P<part>{_PART})?(?:(?P<h>\d{{1,2}}):(?P<m>\d{{2}})(?!\d)"
    rf"|(?P<hour>{NUMBER})[点时](?:(?P<half>半|一刻|三刻|整)|(?P<minute>{NUMBER})分)?)"
)
_TO = re.compile(r"[—–~至到-]")
_NEXT = re.compile(r"[,、;和及]")
_QUARTERS = {"半": 30, "一刻": 15, "三刻": 45, "整": 0}


@dataclass(frozen=True, slots=True)
class Span:
    """From a time of day to another, in minutes from midnight; `end` None where none is said."""

    start: int
    end: int | None = None

    @property
    def words(self) -> str:
        """The span as boards write it: ``19:00–20:00``."""
        times = (self.start,) if self.end is None else (self.start, self.end)
        return "–".join(f"{time // 60}:{time % 60:02}" for time in times)


def read_spans(text: str, at: int) -> tuple[tuple[Span, ...], int]:
    """Read spans from `text`, beginning at `at`.

    Returns:
        The spans, none where no time stands there; and where they end.

    Raises:
        PydanticCustomError: There is no such time, it may be two, or they do not follow each other.
    """
    spans: list[Span] = []
    while found := CLOCK.match(text, at):
        start, at = _minutes(found, ""), found.end()
        to = _TO.match(text, at)
        until = CLOCK.match(text, to.end()) if to else None
        end = None
        if until:
            end, at = _minutes(until, found["part"] or ""), until.end()
        spans.append(_span(start, end, text[found.start() : at]))
        comma = _NEXT.match(text, at)
        if not comma or not CLOCK.match(text, comma.end()):
            break
        at = comma.end()
    _check_order(spans)
    return tuple(spans), at


def _span(start: int, end: int | None, typed: str) -> Span:
    if end is not None and end <= start:
        raise fault("recurrence.times-backwards", value=typed)
    return Span(start, end)


def _check_order(spans: list[Span]) -> None:
    for one, other in pairwise(spans):
        if other.start < (one.start + 1 if one.end is None else one.end):
            raise fault("recurrence.times-order", value=f"{one.words}、{other.words}")


def _minutes(found: re.Match[str], inherited: str) -> int:
    """Return a time in minutes from midnight.

    Args:
        found: What was typed.
        inherited: The part of the day of the time before, which holds for this one as well.
    """
    digital = found["h"] is not None
    hour = int(found["h"]) if digital else number_of(found["hour"])
    minute = int(found["m"]) if digital else _minute(found)
    if hour > 24 or minute > 59 or hour * 60 + minute > DAY_MINUTES:
        raise fault("value.time", value=found[0])
    part = found["part"] or inherited
    if part and hour <= 12:
        hour = _in_part(part, hour, found[0])
    elif not part and not digital and hour < 13:
        raise fault("recurrence.half-day", value=found[0])
    return hour * 60 + minute


def _minute(found: re.Match[str]) -> int:
    if found["half"]:
        return _QUARTERS[found["half"]]
    return number_of(found["minute"]) if found["minute"] else 0


def _in_part(part: str, hour: int, typed: str) -> int:
    """Return the hour of the day that is `hour` o'clock in a part of it."""
    first, last = _PARTS[part]
    # A span may end beyond the part of the day that it begins in: 下午5点到7点.
    beyond = 0 if part.startswith("晚") else 3
    for fits in (hour, hour + 12):
        if first <= fits <= last + beyond:
            return fits
    raise fault("recurrence.half-day", value=typed)
