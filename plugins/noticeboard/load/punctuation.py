"""Full-width punctuation where YAML needs ASCII: found, named, and mended in memory.

A Chinese keyboard types ``：，－“”`` by default, and YAML's parser then fails lines later with
words about block mappings. Each such character gets its own diagnostic; the text is then mended
in memory, so that the rest of the file is read and its other mistakes are reported in the same run.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["Misprint", "find_before", "find_in_plain", "mend"]

#: The character as typed → what YAML needs in its place. The colon needs a space behind it.
ASCII_FOR = {"：": ":", "，": ",", "、": ",", "－": "-", "—": "-", "–": "-", "“": '"', "”": '"'}

_KEY = re.compile(r"^\s*(?:- +)*([^\s:：#'\"“”,，\[\]{}]{1,12})(：)")
_ITEM = re.compile(r"^\s*([－–]|—(?!—))\s*\S")
_FLOW = re.compile(r"\[[^\]]*?([，、])")
_QUOTE = re.compile(r":\s+(“)")


@dataclass(frozen=True, slots=True)
class Misprint:
    """One character to be typed otherwise; `line` and `column` count from zero."""

    line: int
    column: int
    char: str


def find_before(lines: list[str], line: int, reach: int = 20) -> Misprint | None:
    """Return the misprint nearest to `line` upwards that explains why parsing stopped there."""
    for number in range(min(line, len(lines) - 1), max(-1, line - reach), -1):
        for pattern in (_KEY, _ITEM, _FLOW, _QUOTE):
            if match := pattern.search(lines[number]):
                group = match.lastindex or 1
                return Misprint(number, match.start(group), match.group(group))
    return None


def find_in_plain(
    lines: list[str], start: int, end: int, in_flow: bool, keys: frozenset[str]
) -> Misprint | None:
    """Return a misprint that an unquoted value swallowed without a parse error.

    Args:
        lines: The file.
        start: First line of the value, from zero.
        end: Last line of the value, from zero.
        in_flow: The value is an item between square brackets.
        keys: Every key that the schema knows; only those make a swallowed ``键：值`` a misprint.
    """
    for number in range(start, min(end + 1, len(lines))):
        line = lines[number]
        match = _KEY.match(line)
        if match and match.group(1) in keys and number > start:
            return Misprint(number, match.start(2), match.group(2))
        if (match := _ITEM.match(line)) or (in_flow and (match := _FLOW.search(line))):
            return Misprint(number, match.start(1), match.group(1))
    return None


def mend(lines: list[str], misprint: Misprint) -> tuple[list[str], int]:
    """Return `lines` with `misprint` mended, and by how many columns the rest of the line moved."""
    line, column = lines[misprint.line], misprint.column
    before, after = line[:column], line[column + 1 :]
    good = ASCII_FOR[misprint.char]
    if misprint.char == "“":
        after = after.replace("”", '"', 1)
    gap = " " if good in ":-" and not after.startswith(" ") else ""
    changed = [*lines]
    changed[misprint.line] = before + good + gap + after
    return changed, len(gap)
