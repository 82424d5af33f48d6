"""Where lines of a poster end: never within hours, places and names."""

from __future__ import annotations

import pytest

from noticeboard.derive import ShownPerson
from noticeboard.derive.rows import SeatRow, ServiceRow
from noticeboard.render.environment import environment, render_rows
from noticeboard.render.poster.products import PRODUCTS
from noticeboard.render.poster.sheet import PosterError, render_posters
from noticeboard.schema import Phone
from tests.helpers.posters import Poster
from tests.render.conftest import people, with_rows

#: Few members are set large, in one column; many small, in pairs.
FEW, MANY = 1, 40


def lines_of(board, printer, kind, rows, count=FEW):
    """Return the lines of a poster whose panel of `kind` has other rows."""
    board = with_rows(with_rows(board, "members", people(count)), kind, rows)
    (made,) = render_posters((board,), PRODUCTS["poster-a3"], printer)
    assert not isinstance(made, PosterError), made
    seen = Poster(made.pdf)
    assert seen.overlaps == []
    return seen.lines


def whole(text, lines):
    return any(text in line for line in lines)


def test_screens_get_lists_as_they_were():
    rows = (ShownPerson((), "白露霜", None, None, ("量血压", "代买菜")),)
    (screen,) = render_rows(environment("zh_CN"), "members", rows, "")
    (paper,) = render_rows(environment("zh_CN", paper=True), "members", rows, "")
    assert "量血压、代买菜" in screen
    assert '<span class="item">量血压</span>、<span class="item">代买菜</span>' in paper


# --- What is seen on paper -----------------------------------------------------------------


@pytest.mark.parametrize("count", [FEW, MANY])
@pytest.mark.parametrize("length", range(8))
def test_a_span_of_hours_is_in_one_line(board, printer, length, count):
    hours = f"{'国' * length}8:30–11:30，13:30–17:00，19:00–21:00"
    lines = lines_of(
        board, printer, "services", (ServiceRow("理发", None, hours, None, None),), count
    )
    for span in ("8:30–11:30", "13:30–17:00", "19:00–21:00"):
        assert whole(span, lines)


@pytest.mark.parametrize("length", range(6, 16))
def test_a_place_is_in_one_line(board, printer, length):
    where = "社区服务中心二楼东侧红色书角里"[:length]
    row = ServiceRow("理发", None, "每周一至周五 8:30–11:30", where, None)
    assert whole(where, lines_of(board, printer, "services", (row,)))


def test_no_name_of_a_list_is_broken(board, printer):
    names = ("胡湘峰", "邓亚琴", "欧阳月娥", "尹晓濛")
    rows = (SeatRow("", "副组长", tuple(ShownPerson((), name, None) for name in names)),)
    lines = lines_of(board, printer, "seats", rows)
    assert all(whole(name, lines) for name in names)


def test_no_service_of_a_list_is_broken(board, printer):
    services = tuple(f"{char * 5}" for char in "甲乙丙丁戊己庚辛")
    row = ShownPerson((), "白露霜", Phone.parse("154 0000 0001"), None, services)
    (made,) = render_posters((with_rows(board, "members", (row,)),), PRODUCTS["poster-a3"], printer)
    assert all(whole(service, Poster(made.pdf).lines) for service in services)


@pytest.mark.parametrize("number", ["154 0000 0001", "0734-1000100转1234"])
def test_a_long_name_has_a_line_by_itself_where_rows_stand_in_pairs(board, printer, number):
    name = "阿卜杜热西提·买买提伊明"
    crowd = (ShownPerson((), name, Phone.parse(number)), *people(MANY))
    (made,) = render_posters((with_rows(board, "members", crowd),), PRODUCTS["poster-a3"], printer)
    assert made.density == "dense"
    assert whole(name, Poster(made.pdf).lines)
