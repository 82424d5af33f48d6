"""Hours that a page may say "open now" of: those it understands whole, and no others."""

from __future__ import annotations

import pytest

from noticeboard.derive.hours import open_spans


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("每天 8:00–20:00", "1234567 0800-2000"),
        ("每天 9:00–11:00，16:00–18:00", "1234567 0900-1100 1600-1800"),
        ("周一至周五 8:30—11:30，15:00—17:30", "12345 0830-1130 1500-1730"),
        ("周二至周六 9:00-17:00", "23456 0900-1700"),
        ("周一、周三、周五 9:30–10:15", "135 0930-1015"),
        ("周五、周一 15:00—17:00", "15 1500-1700"),
        ("每周日 13:30–15:00", "7 1330-1500"),
        ("周六9:00–11:00", "6 0900-1100"),
        ("每天 0:00–24:00", "1234567 0000-2400"),
    ],
)
def test_days_and_spans(typed, read):
    assert open_spans(typed) == read


@pytest.mark.parametrize(
    "typed",
    [
        None,
        "昼夜有人",
        "周六上午",
        "每天 20:00",
        "每月第一个周六 9:00–11:00",
        "每月15日 8:30–11:00",
        "上学日 16:30–18:00",
        "晴天的周六、周日 9:00—16:00",
        "每天 6:30–7:15，下雨停",
        "周五 8:30–9:30，下雨改到下一周",
        "周二、周四 9:00—11:00 登记",
        "热线每天 8:00–20:00",
        "21:00 至次日 4:30",
        "每天 20:00–8:00",
        "每天 9:00–11:00，10:00–12:00",
        "每天 9:00–9:00",
        "每天 8:00–25:00",
        "每天 8:00–24:30",
        "周五至周一 9:00–11:00",
    ],
)
def test_what_is_not_certain_is_not_claimed(typed):
    assert open_spans(typed) is None
