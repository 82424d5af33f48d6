"""The line of the units above a building: those that fit."""

from __future__ import annotations

from noticeboard.render.fonts import FACES, Fonts
from noticeboard.render.print.designs.board.geometry import Grid
from noticeboard.render.print.fit import MM_PER_PT

__all__ = ["fit_trail"]

_SANS = FACES[1]


def fit_trail(
    names: tuple[str, ...], badges: tuple[str, ...], grid: Grid, fonts: Fonts
) -> tuple[tuple[str, ...], float]:
    """Return the names that fit in one line with `badges`, and their size in points.

    The widest units are left out first. The line is smaller where even the community and its
    badges are too wide.
    """
    room_em = grid.text_mm / (grid.text_pt * MM_PER_PT)
    if not names and not badges:
        return (), grid.text_pt
    while len(names) > 1 and _width_em((*names, *badges), fonts) > room_em:
        names = names[1:]
    fits_pt = grid.text_pt * min(1.0, room_em / _width_em((*names, *badges), fonts))
    return names, int(fits_pt * 2) / 2


def _width_em(parts: tuple[str, ...], fonts: Fonts) -> float:
    widths = [fonts.width_em(part, _SANS) + 0.08 * len(part) for part in parts]
    return sum(widths) + 2.2 * (len(parts) - 1)
