"""The last look at a board that is drawn: each part in its place, each text in its part."""

from __future__ import annotations

from noticeboard.render.print.designs.board.frame import Frame
from noticeboard.render.print.fit import MM_PER_PT
from noticeboard.render.print.leaf import Boxes, Laid
from noticeboard.render.print.misfit import Misfit
from noticeboard.render.print.stray import stray

__all__ = ["prove_sheet"]

#: Rounding of layout, in millimetres.
_TOLERANCE_MM = 0.2
#: Heights of two lines of 17 pt and of one of 11 pt in the foot on A3: see sheet.css.
_CAUTIONS_MM, _IMPRINT_MM = 2 * 17 * 1.42 * MM_PER_PT, 11 * 1.42 * MM_PER_PT


def prove_sheet(frame: Frame, laid: Laid) -> Misfit | None:
    """Return what is wrong where a part of the sheet, or a text, is larger than its place."""
    return _prove_parts(frame, laid.boxes) or _prove_texts(frame, laid)


def _prove_parts(frame: Frame, boxes: Boxes) -> Misfit | None:
    columns = max(boxes["column0"][3], boxes["column1"][3])
    if columns > frame.room_mm + _TOLERANCE_MM:
        return Misfit("poster.overflow", "column")
    leads_mm, foot_mm = boxes["leads"][3], boxes["foot"][3]
    if not frame.holds(leads_mm, 0.0):
        return Misfit("poster.overflow", "leads")
    if not frame.holds(leads_mm, foot_mm):
        return Misfit("poster.foot", _too_long_in_foot(frame, boxes))
    return None


def _too_long_in_foot(frame: Frame, boxes: Boxes) -> str:
    """Return which text of the foot takes most lines beyond those that it usually has."""
    usual_mm = {"cautions": _CAUTIONS_MM, "responsible": _IMPRINT_MM}
    # What no longer stands on the page was pushed off by what does.
    over_mm = {
        part: boxes[part][3] - mm * frame.grid.scale
        for part, mm in usual_mm.items()
        if part in boxes
    }
    return max(over_mm, key=lambda part: over_mm[part], default="cautions")


def _prove_texts(frame: Frame, laid: Laid) -> Misfit | None:
    grid, slug_mm = frame.grid, frame.product.paper.slug_mm
    left, top = slug_mm + grid.margin_mm, slug_mm
    margins = (left, top, left + grid.text_mm, top + grid.height_mm)
    text = stray(laid, margins)
    return Misfit("poster.stray", text.part or "name", text.words) if text else None
