"""How roomy each sheet is set: as roomy as it can be without leaving out more than it must."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from noticeboard.render.kinds import COMMUNITY_HABITS, CORE, HABITS, LOOKS, Habit
from noticeboard.render.print.design import Product
from noticeboard.render.print.designs.board.blocks import Blocks, build_blocks, measure_blocks
from noticeboard.render.print.designs.board.compose import compose
from noticeboard.render.print.designs.board.densities import DENSITIES, Density
from noticeboard.render.print.designs.board.frame import Frame
from noticeboard.render.print.designs.board.give import Room
from noticeboard.render.print.designs.board.plan import Overflow, Plan
from noticeboard.render.print.designs.board.style import step_mm, style_of
from noticeboard.render.print.printer import Printer
from noticeboard.schema import PlaceKind

__all__ = ["choose", "pack"]

_Trial: TypeAlias = "tuple[Density, Blocks, Plan | Overflow]"


def pack(frame: Frame, density: Density, blocks: Blocks) -> Plan | Overflow:
    """Put the measured panels into the columns of `frame`."""
    height = int(frame.room_mm / step_mm(frame.grid, density))
    room = Room(frame.grid.columns, height, density.gap_steps)
    return _too_tall(blocks, room) or compose(blocks.measured, room, _habits_of(frame))


def _too_tall(blocks: Blocks, room: Room) -> Overflow | None:
    """Return the panel that staff put on paper themselves, and that no column could hold."""
    for panel in blocks.measured:
        height = panel.height(min(1, panel.most), frozenset())
        if LOOKS[panel.kind].chosen and height > room.height:
            return Overflow(panel.kind, height - room.height)
    return None


def _habits_of(frame: Frame) -> Mapping[str, Habit]:
    return COMMUNITY_HABITS if frame.board.kind is PlaceKind.COMMUNITY else HABITS


def choose(frames: list[Frame], product: Product, printer: Printer) -> dict[Frame, _Trial]:
    """Give every sheet the roomiest density that shows of the core panels all that the last does.

    Lighter panels may go: large numbers are worth more than duties, which the page shows as well.
    """
    best = _try(frames, DENSITIES[-1], product, printer)
    climbing = frames
    for density in reversed(DENSITIES[:-1]):
        trials = _try(climbing, density, product, printer)
        climbing = [f for f in climbing if _as_good(f, trials[f][2], best[f][2])]
        best |= {frame: trials[frame] for frame in climbing}
    return best


def _try(
    frames: list[Frame], density: Density, product: Product, printer: Printer
) -> dict[Frame, _Trial]:
    """Plan `frames` at `density`, with one layout for all pieces not yet measured."""
    drafts = [build_blocks(frame.board, frame.grid, density, printer) for frame in frames]
    found: dict[Frame, _Trial] = {}
    for theme in {frame.board.theme for frame in frames}:
        mine = [(f, d) for f, d in zip(frames, drafts, strict=True) if f.board.theme == theme]
        css = style_of(theme, product, density, printer)
        pieces = [piece for _, (_, wanted) in mine for piece in wanted]
        heights = iter(printer.ruler.heights_mm(css, pieces))
        for frame, (blocks, _) in mine:
            measured = measure_blocks(blocks, heights, step_mm(frame.grid, density))
            found[frame] = (density, measured, pack(frame, density, measured))
    return found


def _as_good(frame: Frame, plan: Plan | Overflow, than: Plan | Overflow) -> bool:
    """Whether `plan` shows the rows and explanations of core panels that the denser `than` does."""
    if isinstance(plan, Overflow) or isinstance(than, Overflow):
        return False
    mine = {slot.panel.kind: slot for slot in plan.slots}
    for slot in than.slots:
        if _habits_of(frame)[slot.panel.kind].weight < CORE:
            continue
        here = mine.get(slot.panel.kind)
        if here is None or here.rows < slot.rows or (here.brief and not slot.brief):
            return False
    return plan.whole or not than.whole
