"""How densely each sheet is set: from the densest up, as long as nothing is lost that matters."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from noticeboard.render.kinds import CORE, HABITS
from noticeboard.render.print.designs.board.blocks import Blocks, build_blocks, measure_blocks
from noticeboard.render.print.designs.board.plan import Overflow, Plan
from noticeboard.render.print.printer import Printer
from noticeboard.render.print.products import DENSITIES, Density, Product

if TYPE_CHECKING:
    from noticeboard.render.print.designs.board.sheet import Sheet

__all__ = ["Trial", "choose"]

Trial: TypeAlias = "tuple[Density, Blocks, Plan | Overflow]"


def choose(sheets: list[Sheet], product: Product, printer: Printer) -> dict[Sheet, Trial]:
    """Give every sheet the roomiest density that leaves out nothing that people come for.

    Going up from the densest, a sheet takes a step as long as the panels of weight `CORE` stay,
    with every member and with the rows that they should keep. Lighter panels may go: a member's
    services are worth more than the blackboard, which the page shows as well.
    """
    best = _try(sheets, DENSITIES[-1], product, printer)
    climbing = sheets
    for density in reversed(DENSITIES[:-1]):
        trials = _try(climbing, density, product, printer)
        climbing = [s for s in climbing if _as_good(trials[s][2], best[s][2])]
        best |= {sheet: trials[sheet] for sheet in climbing}
    return best


def _try(
    sheets: list[Sheet], density: Density, product: Product, printer: Printer
) -> dict[Sheet, Trial]:
    """Plan `sheets` at `density`, with one layout for all pieces not yet measured."""
    drafts = [build_blocks(s.board, density, printer.lang, printer.photos) for s in sheets]
    found: dict[Sheet, Trial] = {}
    for theme in {sheet.board.theme for sheet in sheets}:
        mine = [(s, d) for s, d in zip(sheets, drafts, strict=True) if s.board.theme == theme]
        css = printer.css(theme, product, density)
        pieces = [piece for _, (_, wanted) in mine for piece in wanted]
        heights = iter(printer.ruler.heights_mm(css, pieces))
        for sheet, (blocks, _) in mine:
            measured = measure_blocks(blocks, heights)
            found[sheet] = (density, measured, sheet.plan(density, measured))
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
