"""Words to recurrences: days, then times, then from when to when, then exceptions.

``自2026年9月2日起每两周周三 19:00–20:00，10月14日停``
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Annotated, Any

from pydantic import BeforeValidator, StringConstraints

from noticeboard.schema.fields import fault
from noticeboard.schema.recurrence.forms import read_days
from noticeboard.schema.recurrence.near import unread
from noticeboard.schema.recurrence.rule import Recurrence, Rule, Weekly
from noticeboard.schema.recurrence.stops import DATE, Stop, partial_of, read_stops
from noticeboard.schema.recurrence.times import CLOCK, Span, read_spans

__all__ = ["Days", "When", "bounded", "normalised", "read_recurrence", "read_stop"]

#: The same thing in other words, the longest first.
_SAME = (
    ("星期", "周"),
    ("礼拜", "周"),
    ("周天", "周日"),
    ("天天", "每天"),
    ("每日", "每天"),
    ("每晚", "每天晚"),
    ("每早", "每天早"),
    ("阴历", "农历"),
    ("——", "–"),
    ("−", "-"),
    ("‐", "-"),
    ("‑", "-"),
)
#: A blank between two numbers keeps them apart; any other means nothing.
_BETWEEN = re.compile(r"(?<=[\d一二三四五六七八九十廿]) (?=[\d一二三四五六七八九十廿])")
_ISO = re.compile(r"(?<!\d)(\d{4})(?:-(\d{1,2})-|\.(\d{1,2})\.)(\d{1,2})(?!\d)")
_GAP = re.compile(r"[,;。]")
_OPEN = re.compile(r"[,;(]?(?=自|从)[自从]|[,;(]?(?=至|到)[至到]")
_BEGUN = re.compile(r"(?:起|开始)?,?")
_ENDED = re.compile(r"(?:为?止)?\)?")
_EXCEPT = re.compile(r"[,;(]?除?(?=\d)")
_STOPPED = re.compile(r"(?:暂停|停办|停|除外|外)\)?")


def normalised(text: str) -> str:
    """Return `text` in half width, without blanks, each thing in one word."""
    plain = " ".join(unicodedata.normalize("NFKC", text).split())
    for word, same in _SAME:
        plain = plain.replace(word, same)
    plain = _ISO.sub(lambda m: f"{m[1]}年{m[2] or m[3]}月{m[4]}日", plain)
    return _BETWEEN.sub(",", plain).replace(" ", "")


@lru_cache(maxsize=4096)
def read_recurrence(words: str) -> Recurrence:
    """Read when something takes place.

    Raises:
        PydanticCustomError: Something in it cannot be read, may mean two things, or is no day.
    """
    text = normalised(words)
    since, until, begin = _bounds(text, 0)
    read = read_days(text[begin:])
    if read is None:
        clock = CLOCK.search(text, begin + 1)
        piece = text[begin : clock.start() if clock and not CLOCK.match(text, begin) else None]
        piece = piece.rstrip(",;")
        raise unread(piece)
    rules, at = read[0], begin + read[1]
    spans, at = _spans(text, at)
    later, last, at = _bounds(text, at)
    stops, at = _stops(text, at, later or since, last or until, rules)
    if at < len(text) and text[at:] != "。":
        piece = text[at:].lstrip(",;")
        raise unread(piece, text[:at])
    since = later or since
    return Recurrence(_anchored(rules, since), spans, since, last or until, stops)


def _spans(text: str, at: int) -> tuple[tuple[Span, ...], int]:
    gap = _GAP.match(text, at)
    spans, end = read_spans(text, gap.end() if gap else at)
    return spans, end if spans else at


def _bounds(text: str, at: int) -> tuple[date | None, date | None, int]:
    """Read 自 a day and 至 a day, where they stand at `at`."""
    since = until = None
    while opened := _OPEN.match(text, at):
        found = DATE.match(text, opened.end())
        if found is None:
            break
        day = partial_of(found)
        if (whole := day.within(day.year or 0)) is None or day.year is None:
            raise fault("recurrence.year", value=found[0])
        if opened[0][-1] in "自从":
            since, ending = whole, _BEGUN
        else:
            until, ending = whole, _ENDED
        ended = ending.match(text, found.end())
        at = ended.end() if ended else found.end()
    return since, until, at


def _stops(
    text: str, at: int, since: date | None, until: date | None, rules: tuple[Rule, ...]
) -> tuple[tuple[tuple[date, date], ...], int]:
    """Read exceptions: 10月2日停, 除10月1日至7日外."""
    opened = _EXCEPT.match(text, at)
    if opened is None:
        return (), at
    stops, end = read_stops(text, opened.end())
    closed = _STOPPED.match(text, end)
    if not stops or not closed:
        return (), at
    return tuple(_between(stop, since, until) for stop in stops), closed.end()


def _between(stop: Stop, since: date | None, until: date | None) -> tuple[date, date]:
    if (span := stop.between(since, until)) is None:
        raise fault("recurrence.year", value=stop.typed)
    return span


def _anchored(rules: tuple[Rule, ...], since: date | None) -> tuple[Rule, ...]:
    """Return `rules`, those of every second week counted from `since`."""
    return tuple(
        replace(rule, anchor=since) if isinstance(rule, Weekly) and rule.every > 1 else rule
        for rule in rules
    )


def bounded(
    recurrence: Recurrence,
    since: date | None,
    until: date | None,
    stops: tuple[tuple[date, date], ...] = (),
) -> Recurrence:
    """Return `recurrence` within the days of its record, and without what that leaves out."""
    first = since or recurrence.since
    return replace(
        recurrence,
        rules=_anchored(recurrence.rules, first),
        since=first,
        until=until or recurrence.until,
        stops=(*recurrence.stops, *stops),
    )


@lru_cache(maxsize=4096)
def read_stop(words: str) -> tuple[Stop, ...]:
    """Read the days on which something does not take place: 10月2日, 2026年10月1日至7日.

    Raises:
        PydanticCustomError: It cannot be read, or there is no such day.
    """
    text = normalised(words)
    stops, end = read_stops(text, 0)
    closed = _STOPPED.match(text, end)
    if not stops or (closed.end() if closed else end) < len(text):
        raise fault("recurrence.stop-unread", piece=text if not stops else text[end:])
    return stops


def _when(value: Any) -> Any:
    if isinstance(value, str) and value.strip():
        read_recurrence(value.strip())
    return value


def _days(value: Any) -> Any:
    if isinstance(value, str) and value.strip():
        read_stop(value.strip())
    return value


_Words = StringConstraints(min_length=1, max_length=80)
#: When something takes place, in words that `read_recurrence` reads.
When = Annotated[str, BeforeValidator(_when), _Words]
#: Days on which it does not, in words that `read_stop` reads.
Days = Annotated[str, BeforeValidator(_days), _Words]
