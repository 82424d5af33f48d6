"""Boards drawn, many at a time: begun, set at the density chosen, drawn, proven."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from noticeboard.derive import Board
from noticeboard.render.print.design import LeftOut, Printed, Product, Unprinted
from noticeboard.render.print.designs.board.choose import choose
from noticeboard.render.print.designs.board.densities import Density
from noticeboard.render.print.designs.board.frame import Frame, begin_sheets
from noticeboard.render.print.designs.board.left import left_out, unprinted
from noticeboard.render.print.designs.board.plan import Overflow, Plan
from noticeboard.render.print.designs.board.prove import prove_sheet, too_tall
from noticeboard.render.print.designs.board.sheet import render_sheet, what_is_proven
from noticeboard.render.print.designs.board.style import step_mm, style_of
from noticeboard.render.print.leaf import Leaf
from noticeboard.render.print.misfit import Misfit
from noticeboard.render.print.printer import Printer

__all__ = ["PrintedBoard", "draw_boards"]

#: Sheets drawn in one document: enough to share their styles, few enough for the memory.
_LEAVES = 16


@dataclass(frozen=True, slots=True)
class PrintedBoard(Printed):
    """A board as it was printed.

    Attributes:
        density: Name of the density that was chosen.
        cuts: Rows left to be read by scanning.
        dropped: Kinds of panel left out whole.
    """

    density: str
    cuts: int
    dropped: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Draft:
    """A sheet planned and set, ready to be drawn."""

    frame: Frame
    density: Density
    plan: Plan
    leaf: Leaf
    left: tuple[LeftOut, ...]
    unprinted: tuple[Unprinted, ...]


def draw_boards(
    boards: tuple[Board, ...], product: Product, printer: Printer
) -> Iterator[Printed | Misfit]:
    """Draw the sheets of `boards`, measuring what is new in them together.

    Args:
        boards: For the channel `print`.
        product: What to print.
        printer: Of this process.

    Yields:
        For each board its sheet, or why its content does not fit.

    Raises:
        PressWarning: WeasyPrint complained; a bug of ours.
    """
    begun = begin_sheets(boards, product, printer)
    frames = [frame for frame in begun if isinstance(frame, Frame)]
    made: dict[Frame, Printed | Misfit] = {}
    drafts: dict[str, list[_Draft]] = {}
    for frame, (density, blocks, plan) in choose(frames, product, printer).items():
        if isinstance(plan, Overflow):
            made[frame] = too_tall(plan, step_mm(frame.grid, density))
        else:
            step, gap = step_mm(frame.grid, density), density.gap_steps
            leaf = render_sheet(frame, blocks, plan, step, gap, printer)
            style = style_of(frame.board.theme, product, density, printer)
            left = tuple(left_out(blocks.measured, plan))
            missing = tuple(unprinted(blocks.blocks, plan))
            drafts.setdefault(style, []).append(_Draft(frame, density, plan, leaf, left, missing))
    for alike in drafts.values():
        for start in range(0, len(alike), _LEAVES):
            made |= _draw(alike[start : start + _LEAVES], product, printer)
    yield from (made[one] if isinstance(one, Frame) else one for one in begun)


def _draw(
    drafts: list[_Draft], product: Product, printer: Printer
) -> dict[Frame, Printed | Misfit]:
    """Draw sheets of one style in one document, and prove each."""
    blocks = printer.fonts.blocks("".join(html for d in drafts for html in d.leaf.pages))
    theme = drafts[0].frame.board.theme
    css = style_of(theme, product, drafts[0].density, printer, blocks)
    drawn = printer.press.draw([draft.leaf for draft in drafts], css, product.paper)
    made: dict[Frame, Printed | Misfit] = {}
    for draft, one in zip(drafts, drawn, strict=True):
        (laid,) = one.pages
        made[draft.frame] = prove_sheet(draft.frame, laid) or PrintedBoard(
            one.pdf,
            what_is_proven(draft.frame, laid.boxes),
            draft.density.name,
            draft.plan.cuts,
            draft.plan.dropped,
            left=draft.left,
            unprinted=draft.unprinted,
        )
    return made
