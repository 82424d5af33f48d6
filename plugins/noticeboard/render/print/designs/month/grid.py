"""Measures of a month on a sheet that stands, in millimetres."""

from __future__ import annotations

from dataclasses import dataclass

from noticeboard.render.print.design import Product

__all__ = ["NOTE_PT", "PLACE_PT", "SHAPES", "SIZES_PT", "TITLE_PT", "Grid", "grid_of"]

#: Text in points on A4. The last is still read from a step away.
SIZES_PT = (30.0, 26.0, 22.0, 19.0, 17.0, 15.5, 14.0)
#: How days are set: the number of a size, and in how many columns; the first that has room is
#: taken. What is large is too large for two columns.
SHAPES = (*((size, 1) for size in range(7)), *((size, 2) for size in range(4, 7)))
#: Name of the month, of the place, and all that is small; on A4.
TITLE_PT, PLACE_PT, NOTE_PT = 48.0, 20.0, 12.0
_WIDTH_MM, _MARGIN_MM = 210.0, 15.0
_BAND_MM, _JOINT_MM, _GUTTER_MM = 44.0, 8.0, 8.0


@dataclass(frozen=True, slots=True)
class Grid:
    """Measures of a paper.

    Attributes:
        scale: 1 for A4; of all type.
        text_mm: Between the margins.
        column_mm: Width of a column, if there are two.
        room_mm: Height that the days may have.
        foot_mm: Height of the foot, the margin below it left out.
        notes_mm: Width of what stands beside the code.
    """

    scale: float
    margin_mm: float
    band_mm: float
    joint_mm: float
    gutter_mm: float
    text_mm: float
    column_mm: float
    room_mm: float
    foot_mm: float
    notes_mm: float

    def width_mm(self, columns: int) -> float:
        """Return how wide each of so many columns is."""
        return self.text_mm if columns == 1 else self.column_mm


def grid_of(product: Product, quiet_mm: float) -> Grid:
    """Return the grid of `product`, whose QR needs `quiet_mm` of white around it."""
    paper = product.paper
    k = paper.width_mm / _WIDTH_MM
    text = paper.width_mm - 2 * _MARGIN_MM
    foot = product.qr_mm + quiet_mm
    return Grid(
        scale=k,
        margin_mm=_MARGIN_MM,
        band_mm=_BAND_MM * k,
        joint_mm=_JOINT_MM * k,
        gutter_mm=_GUTTER_MM * k,
        text_mm=text,
        column_mm=(text - _GUTTER_MM * k) / 2,
        room_mm=paper.height_mm - (_BAND_MM + 1.6 * _JOINT_MM) * k - foot - _MARGIN_MM,
        foot_mm=foot,
        notes_mm=text - product.qr_mm - _GUTTER_MM * k,
    )
