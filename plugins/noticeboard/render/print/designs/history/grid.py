"""Measures of a blackboard, in millimetres: on a sheet that lies, and on one that stands."""

from __future__ import annotations

from dataclasses import dataclass

from noticeboard.render.print.design import Product

__all__ = ["LABEL_PT", "NOTE_PT", "SIZES_PT", "WHOLE_PT", "YEAR_PT", "Grid", "grid_of"]

#: Text in points on A4: the first that has room is taken. A board is read from three steps away.
SIZES_PT = (54.0, 48.0, 43.0, 38.0, 34.0, 31.0, 28.0, 25.0, 22.5, 20.0, 18.0, 16.0)
#: The year, the name of the board, and what is said in small; on A4.
YEAR_PT, LABEL_PT, NOTE_PT = 40.0, 20.0, 12.0
#: A title is broken within a word only if in one line it would be smaller than this; on A4.
WHOLE_PT = 36.0
#: Short and long side of A4, the margin there and on A3.
_SHORT_MM, _LONG_MM, _MARGIN_MM = 210.0, 297.0, 15.0
_SIDE_MM, _GUTTER_MM, _HEAD_MM, _JOINT_MM = 60.0, 10.0, 13.0, 6.0


@dataclass(frozen=True, slots=True)
class Grid:
    """Measures of a paper.

    Attributes:
        scale: 1 for A4; of all type.
        upright: Day and code have no column of their own, but stand above and below.
        text_mm: Between the margins.
        main_mm: Width of title and text.
        head_mm: Height of the line that says what this is, down to the text.
        side_mm: Width of what stands at the code.
        patch_mm: Side of the white on which the code is.
        foot_mm: Height of the foot; 0 on a sheet that lies.
        room_mm: Height below the head and above the foot, the margins left out.
    """

    scale: float
    upright: bool
    margin_mm: float
    text_mm: float
    main_mm: float
    head_mm: float
    joint_mm: float
    gutter_mm: float
    side_mm: float
    patch_mm: float
    foot_mm: float
    room_mm: float


def grid_of(product: Product, quiet_mm: float) -> Grid:
    """Return the grid of `product`, whose QR needs `quiet_mm` of white around it."""
    paper = product.paper
    upright = paper.height_mm > paper.width_mm
    k = paper.width_mm / (_SHORT_MM if upright else _LONG_MM)
    margin = _MARGIN_MM * max(1.0, k * _SHORT_MM / _LONG_MM)
    text, gutter = paper.width_mm - 2 * margin, _GUTTER_MM * k
    patch = product.qr_mm + 2 * quiet_mm
    side = max(_SIDE_MM * k, patch)
    foot = patch + _JOINT_MM * k if upright else 0.0
    head = (_HEAD_MM + _JOINT_MM) * k
    return Grid(
        scale=k,
        upright=upright,
        margin_mm=margin,
        text_mm=text,
        main_mm=text if upright else text - side - 2 * gutter,
        head_mm=head,
        joint_mm=_JOINT_MM * k,
        gutter_mm=gutter,
        side_mm=text - patch - gutter if upright else side,
        patch_mm=patch,
        foot_mm=foot,
        room_mm=paper.height_mm - 2 * margin - head - foot,
    )
