"""The last look at a sheet: each text in its part, none on another."""

from __future__ import annotations

import pytest

from noticeboard.render.print.leaf import Laid, Text
from noticeboard.render.print.stray import stray

MARGINS = (10.0, 10.0, 110.0, 210.0)
#: Left, top, width and height.
PLACES = {"card": (20.0, 20.0, 40.0, 30.0)}


def text(words, left, top, right, bottom, part=""):
    return Text(words, part, left, top, right, bottom)


def found(*texts):
    wrong = stray(Laid(PLACES, texts), MARGINS)
    return wrong.words if wrong else None


def test_what_stands_in_its_place_passes():
    assert found() is None
    assert found(text("a", 10, 10, 60, 20), text("b", 60.1, 10, 110, 20)) is None
    assert found(text("a", 10, 10, 60, 20), text("b", 10, 19.9, 60, 30)) is None
    assert found(text("a", 20, 20, 60, 50, "card")) is None


@pytest.mark.parametrize(
    "box", [(9, 20, 30, 30), (20, 9, 30, 30), (90, 20, 111, 30), (20, 200, 30, 211)]
)
def test_a_text_beyond_the_margins(box):
    assert found(text("in", 12, 50, 40, 60), text("out", *box)) == "out"


@pytest.mark.parametrize(
    "box", [(19, 20, 30, 30), (20, 19, 30, 30), (30, 20, 61, 30), (30, 45, 40, 51)]
)
def test_a_text_beyond_its_part_though_within_the_margins(box):
    assert found(text("in", 22, 32, 40, 40, "card"), text("out", *box, "card")) == "out"
    assert found(text("elsewhere", *box)) is None


def test_a_text_on_another_and_the_longer_is_named():
    assert found(text("long", 20, 20, 100, 30), text("short", 90, 25, 105, 35)) == "long"
    assert found(text("short", 20, 20, 30, 30), text("long", 25, 20, 105, 30)) == "long"


def test_each_is_compared_with_all_that_it_may_touch():
    rows = [text(f"r{n}", 10, 10 + n * 10, 50, 20 + n * 10) for n in range(10)]
    tall = text("tall", 45, 15, 105, 100)
    assert found(*rows) is None
    assert found(*rows, tall) == "tall"
