"""A board set: its frame and its panels as one page of HTML."""

from __future__ import annotations

from noticeboard.render.environment import environment
from noticeboard.render.print.designs.board.blocks import Blocks
from noticeboard.render.print.designs.board.compose import PINUP
from noticeboard.render.print.designs.board.frame import Frame, beside_mm
from noticeboard.render.print.designs.board.plan import Plan
from noticeboard.render.print.designs.board.rest import kinds_left, name_rest
from noticeboard.render.print.leaf import PHOTOS, Boxes, Leaf
from noticeboard.render.print.printer import Printer
from noticeboard.render.print.proof import Proof, Symbol

__all__ = ["render_frame", "render_sheet", "what_is_proven"]


def render_frame(
    frame: Frame, kinds: tuple[str, ...], printer: Printer
) -> tuple[str, str, str, str, str]:
    """Return what stands above and below the columns.

    Args:
        frame: The sheet.
        kinds: Of the panels that a scan shows more of.
        printer: Of this process.

    Returns:
        The cards; of the foot what stands beside the code, above and beneath, and what stands at
        the right, above and beneath.
    """
    env, grid = environment(printer.lang, paper=True), frame.grid
    width_mm, _ = beside_mm(grid, frame.product)
    rest = name_rest(kinds, width_mm, grid.text_pt, printer.fonts, printer.lang)
    cards = env.get_template("print/board/leads.html").render(
        cards=frame.cards, g=grid, photos=PHOTOS
    )
    foot = env.get_template("print/board/foot.html").render(f=frame, board=frame.board, rest=rest)
    scan, imprint, hot, safe = foot.split("\n<!-- -->\n")
    return cards, scan, imprint, hot, safe


def render_sheet(
    frame: Frame, blocks: Blocks, plan: Plan, step_mm: float, gap: int, printer: Printer
) -> Leaf:
    """Set the sheet as planned.

    Args:
        frame: What stands around.
        blocks: The panels.
        plan: Where they stand.
        step_mm: Height of a step.
        gap: Steps between panels, at least.
        printer: Of this process.
    """
    board = frame.board
    cards, *foot = render_frame(frame, tuple(kinds_left(board, plan)), printer)
    pinup = plan.spare - gap if plan.whole and plan.spare >= PINUP + gap else 0
    spare_mm = 0.0 if pinup else plan.spare * step_mm
    template = environment(printer.lang, paper=True).get_template("print/board/sheet.html")
    html = template.render(
        f=frame,
        board=board,
        g=frame.grid,
        paper=frame.product.paper,
        cards=cards,
        foot=foot,
        plan=plan,
        step=step_mm,
        gap=gap,
        pinup=pinup,
        joint_mm=frame.grid.joint_mm + spare_mm / 3,
        blocks={block.panel.kind: block for block in blocks.blocks},
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
