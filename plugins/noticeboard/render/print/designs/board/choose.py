"""How densely each sheet is set: from the densest up, as long as nothing is lost that matters."""

from __future__ import annotations

from typing import TypeAlias

from noticeboard.render.kinds import CORE, HABITS
from noticeboard.render.print.design import Product
from noticeboard.render.print.designs.board.blocks import Blocks, build_blocks, measure_blocks
from noticeboard.render.print.designs.board.compose import compose
from noticeboard.render.print.designs.board.densities import DENSITIES, Density
from noticeboard.render.print.designs.board.frame import Frame
from noticeboard.render.print.designs.board.plan import Overflow, Plan
from noticeboard.render.print.designs.board.style import style_of
from noticeboard.render.print.printer import Printer

__all__ = ["choose", "pack"]

#: Kept free of every column: rows measured alone and rows in a panel differ by rounded line boxes.
_SLACK_MM = 1.0

_Trial: TypeAlias = "tuple[Density, Blocks, Plan | Overflow]"


def pack(frame: Frame, density: Density, blocks: Blocks) -> Plan | Overflow:
    """Pack the measured panels into the columns of `frame`."""
    scale = frame.grid.scale
    gap_mm = density.panel_mm * scale
    room_mm = frame.room_mm - _SLACK_MM * scale
    return compose(blocks.measured, room_mm, gap_mm, gap_mm + 7 * scale)


def choose(frames: list[Frame], product: Product, printer: Printer) -> dict[Frame, _Trial]:
    """Give every sheet the roomiest density that leaves out nothing that people come for.

    Going up from the densest, a sheet takes a step as long as the panels of weight `CORE` stay,
    with every member and with the rows that they should keep. Lighter panels may go: a member's
    services are worth more than the blackboard, which the page shows as well.
    """
    best = _try(frames, DENSITIES[-1], product, printer)
    climbing = frames
    for density in reversed(DENSITIES[:-1]):
        trials = _try(climbing, density, product, printer)
        climbing = [f for f in climbing if _as_good(trials[f][2], best[f][2])]
        best |= {frame: trials[frame] for frame in climbing}
    return best


def _try(
    frames: list[Frame], density: Density, product: Product, printer: Printer
) -> dict[Frame, _Trial]:
    """Plan `frames` at `density`, with one layout for all pieces not yet measured."""
    drafts = [build_blocks(frame.board, density, printer.lang) for frame in frames]
    found: dict[Frame, _Trial] = {}
    for theme in {frame.board.theme for frame in frames}:
        mine = [(f, d) for f, d in zip(frames, drafts, strict=True) if f.board.theme == theme]
        css = style_of(theme, product, density, printer)
        pieces = [piece for _, (_, wanted) in mine for piece in wanted]
        heights = iter(printer.ruler.heights_mm(css, pieces))
        for frame, (blocks, _) in mine:
            measured = measure_blocks(blocks, heights)
            found[frame] = (density, measured, pack(frame, density, measured))
    return found


def _as_good(plan: Plan | Overflow, than: Plan | Overflow) -> bool:
    """Whether `plan` tells of the core panels what the denser `than` does."""
    if isinstance(plan, Overflow) or isinstance(than, Overflow):
        return False
    for column in than.columns:
        for slot in column.slots:
            habit = HABITS[slot.panel.kind]
            wanted = min(slot.rows, habit.keep) if habit.weight >= CORE else 0
            if plan.rows_of(slot.panel.kind) < wanted:
                return False
    return plan.whole or not than.whole
