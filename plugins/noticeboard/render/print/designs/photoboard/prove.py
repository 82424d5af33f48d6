"""The last look at a board of faces: the foot in its room, each text in its part."""

from __future__ import annotations

from math import ceil

from noticeboard.render.print.designs.photoboard.sheet import Sheet
from noticeboard.render.print.leaf import Laid
from noticeboard.render.print.misfit import Misfit
from noticeboard.render.print.proof import Proof, Symbol
from noticeboard.render.print.stray import find_stray

__all__ = ["prove_sheet", "what_is_proven"]

#: Rounding of layout, in millimetres.
_TOLERANCE_MM = 0.3


def prove_sheet(sheet: Sheet, laid: Laid) -> Misfit | None:
    """Return what is too tall, or which text stands where it must not."""
    grid, slug = sheet.frame.grid, sheet.product.paper.slug_mm
    for high, low in (("scan", "responsible"), ("call", "cautions")):
        over_mm = laid.boxes[high][3] + laid.boxes[low][3] - sheet.product.qr_mm
        if over_mm > _TOLERANCE_MM:
            return Misfit("poster.foot", low, over_mm=ceil(over_mm))
    left = slug + grid.margin_mm
    return find_stray(laid, (left, slug, left + grid.text_mm, slug + grid.height_mm))


def what_is_proven(sheet: Sheet, laid: Laid) -> Proof:
    """Return what must be true of the file: one page, whose symbol leads to the place."""
    symbol = Symbol.around(sheet.board.address_url, laid.boxes["qr"], sheet.frame.quiet_mm)
    return Proof(sheet.product.paper, symbols=(symbol,))
