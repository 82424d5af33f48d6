"""Whether a board has room on a sheet at all: the least that it must say, set as densely as may be.

Why the least: a check of the data shall take seconds. What must stand on a sheet is a title and a
few rows of each panel, and most of that is the same on all boards of a community.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from noticeboard.derive import Board, Panel
from noticeboard.render.kinds import HABITS, LOOKS
from noticeboard.render.print.design import Product
from noticeboard.render.print.designs.board.blocks import build_blocks, measure_blocks
from noticeboard.render.print.designs.board.choose import choose, pack
from noticeboard.render.print.designs.board.densities import DENSITIES
from noticeboard.render.print.designs.board.frame import Frame, begin_sheets
from noticeboard.render.print.designs.board.plan import Overflow
from noticeboard.render.print.designs.board.prove import prove_sheet, too_tall
from noticeboard.render.print.designs.board.sheet import render_frame, render_sheet
from noticeboard.render.print.designs.board.style import step_mm, style_of
from noticeboard.render.print.leaf import without_photos
from noticeboard.render.print.misfit import Misfit
from noticeboard.render.print.printer import Printer

__all__ = ["misfits"]

_DENSEST = DENSITIES[-1]
_ID = re.compile(' id="[^"]*"')


def misfits(
    boards: tuple[Board, ...], product: Product, printer: Printer
) -> tuple[Misfit | None, ...]:
    """Return for each board why it has no room on a sheet of `product`, or None where it has.

    What is told here is what `draw_boards` would tell.
    """
    begun = begin_sheets(boards, product, printer)
    frames = [frame for frame in begun if isinstance(frame, Frame)]
    found: dict[Frame, Misfit | None] = {}
    for theme in sorted({frame.board.theme for frame in frames}):
        alike = [frame for frame in frames if frame.board.theme == theme]
        for suspect in _crowded(alike, style_of(theme, product, _DENSEST, printer), printer):
            found[suspect] = _measured(suspect, printer)
    return tuple(found.get(one) if isinstance(one, Frame) else one for one in begun)


def _crowded(frames: list[Frame], css: str, printer: Printer) -> Iterator[Frame]:
    """Yield those whose panels, cards or foot may have no room; one layout measures all."""
    drafts = [build_blocks(_least(frame.board), frame.grid, _DENSEST, printer) for frame in frames]
    around = [_around(frame, printer) for frame in frames]
    pieces = [
        piece
        for (_, wanted), parts in zip(drafts, around, strict=True)
        for piece in (*wanted, *parts)
    ]
    heights = iter(printer.ruler.heights_mm(css, pieces))
    for frame, (blocks, _) in zip(frames, drafts, strict=True):
        measured = measure_blocks(blocks, heights, step_mm(frame.grid, _DENSEST))
        plan = pack(frame, _DENSEST, measured)
        if not frame.holds(*(next(heights) for _ in range(3))) or isinstance(plan, Overflow):
            yield frame


def _least(board: Board) -> Board:
    """Return `board` with the rows without which it is not printed."""
    return replace(board, panels=tuple(_first(panel) for panel in board.panels))


def _first(panel: Panel) -> Panel:
    return replace(panel, rows=panel.rows[: _floor(panel)])


def _floor(panel: Panel) -> int:
    """Return how many rows are measured: of what staff put on paper themselves the first, too."""
    if panel.kind not in HABITS:
        return 0
    return max(HABITS[panel.kind].floor, 1 if LOOKS[panel.kind].chosen else 0)


def _around(frame: Frame, printer: Printer) -> tuple[tuple[str, str, str], ...]:
    """Return the cards and both parts of the foot to be measured.

    The foot as if no light panel had found room, and as if the code were of the widest letters: so
    those of a community are alike. Without ids, which may stand in a document once.
    """
    panels = frame.board.panels
    light = tuple(p.kind for p in panels if p.rows and p.kind in HABITS and not _floor(p))
    cards, scan, imprint, hot, safe = (
        without_photos(_ID.sub("", _with_widest_code(html, frame.board)))
        for html in render_frame(frame, light, printer)
    )
    return (
        ("cards", "", cards),
        ("foot-text beside0", "", scan + imprint),
        ("foot-text beside1", "", hot + safe),
    )  # fmt: skip


def _with_widest_code(html: str, board: Board) -> str:
    for code in board.codes[-1:]:
        html = html.replace(code, "W" * len(code))
    return html


def _measured(frame: Frame, printer: Printer) -> Misfit | None:
    """Return what is wrong with a sheet measured and set as it would be drawn."""
    density, blocks, plan = choose([frame], frame.product, printer)[frame]
    step = step_mm(frame.grid, density)
    if isinstance(plan, Overflow):
        return too_tall(plan, step)
    css = style_of(frame.board.theme, frame.product, density, printer)
    leaf = render_sheet(frame, blocks, plan, step, density.gap_steps, printer)
    pages = tuple(map(without_photos, leaf.pages))
    ((laid,),) = printer.press.lay([replace(leaf, pages=pages)], css)
    return prove_sheet(frame, laid)
