"""Type that must stand in a given width: the largest size that fits, in one line or two."""

from __future__ import annotations

from dataclasses import dataclass

from noticeboard.render.environment import JOINT
from noticeboard.render.fonts import Face, Fonts

__all__ = ["MM_PER_PT", "Fitted", "fit", "largest"]

#: Millimetres in a point.
MM_PER_PT = 25.4 / 72


@dataclass(frozen=True, slots=True)
class Fitted:
    """Lines and their size in points."""

    lines: tuple[str, ...]
    size_pt: float


def fit(
    text: str,
    fonts: Fonts,
    face: Face,
    width_mm: float,
    *,
    most_pt: float,
    one_line_pt: float,
    least_pt: float,
    spacing_em: float = 0.04,
) -> Fitted | None:
    """Return `text` at the largest size that fits `width_mm`.

    Args:
        text: One line without breaks.
        fonts: To ask for advances.
        face: The face it is set in.
        width_mm: What there is.
        most_pt: Never larger.
        one_line_pt: One line as long as it can be at least this large; two lines below that.
        least_pt: Never smaller.
        spacing_em: Letter spacing that the style sheet adds behind every character.

    Returns:
        The lines and the size; None where even two lines of the least size are too wide.
    """
    size = min(most_pt, width_mm / _em_mm(text, fonts, face, spacing_em))
    if size >= one_line_pt:
        return Fitted((text,), _half(size))
    if len(text) < 2:
        return None
    lines = _halves(text, fonts, face)
    size = min(most_pt, *(width_mm / _em_mm(line, fonts, face, spacing_em) for line in lines))
    return Fitted(lines, _half(size)) if size >= least_pt else None


def _em_mm(text: str, fonts: Fonts, face: Face, spacing_em: float) -> float:
    return max(fonts.width_em(text, face) + spacing_em * len(text), 0.1) * MM_PER_PT


def largest(most_pt: float, wide_em: float, room_mm: float) -> float:
    """Return the size in points at which a text so wide stands in `room_mm`, at most `most_pt`."""
    return _half(min(most_pt, room_mm / (wide_em * MM_PER_PT)))


def _half(size: float) -> float:
    return int(size * 2) / 2


def _halves(text: str, fonts: Fonts, face: Face) -> tuple[str, str]:
    """Split near the middle; a good joint may be a fifth of the length away from it."""

    def cost(cut: int) -> float:
        left, right = (fonts.width_em(part, face) for part in (text[:cut], text[cut:]))
        inside = text[cut - 1].isascii() and text[cut].isascii() and text[cut].isalnum()
        joint = 0.0 if JOINT.match(text, cut) else 0.4 * max(left, right)
        return max(left, right) + joint + (100.0 if inside else 0.0)

    cut = min(range(1, len(text)), key=cost)
    return text[:cut], text[cut:]
