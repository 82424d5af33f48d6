"""Characters that no data file may hold: tabs, control characters, invisible direction marks."""

from __future__ import annotations

import re
import unicodedata
from typing import TypeAlias

from noticeboard.diagnostics import Diagnostic, Place

__all__ = ["FORBIDDEN", "MAX_NESTING", "Shifts", "forbidden_in", "nesting_of", "scrub"]

#: Line from zero → columns behind which the mended line is longer than the typed, and by how much.
Shifts: TypeAlias = "dict[int, list[tuple[int, int]]]"

#: Control characters, zero-width and direction marks (Unicode TR36 3.3), private use, others.
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\uffff\ue000-\uf8ff\U000e0000-\U0010ffff]"
)

_TAB = re.compile(r"\t+")
#: Lists and quotations within each other in a text of the data; nobody reads more than three.
MAX_NESTING = 8
_MARKER = re.compile(r"[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t]|$))", re.ASCII)


def forbidden_in(text: str) -> str | None:
    """Return the name of the first forbidden character of `text` (``U+202E RIGHT-TO-LEFT …``)."""
    match = FORBIDDEN.search(text)
    return _name(match.group()) if match else None


def _name(char: str) -> str:
    return f"U+{ord(char):04X} {unicodedata.name(char, '')}".strip()


def scrub(text: str, path: str) -> tuple[list[str], list[Diagnostic], Shifts]:
    """Return the lines of `text` without tabs and forbidden characters, and a diagnostic for each.

    Every character is replaced by one space, a leading tab by two, so that the rest of the file is
    still read. The last value says which lines grew by that, where and by how much.
    """
    diagnostics: list[Diagnostic] = []
    shifts: Shifts = {}
    lines = text.split("\n")
    for number, line in enumerate(lines):
        for match in _TAB.finditer(line):
            place = Place(path, number + 1, match.start() + 1)
            diagnostics.append(Diagnostic(place, "yaml.tab"))
        for match in FORBIDDEN.finditer(line):
            place = Place(path, number + 1, match.start() + 1)
            params: dict[str, object] = {"char": _name(match.group())}
            diagnostics.append(Diagnostic(place, "text.forbidden", params))
        if "\t" in line:
            indent = len(line) - len(line.lstrip("\t "))
            tabs = [column for column, char in enumerate(line[:indent]) if char == "\t"]
            shifts[number] = [(column + before, 1) for before, column in enumerate(tabs)]
            line = line[:indent].replace("\t", "  ") + line[indent:].replace("\t", " ")
        lines[number] = FORBIDDEN.sub(" ", line)
    return lines, diagnostics, shifts


def nesting_of(line: str) -> int:
    """Return how deep a line of Markdown nests lists and quotations: ``- > 1. x`` is three deep.

    Why: what renders Markdown calls itself for each, and ends in a traceback at some hundred.
    """
    if len({*line} - {" ", "\t"}) == 1:  # a rule: * * * * *
        return 0
    indent = len(line) - len(line.lstrip(" \t"))
    depth, end = indent // 4, 0
    while match := _MARKER.match(line, end):
        depth, end = depth + 1, match.end()
    return depth
