"""Text that YAML takes for a comment and staff did not mean as one, and the other way round."""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["find_comment", "find_hash_lines"]

#: One blank only: a note to colleagues stands two blanks off, or on a line of its own.
_NEAR = re.compile(r" #(.?)")
_NOTE = re.compile(r" *#+ ")


def find_comment(line: str, column: int) -> tuple[int, str, bool] | None:
    """Return what directly follows the value that ends at `column`: ``3号楼 #2 电梯``.

    Returns:
        The column of the mark, the text from there, and whether it is glued to the mark: then it
        is hardly a note. None where nothing follows, or a note that stands off.
    """
    match = _NEAR.match(line, column)
    if match is None:
        return None
    return column + 1, line[column + 1 :].rstrip(), match[1] not in ("", " ", "#")


def find_hash_lines(lines: list[str], numbers: range) -> Iterator[tuple[int, int]]:
    """Yield line and column of what looks like a note within a text of several lines.

    Why: there it is none, and is published.
    """
    for number in numbers:
        if number < len(lines) and _NOTE.match(lines[number]):
            yield number, lines[number].index("#")
