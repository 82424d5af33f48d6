"""Where lines of a poster end."""

from __future__ import annotations

import pytest

from noticeboard.derive import ShownPerson
from noticeboard.render.poster.products import PRODUCTS
from noticeboard.render.poster.sheet import render_posters
from noticeboard.schema import Phone
from tests.helpers.posters import Poster
from tests.render.conftest import people, with_rows

#: Many members are set small, in pairs.
MANY = 40


def whole(text, lines):
    return any(text in line for line in lines)


@pytest.mark.parametrize("number", ["154 0000 0001", "0734-1000100转1234"])
def test_a_long_name_has_a_line_by_itself_where_rows_stand_in_pairs(board, printer, number):
    name = "阿卜杜热西提·买买提伊明"
    crowd = (ShownPerson((), name, Phone.parse(number)), *people(MANY))
    (made,) = render_posters((with_rows(board, "members", crowd),), PRODUCTS["poster-a3"], printer)
    assert made.density == "dense"
    assert whole(name, Poster(made.pdf).lines)
