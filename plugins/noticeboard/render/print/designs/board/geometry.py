"""The grid of a poster, in millimetres on A3: twelve columns, a gutter of 6, margins of 15."""

from __future__ import annotations

from dataclasses import dataclass

from noticeboard.render.print.design import Product

__all__ = ["Grid", "grid_of"]

_COLUMNS, _GUTTER, _MARGIN = 12, 6.0, 15.0
#: Width of A3: the design is that of A3, scaled.
_WIDTH_MM = 297.0


@dataclass(frozen=True, slots=True)
class Grid:
    """Measures of one product, scaled to its paper.

    Attributes:
        scale: 1 for A3.
        wide_mm: Seven columns.
        narrow_mm: Five columns.
        band_mm: Least height of the header band, from the trim.
        foot_mm: Height of the foot, down to the trim: QR, its quiet zone above, the margin below.
        joint_mm: Between band, leads, columns and foot.
    """

    scale: float
    width_mm: float
    height_mm: float
    margin_mm: float
    gutter_mm: float
    wide_mm: float
    narrow_mm: float
    band_mm: float
    foot_mm: float
    joint_mm: float

    @property
    def text_mm(self) -> float:
        """Width between the margins."""
        return self.width_mm - 2 * self.margin_mm

    @property
    def half_mm(self) -> float:
        """Width of one of two lead cards."""
        return (self.text_mm - self.gutter_mm) / 2


def grid_of(product: Product, quiet_mm: float) -> Grid:
    """Return the grid of `product`, whose QR needs `quiet_mm` of white around it."""
    paper = product.paper
    scale = paper.width_mm / _WIDTH_MM
    margin, gutter = _MARGIN * scale, _GUTTER * scale
    column = (paper.width_mm - 2 * margin - (_COLUMNS - 1) * gutter) / _COLUMNS
    return Grid(
        scale=scale,
        width_mm=paper.width_mm,
        height_mm=paper.height_mm,
        margin_mm=margin,
        gutter_mm=gutter,
        wide_mm=7 * column + 6 * gutter,
        narrow_mm=5 * column + 4 * gutter,
        band_mm=70 * scale,
        foot_mm=product.qr_mm + max(margin, quiet_mm) + quiet_mm,
        joint_mm=7 * scale,
    )
