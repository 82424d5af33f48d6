"""The last look at a bulletin that is laid out: rows and foot in their room, texts in theirs."""

from __future__ import annotations

from math import ceil

from noticeboard.render.print.designs.bulletin.sheet import Sheet
from noticeboard.render.print.leaf import Laid
from noticeboard.render.print.misfit import Misfit
from noticeboard.render.print.proof import Proof, Symbol
from noticeboard.render.print.stray import find_stray

__all__ = ["prove_sheet", "what_is_proven"]

#: Rounding of layout, in millimetres: of each row a little.
_TOLERANCE_MM = 0.5


def prove_sheet(sheet: Sheet, laid: Laid) -> Misfit | None:
    """Return which part is too tall, or which text stands where it must not."""
    grid, paper = sheet.grid, sheet.product.paper
    over_mm = laid.boxes["rows"][3] - grid.room_mm
    if over_mm > _TOLERANCE_MM:
        return Misfit("poster.overflow", "leads", over_mm=ceil(over_mm))
    over_mm = laid.boxes["scan"][3] + laid.boxes["imprint"][3] - sheet.product.qr_mm
    if over_mm > _TOLERANCE_MM:
        cautions = max(sheet.bulletin.cautions, key=len, default="")
        return Misfit("poster.foot", "cautions", cautions, ceil(over_mm))
    left, top = paper.slug_mm + grid.margin_mm, paper.slug_mm
    return find_stray(laid, (left, top, left + grid.text_mm, top + paper.height_mm))


def what_is_proven(sheet: Sheet, laid: Laid) -> Proof:
    """Return what must be true of the file: one page, whose symbol leads to the community."""
    symbol = Symbol.around(sheet.bulletin.address_url, laid.boxes["qr"], sheet.quiet_mm)
    return Proof(sheet.product.paper, symbols=(symbol,))
