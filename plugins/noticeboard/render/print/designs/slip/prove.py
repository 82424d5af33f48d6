"""The last look at a slip that is laid out: each part between its perforations."""

from __future__ import annotations

from noticeboard.render.print.designs.slip.grid import BODY_MM, SIDE_MM, TEXT_MM
from noticeboard.render.print.designs.slip.sheet import PARTS, Sheet, too_long
from noticeboard.render.print.leaf import Laid
from noticeboard.render.print.misfit import Misfit
from noticeboard.render.print.proof import Proof, Symbol
from noticeboard.render.print.stray import find_stray

__all__ = ["prove_sheet", "what_is_proven"]

#: Rounding of layout, in millimetres.
_TOLERANCE_MM = 0.3


def prove_sheet(sheet: Sheet, laid: Laid) -> Misfit | None:
    """Return which part is too tall, or which text stands where it must not."""
    paper = sheet.product.paper
    heights_mm = [laid.boxes[part][3] for part in PARTS]
    if max(heights_mm) > BODY_MM + _TOLERANCE_MM:
        return too_long(sheet.slip, heights_mm)
    left, top = paper.slug_mm + SIDE_MM, paper.slug_mm
    return find_stray(laid, (left, top, left + TEXT_MM, top + paper.height_mm))


def what_is_proven(sheet: Sheet, laid: Laid) -> Proof:
    """Return what must be true of the file: one page, whose symbol leads to the case."""
    symbol = Symbol.around(sheet.slip.address_url, laid.boxes["qr"], sheet.quiet_mm)
    return Proof(sheet.product.paper, symbols=(symbol,))
