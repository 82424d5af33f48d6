"""The last look at a board that is drawn: each part in its place, each text in its part."""

from __future__ import annotations

from math import ceil

from noticeboard.render.print.designs.board.frame import Frame
from noticeboard.render.print.designs.board.plan import Overflow
from noticeboard.render.print.leaf import Boxes, Laid
from noticeboard.render.print.misfit import Misfit
from noticeboard.render.print.stray import find_stray

__all__ = ["prove_sheet", "too_tall"]

#: Rounding of layout, in millimetres.
_TOLERANCE_MM = 0.2


def too_tall(overflow: Overflow, step_mm: float) -> Misfit:
    """Tell which panel takes most of a sheet, and by how much it is too tall."""
    return Misfit("poster.overflow", overflow.kind, over_mm=ceil(overflow.over * step_mm))


def prove_sheet(frame: Frame, laid: Laid) -> Misfit | None:
    """Return what is wrong where a part of the sheet, or a text, is larger than its place."""
    return _prove_parts(frame, laid.boxes) or _prove_texts(frame, laid)


def _prove_parts(frame: Frame, boxes: Boxes) -> Misfit | None:
    floor_mm = frame.product.paper.slug_mm + frame.grid.height_mm - frame.grid.foot_mm
    for part in ("wide", *(f"column{number}" for number in range(frame.grid.columns))):
        _, top, _, height = boxes.get(part, (0.0, 0.0, 0.0, 0.0))
        if height and top + height > floor_mm + _TOLERANCE_MM:  # an empty one may begin there
            return Misfit("poster.overflow", "column", over_mm=ceil(top + height - floor_mm))
    leads_mm = boxes["leads"][3]
    if not frame.holds(leads_mm):
        return Misfit("poster.overflow", "leads", over_mm=ceil(leads_mm - frame.leads_mm))
    # What is pushed off the sheet has no box: what pushes it is too tall.
    low = {
        part: boxes[part][3] if part in boxes else 0.0
        for part in ("scan", "responsible", "hot", "cautions")
    }
    sides = {
        "responsible": low["scan"] + low["responsible"],
        "cautions": low["hot"] + low["cautions"],
    }
    if not frame.holds(leads_mm, *sides.values()):
        part = max(sides, key=lambda part: sides[part])
        return Misfit("poster.foot", part, over_mm=ceil(sides[part] - frame.product.qr_mm))
    return None


def _prove_texts(frame: Frame, laid: Laid) -> Misfit | None:
    grid, slug_mm = frame.grid, frame.product.paper.slug_mm
    left, top = slug_mm + grid.margin_mm, slug_mm
    margins = (left, top, left + grid.text_mm, top + grid.height_mm)
    return find_stray(laid, margins)
