"""Characters that no data file may hold: tabs, control characters, invisible direction marks.

And those that look like another, which is what was meant: a radical like 一, a blank that is none.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TypeAlias

from noticeboard.diagnostics import Diagnostic, Place
from noticeboard.load.findings import Findings

__all__ = [
    "FORBIDDEN",
    "MAX_NESTING",
    "Shifts",
    "as_typed",
    "forbidden_in",
    "nesting_of",
    "scrub",
]

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
_RUN = re.compile(f"{FORBIDDEN.pattern}+")
#: Tabs at the beginning of a line that can be meant as levels: no file nests deeper.
_LEVELS = 12


#: Blanks of other widths, as copied from web pages and text processors. The full-width one is told
#: only where it stands for indentation: texts may begin with it.
_BLANK = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f]+")
#: Radicals and compatibility forms, as copied from PDF files: they look like a character of the
#: language, but are not found, not read out, and not in every font.
_RADICAL = re.compile("[\u2e80-\u2fdf\uf900-\ufaff\U0002f800-\U0002fa1f]")
#: Radicals that Unicode does not decompose, and the character that each is (its table of equivalent
#: unified ideographs).
_SAME = dict(
    zip(
        "⺠⻁⻄⻅⻆⻉⻋⻑⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲",
        "民虎西见角贝车長长门青韦页风飞食马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀",
        strict=True,
    )
)
_CHINESE = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]")


def _meant_by(char: str) -> str:
    """Return the character of the language that the radical or compatibility form `char` is."""
    return _SAME.get(char, unicodedata.normalize("NFKC", char))


def forbidden_in(text: str) -> str | None:
    """Return the name of the first forbidden character of `text` (``U+202E RIGHT-TO-LEFT …``)."""
    match = FORBIDDEN.search(text)
    return _name(match.group()) if match else None


def _name(char: str) -> str:
    return f"U+{ord(char):04X} {unicodedata.name(char, '')}".strip()


def scrub(text: str, path: str) -> tuple[list[str], list[Diagnostic], Shifts]:
    """Return the lines of `text` without tabs and forbidden characters, and a diagnostic for each.

    Every character is replaced by one space, a leading tab by two, so that the rest of the file is
    still read. The last value says which lines grew by that, where and by how much. Characters that
    stand side by side are told once, by the first.
    """
    findings = Findings()
    shifts: Shifts = {}
    lines = text.split("\n")
    for number, line in enumerate(lines):
        for match in _TAB.finditer(line):
            place = Place(path, number + 1, match.start() + 1)
            findings.add(Diagnostic(place, "yaml.tab"))
        for match in _RUN.finditer(line):
            place = Place(path, number + 1, match.start() + 1)
            params: dict[str, object] = {"char": _name(match.group()[0])}
            findings.add(Diagnostic(place, "text.forbidden", params))
        if "\t" in line:
            indent = len(line) - len(line.lstrip("\t "))
            tabs = [column for column, char in enumerate(line[:indent]) if char == "\t"][:_LEVELS]
            shifts[number] = [(column + before, 1) for before, column in enumerate(tabs)]
            line = line[:indent].replace("\t", "  ", _LEVELS) + line[indent:]
            line = line.replace("\t", " ")
        lines[number] = FORBIDDEN.sub(" ", line)
        if not lines[number].isascii():
            own = shifts.get(number, [])
            lines[number] = _look_alikes(lines[number], path, number, findings, own)
            if own:
                shifts[number] = own
    return lines, findings.told(), shifts


def as_typed(column: int, shifts: list[tuple[int, int]]) -> int:
    """Return where a column of a mended line is in the line as it was typed, both from zero."""
    for start, shift in reversed(shifts):
        if column > start or (shift < 0 and column == start):
            column -= shift
    return column


def _look_alikes(
    line: str, path: str, number: int, findings: Findings, shifts: list[tuple[int, int]]
) -> str:
    """Tell radicals and blanks of other widths in a line; return it with what was meant."""
    gone: list[tuple[int, int]] = []

    def say(match: re.Match[str], message_id: str, **params: object) -> None:
        place = Place(path, number + 1, as_typed(match.start(), shifts) + 1)
        findings.add(Diagnostic(place, message_id, params))

    def character(match: re.Match[str]) -> str:
        char = match.group()
        good = _meant_by(char)
        if good != char:
            say(match, "text.radical", char=char, code=f"U+{ord(char):04X}", good=good)
        return good

    def blank(match: re.Match[str]) -> str:
        say(match, "text.blank", char=_name(match.group()[0]))
        before, behind = (
            line[max(0, match.start() - 1) : match.start()],
            line[match.end() : match.end() + 1],
        )
        # Between Chinese characters there is to be none: a name of three is one word.
        between = _CHINESE.match(before) and _CHINESE.match(behind)
        if not between or len(gone) >= _LEVELS:
            return " " * len(match.group())
        gone.append((match.start(), -len(match.group())))
        return ""

    line = _RADICAL.sub(character, line)
    mended = _BLANK.sub(blank, line)
    shifts += reversed(gone)
    return mended


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
