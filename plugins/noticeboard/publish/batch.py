"""A list of what was printed, as people and `print/index.html` write it: a line a sheet."""

from __future__ import annotations

from pathlib import Path

from noticeboard.errors import SetupError
from noticeboard.load.files import decode
from noticeboard.publish.record import Wanted

__all__ = ["read_batch"]


def read_batch(path: Path) -> tuple[Wanted, ...]:
    """Return what the file at `path` lists.

    A line has place, product and copies, parted by blanks: ``xihu/xuegong3 poster-a3 2``. What
    stands behind a ``#`` is a note, and copies that are not said are 1.

    Raises:
        SetupError: It cannot be read, or a line is none such.
    """
    try:
        text, problem = decode(path.read_bytes(), path.name)
    except OSError as error:
        raise SetupError("prints.no-batch", file=str(path), reason=error.strerror or "") from error
    if text is None or problem:
        raise SetupError("prints.no-batch", file=str(path), reason="UTF-8")
    lines = ((n, line.split("#")[0].split()) for n, line in enumerate(text.split("\n"), 1))
    return tuple(_wanted(path, number, words) for number, words in lines if words)


def _wanted(path: Path, number: int, words: list[str]) -> Wanted:
    copies = words[2] if len(words) == 3 else "1"
    right = len(words) in (2, 3) and copies.isascii() and copies.isdecimal() and len(copies) < 6
    if not right:
        line = " ".join(words)
        raise SetupError("prints.batch-line", file=path.name, number=number, line=line[:60])
    return Wanted(words[0], words[1], int(copies))
