"""What a sheet has no room for although it should show it: the office is told.

That a full sheet leaves out lighter panels is as it should be: it says itself that a scan shows
them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from noticeboard.render.kinds import CORE, LOOKS, Look
from noticeboard.render.print.design import LeftOut
from noticeboard.render.print.designs.board.plan import Measured, Plan

__all__ = ["left_out"]


def left_out(panels: Iterable[Measured], plan: Plan) -> Iterator[LeftOut]:
    """Yield each of `panels` of which `plan` shows fewer rows than it should.

    Of what staff put on paper themselves a row without its text is not shown.
    """
    slots = {slot.panel.kind: slot for slot in plan.slots}
    for panel in panels:
        look, slot = LOOKS[panel.kind], slots.get(panel.kind)
        rows = range(slot.rows) if slot else range(0)
        shown = sum(1 for row in rows if slot and (slot.explains(row) or not look.chosen))
        if shown < _wanted(look, panel.most):
            yield LeftOut(panel.kind, panel.most - shown)


def _wanted(look: Look, every: int) -> int:
    """Return how many of `every` row of a panel a sheet should show."""
    if look.chosen or look.habit is None:
        return every
    return min(every, look.habit.keep) if look.habit.weight >= CORE else 0
