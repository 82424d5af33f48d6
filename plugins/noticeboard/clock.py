"""The day of a build, from what is asked for or from the clock, which nothing else reads."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, time

from noticeboard.errors import SetupError
from noticeboard.schema import read_day

__all__ = ["date_build", "day_of", "parse_day"]

#: A day outside of these is a mistyped year, or a clock whose battery is empty.
_FIRST, _LAST = date(2000, 1, 1), date(2099, 12, 31)
#: What dates a build for MkDocs, and the last second that fits into a gzip file's header.
_EPOCH, _LAST_SECOND = "SOURCE_DATE_EPOCH", 2**32 - 1


def parse_day(typed: str | None) -> date | None:
    """Return the day that was typed on the command line, as in a file, or None where none was.

    Raises:
        SetupError: It is no day.
    """
    try:
        return read_day(typed) if typed else None
    except ValueError:
        raise SetupError("setup.date", value=typed) from None


def day_of(wanted: date | None) -> date:
    """Return the day asked for, or the clock's: the only place that reads it.

    Raises:
        SetupError: The day is none on which this program is used.
    """
    day = wanted or date.today()
    if not _FIRST <= day <= _LAST:
        raise SetupError("setup.day" if wanted else "setup.clock", value=day.isoformat())
    return day


def date_build(today: date) -> None:
    """Let MkDocs date the site map by `today`, unless the environment says otherwise.

    Why: it would ask the clock, and equal data would differ in bytes.

    Raises:
        SetupError: What the environment says is no number of seconds, or too large for a file.
    """
    typed = os.environ.get(_EPOCH)
    if not typed:  # left out, or set to nothing
        midnight = datetime.combine(today, time(), UTC)
        os.environ[_EPOCH] = str(int(midnight.timestamp()))
        return
    try:
        inside = 0 <= int(typed) <= _LAST_SECOND
    except ValueError:
        inside = False
    if not inside:
        raise SetupError("setup.epoch", value=typed[:40])
