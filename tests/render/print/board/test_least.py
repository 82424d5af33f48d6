"""A check tells what rendering would tell, and draws nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from noticeboard.render.print.designs.board.draw import draw_boards
from noticeboard.render.print.designs.board.least import misfits
from noticeboard.render.print.misfit import Misfit
from noticeboard.render.print.press import Press
from noticeboard.render.print.products import PRODUCTS
from tests.helpers.rows import notice_row
from tests.render.conftest import people, with_rows
from tests.render.print.board.test_sheet import LONGEST

A3 = PRODUCTS["poster-a3"]
TOO_MUCH = {
    "name": lambda b: replace(b, name="国" * 90),
    "slogan": lambda b: replace(b, slogan="国" * 90),
    "address": lambda b: replace(b, address_words="a" * 200),
    "cautions": lambda b: replace(b, cautions=("国" * 40,) * 8),
    "responsible": lambda b: replace(b, responsible="国" * 300),
    "notices": lambda b: with_rows(b, "notices", (notice_row("国" * 3000, "国", b.updated, None),)),
    "leads": lambda b: replace(b, leads=tuple(replace(p, name="国" * 60) for p in people(2))),
}


def told(error):
    return (error.message_id, error.part, error.text) if error else None


def rendered(board, printer):
    (made,) = draw_boards((board,), A3, printer)
    return made if isinstance(made, Misfit) else None


@pytest.mark.parametrize("what", TOO_MUCH)
def test_what_has_no_room_is_told_as_by_rendering(board, printer, what):
    crowded = TOO_MUCH[what](board)
    (found,) = misfits((crowded,), A3, printer)
    assert found
    assert told(found) == told(rendered(crowded, printer))


@pytest.mark.parametrize("what", LONGEST)
def test_what_has_room_though_long_is_not(board, printer, what):
    longest = LONGEST[what](board)
    (found,) = misfits((longest,), A3, printer)
    assert told(found) == told(rendered(longest, printer))


def test_each_board_has_its_own_answer_and_none_is_drawn(board, printer, monkeypatch):
    monkeypatch.delattr(Press, "draw")
    wide, full = TOO_MUCH["name"](board), TOO_MUCH["notices"](board)
    found = misfits((board, wide, replace(board, theme="civic"), full), A3, printer)
    assert [told(error) and told(error)[1] for error in found] == [None, "name", None, "notices"]
