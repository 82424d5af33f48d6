"""The ledger of codes: `ledger/codes.yml`, append-only."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from noticeboard.schema.fields import Code, Day, Line
from noticeboard.schema.record import Record, key

__all__ = ["CodeEntry", "CodeFile"]


class CodeEntry(Record):
    """A code that was given out, to which building, and what became of it."""

    code: Code = key("短码", "code")
    building: Annotated[Line, Field(pattern=r"^[a-z0-9-]+/[a-z0-9-]+$")] = key("楼栋", "building")
    day: Day = key("日期", "day")
    retired: Line | None = key("注销说明", "retired", default=None)


class CodeFile(Record):
    """All codes ever given out."""

    codes: tuple[CodeEntry, ...] = key("短码", "codes", default=())
