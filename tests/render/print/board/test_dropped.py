"""The panels that a sheet names as left to the page: in one line, whatever kinds are added."""

from __future__ import annotations

import pytest

from noticeboard.render.kinds import HABITS
from noticeboard.render.print.designs.board.dropped import name_dropped
from noticeboard.render.print.designs.board.geometry import grid_of
from noticeboard.render.print.products import PRODUCTS

GRID = grid_of(PRODUCTS["poster-a3"], 0)


def test_where_there_is_room_all_are_named(fonts):
    kinds = ("duties", "venues", "history")
    told = name_dropped(kinds, 195, GRID, fonts, "zh_CN")
    assert told == "扫码还能看：岗位职责、活动场所、党史小黑板"
    told = name_dropped(kinds, 195, GRID, fonts, "en")
    assert told == "More by scanning: Duties, Venues, Party history"
    assert name_dropped((), 195, GRID, fonts, "en") == ""


@pytest.mark.parametrize("product", ["poster-a3", "poster-a4"])
@pytest.mark.parametrize(
    ("lang", "width_mm", "told"),
    [
        ("zh_CN", 100, "扫码还能看：岗位职责、活动场所等"),
        ("en", 140, "More by scanning: Duties, Venues and others"),
    ],
)
def test_where_there_is_not_those_that_fit_are(fonts, product, lang, width_mm, told):
    grid = grid_of(PRODUCTS[product], 0)
    kinds = ("duties", "venues", *HABITS)
    assert name_dropped(kinds, width_mm * grid.scale, grid, fonts, lang) == told
