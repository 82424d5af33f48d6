"""A board set: its frame and its panels as one page of HTML."""

from __future__ import annotations

from noticeboard.render.environment import environment
from noticeboard.render.print.designs.board.blocks import Blocks
from noticeboard.render.print.designs.board.dropped import name_dropped
from noticeboard.render.print.designs.board.frame import Frame
from noticeboard.render.print.designs.board.plan import Plan
from noticeboard.render.print.leaf import Boxes, Leaf
from noticeboard.render.print.printer import Printer
from noticeboard.render.print.proof import Proof, Symbol

__all__ = ["render_frame", "render_sheet", "what_is_proven"]

#: Height on A3 of what is left of a column and becomes a marked place to pin paper notices to.
_PINUP_MM = 48


def render_frame(frame: Frame, dropped: tuple[str, ...], printer: Printer) -> tuple[str, str]:
    """Return what stands above and below the columns: the cards, and the text of the foot."""
    env = environment(printer.lang, paper=True)
    more = name_dropped(dropped, frame.beside_mm, frame.grid, printer.fonts, printer.lang)
    cards = env.get_template("print/board/leads.html").render(cards=frame.cards, g=frame.grid)
    foot = env.get_template("print/board/foot.html").render(
        board=frame.board, domain=frame.domain, more=more
    )
    return cards, foot


def render_sheet(frame: Frame, blocks: Blocks, plan: Plan, printer: Printer) -> Leaf:
    """Set the sheet as planned."""
    board, (leads_html, foot_html) = frame.board, render_frame(frame, plan.dropped, printer)
    template = environment(printer.lang, paper=True).get_template("print/board/sheet.html")
    html = template.render(
        f=frame,
        board=board,
        g=frame.grid,
        paper=frame.product.paper,
        leads_html=leads_html,
        foot_html=foot_html,
        plan=plan,
        blocks={block.panel.kind: block for block in blocks.blocks},
        pinup_mm=_PINUP_MM * frame.grid.scale,
    )
    return Leaf(
        (html,),
        title=f"{board.name} · {board.site_name}",
        author=board.responsible or board.site_name,
        subject=f"{board.community} {board.address}",
        day=board.updated,
    )


def what_is_proven(frame: Frame, boxes: Boxes) -> Proof:
    """Return what must be true of the file: one page, whose symbol reads the permanent address."""
    left_mm, top_mm, *_ = boxes["qr"]
    quiet_mm, side_mm = frame.quiet_mm, frame.product.qr_mm
    symbol = Symbol(
        frame.board.address_url, left_mm - quiet_mm, top_mm - quiet_mm, side_mm + 2 * quiet_mm
    )
    return Proof(frame.product.paper, symbols=(symbol,))
