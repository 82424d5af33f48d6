"""The last look at a month that is laid out: each column in its room, each text in its part."""

from __future__ import annotations

from math import ceil

from noticeboard.render.print.designs.month.sheet import Sheet, too_long
from noticeboard.render.print.leaf import Laid
from noticeboard.render.print.misfit import Misfit
from noticeboard.render.print.proof import Proof, Symbol
from noticeboard.render.print.stray import find_stray

__all__ = ["prove_sheet", "what_is_proven"]

#: Rounding of layout, in millimetres.
_TOLERANCE_MM = 0.3


def prove_sheet(sheet: Sheet, laid: Laid) -> Misfit | None:
    """Return which part is too tall, or which text stands where it must not."""
    month, grid, paper = sheet.month, sheet.grid, sheet.product.paper
    tall_mm = max(laid.boxes[f"days{n}"][3] for n in range(len(sheet.columns)))
    if tall_mm > grid.room_mm + _TOLERANCE_MM:
        return too_long(month, tall_mm - grid.room_mm)
    over_mm = laid.boxes["scan"][3] - grid.foot_mm
    if over_mm > _TOLERANCE_MM:
        return Misfit("poster.foot", "cautions", max(month.cautions, key=len), ceil(over_mm))
    left, top = paper.slug_mm + grid.margin_mm, paper.slug_mm
    return find_stray(laid, (left, top, left + grid.text_mm, top + paper.height_mm))


def what_is_proven(sheet: Sheet, laid: Laid) -> Proof:
    """Return what must be true of the file: one page, whose symbol leads to the month."""
    symbol = Symbol.around(sheet.month.address_url, laid.boxes["qr"], sheet.quiet_mm)
    return Proof(sheet.product.paper, symbols=(symbol,))
