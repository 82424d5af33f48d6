"""The last look at a blackboard that is laid out: each part in its room, each text in its part."""

from __future__ import annotations

from noticeboard.render.print.designs.history.sheet import Sheet, too_long
from noticeboard.render.print.leaf import Laid
from noticeboard.render.print.misfit import Misfit
from noticeboard.render.print.proof import Proof, Symbol
from noticeboard.render.print.stray import find_stray

__all__ = ["prove_sheet", "what_is_proven"]

#: Rounding of layout, in millimetres.
_TOLERANCE_MM = 0.3


def prove_sheet(sheet: Sheet, laid: Laid) -> Misfit | None:
    """Return which part is too tall, or which text stands where it must not."""
    grid, paper, boxes = sheet.grid, sheet.product.paper, laid.boxes
    over_mm = boxes["main"][3] + sheet.source_mm - grid.room_mm
    if over_mm > _TOLERANCE_MM:
        return too_long(sheet.said, over_mm)
    scan_mm = boxes["scan"][3] + (0 if grid.upright else grid.patch_mm + boxes["day"][3])
    room_mm = grid.patch_mm if grid.upright else paper.height_mm - 2 * grid.margin_mm
    if scan_mm > room_mm + _TOLERANCE_MM:
        return Misfit("poster.foot", "cautions")
    left, top = paper.slug_mm + grid.margin_mm, paper.slug_mm + grid.margin_mm
    bottom = paper.slug_mm + paper.height_mm - grid.margin_mm
    return find_stray(laid, (left, top, left + grid.text_mm, bottom))


def what_is_proven(sheet: Sheet, laid: Laid) -> Proof:
    """Return what must be true of the file: one page, whose symbol leads to the place."""
    symbol = Symbol.around(sheet.said.address_url, laid.boxes["qr"], sheet.quiet_mm)
    return Proof(sheet.product.paper, symbols=(symbol,))
