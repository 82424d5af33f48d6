"""The month of a community on a sheet: each day with what is on, read from a step away."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from noticeboard.catalogue import load_catalogue
from noticeboard.derive import MonthDay, MonthLine, Urls
from noticeboard.publish.preflight import check_pdf
from noticeboard.render.print.design import Printed, Source
from noticeboard.render.print.designs.month import MONTH
from noticeboard.render.print.misfit import Misfit
from noticeboard.render.print.products import PRODUCTS
from noticeboard.render.themes import THEMES
from tests.helpers.posters import MM, Poster
from tests.helpers.rows import month_of

ALL = [product for product in PRODUCTS.values() if product.design is MONTH]
A4, A3 = PRODUCTS["month-a4"], PRODUCTS["month-a3"]
URLS = Urls("https://board.example/")


def sheet(month, printer, product=A4):
    """Draw, and look at what every sheet must have."""
    (made,) = MONTH.draw((month,), product, printer)
    assert isinstance(made, Printed), made
    assert check_pdf(made.pdf, made.proof) is None
    seen = Poster(made.pdf)
    assert [pair for pair in seen.overlaps if pair[0] not in pair[1]] == []
    assert seen.outside(14, end_mm=5) == []
    assert MONTH.misfits((month,), product, printer) == (None,)
    return seen


def lines_of(count, name="周五大扫除", where="楼前", body="楼组"):
    return tuple(MonthLine("15:00-17:00", name, where, body) for _ in range(count))


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("product", ALL, ids=lambda product: product.id)
def test_it_says_of_which_month_it_is_and_what_is_on_each_day(board, printer, product, theme):
    seen = sheet(month_of(board, "周五大扫除", theme=theme), printer, product)
    for words in ("湖滨社区", "2026年12月活动安排", "4日周五", "5日周六放假", "11日周五"):
        assert words in seen.text
    assert seen.text.count("15:00–17:00周五大扫除楼前，楼组负责") == 3
    for words in ("社区热线", "board.example/hubin/calendar", "湖滨社区党总支"):
        assert words in seen.text
    assert seen.codes() == ["https://board.example/hubin/calendar/"]


def test_a_holiday_is_said_in_words_and_has_the_ground_of_every_day(board, printer):
    seen = sheet(month_of(board, "大扫除"), printer)
    image, scale = seen.image(), seen.image().height / (317 * MM)

    def grounds(day):
        found = [w for w in seen.words if day in w.text]
        rows = [image.height - (w.top + w.bottom) / 2 * scale for w in found]
        return [image.getpixel((int(image.width * 0.85), int(row))) for row in rows]

    assert len({*grounds("周六"), *grounds("周五")}) == 1
    assert seen.text.count("放假") == 1
    assert "放假" not in sheet(month_of(board, "大扫除", days=(4, 11)), printer).text


def heights(seen, words):
    return max(w.top - w.bottom for w in seen.words if words in w.text)


def test_a_short_month_is_large_and_a_long_one_smaller_and_in_two_columns(board, printer):
    found, columns = [], []
    for count in (2, 6, 10, 14):
        seen = sheet(month_of(board, "大扫除", days=range(1, count + 1)), printer)
        names = [w for w in seen.words if "大扫除" in w.text]
        found.append(names[0].top - names[0].bottom)
        columns.append(len({round(w.left) for w in seen.words if "15:00" in w.text}))
    assert found[:3] == sorted(found[:3], reverse=True)
    assert columns == [1, 1, 1, 2]


@pytest.mark.parametrize(("product", "least_pt"), [(A4, 14), (A3, 17)], ids=["a4", "a3"])
def test_the_least_type_is_read_from_a_step_away(board, printer, product, least_pt):
    """Of ideographs in the file: their em is a little more than the ink of a line."""
    for count in (31, 28, 25, 22, 19, 16):
        month = month_of(board, "大扫除", days=range(1, count + 1))
        (made,) = MONTH.draw((month,), product, printer)
        if isinstance(made, Printed):
            assert heights(Poster(made.pdf), "大扫除") > least_pt * 0.85
            return
    pytest.fail("nothing had room")


def test_what_has_no_room_is_told_with_the_longest_and_by_how_much(board, printer):
    crowded = tuple(MonthDay(date(2026, 12, d), False, lines_of(6)) for d in range(1, 32))
    long = MonthDay(date(2026, 12, 31), False, lines_of(1, where="国" * 30))
    for product in ALL:
        month = month_of(board, "大扫除")
        (told,) = MONTH.draw((_with_days(month, (*crowded, long)),), product, printer)
        assert isinstance(told, Misfit)
        assert (told.message_id, told.part) == ("poster.month-too-long", "events")
        assert told.text == "国" * 30
        assert told.over_mm > 100


def _with_days(month, days):
    return replace(month, days=days)


def test_cautions_that_have_no_room_are_told(board, printer):
    month = month_of(board, "大扫除", cautions=("国" * 40,) * 12)
    (told,) = MONTH.draw((month,), A4, printer)
    assert isinstance(told, Misfit)
    assert (told.message_id, told.part) == ("poster.foot", "cautions")


@pytest.mark.parametrize("product", ALL, ids=lambda product: product.id)
@pytest.mark.parametrize("what", ["name", "latin", "where", "body", "community", "responsible"])
def test_long_texts_are_broken_within_their_column(board, printer, product, what):
    line = {
        "name": MonthLine("15:00-17:00", "国" * 40, "楼前", "楼组"),
        "latin": MonthLine("15:00-17:00", "W" * 40, "W" * 40, "楼组"),
        "where": MonthLine("15:00-17:00", "大扫除", "国" * 40, "楼组"),
        "body": MonthLine("15:00-17:00", "大扫除", "", "国" * 40),
    }.get(what, MonthLine("15:00-17:00", "大扫除", "楼前", "楼组"))
    changes = {what: "国" * 40} if what in ("community", "responsible") else {}
    for count in (1, 3):
        days = tuple(MonthDay(date(2026, 12, 1 + d), False, (line,)) for d in range(count))
        sheet(_with_days(month_of(board, "大扫除", **changes), days), printer, product)


def test_what_is_off_that_day_is_said_and_what_is_on_most_days_stands_first(board, printer):
    daily = MonthLine("每晚七点", "健身舞", "广场", "")
    off = MonthDay(date(2026, 12, 25), False, (MonthLine("15:00", "大扫除", "楼前", "", True),))
    month = _with_days(month_of(board, "大扫除", often=(daily,)), (off,))
    seen = sheet(month, printer)
    assert "常有的每晚七点健身舞广场25日周五停15:00大扫除" in seen.text
    assert "楼前" not in seen.text


# --- Which months there are ---------------------------------------------------------------


def months(small, today):
    return MONTH.subjects(Source(load_catalogue(small, today), today, URLS))


@pytest.mark.parametrize(
    ("today", "mark"),
    [
        (date(2026, 11, 22), "202611"),
        (date(2026, 11, 24), "202611"),
        (date(2026, 11, 25), "202612"),
        (date(2026, 12, 31), "202701"),
    ],
)
def test_from_the_25th_on_it_is_the_next_month(small, today, mark):
    (one,) = months(small, today)
    assert (one.path, one.mark) == ("hubin", mark)


def test_it_is_the_same_all_month(small):
    assert months(small, date(2026, 11, 22)) == months(small, date(2026, 11, 24))


def test_of_every_week_there_is_the_day_and_what_is_stopped_is_said(small):
    (one,) = months(small, date(2026, 11, 30))
    found = [(d.day.day, d.off, [(x.name, x.stopped) for x in d.lines]) for d in one.content.days]
    held = [(n, False, [("周五大扫除", False)]) for n in (4, 11, 18)]
    assert found == [*held, (25, False, [("周五大扫除", True)])]
    assert one.content.address_url == "https://board.example/hubin/calendar/"


def test_a_month_with_nothing_on_has_no_sheet(small, today):
    path = small / "hubin/community.yml"
    text = path.read_text("utf-8")
    path.write_text(text[: text.index("活动:")], "utf-8")
    assert months(small, today) == ()


def test_a_site_that_tells_no_events_on_paper_prints_none(small, today):
    top = small / "organisation.yml"
    panels = "栏目:\n  - {栏目: 活动安排, 渠道: [网页]}\n"
    top.write_text(f"{top.read_text('utf-8')}\n{panels}", "utf-8")
    assert months(small, today) == ()


def test_a_day_that_the_office_has_off_is_off(small):
    top = small / "organisation.yml"
    off = "放假安排:\n  - {年份: 2026, 放假: [2026-12-18]}\n"
    top.write_text(f"{top.read_text('utf-8')}\n{off}", "utf-8")
    (one,) = months(small, date(2026, 11, 30))
    assert [d.day.day for d in one.content.days if d.off] == [18]
