"""The ledger of codes: `ledger/codes.yml`, append-only."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, WithJsonSchema

from noticeboard.schema.days import Years
from noticeboard.schema.fields import Code, Day, Line, fault
from noticeboard.schema.record import Record, key

__all__ = ["CHECK_LENGTH", "CHECK_LETTERS", "CodeEntry", "CodeFile"]

#: Capitals without vowels and without L: a digest never looks like a code, a number or a word.
CHECK_LETTERS = "BCDFGHJKMNPQRSTVWXYZ"
CHECK_LENGTH = 8
_CHECK = re.compile(f"[{CHECK_LETTERS}]{{{CHECK_LENGTH}}}")


def _check(value: Any) -> Any:
    if not isinstance(value, str) or not _CHECK.fullmatch(value):
        raise fault("value.check", value=str(value)[:40])
    return value


_Check = Annotated[
    str,
    BeforeValidator(_check),
    WithJsonSchema({"type": "string", "pattern": f"^{_CHECK.pattern}$"}),
]
_Path = Annotated[Line, Field(pattern=r"^[a-z0-9-]+/[a-z0-9-]+$")]


class CodeEntry(Record):
    """One line: a code is given out, moved to another building, or retired.

    The first line of a code gives it to `building`. A later one with `former` moves it from there
    to `building`; one with `retired` says what became of the building, and is the code's last.
    `check` is the digest of this line and of all before it (see `catalogue.chain`).
    """

    code: Code = key("短码", "code")
    building: _Path = key("楼栋", "building")
    day: Annotated[Day, Years(20, 1)] = key("日期", "day")
    former: _Path | None = key("原楼栋", "former", default=None)
    retired: Line | None = key("注销说明", "retired", default=None)
    check: _Check | None = key("校验", "check", default=None)

    @property
    def said(self) -> tuple[str, str, str, str, str]:
        """What the line says, its digest apart: code, building, day, former building, note."""
        day = self.day.isoformat()
        return self.code, self.building, day, self.former or "", self.retired or ""


class CodeFile(Record):
    """All codes ever given out."""

    codes: tuple[CodeEntry, ...] = key("短码", "codes", default=())
