"""Lists and days by the language that they are in."""

from __future__ import annotations

from datetime import date

import pytest

from noticeboard.locale import comma, is_chinese
from noticeboard.render.environment import environment


@pytest.mark.parametrize(
    ("items", "listed"),
    [
        (("Leader", "Liaison"), "Leader, Liaison"),
        (("组长", "联络员"), "组长、联络员"),
        (("Leader", "联络员"), "Leader、联络员"),
        (("𬭎",), "𬭎"),
    ],
)
def test_a_list_is_parted_as_its_own_language_does(items, listed):
    assert comma(items).join(items) == listed
    assert environment("en").filters["listed"](items) == listed


def test_a_rare_character_is_chinese_too():
    assert is_chinese("𬭎")
    assert not is_chinese("Lakeside Road 1 · ext. 5")


@pytest.mark.parametrize(("lang", "day"), [("zh_CN", "2026年11月2日"), ("en", "2 Nov 2026")])
def test_a_day(lang, day):
    assert environment(lang).filters["day"](date(2026, 11, 2)) == day
