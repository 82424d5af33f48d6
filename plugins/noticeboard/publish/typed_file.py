"""A file that staff type and a command adds to: its text, and around it the bytes that stay.

Why by hand and not by a library that writes YAML: comments, blanks and order stay to the letter.
"""

from __future__ import annotations

import codecs
import contextlib
import os
import re
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from noticeboard.errors import DataError, SetupError
from noticeboard.load.files import decode

__all__ = ["Typed", "closing", "dash_at", "read_typed", "replace_file", "write_typed"]

#: What stands before an item of a list in block style.
_DASH = re.compile(r" *- +")


@dataclass(frozen=True, slots=True)
class Typed:
    """The text of a file, as it is on disk or is to be.

    Attributes:
        path: The file; it may not be there yet.
        shown: As a diagnostic shows it.
        text: What it says, with line feeds only.
        mark: The byte order mark before it, if there is one.
        ending: How its lines end.
    """

    path: Path
    shown: str
    text: str
    mark: bytes
    ending: str


def read_typed(path: Path, shown: str, fault: str) -> Typed:
    """Read the file at `path`; one that is not there is empty.

    Args:
        path: The file.
        shown: As a diagnostic shows it.
        fault: The message of a file that cannot be read.

    Raises:
        DataError: It is no text.
        SetupError: It cannot be read.
    """
    try:
        data = path.read_bytes() if path.exists() else b""
    except OSError as error:
        raise SetupError(fault, file=shown, reason=error.strerror or "") from error
    text, problem = decode(data, shown)
    if text is None:
        assert problem
        raise DataError((problem,))
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    return Typed(path, shown, text, mark, "\r\n" if b"\r\n" in data else "\n")


def write_typed(file: Typed, fault: str) -> None:
    """Put `file` in its place, whole or not at all.

    Raises:
        SetupError: It cannot be written: the message `fault`.
    """
    data = file.mark + file.text.replace("\n", file.ending).encode()
    try:
        replace_file(file.path.resolve(), data)
    except OSError as error:
        raise SetupError(fault, file=file.shown, reason=error.strerror or "") from error


def dash_at(start: tuple[int, int], typed: Sequence[str]) -> str | None:
    """Return the dash and its blanks that stand before an item; None where something else does.

    Args:
        start: Line and column of the item, from 1.
        typed: The lines of the text.
    """
    line, column = start
    dash = typed[line - 1][: column - 1]
    return dash if _DASH.fullmatch(dash) else None


def closing(text: str, start: int) -> int:
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


def replace_file(path: Path, data: bytes) -> None:
    """Put `data` in the place of the file at `path`, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    for dead in path.parent.glob(f".{path.name}-*"):  # of a command that was killed
        dead.unlink()
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
