"""What a sheet has no room for, and of that what it should show: the office is told.

That a full sheet leaves out lighter panels is as it should be: it says itself that a scan shows
them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from noticeboard.derive import key_of_row
from noticeboard.render.kinds import CORE, LOOKS, Look
from noticeboard.render.print.design import LeftOut, Unprinted
from noticeboard.render.print.designs.board.blocks import Block
from noticeboard.render.print.designs.board.plan import Measured, Plan

__all__ = ["ELSEWHERE", "left_out", "unprinted"]

#: Panels whose rows may stand in another place of the sheet: on the cards, among the members.
ELSEWHERE = ("members", "seats")


def left_out(panels: Iterable[Measured], plan: Plan) -> Iterator[LeftOut]:
    """Yield each of `panels` of which `plan` shows fewer rows than it should."""
    shown = {slot.panel.kind: slot.rows for slot in plan.slots}
    for panel in panels:
        rows = shown.get(panel.kind, 0)
        if rows < _wanted(LOOKS[panel.kind], panel.most):
            yield LeftOut(panel.kind, panel.most - rows)


def unprinted(blocks: Iterable[Block], plan: Plan) -> Iterator[Unprinted]:
    """Yield what `blocks` say and the sheet does not: panels, rows, and explanations of rows."""
    slots = {slot.panel.kind: slot for slot in plan.slots}
    for block in blocks:
        kind = block.panel.kind
        slot, fields = slots.get(kind), tuple(sorted(LOOKS[kind].brief))
        if slot is None and kind not in ELSEWHERE:
            yield Unprinted(kind)
            continue
        for number, row in enumerate(block.panel.rows):
            if slot is None or number >= slot.rows:
                yield Unprinted(kind, key_of_row(kind, row))
            elif fields and number not in slot.told:
                yield Unprinted(kind, key_of_row(kind, row), fields)


def _wanted(look: Look, every: int) -> int:
    """Return how many of `every` row of a panel a sheet should show."""
    if look.chosen or look.habit is None:
        return every
    return min(every, look.habit.keep) if look.habit.weight >= CORE else 0
