"""Measures of a bulletin: millimetres and points on A3; other papers are scaled by their width."""

from __future__ import annotations

from dataclasses import dataclass

from noticeboard.render.print.design import Product

__all__ = ["Grid", "Size", "grid_of", "sizes_of"]

#: Text in points on A3, the largest first: the first that has room is taken.
_TEXT_PT = (22.0, 20.0, 19.0, 18.0, 17.0, 16.0, 15.0, 14.0)
#: Titles, figures and numbers in the size of the text, and what stands beneath them; how small
#: these may be, and how large.
_VALUE, _NOTE, _LEAST_NOTE_PT = 1.5, 0.7, 11.0
_VALUES_PT = (24.0, 28.0)
#: On a larger paper text need not grow as the paper does: smaller sizes follow while they are, as
#: printed, no less than this; titles and notes in the size of the text.
_MORE_PT, _LEAST_MORE_PT = (13.0, 12.0, 11.5), 16.0
_MORE_VALUE, _MORE_NOTE = 1.6, 0.8
_WIDTH_MM, _MARGIN_MM = 297.0, 15.0
_BAND_MM, _JOINT_MM, _GUTTER_MM = 58.0, 9.0, 10.0
_NAME_PT, _HOT_PT = 68.0, 50.0


@dataclass(frozen=True, slots=True)
class Size:
    """Sizes in points: of text, of titles, figures and numbers, and of notes."""

    text_pt: float
    value_pt: float
    note_pt: float


@dataclass(frozen=True, slots=True)
class Grid:
    """Measures of a paper.

    Attributes:
        scale: 1 for A3; of all type.
        name_pt, hot_pt: The name of the community, and the hotline, at most.
        text_mm: Between the margins.
        half_mm: Width of a half.
        joint_mm: Between band, rows and foot, and between parts at least.
        foot_mm: Height of the foot, down to the trim.
        room_mm: Height that the rows may have.
        beside_mm: Width of the text beside the code.
    """

    scale: float
    name_pt: float
    hot_pt: float
    margin_mm: float
    band_mm: float
    joint_mm: float
    gutter_mm: float
    text_mm: float
    half_mm: float
    foot_mm: float
    room_mm: float
    beside_mm: float


def grid_of(product: Product, quiet_mm: float) -> Grid:
    """Return the grid of `product`, whose QR needs `quiet_mm` of white around it."""
    paper = product.paper
    k = paper.width_mm / _WIDTH_MM
    margin, gutter, joint = _MARGIN_MM * k, _GUTTER_MM * k, max(_JOINT_MM * k, quiet_mm)
    text = paper.width_mm - 2 * margin
    half = (text - gutter) / 2
    foot = product.qr_mm + max(0.8 * margin, quiet_mm)
    return Grid(
        scale=k,
        name_pt=_NAME_PT * k,
        hot_pt=_HOT_PT * k,
        margin_mm=margin,
        band_mm=_BAND_MM * k,
        joint_mm=joint,
        gutter_mm=gutter,
        text_mm=text,
        half_mm=half,
        foot_mm=foot,
        room_mm=paper.height_mm - _BAND_MM * k - 2 * joint - foot,
        beside_mm=text - product.qr_mm - joint,
    )


def sizes_of(grid: Grid) -> tuple[Size, ...]:
    """Return the sizes that a sheet may be set in, the largest first."""
    least, most = _VALUES_PT
    return tuple(
        Size(
            _half(text * grid.scale),
            _half(min(max(text * _VALUE, least), most) * grid.scale),
            _half(max(text * _NOTE, _LEAST_NOTE_PT) * grid.scale),
        )
        for text in _TEXT_PT
    ) + tuple(
        Size(
            _half(text * grid.scale),
            _half(text * _MORE_VALUE * grid.scale),
            _half(text * _MORE_NOTE * grid.scale),
        )
        for text in _MORE_PT
        if text * grid.scale >= _LEAST_MORE_PT
    )


def _half(size_pt: float) -> float:
    return int(size_pt * 2) / 2
