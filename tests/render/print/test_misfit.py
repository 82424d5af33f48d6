"""A sheet that has no room is an answer, and any other error is one of ours."""

from __future__ import annotations

import pytest

from noticeboard.render.print.misfit import Misfit, NoRoom, begin

NO_ROOM = Misfit("poster.name-too-wide", "name", "国" * 99)


def fit_sheet(words, most):
    if len(words) > most:
        raise NoRoom(NO_ROOM)
    return words[0]


def test_a_sheet_is_begun_or_it_is_told_what_has_no_room():
    assert begin(fit_sheet, "湖滨", most=2) == "湖"
    assert begin(fit_sheet, "湖滨路", most=2) is NO_ROOM


def test_another_error_is_raised():
    with pytest.raises(IndexError):
        begin(fit_sheet, "", most=2)
