"""Full-width punctuation where YAML needs ASCII: found, named, and mended in memory.

A Chinese keyboard types ``：，－“”`` by default, and YAML's parser then fails lines later with
words about block mappings. Each such character gets its own diagnostic; the text is then mended
in memory, so that the rest of the file is read and its other mistakes are reported in the same run.
A colon without its space (``名称:一号楼``) is treated the same way, and so are full-width blanks
where YAML needs its own.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field

__all__ = ["Misprint", "find_before", "find_in_key", "find_in_plain", "mend"]

#: The character as typed → what YAML needs in its place, and the message. The colon needs a space
#: behind it.
_MENDS = {
    "：": (":", "yaml.full-width-colon"),
    ":": (":", "yaml.colon-space"),
    "，": (",", "yaml.full-width-comma"),
    "、": (",", "yaml.full-width-comma"),
    "“": ('"', "yaml.full-width-quote"),
    "－": ("-", "yaml.full-width-dash"),
    "—": ("-", "yaml.full-width-dash"),
    "–": ("-", "yaml.full-width-dash"),
    "-": ("-", "yaml.dash-space"),
    "　": (" ", "yaml.full-width-blank"),
}

_NAME = r"([^\s:：#'\"“”,，\[\]{}]{1,20})"
_KEY = re.compile(rf"^\s*(?:- +)*{_NAME}(：|:(?=\S|　))")
_FLOW_KEY = re.compile(rf"{_NAME}(：|:(?=\S|　))")
#: Full-width blanks before a key or an item, or behind its dash.
_INDENT = re.compile(rf"^ *(?:- +)*-?(　++)[ 　]*+(?:{_NAME} *[:：]|[-－–])")
#: A dash that lacks its blank, before a key.
_TIGHT = re.compile(rf"^ *(?:- +)*(-){_NAME} *[:：]")
_ITEM = re.compile(r"^\s*([－–]|—(?!—))\s*\S")
_FLOW = re.compile(r"\[[^\[\]，、]*([，、])")
_PAIR = re.compile(rf"([，、])\s*{_NAME}\s*[:：]")
_COMMA = re.compile("[，、]")
_QUOTE = re.compile(r":\s+(“)")


@dataclass(frozen=True, slots=True)
class Misprint:
    """Characters to be typed otherwise.

    Attributes:
        line: From zero.
        column: From zero.
        chars: As typed.
        good: What YAML needs in their place.
        message_id: What is said about it.
        params: What the message shows.
    """

    line: int
    column: int
    chars: str
    good: str
    message_id: str
    params: dict[str, object] = field(default_factory=dict)


def _misprint(line: int, column: int, chars: str) -> Misprint:
    """Return the misprint of characters that are one of `_MENDS`, or several of the same."""
    good, message_id = _MENDS[chars[0]]
    if chars[0] == "　":
        good *= 2 * len(chars)  # as wide as it looks
    return Misprint(line, column, chars, good, message_id, {"char": chars})


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
            return _misprint(number, *found)
    return None


def _find_in_line(
    line: str, keys: frozenset[str], at_stop: bool, near: bool
) -> tuple[int, str] | None:
    if found := _find_at_start(line, keys, near):
        return found
    if match := _ITEM.match(line):
        return match.start(1), match[1]
    if at_stop:
        for match in _PAIR.finditer(line):
            if match[2] in keys:
                return match.start(1), match[1]
        if match := _FLOW.search(line) or _QUOTE.search(line):
            return match.start(1), match[1]
    return None


def _find_at_start(line: str, keys: frozenset[str], near: bool) -> tuple[int, str] | None:
    """Return what is misprinted from the beginning of a line to the colon of its key."""
    if (match := _INDENT.match(line)) and (match[2] is None or near or match[2] in keys):
        return match.start(1), match[1]
    if (match := _TIGHT.match(line)) and match[2] in keys:
        return match.start(1), match[1]
    if (match := _KEY.match(line)) and (match[1] in keys or (near and match[2] == "：")):
        return _colon_of(match, line)
    return None


def _colon_of(match: re.Match[str], line: str) -> tuple[int, str]:
    """Return the colon of a key that was matched, or the full-width blank behind it."""
    if match[2] == ":" and line[match.end(2)] == "　":
        return match.end(2), "　"
    return match.start(2), match[2]


def find_in_key(line: str, number: int, column: int, keys: frozenset[str]) -> Misprint | None:
    """Return what an unquoted key swallowed: the colon in ``{姓名：张三}``, a wide indentation."""
    match = _FLOW_KEY.match(line, column)
    if match and match[1] in keys:
        return _misprint(number, *_colon_of(match, line))
    if line[column] not in "　-":
        return None
    found = _find_at_start(line, keys, near=True)
    return _misprint(number, *found) if found and found[1][0] in "　-" else None


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
        if number > start[0] and (found := _find_at_start(line, keys, near=False)):
            return _misprint(number, *found)
        if match := _ITEM.match(line):
            return _misprint(number, match.start(1), match[1])
        first = start[1] if number == start[0] else 0
        last = end[1] if number == end[0] else len(line)
        if in_flow and (match := _COMMA.search(line, first, last)):
            return _misprint(number, match.start(), match.group())
    return None


def mend(lines: list[str], found: Misprint) -> tuple[list[str], int]:
    """Return `lines` with a misprint mended, and by how many columns the rest of the line moved."""
    line, column = lines[found.line], found.column
    before, after = line[:column], line[column + len(found.chars) :]
    if found.chars == "“":
        after = after.replace("”", '"', 1)
    good = found.good
    if good.isspace() and before[-1:] in ("-", ":"):
        good = " "  # it parts, and is no indentation
    if good in (":", "-") and not after.startswith(" "):
        good += " "
    changed = [*lines]
    changed[found.line] = before + good + after
    return changed, len(good) - len(found.chars)
