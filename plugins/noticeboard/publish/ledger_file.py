"""The text of a file of the ledger: lines appended, digests put in, the rest as it was typed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from pathlib import Path
from types import MappingProxyType
from typing import Generic, TypeVar, cast

from noticeboard.catalogue.chain import entry_line
from noticeboard.diagnostics import has_errors
from noticeboard.errors import DataError, SetupError
from noticeboard.load import SourceFile, load_tree
from noticeboard.publish.typed_file import Typed, closing, dash_at, read_typed, write_typed
from noticeboard.schema import (
    CodeEntry,
    EditionEntry,
    LedgerFile,
    LedgerLine,
    PrintsFile,
    known_keys,
    read_record,
)

__all__ = [
    "LedgerText",
    "append_entries",
    "begin_ledger",
    "dash_before",
    "read_ledger",
    "seal_entries",
    "write_ledger",
]

_Line = TypeVar("_Line", bound=LedgerLine)
_FILES: Mapping[type[LedgerLine], tuple[type[LedgerFile | PrintsFile], str, str]] = (
    MappingProxyType(
        {
            CodeEntry: (LedgerFile, "codes", "短码"),
            EditionEntry: (PrintsFile, "editions", "印次"),
        }
    )
)
#: The key of a list that is still empty.
_EMPTY_LIST = re.compile(
    r"^((?:短码|codes|印次|editions) *:)(?: *\[ *\])?( *(?:#.*)?)$", re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class LedgerText(Typed, Generic[_Line]):
    """A file of the ledger.

    Attributes:
        entries: Its lines.
        kind: Of its lines.
    """

    entries: tuple[_Line, ...]
    kind: type[_Line]


def read_ledger(path: Path, shown: str, kind: type[_Line]) -> LedgerText[_Line]:
    """Read the file at `path`; one that is not there is empty.

    Raises:
        DataError: It has a mistake of its own.
        SetupError: It cannot be read.
    """
    file = read_typed(path, shown, "ledger.unwritable")
    entries = _entries(file.text, shown, kind)
    return LedgerText(path, shown, file.text, file.mark, file.ending, entries, kind)


def _entries(text: str, shown: str, kind: type[_Line]) -> tuple[_Line, ...]:
    model, field, _ = _FILES[kind]
    tree, found = load_tree(SourceFile(shown, ("ledger", ""), text), known_keys())
    record, more = read_record(tree, model, shown)
    if record is None or has_errors((*found, *more)):
        raise DataError((*found, *more))
    return cast("tuple[_Line, ...]", getattr(record, field))


def append_entries(
    file: LedgerText[_Line], entries: Sequence[_Line], english: bool
) -> LedgerText[_Line]:
    """Return `file` with `entries` behind its last line.

    Raises:
        SetupError: The file is laid out in a way that is not understood.
    """
    text = file.text if file.text.endswith("\n") or not file.text else f"{file.text}\n"
    if file.entries:
        dash = dash_before(file.entries[-1], text.split("\n"), file.shown)
    else:
        dash, (text, lists) = "  - ", _EMPTY_LIST.subn(r"\1\2", text)
        _, field, chinese = _FILES[file.kind]
        text += "" if lists else f"{field if english else chinese}:\n"
    text += "".join(f"{dash}{entry_line(entry, english)}\n" for entry in entries)
    return _saying(file, text, (*file.entries, *entries))


def dash_before(entry: LedgerLine, typed: Sequence[str], shown: str) -> str:
    """Return what stands before `entry` in its line of the text `typed`: the dash and its blanks.

    Raises:
        SetupError: Something else stands there.
    """
    dash = dash_at(entry.at.start, typed)
    if dash is None:
        raise SetupError("ledger.layout", file=shown)
    return dash


def begin_ledger(file: LedgerText[_Line], text: str, like: LedgerText[_Line]) -> LedgerText[_Line]:
    """Return `file`, which is empty, with `text`; its bytes are laid out as those of `like`."""
    try:
        entries = _entries(text, file.shown, file.kind)
    except DataError as error:
        raise SetupError("ledger.layout", file=like.shown) from error
    return replace(file, text=text, entries=entries, mark=like.mark, ending=like.ending)


def seal_entries(file: LedgerText[_Line], sealed: Sequence[_Line]) -> LedgerText[_Line]:
    """Return `file` with the digests of `sealed`, which are its lines, in the place of its own.

    Raises:
        SetupError: As `append_entries`.
    """
    starts = [0, *accumulate(len(line) + 1 for line in file.text.split("\n"))]
    parts, done = [], 0
    for entry, whole in zip(file.entries, sealed, strict=True):
        if entry.check != whole.check:
            assert whole.check
            at, end, said = _with_check(file.text, starts, entry, whole.check)
            parts += [file.text[done:at], said]
            done = end
    return _saying(file, "".join([*parts, file.text[done:]]), sealed)


def _with_check(
    text: str, starts: Sequence[int], entry: LedgerLine, check: str
) -> tuple[int, int, str]:
    """Return in the place of which part of `text` the digest `check` is put, and what is put there.

    Args:
        text: The file.
        starts: Where its lines begin.
        entry: The line.
        check: Its digest.
    """
    if entry.check:
        line, column = entry.at.values[entry.typed("check")]
        at = text.index(entry.check, starts[line - 1] + column - 1)  # it may stand in quotes
        return at, at + len(check), check
    said = f"{'check' if entry.typed('code') == 'code' else '校验'}: {check}"
    line, column = entry.at.start
    start = starts[line - 1] + column - 1
    if text[start] != "{":
        last = max(spot[0] for spot in entry.at.values.values())
        gap = "" if text[starts[last] - 1 : starts[last]] == "\n" else "\n"
        at = min(starts[last], len(text))
        return at, at, f"{gap}{' ' * (column - 1)}{said}\n"
    end = closing(text, start)
    while text[end - 1] == " ":
        end -= 1
    return end, end, f", {said}"


def _saying(file: LedgerText[_Line], text: str, entries: Sequence[_Line]) -> LedgerText[_Line]:
    """Return `file` with another `text`, if that says `entries` and no more."""
    try:
        found = _entries(text, file.shown, file.kind)
    except DataError:
        found = ()
    if [(e.said, e.check) for e in found] != [(e.said, e.check) for e in entries]:
        raise SetupError("ledger.layout", file=file.shown)
    return replace(file, text=text, entries=found)


def write_ledger(file: LedgerText[_Line]) -> None:
    """Put `file` in its place, whole or not at all.

    Raises:
        SetupError: It cannot be written.
    """
    write_typed(file, "ledger.unwritable")
