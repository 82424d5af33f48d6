"""The text of a ledger: lines appended, digests put in; all else stays as it was typed."""

from __future__ import annotations

import codecs
import contextlib
import os
import re
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from noticeboard.catalogue.chain import entry_line
from noticeboard.diagnostics import has_errors
from noticeboard.errors import DataError, SetupError
from noticeboard.load import SourceFile, load_tree
from noticeboard.load.files import decode
from noticeboard.schema import CodeEntry, CodeFile, known_keys, read_record

__all__ = ["LedgerFile", "append_entries", "read_ledger", "seal_entries"]

#: The key of a list that is still empty.
_EMPTY_LIST = re.compile(r"^((?:短码|codes) *:)(?: *\[ *\])?( *(?:#.*)?)$", re.MULTILINE)
#: What stands before an item of a list in block style.
_DASH = re.compile(r" *- +")


@dataclass(frozen=True, slots=True)
class LedgerFile:
    """A ledger as it is on disk.

    Attributes:
        path: The file; it may not be there yet.
        shown: As a diagnostic shows it.
        data: Its bytes.
        text: The same decoded, with line feeds only.
        entries: Its lines.
    """

    path: Path
    shown: str
    data: bytes
    text: str
    entries: tuple[CodeEntry, ...]


def read_ledger(path: Path, shown: str) -> LedgerFile:
    """Read the ledger at `path`; one that is not there is empty.

    Raises:
        DataError: It has a mistake of its own.
        SetupError: It cannot be read.
    """
    try:
        data = path.read_bytes() if path.exists() else b""
    except OSError as error:
        raise SetupError("ledger.unwritable", file=shown, reason=error.strerror or "") from error
    text, problem = decode(data, shown)
    if text is None:
        assert problem
        raise DataError((problem,))
    return LedgerFile(path, shown, data, text, _entries(text, shown))


def _entries(text: str, shown: str) -> tuple[CodeEntry, ...]:
    tree, found = load_tree(SourceFile(shown, ("ledger", "codes"), text), known_keys())
    record, more = read_record(tree, CodeFile, shown)
    if record is None or has_errors((*found, *more)):
        raise DataError((*found, *more))
    return record.codes


def append_entries(file: LedgerFile, entries: Sequence[CodeEntry], english: bool) -> None:
    """Put `entries` behind the last line of `file`.

    Raises:
        SetupError: The file is laid out in a way that is not understood, or cannot be written.
    """
    text = file.text if file.text.endswith("\n") or not file.text else f"{file.text}\n"
    if file.entries:
        line, column = file.entries[-1].at.start
        dash = text.split("\n")[line - 1][: column - 1]
        if not _DASH.fullmatch(dash):
            raise SetupError("ledger.layout", file=file.shown)
    else:
        dash, (text, lists) = "  - ", _EMPTY_LIST.subn(r"\1\2", text)
        text += "" if lists else "codes:\n" if english else "短码:\n"
    text += "".join(f"{dash}{entry_line(entry, english)}\n" for entry in entries)
    _write(file, text, (*file.entries, *entries))


def seal_entries(file: LedgerFile, sealed: Sequence[CodeEntry]) -> None:
    """Write the digests of `sealed`, the lines of `file`, into those that have none.

    Raises:
        SetupError: As `append_entries`.
    """
    starts = [0, *accumulate(len(line) + 1 for line in file.text.split("\n"))]
    parts, done = [], 0
    for entry, whole in zip(file.entries, sealed, strict=True):
        if entry.check is None:
            end, said = _with_check(file.text, starts, entry, whole.check or "")
            parts += [file.text[done:end], said]
            done = end
    _write(file, "".join([*parts, file.text[done:]]), sealed)


def _with_check(text: str, starts: Sequence[int], entry: CodeEntry, check: str) -> tuple[int, str]:
    """Return where the digest `check` of `entry` is put into `text`, and what is put there.

    Args:
        text: The file.
        starts: Where its lines begin.
        entry: The line.
        check: Its digest.
    """
    said = f"{'check' if entry.typed('code') == 'code' else '校验'}: {check}"
    line, column = entry.at.start
    start = starts[line - 1] + column - 1
    if text[start] != "{":
        last = max(spot[0] for spot in entry.at.values.values())
        gap = "" if text[starts[last] - 1 : starts[last]] == "\n" else "\n"
        return min(starts[last], len(text)), f"{gap}{' ' * (column - 1)}{said}\n"
    end = _closing(text, start)
    while text[end - 1] == " ":
        end -= 1
    return end, f", {said}"


def _closing(text: str, start: int) -> int:
    """Return where the mapping that opens at `start` closes: at a brace that is no text."""
    quote, at, before = "", start + 1, "{"
    while at < len(text) - 1 and (quote or text[at] != "}"):
        char = text[at]
        if quote == '"' and char == "\\":
            at += 1
        elif quote:
            quote = "" if char == quote else quote
        elif char in "'\"" and before in "{,:":
            quote = char
        elif char == "#" and text[at - 1].isspace():
            at = text.find("\n", at) % len(text)
        before = before if char.isspace() else char
        at += 1
    return at


def _write(file: LedgerFile, text: str, entries: Sequence[CodeEntry]) -> None:
    """Put `text` in the place of `file`, whole or not at all, if it says `entries` and no more."""
    try:
        found = _entries(text, file.shown)
    except DataError:
        found = ()
    if [(e.said, e.check) for e in found] != [(e.said, e.check) for e in entries]:
        raise SetupError("ledger.layout", file=file.shown)
    ending = "\r\n" if b"\r\n" in file.data else "\n"
    mark = codecs.BOM_UTF8 if file.data.startswith(codecs.BOM_UTF8) else b""
    try:
        _replace(file.path.resolve(), mark + text.replace("\n", ending).encode())
    except OSError as error:
        reason = error.strerror or ""
        raise SetupError("ledger.unwritable", file=file.shown, reason=reason) from error


def _replace(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
        Path(name).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise
