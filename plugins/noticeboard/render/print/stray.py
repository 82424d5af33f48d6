"""The last look at a sheet before it is a poster: every text in its place, none on another.

What is packed and fitted was measured, so this finds nothing; until something was measured wrongly
or runs where nobody thought of. A poster with such a text is never printed silently.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from noticeboard.render.print.leaf import Laid, Text
from noticeboard.render.print.misfit import Misfit

__all__ = ["Margins", "find_stray", "stray"]

#: Left, top, right and bottom, in millimetres from the corner of the medium.
Margins: TypeAlias = tuple[float, float, float, float]

#: Rounding of layout, in millimetres.
_TOLERANCE_MM = 0.3


def find_stray(laid: Laid, margins: Margins) -> Misfit | None:
    """Return why a sheet is no poster: a text of it stands where it must not (see `stray`)."""
    text = stray(laid, margins)
    return Misfit("poster.stray", text.part or "name", text.words) if text else None


def stray(laid: Laid, margins: Margins) -> Text | None:
    """Return the first text that leaves its part of the sheet, or else one that covers another.

    Args:
        laid: The sheet, whose parts are the elements with an id.
        margins: For text that stands in no part.
    """
    for text in laid.texts:
        if not _holds(_margins_of(laid, text.part) if text.part else margins, text):
            return text
    return next(_covering(laid.texts), None)


def _margins_of(laid: Laid, part: str) -> Margins:
    left, top, width, height = laid.boxes[part]
    return left, top, left + width, top + height


def _holds(margins: Margins, text: Text) -> bool:
    left, top, right, bottom = margins
    return (
        text.left_mm >= left - _TOLERANCE_MM
        and text.top_mm >= top - _TOLERANCE_MM
        and text.right_mm <= right + _TOLERANCE_MM
        and text.bottom_mm <= bottom + _TOLERANCE_MM
    )


def _covering(texts: Sequence[Text]) -> Iterator[Text]:
    """Yield each text that shares some paper with one that begins no lower."""
    ordered = sorted(texts, key=lambda text: text.top_mm)
    for number, upper in enumerate(ordered):
        for lower in ordered[number + 1 :]:
            if lower.top_mm > upper.bottom_mm - _TOLERANCE_MM:
                break
            across = min(upper.right_mm, lower.right_mm) - max(upper.left_mm, lower.left_mm)
            if across > _TOLERANCE_MM:
                yield max(upper, lower, key=lambda text: text.right_mm - text.left_mm)
