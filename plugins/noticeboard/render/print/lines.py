"""Lines as they were set: what may not begin or end one (W3C: Chinese Text Layout).

The rules are those of section 3.1.5 there: marks that close or pause do not begin a line, marks
that open do not end one, and a dash of two characters is not parted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from noticeboard.render.print.leaf import Text
from noticeboard.render.print.marks import CLOSING, OPENING

__all__ = ["LineFault", "line_faults", "lines_of"]

#: What else does not begin a line.
_NEVER_FIRST = CLOSING + "…—·％%℃"
#: How far the next run of a line may be from where one ends, in em: a blank, or half a mark.
_NEAR_EM = 0.8


@dataclass(frozen=True, slots=True)
class LineFault:
    """A line that begins or ends as none may, with the one before it or after it."""

    line: str
    neighbour: str


def lines_of(texts: Sequence[Text]) -> list[str]:
    """Return the lines that runs of text make, in the order of the sheet's boxes."""
    lines: list[str] = []
    last: Text | None = None
    for text in filter(lambda text: text.words, texts):
        if last is not None and _goes_on(last, text):
            lines[-1] += text.words
        else:
            lines.append(text.words)
        last = text
    return lines


def _goes_on(last: Text, text: Text) -> bool:
    size_mm = max(last.bottom_mm - last.top_mm, text.bottom_mm - text.top_mm)
    shared = min(last.bottom_mm, text.bottom_mm) - max(last.top_mm, text.top_mm)
    return shared > size_mm * 0.4 and abs(text.left_mm - last.right_mm) < _NEAR_EM * size_mm


def line_faults(texts: Sequence[Text]) -> Iterator[LineFault]:
    """Yield every line that begins or ends with what must not stand there.

    A point alone is the mark of a list, and a dash after a full stop begins who said it.
    """
    lines = ["", *lines_of(texts), ""]
    for before, line, after in zip(lines, lines[1:], lines[2:], strict=False):
        if line and line[-1] in OPENING:
            yield LineFault(line, after)
        if line and line[0] in _NEVER_FIRST and not _begins_anew(before, line):
            yield LineFault(line, before)


def _begins_anew(before: str, line: str) -> bool:
    return line[0] == "·" or (line[:2] == "——" and before[-1:] in "。！？”」")
