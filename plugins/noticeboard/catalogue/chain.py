"""The chain of a ledger: each line carries a short digest of itself and of all lines before it.

A line that is changed, dropped, put elsewhere or slipped in no longer fits, and neither does any
behind it. The digest covers what a line says, never how it is typed: blanks, quotes, comments and
the language of the keys are free. Lines at the beginning may have none (they are older than the
chain) and are covered by the first that has one. What is cut off at the end, no chain can tell;
the versions that git keeps do (`rules/ledger.py`).

All functions take the lines of one file.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from noticeboard.schema import CodeEntry, EditionEntry, LedgerLine
from noticeboard.schema.ledger import CHECK_LENGTH, CHECK_LETTERS

__all__ = ["Fault", "digest_after", "entry_line", "find_fault", "head_of", "letters_of", "seal"]

#: Text that no reader of YAML takes for anything else: it is no number, and has no punctuation.
_Line = TypeVar("_Line", bound=LedgerLine)
_PLAIN = re.compile(r"(?=.*[^\x00-\x7f])[\w（）]+")


@dataclass(frozen=True, slots=True)
class Fault:
    """The first line that does not fit.

    Attributes:
        message_id: Its message in `locale/`.
        entry: The line.
        check: The digest that it would have where it stands.
        behind: The line behind which it fits, if there is one.
    """

    message_id: str
    entry: LedgerLine
    check: str
    behind: LedgerLine | None = None


def digest_after(previous: str, entry: LedgerLine) -> str:
    """Return the digest of `entry` behind a line whose digest is `previous` (empty: the first)."""
    said = "\n".join((previous, *entry.said))  # no value has a line feed
    return letters_of(said)


def letters_of(text: str) -> str:
    """Return a digest of `text`, in letters that staff take for nothing else."""
    number = int.from_bytes(hashlib.sha256(text.encode()).digest(), "big")
    letters = ""
    for _ in range(CHECK_LENGTH):
        number, letter = divmod(number, len(CHECK_LETTERS))
        letters += CHECK_LETTERS[letter]
    return letters


def head_of(entries: Iterable[LedgerLine]) -> str:
    """Return the digest of the last of `entries`, on which the next line is to build."""
    head = ""
    for entry in entries:
        head = digest_after(head, entry)
    return head


def find_fault(entries: Sequence[LedgerLine]) -> Fault | None:
    """Return the first line that does not fit those before it, if there is one."""
    head, chained = "", False
    for entry in entries:
        previous, head = head, digest_after(head, entry)
        if entry.check == head:
            chained = True
        elif entry.check is not None:
            return _misfit(entries, entry, previous, head)
        elif chained:
            return Fault("ledger.unsealed", entry, head)
    return None


def _misfit(entries: Sequence[LedgerLine], entry: LedgerLine, previous: str, check: str) -> Fault:
    """Return what can be told of a line whose digest is wrong."""
    if isinstance(entry, CodeEntry) and entry.retired:
        without = entry.model_copy(update={"retired": None})
        if entry.check == digest_after(previous, without):
            return Fault("ledger.retired-in-place", entry, check)
    for other in entries:
        if other is not entry and other.check and digest_after(other.check, entry) == entry.check:
            return Fault("ledger.misplaced", entry, check, other)
    return Fault("ledger.misfit", entry, check)


def seal(entries: Sequence[_Line], previous: str = "") -> tuple[_Line, ...]:
    """Return `entries` with the digests that they have behind a line of the digest `previous`."""
    sealed = []
    for entry in entries:
        previous = digest_after(previous, entry)
        sealed.append(entry.model_copy(update={"check": previous}))
    return tuple(sealed)


def entry_line(entry: LedgerLine, english: bool = False) -> str:
    """Return `entry` as one line of the file, without the dash before it.

    Args:
        entry: The line.
        english: Whether its keys are written in English.
    """
    said = (f"{en if english else zh}: {value}" for zh, en, value in _pairs(entry) if value)
    return f"{{{', '.join(said)}}}"


def _pairs(entry: LedgerLine) -> tuple[tuple[str, str, str | None], ...]:
    if isinstance(entry, EditionEntry):
        return (
            ("短码", "code", entry.code),
            ("印品", "product", entry.product),
            ("版次", "edition", str(entry.edition)),
            ("日期", "day", entry.day.isoformat()),
            ("内容", "digest", entry.digest),
            ("份数", "copies", str(entry.copies)),
            ("批准", "approved", _quoted(entry.approved)),
            ("备注", "note", _quoted(entry.note)),
            ("校验", "check", entry.check),
        )
    assert isinstance(entry, CodeEntry), "there is no third kind"
    return (
        ("短码", "code", entry.code),
        ("楼栋", "building", entry.building),
        ("日期", "day", entry.day.isoformat()),
        ("原楼栋", "former", entry.former),
        ("注销说明", "retired", _quoted(entry.retired)),
        ("校验", "check", entry.check),
    )


def _quoted(text: str | None) -> str | None:
    """Return `text` as YAML takes it between braces; JSON's quotes are YAML's."""
    if text is None or _PLAIN.fullmatch(text):
        return text
    return json.dumps(text, ensure_ascii=False)
