"""What a sheet says that a scan shows: two lines, whatever is left out."""

from __future__ import annotations

import pytest

from noticeboard.render.kinds import HABITS
from noticeboard.render.print.designs.board.compose import compose
from noticeboard.render.print.designs.board.give import Room
from noticeboard.render.print.designs.board.plan import Measured
from noticeboard.render.print.designs.board.rest import kinds_left, name_rest


def test_what_is_left_out_is_named_as_far_as_two_lines_go(fonts):
    told = "".join(name_rest(("duties", "history"), 86, 17, fonts, "zh_CN"))
    assert told == "微信扫一扫，还能看：岗位职责、党史小黑板"
    told = "".join(name_rest((*HABITS,), 86, 17, fonts, "zh_CN"))
    assert told.endswith("等")
    assert len(told) <= 2 * 14


@pytest.mark.parametrize("lang", ["zh_CN", "en"])
def test_a_sheet_that_shows_all_says_what_is_on_the_page(fonts, lang):
    assert name_rest((), 86, 17, fonts, lang)
    assert "{" not in "".join(name_rest((*HABITS,), 86, 17, fonts, lang))


def test_panels_are_left_that_are_dropped_or_cut(board):
    panels = tuple(
        Measured(panel.kind, 3, (2,) * len(panel.rows), (2,) * len(panel.rows))
        for panel in board.panels
        if panel.rows and panel.kind in HABITS
    )
    all_shown = compose(panels, Room(2, 400, 2))
    assert [*kinds_left(board, all_shown)] == []
    some = compose(panels, Room(2, 20, 2))
    left = {*kinds_left(board, some)}
    assert left == {*some.dropped} | {s.panel.kind for s in some.slots if s.cut}
