"""Full-width punctuation where YAML needs ASCII: found, named, and mended in memory.

A Chinese keyboard types ``：，－“”`` by default, and YAML's parser then fails lines later with
words about block mappings. Each such character gets its own diagnostic; the text is then mended
in memory, so that the rest of the file is read and its other mistakes are reported in the same run.
A colon without its space (``名称:一号楼``) is treated the same way.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

__all__ = ["Misprint", "find_before", "find_in_key", "find_in_plain", "mend"]

#: The character as typed → what YAML needs in its place. The colon needs a space behind it.
ASCII_FOR = {
    **{"：": ":", ":": ":", "，": ",", "、": ",", "－": "-", "—": "-", "–": "-"},
    **{"“": '"', "”": '"'},
}

_NAME = r"([^\s:：#'\"“”,，\[\]{}]{1,20})"
_KEY = re.compile(rf"^\s*(?:- +)*{_NAME}(：|:(?=\S))")
_FLOW_KEY = re.compile(rf"{_NAME}(：|:(?=\S))")
_ITEM = re.compile(r"^\s*([－–]|—(?!—))\s*\S")
_FLOW = re.compile(r"\[[^\[\]，、]*([，、])")
_PAIR = re.compile(rf"([，、])\s*{_NAME}\s*[:：]")
_COMMA = re.compile("[，、]")
_QUOTE = re.compile(r":\s+(“)")


@dataclass(frozen=True, slots=True)
class Misprint:
    """One character to be typed otherwise; `line` and `column` count from zero."""

    line: int
    column: int
    char: str


def find_before(
    lines: list[str],
    line: int,
    keys: frozenset[str],
    texts: Collection[int] = (),
    reach: int = 20,
) -> Misprint | None:
    """Return the misprint nearest to `line` upwards that explains why parsing stopped there.

    Args:
        lines: The file.
        line: Where the parser stopped, from zero.
        keys: Every key that the schema knows: further up than the line before, only their colons
            are suspected, since a sentence may hold one too.
        texts: Lines within texts of several lines (after ``|``), where any character may stand.
        reach: How many lines are looked at.
    """
    near = 0
    for number in range(min(line, len(lines) - 1), max(-1, line - reach), -1):
        if number in texts or not lines[number].strip():
            continue
        near += 1
        if found := _find_in_line(lines[number], keys, at_stop=near == 1, near=near <= 2):
            return Misprint(number, *found)
    return None


def _find_in_line(
    line: str, keys: frozenset[str], at_stop: bool, near: bool
) -> tuple[int, str] | None:
    match = _KEY.match(line)
    if match and (match[1] in keys or (near and match[2] == "：")):
        return match.start(2), match[2]
    if match := _ITEM.match(line):
        return match.start(1), match[1]
    if at_stop:
        for match in _PAIR.finditer(line):
            if match[2] in keys:
                return match.start(1), match[1]
        if match := _FLOW.search(line) or _QUOTE.search(line):
            return match.start(1), match[1]
    return None


def find_in_key(line: str, number: int, column: int, keys: frozenset[str]) -> Misprint | None:
    """Return the colon that an unquoted key between braces swallowed: ``{姓名：张三}``."""
    match = _FLOW_KEY.match(line, column)
    if match and match[1] in keys:
        return Misprint(number, match.start(2), match[2])
    return None


def find_in_plain(
    lines: list[str],
    start: tuple[int, int],
    end: tuple[int, int],
    in_flow: bool,
    keys: frozenset[str],
) -> Misprint | None:
    """Return a misprint that an unquoted value swallowed without a parse error.

    Args:
        lines: The file.
        start: Line and column of the value, from zero.
        end: Line and column behind it.
        in_flow: The value is an item between square brackets.
        keys: Every key that the schema knows; only those make a swallowed ``键：值`` a misprint.
    """
    for number in range(start[0], end[0] + (end[1] > 0)):
        line = lines[number]
        match = _KEY.match(line) if number > start[0] else None
        if match and match[1] in keys:
            return Misprint(number, match.start(2), match[2])
        if match := _ITEM.match(line):
            return Misprint(number, match.start(1), match[1])
        first = start[1] if number == start[0] else 0
        last = end[1] if number == end[0] else len(line)
        if in_flow and (match := _COMMA.search(line, first, last)):
            return Misprint(number, match.start(), match.group())
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
