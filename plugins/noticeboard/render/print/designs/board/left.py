"""What a sheet has no room for although it should show it: the office is told.

That a full sheet leaves out lighter panels is as it should be: it says itself that a scan shows
them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from noticeboard.render.kinds import CORE, LOOKS
from noticeboard.render.print.design import LeftOut
from noticeboard.render.print.designs.board.plan import Measured, Plan

__all__ = ["left_out"]


def left_out(panels: Iterable[Measured], plan: Plan) -> Iterator[LeftOut]:
    """Yield each of `panels` of which `plan` shows fewer rows than it should."""
    for panel in panels:
        shown = plan.rows_of(panel.kind)
        if shown < _wanted(panel.kind, panel.most):
            yield LeftOut(panel.kind, panel.most - shown)


def _wanted(kind: str, every: int) -> int:
    """Return how many of `every` row of a panel a sheet should show."""
    look = LOOKS[kind]
    if look.chosen or look.habit is None:
        return every
    return min(every, look.habit.keep) if look.habit.weight >= CORE else 0
