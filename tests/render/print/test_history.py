"""The blackboard of a place on a sheet: its current note, in chalk, with day and source."""

from __future__ import annotations

from datetime import date

import pytest

from noticeboard.catalogue import load_catalogue
from noticeboard.derive import Urls
from noticeboard.publish.preflight import check_pdf
from noticeboard.render.print.design import Printed, Source
from noticeboard.render.print.designs.history import HISTORY
from noticeboard.render.print.misfit import Misfit
from noticeboard.render.print.products import PRODUCTS
from noticeboard.render.themes import THEMES
from tests.helpers.posters import MM, Poster
from tests.helpers.projects import change
from tests.helpers.rows import note_of

ALL = [product for product in PRODUCTS.values() if product.design is HISTORY]
A3 = PRODUCTS["history-a3"]
TEXT = "毛泽东向部队颁布三大纪律、六项注意。上门板、捆铺草、说话和气、买卖公平，一条一条讲。"


def sheet(note, printer, product=A3):
    """Draw, and look at what every sheet must have."""
    (made,) = HISTORY.draw((note,), product, printer)
    assert isinstance(made, Printed), made
    assert check_pdf(made.pdf, made.proof) is None
    seen = Poster(made.pdf)
    assert [pair for pair in seen.overlaps if pair[0] not in pair[1]] == []
    assert seen.outside(14, end_mm=13) == []
    assert HISTORY.misfits((note,), product, printer) == (None,)
    return seen


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("product", ALL, ids=lambda product: product.id)
def test_all_of_the_note_stands_on_it_and_its_code_leads_to_the_place(
    board, printer, product, theme
):
    seen = sheet(note_of(board, "桂东沙田的“第一军规”", TEXT, theme=theme), printer, product)
    told = ("党史小黑板", "1928年", "4月3日", "桂东沙田", TEXT, "出处：《简史》第一章")
    for words in (*told, "湖滨路1号楼", "湖滨社区党总支", "board.example/Q/A2A2"):
        assert words in seen.text
    assert seen.codes() == ["HTTPS://BOARD.EXAMPLE/Q/A2A2/"]


def colour(text):
    return tuple(int(text[n : n + 2], 16) for n in (1, 3, 5))


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("product", ALL, ids=lambda product: product.id)
def test_the_ground_runs_to_the_bleed_and_the_code_stands_on_white(board, printer, product, theme):
    seen = sheet(note_of(board, "沙田", TEXT, theme=theme), printer, product)
    image, palette = seen.image(), getattr(THEMES[theme], product.paper.colour)
    out = (product.paper.slug_mm - product.paper.bleed_mm + 1) * MM
    for x in (out, image.width / 2, image.width - out):
        for y in (out, image.height - out):
            near = zip(image.getpixel((int(x), int(y))), colour(palette.board), strict=True)
            assert all(abs(a - b) < 3 for a, b in near)


def test_a_short_note_is_large_and_a_long_one_smaller_down_to_a_floor(board, printer):
    heights = []
    for times in (1, 3, 6):
        seen = sheet(note_of(board, "沙田", TEXT * times), printer)
        words = next(words for words in seen.words if words.text.startswith("毛泽东"))
        heights.append((words.top - words.bottom) / MM)
    assert heights == sorted(heights, reverse=True)
    assert heights[0] > 15
    assert heights[-1] > 6


def test_what_is_too_long_is_told_with_its_title_and_by_how_much(board, printer):
    long = note_of(board, "沙田", TEXT * 30)
    for product in ALL:
        (told,) = HISTORY.draw((long,), product, printer)
        assert isinstance(told, Misfit)
        assert (told.part, told.text) == ("history", "沙田")
        assert told.message_id == "poster.note-too-long"
        assert told.over_mm > 50
        assert HISTORY.misfits((long,), product, printer) == (told,)


def test_cautions_that_have_no_room_are_told(board, printer):
    note = note_of(board, "沙田", TEXT, cautions=("国" * 40,) * 12)
    for product in ALL:
        (told,) = HISTORY.draw((note,), product, printer)
        assert told == Misfit("poster.foot", "cautions")


@pytest.mark.parametrize("product", ALL, ids=lambda product: product.id)
@pytest.mark.parametrize("what", ["title", "latin", "place", "responsible", "source", "day"])
def test_the_longest_that_the_schema_lets_through_has_room(board, printer, product, what):
    note = {
        "title": lambda: note_of(board, "国" * 40, TEXT),
        "latin": lambda: note_of(board, "W" * 40, "a" * 200),
        "place": lambda: note_of(board, "沙田", TEXT, place="国" * 40),
        "responsible": lambda: note_of(board, "沙田", TEXT, responsible="国" * 40),
        "source": lambda: note_of(board, "沙田", TEXT, source="国" * 80),
        "day": lambda: note_of(board, "沙田", TEXT, day=date(1948, 12, 28)),
    }[what]()
    sheet(note, printer, product)


# --- Which note ---------------------------------------------------------------------------


def notes(small, today):
    catalogue = load_catalogue(small, today)
    subjects = HISTORY.subjects(Source(catalogue, today, Urls("https://board.example/")))
    return {subject.path: subject.content for subject in subjects}


def test_a_place_that_says_any_itself_has_its_first(small, today):
    first = "党史小黑板:\n  - {日期: 1949-10-01, 标题: 开国, 内容: 那一天。, 出处: 《简史》}\n"
    assert [(p, n.row.title) for p, n in notes(small, today).items()] == [("hubin", "中共一大开幕")]
    change(small / "hubin/community.yml", "党史小黑板:\n", first)
    path = small / "hubin/lou2.yml"
    path.write_text(path.read_text("utf-8") + first.replace("开国", "楼里的"), "utf-8")
    assert [(p, n.row.title) for p, n in notes(small, today).items()] == [
        ("hubin", "开国"), ("hubin/lou2", "楼里的"),
    ]  # fmt: skip


def test_it_is_called_what_the_site_calls_it(small, today, printer):
    path = small / "organisation.yml"
    panels = "栏目:\n  - {栏目: 党史小黑板, 标题: 今日党史}\n"
    path.write_text(f"{path.read_text('utf-8')}\n{panels}", "utf-8")
    (note,) = notes(small, today).values()
    assert "今日党史" in sheet(note, printer).text
