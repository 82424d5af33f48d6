"""The grid of a poster: two columns on a sheet that stands, three on one that lies.

All that is set stands on a *step*, half a line of text: so lines of neighbouring columns stand on
one line, and heights are whole numbers.
"""

from __future__ import annotations

from dataclasses import dataclass

from noticeboard.render.print.design import Product
from noticeboard.render.print.fit import MM_PER_PT
from noticeboard.render.print.paper import Paper

__all__ = ["Grid", "grid_of", "photo_mm"]


@dataclass(frozen=True, slots=True)
class _Format:
    """Measures on the sheet that a format is designed on; others of its kind are scaled.

    Attributes:
        across_mm: Width of that sheet.
        name_pt: Name of the building, at most.
        lead_pt: Names and numbers of those to call first, and the hotline.
        mid_pt: Titles of panels, slogan, address.
        text_pt: Running text.
        note_pt: Days, sources, the imprint.
        line_mm: A line of text.
        band_mm: Height of the header band, at least.
        photo_mm: Width of a portrait; its height is five fourths of it.
        columns: Side by side.
        small: Of members side by side, two have room.
    """

    across_mm: float
    name_pt: float
    lead_pt: float
    mid_pt: float
    text_pt: float
    note_pt: float
    line_mm: float
    band_mm: float
    photo_mm: float
    margin_mm: float
    gutter_mm: float
    joint_mm: float
    columns: int
    small: bool = False


_A3 = _Format(297, 84, 38, 26, 17, 11, 8.0, 56, 28, 15, 10, 8, 2)
_A3_LYING = _Format(420, 60, 38, 26, 17, 11, 8.0, 46, 28, 15, 10, 7, 3)
_A4 = _Format(210, 60, 26, 20, 14, 11, 6.6, 41, 20, 11, 8, 5.5, 2, small=True)
_A4_LYING = _Format(297, 42, 26, 20, 14, 11, 6.6, 32, 20, 11, 8, 5, 3, small=True)
#: Columns of a sheet that lies.
_LYING = 3
#: A sheet narrower than this is read at arm's length, and designed for it.
_SMALL_MM = 250


@dataclass(frozen=True, slots=True)
class Grid:
    """Measures of one product in millimetres and points.

    Attributes:
        scale: Of the paper to the one that its format is designed on.
        step_mm: Half a line of text.
        column_mm: Width of a column.
        band_mm: Least height of the header band, from the trim.
        foot_mm: Height of the foot, down to the trim: the QR, and what is beneath it.
        joint_mm: Between band, leads, columns and foot, at least.
    """

    scale: float
    width_mm: float
    height_mm: float
    name_pt: float
    lead_pt: float
    mid_pt: float
    text_pt: float
    note_pt: float
    step_mm: float
    band_mm: float
    foot_mm: float
    photo_mm: float
    margin_mm: float
    gutter_mm: float
    joint_mm: float
    column_mm: float
    columns: int
    small: bool

    @property
    def text_mm(self) -> float:
        """Width between the margins."""
        return self.width_mm - 2 * self.margin_mm

    @property
    def cells(self) -> int:
        """How many members stand side by side across the sheet: a number has room in each cell."""
        lying = self.columns == _LYING
        return (3 if lying else 2) if self.small else (4 if lying else 3)

    @property
    def cell_mm(self) -> float:
        """Width of one of them."""
        return (self.text_mm - (self.cells - 1) * self.gutter_mm) / self.cells

    @property
    def half_mm(self) -> float:
        """Width of one of two lead cards."""
        return (self.text_mm - self.gutter_mm) / 2

    def call_mm(self, large: bool) -> float:
        """Return the width of a column of numbers with the white before it: 4 mm on A3.

        Twelve digits in three groups; larger where they are as large as titles.
        """
        size_pt = self.mid_pt if large else self.text_pt
        return 7.6 * size_pt * MM_PER_PT + 4 * self.scale


def grid_of(product: Product, quiet_mm: float) -> Grid:
    """Return the grid of `product`, whose QR needs `quiet_mm` of white around it."""
    paper = product.paper
    form = _format_of(paper)
    k = paper.width_mm / form.across_mm
    margin, gutter = form.margin_mm * k, form.gutter_mm * k
    room = paper.width_mm - 2 * margin - (form.columns - 1) * gutter
    return Grid(
        scale=k,
        width_mm=paper.width_mm,
        height_mm=paper.height_mm,
        name_pt=_half_points(form.name_pt * k),
        lead_pt=_half_points(form.lead_pt * k),
        mid_pt=_half_points(form.mid_pt * k),
        text_pt=_half_points(form.text_pt * k),
        note_pt=_half_points(form.note_pt * k),
        step_mm=form.line_mm * k / 2,
        band_mm=form.band_mm * k,
        foot_mm=product.qr_mm + max(0.8 * margin, quiet_mm),
        photo_mm=form.photo_mm * k,
        margin_mm=margin,
        gutter_mm=gutter,
        joint_mm=max(form.joint_mm * k, quiet_mm),
        column_mm=room / form.columns,
        columns=form.columns,
        small=form.small,
    )


def _half_points(size_pt: float) -> float:
    """Return a size as `fit` gives them: what is fitted is of the same as what need not be."""
    return int(size_pt * 2) / 2


def photo_mm(paper: Paper) -> float:
    """Return the width of a portrait on `paper`."""
    form = _format_of(paper)
    return form.photo_mm * paper.width_mm / form.across_mm


def _format_of(paper: Paper) -> _Format:
    lying = paper.width_mm > paper.height_mm
    if min(paper.width_mm, paper.height_mm) < _SMALL_MM:
        return _A4_LYING if lying else _A4
    return _A3_LYING if lying else _A3
