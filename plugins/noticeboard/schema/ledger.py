"""The files of the ledger, append-only: `ledger/<community>.yml`, `ledger/<community>.prints.yml`.

Each thing that must never be forgotten is a list of lines of its own, under a key of its own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema

from noticeboard.schema.days import Years
from noticeboard.schema.fields import Code, Count, Day, Line, fault
from noticeboard.schema.record import Record, key

__all__ = [
    "CHECK_LENGTH",
    "CHECK_LETTERS",
    "PRINTS",
    "CodeEntry",
    "EditionEntry",
    "LedgerFile",
    "LedgerLine",
    "PrintsFile",
    "is_ledger_name",
    "is_prints_name",
]

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
#: A community or a building as paths have it; one of long ago may be no id any more.
_NAME = "[a-z0-9-]+"
_Path = Annotated[Line, Field(pattern=f"^{_NAME}/{_NAME}$")]


#: What the name of the file of a community's printed sheets ends in; no community is called so.
PRINTS = ".prints"
_PRODUCT = r"[a-z0-9]+(?:-[a-z0-9]+)*"


#: Four digits behind the code: more would not fit into the QR.
_MOST_EDITIONS, _MOST_COPIES = 9_999, 99_999


def _product(value: Any) -> Any:
    if not isinstance(value, str) or not re.fullmatch(_PRODUCT, value):
        raise fault("value.product", value=str(value)[:60])
    return value


def _edition(value: int) -> int:
    if not 1 <= value <= _MOST_EDITIONS:
        raise fault("value.edition", value=str(value), most=_MOST_EDITIONS)
    return value


def _copies(value: int) -> int:
    if value > _MOST_COPIES:
        raise fault("value.copies", value=str(value), most=_MOST_COPIES)
    return value


def is_prints_name(stem: str) -> bool:
    """Whether a file of the ledger that tells of printed sheets may be called so."""
    return stem.endswith(PRINTS) and is_ledger_name(stem.removesuffix(PRINTS))


def is_ledger_name(stem: str) -> bool:
    """Whether a file of the ledger may be called so: as any community of which it tells."""
    return re.fullmatch(_NAME, stem) is not None


class LedgerLine(Record):
    """A line of some file of the ledger.

    Attributes:
        code: What it is about.
        check: The digest of this line and of all before it in its file (see `catalogue.chain`).
    """

    if TYPE_CHECKING:  # each kind has them where they stand in its lines
        code: Code
        check: _Check | None

    @property
    def said(self) -> tuple[str, ...]:
        """What the line says, its digest apart; no value has a line feed."""
        raise NotImplementedError


class CodeEntry(LedgerLine):
    """One line: a code is given out, moved to another building, or retired.

    The first line of a code gives it to `building`. A later one with `former` moves it from there
    to `building`; one with `retired` says what became of the building, and is the code's last.
    """

    code: Code = key("短码", "code")
    building: _Path = key("楼栋", "building")
    day: Annotated[Day, Years(20, 1)] = key("日期", "day")
    former: _Path | None = key("原楼栋", "former", default=None)
    retired: Line | None = key("注销说明", "retired", default=None)
    check: _Check | None = key("校验", "check", default=None)

    @property
    def community(self) -> str:
        """The community of the building; the line stands in its file."""
        return self.building.split("/")[0]

    @property
    def said(self) -> tuple[str, str, str, str, str]:
        """What the line says, its digest apart: code, building, day, former building, note."""
        day = self.day.isoformat()
        return self.code, self.building, day, self.former or "", self.retired or ""


class LedgerFile(Record):
    """What is never forgotten of the buildings of a community: all codes ever given to them."""

    codes: tuple[CodeEntry, ...] = key("短码", "codes", default=())


class EditionEntry(LedgerLine):
    """One line: a sheet was printed, or taken down.

    An edition is what the sheets of a code say: sheets of several products that say the same are of
    one. `copies` of 0 says that the sheets of `product` were taken down. Who approved is for staff:
    nothing of these lines is published but the number and its day.
    """

    code: Code = key("短码", "code")
    product: Annotated[str, BeforeValidator(_product), Field(max_length=60)] = key(
        "印品", "product"
    )
    edition: Annotated[Count, AfterValidator(_edition)] = key("版次", "edition")
    day: Annotated[Day, Years(20, 1)] = key("日期", "day")
    digest: _Check = key("内容", "digest")
    copies: Annotated[Count, AfterValidator(_copies)] = key("份数", "copies")
    approved: Annotated[Line, Field(max_length=30)] = key("批准", "approved")
    note: Line | None = key("备注", "note", default=None)
    check: _Check | None = key("校验", "check", default=None)

    @property
    def down(self) -> bool:
        """Whether the sheets were taken down."""
        return self.copies == 0

    @property
    def said(self) -> tuple[str, ...]:
        """What the line says, its digest apart."""
        numbers = (str(self.edition), self.day.isoformat(), self.digest, str(self.copies))
        return self.code, self.product, *numbers, self.approved, self.note or ""


class PrintsFile(Record):
    """What was printed of the homes of a community, and what became of it."""

    editions: tuple[EditionEntry, ...] = key("印次", "editions", default=())
