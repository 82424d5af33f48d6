"""Measures of a board of faces, in millimetres and points on A2; other papers scale."""

from __future__ import annotations

from dataclasses import dataclass

from noticeboard.render.print.design import Product

__all__ = ["Grid", "Type", "grid_of"]

_WIDTH_MM = 420.0
_MARGIN_MM, _LEAST_MARGIN_MM = 20.0, 15.0
#: An A4 sheet that lies, with the title at its left; on a paper smaller than A2 less.
_PIN_MM, _PIN_WIDTH_MM = 212.0, 307.0


@dataclass(frozen=True, slots=True)
class Type:
    """Sizes of type in points, besides that of names: nothing beneath 11, the imprint at 9.

    Attributes:
        name_pt: Of the place, at most.
        big_pt: Names of those to ask first, the slogan, the number.
        mid_pt: An address where names are too large for it.
        text_pt: Seats and notes; names where there are many.
        small_pt: Seats where there are many, the imprint.
    """

    name_pt: float
    big_pt: float
    mid_pt: float
    text_pt: float
    small_pt: float


@dataclass(frozen=True, slots=True)
class Grid:
    """Measures of a paper.

    Attributes:
        scale: 1 for A2.
        photo: Of portraits, which grow less than the paper does: a face is a face.
        gap_mm: Between portraits, side by side.
        joint_mm: Between the parts of the sheet.
        pin_mm, pin_width_mm: Least of the place for notices, its title with it.
        foot_mm: Height of the foot, down to the trim.
    """

    scale: float
    photo: float
    width_mm: float
    height_mm: float
    margin_mm: float
    text_mm: float
    gap_mm: float
    joint_mm: float
    pin_mm: float
    pin_width_mm: float
    foot_mm: float
    type: Type


def grid_of(product: Product, quiet_mm: float) -> Grid:
    """Return the grid of `product`, whose QR needs `quiet_mm` of white around it."""
    paper = product.paper
    k = paper.width_mm / _WIDTH_MM
    margin = max(_MARGIN_MM * min(k, 1.25), _LEAST_MARGIN_MM)
    return Grid(
        scale=k,
        photo=min(k, 1.25),
        width_mm=paper.width_mm,
        height_mm=paper.height_mm,
        margin_mm=margin,
        text_mm=paper.width_mm - 2 * margin,
        gap_mm=4.0,
        joint_mm=8 * k,
        pin_mm=_PIN_MM * min(k, 1.0),
        pin_width_mm=_PIN_WIDTH_MM * min(k, 1.0),
        foot_mm=product.qr_mm + quiet_mm + max(margin, quiet_mm),
        type=Type(_pt(96, k), _pt(46, k), _pt(30, k), _pt(18, k, 12), _pt(12, k, 11)),
    )


def _pt(size: float, scale: float, least: float = 0.0) -> float:
    return int(max(size * scale, least) * 2) / 2
