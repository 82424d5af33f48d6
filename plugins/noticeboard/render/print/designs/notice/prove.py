"""The last look at a notice that is laid out: each part in its room, each text in its part."""

from __future__ import annotations

from noticeboard.derive import Said
from noticeboard.render.print.designs.notice.sheet import Sheet, too_long
from noticeboard.render.print.leaf import Laid
from noticeboard.render.print.misfit import Misfit
from noticeboard.render.print.proof import Proof, Symbol
from noticeboard.render.print.stray import find_stray

__all__ = ["prove_sheet", "what_is_proven"]

#: Rounding of layout, in millimetres.
_TOLERANCE_MM = 0.3


def prove_sheet(sheet: Sheet, laid: Laid) -> Misfit | None:
    """Return which part is too tall, or which text stands where it must not."""
    said, grid = sheet.said, sheet.grid
    over_mm = laid.boxes["main"][3] - grid.room_mm
    if over_mm > _TOLERANCE_MM:
        return too_long(said, over_mm)
    beside_mm = laid.boxes["ask"][3] + laid.boxes["scan"][3]
    if beside_mm > grid.side_room_mm + _TOLERANCE_MM:
        return _too_much_beside(said)
    paper = sheet.product.paper
    left, top = paper.slug_mm + grid.margin_mm, paper.slug_mm
    return find_stray(laid, (left, top, left + grid.text_mm, top + paper.height_mm))


def _too_much_beside(said: Said) -> Misfit:
    """Tell the address or the cautions, whichever takes more lines: of 30 letters or 13 Hanzi."""
    lines = sum(-(-len(caution) // 13) for caution in said.cautions)
    if lines > -(-len(said.address_words) // 30):
        return Misfit("poster.foot", "cautions")
    return Misfit("poster.name-too-wide", "address", said.address_words)


def what_is_proven(sheet: Sheet, laid: Laid) -> Proof:
    """Return what must be true of the file: one page, whose symbol leads to the place."""
    symbol = Symbol.around(sheet.said.address_url, laid.boxes["qr"], sheet.quiet_mm)
    return Proof(sheet.product.paper, symbols=(symbol,))
