"""Measures of a notice, in millimetres: on a sheet that lies, and on one that stands."""

from __future__ import annotations

from dataclasses import dataclass

from noticeboard.render.print.design import Product

__all__ = ["CALL_PT", "NOTES_PT", "SIZES_PT", "SMALLEST_PT", "WHOLE_PT", "Grid", "grid_of"]

#: Text in points on A4: the first that has room is taken.
SIZES_PT = (60.0, 54.0, 48.0, 43.0, 38.0, 34.0, 31.0, 28.0, 25.0, 22.5, 20.0, 18.0, 16.0)
#: Whatever is small; beside the notice, and an address, the larger where it has room; on A4.
NOTES_PT = (13.0, 11.0)
SMALLEST_PT = 11.0
#: Until when it holds, and the number to call; on A4.
CALL_PT = 18.0
#: A title is broken within a word only if in one line it would be smaller than this; on A4.
WHOLE_PT = 40.0
#: Short and long side of A4, the margin there and on A3, and what is the same either way.
_SHORT_MM, _LONG_MM, _MARGIN_MM = 210.0, 297.0, 15.0
_BAND_MM, _JOINT_MM, _SIGN_MM, _SIDE_MM, _GUTTER_MM = 34.0, 9.0, 16.0, 60.0, 12.0


@dataclass(frozen=True, slots=True)
class Grid:
    """Measures of a paper.

    Attributes:
        scale: 1 for A4; of all type.
        upright: Whom to ask stands in the foot and not at the side.
        text_mm: Between the margins.
        main_mm: Width of the notice.
        room_mm: Height that it may have.
        side_mm: Width of what stands beside it, or beside the code in the foot.
        side_room_mm: Height that this may have.
        foot_mm: Height of the foot, the margin below it left out; 0 on a sheet that lies.
        sign_top_mm: Where it says who speaks.
    """

    scale: float
    upright: bool
    margin_mm: float
    band_mm: float
    joint_mm: float
    sign_mm: float
    text_mm: float
    main_mm: float
    room_mm: float
    side_mm: float
    side_room_mm: float
    foot_mm: float
    sign_top_mm: float


def grid_of(product: Product, quiet_mm: float) -> Grid:
    """Return the grid of `product`, whose QR needs `quiet_mm` of white around it.

    Why the margin grows only past A3: it is for the hand that holds the sheet and for the frame
    that it hangs in, and these do not grow with the type.
    """
    paper = product.paper
    upright = paper.height_mm > paper.width_mm
    k = paper.width_mm / (_SHORT_MM if upright else _LONG_MM)
    margin = _MARGIN_MM * max(1.0, k * _SHORT_MM / _LONG_MM)
    text = paper.width_mm - 2 * margin
    foot = product.qr_mm + quiet_mm if upright else 0.0
    beside = (product.qr_mm if upright else _SIDE_MM * k) + _GUTTER_MM * k
    below_band = paper.height_mm - (_BAND_MM + _JOINT_MM) * k - margin
    return Grid(
        scale=k,
        upright=upright,
        margin_mm=margin,
        band_mm=_BAND_MM * k,
        joint_mm=_JOINT_MM * k,
        sign_mm=_SIGN_MM * k,
        text_mm=text,
        main_mm=text if upright else text - beside,
        room_mm=below_band - foot - (_SIGN_MM + _JOINT_MM * (1.5 if upright else 1)) * k,
        side_mm=text - beside if upright else _SIDE_MM * k,
        side_room_mm=foot if upright else below_band,
        foot_mm=foot,
        sign_top_mm=paper.height_mm
        - margin
        - foot
        - (_SIGN_MM + (_JOINT_MM / 2 if upright else 0)) * k,
    )
