"""What a sheet should show and has no room for; what it may leave out is not told."""

from __future__ import annotations

import pytest

from noticeboard.render.kinds import HABITS
from noticeboard.render.print.design import LeftOut
from noticeboard.render.print.designs.board.compose import compose
from noticeboard.render.print.designs.board.give import Room
from noticeboard.render.print.designs.board.left import left_out
from noticeboard.render.print.designs.board.plan import Measured


def told(height, **rows):
    """Pack panels of rows of 2 steps into two columns, and return what is told of the sheet."""
    panels = tuple(Measured(kind, 2, (2,) * count, (2,) * count) for kind, count in rows.items())
    return {*left_out(panels, compose(panels, Room(2, height, 1)))}


@pytest.mark.parametrize(
    ("height", "rows", "left"),
    [
        (80, {"members": 9, "services": 5, "notices": 3, "history": 3}, set()),
        # More than a sheet should show of services, and what is light: a scan shows them.
        (10, {"members": 3, "services": 5}, set()),
        (10, {"members": 3, "services": 3, "history": 3, "venues": 2}, set()),
        # People, and notices that staff put on paper themselves, are told to the last row.
        (10, {"members": 9}, {LeftOut("members", 1)}),
        (10, {"notices": 9}, {LeftOut("notices", 1)}),
        # Fewer than a sheet should show of what people come for: all that are left out.
        (15, {"services": 5, "contacts": 4, "members": 4}, {LeftOut("contacts", 2)}),
    ],
)
def test_what_is_told(height, rows, left):
    assert told(height, **rows) == left


def test_a_sheet_with_room_for_all_leaves_out_nothing():
    assert told(400, **dict.fromkeys(HABITS, 7)) == set()
