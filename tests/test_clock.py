"""Days at the command line are written as in the data."""

from __future__ import annotations

from datetime import date

import pytest

from noticeboard.clock import parse_day
from noticeboard.errors import SetupError


@pytest.mark.parametrize(
    "typed",
    ["2026-12-10", "2026.12.10", "2026年12月10日", "２０２６－１２－１０", " 2026年12月10日 "],
)
def test_a_day_is_typed_as_in_a_file(typed):
    assert parse_day(typed) == date(2026, 12, 10)


@pytest.mark.parametrize("typed", ["12月10日", "明天", "2026-02-30", "2026.12-10", "9999-12-31"])
def test_what_is_none_is_told_with_an_example(typed):
    with pytest.raises(SetupError) as error:
        parse_day(typed)
    assert typed in error.value.report("zh_CN")
    assert "请写成 2026-11-20" in error.value.report("zh_CN")


def test_where_none_is_typed_there_is_none():
    assert parse_day(None) is None
