"""Cells of a sheet: where each stands, what is behind it, and what a printer makes of them."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from noticeboard.locale import LANGUAGES, translate
from noticeboard.publish.preflight import check_pdf
from noticeboard.render.print.cells import _leaf
from noticeboard.render.print.design import Printed
from noticeboard.render.print.designs.card import CARD, Cards, _cells
from noticeboard.render.print.fit import MM_PER_PT
from noticeboard.render.print.misfit import Misfit
from noticeboard.render.print.nup import Feed, Imposition, cut_marks
from noticeboard.render.print.products import PRODUCTS
from noticeboard.render.print.sheets import SHEETS
from noticeboard.schema import Phone
from tests.helpers.posters import MM, Poster
from tests.render.conftest import people

CARDS = PRODUCTS["cards"]
LABELS = [product for product in PRODUCTS.values() if product.design.id == "label"]


def cards_of(board, count, **changes):
    values = {
        "place": board.name, "above": board.community, "theme": board.theme,
        "responsible": board.responsible, "hotline": board.hotline,
        "address_url": board.address_url, "address_words": board.address_words,
        "cautions": board.cautions, "updated": board.updated,
        "people": people(count), "without": 0,
    }  # fmt: skip
    return Cards(**{**values, **changes})


def made_of(cards, printer, **changes):
    product = replace(CARDS, nup=replace(CARDS.nup, **changes))
    (made,) = CARD.draw((cards,), product, printer)
    assert isinstance(made, Printed), made
    assert check_pdf(made.pdf, made.proof) is None
    assert CARD.misfits((cards,), product, printer) == (None,)
    return made


def corner(made, text, page=0):
    """Return left and top of the first run with `text`, in millimetres from the upper left."""
    seen = Poster(made.pdf, page)
    words = next(words for words in seen.words if text in words.text)
    return words.left / MM, 297 - words.top / MM


@pytest.mark.parametrize("name", SHEETS)
def test_every_sheet_lies_on_its_paper_and_cells_on_no_other(name):
    sheet = SHEETS[name]
    assert sheet.fits
    assert min(sheet.across_mm, sheet.down_mm) >= 2 * sheet.bleed_mm or not sheet.bleed_mm
    assert sheet.left_mm >= 0
    assert sheet.top_mm >= 0


@pytest.mark.parametrize("name", SHEETS)
def test_cells_gaps_and_margins_of_a_sheet_make_up_its_paper(name):
    """Those of a maker are symmetrical, and so are ours: a printer turns them for the back."""
    s = SHEETS[name]
    across = 2 * s.left_mm + s.columns * s.width_mm + (s.columns - 1) * s.across_mm
    down = 2 * s.top_mm + s.rows * s.height_mm + (s.rows - 1) * s.down_mm
    assert (across, down) == pytest.approx((s.paper.width_mm, s.paper.height_mm), abs=0.02)
    assert s.at_mm(s.cells) == pytest.approx(
        (
            s.paper.width_mm - s.left_mm - s.width_mm,
            s.paper.height_mm - s.top_mm - s.height_mm,
        ),
        abs=0.02,
    )


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("product", LABELS, ids=lambda product: product.id)
def test_what_labels_are_called_says_how_many_are_on_a_sheet(product, lang):
    named = translate(product.label, lang, {})
    assert re.findall(r"\d+", named)[-1] == str(product.nup.sheet.cells)


def test_a_sheet_begins_at_the_cell_that_is_free():
    pages = Imposition(SHEETS["avery-l7165"], start=7).pages(4)
    assert pages == [[(0, 7), (1, 8)], [(2, 1), (3, 2)]]


def test_copies_follow_each_other():
    assert Imposition(SHEETS["avery-l7165"], copies=2).pages(2) == [
        [(0, 1), (0, 2), (1, 3), (1, 4)]
    ]


@pytest.mark.parametrize(("flip", "cell"), [("long", (108, 5.5)), ("short", (12, 237.5))])
def test_the_back_of_the_first_cell_is_behind_it(flip, cell):
    assert Imposition(SHEETS["card-10up"], feed=Feed(flip=flip)).backs[0] == cell


def test_stock_that_is_cut_already_has_no_marks_and_no_mark_stands_on_a_card():
    assert cut_marks(SHEETS["avery-l7160"]) == ""
    sheet = SHEETS["card-10up"]
    assert cut_marks(sheet)
    for back in (False, True):
        for line in cut_marks(sheet, back=back).split("M")[1:]:
            x, rest = line.split(" ")
            if "V" in rest:
                a, b = (float(value) for value in rest.split("V"))
                assert not any(top < b and a < top + sheet.height_mm for top in sheet.tops_mm), x


def test_eleven_cards_take_two_sheets_with_their_backs(board, printer):
    made = made_of(cards_of(board, 11), printer)
    assert made.proof.pages == 4
    assert [symbol.page for symbol in made.proof.symbols] == [1] * 10 + [3]
    assert {symbol.payload for symbol in made.proof.symbols} == {board.address_url}
    left, _ = corner(made, "赵安", 0)
    assert left < 105
    assert made.proof.symbols[0].left_mm > 105, "mirrored"


def test_a_card_says_who_and_its_back_where(board, printer):
    made = made_of(cards_of(board, 1), printer)
    front, back = Poster(made.pdf, 0).text, Poster(made.pdf, 1).text
    for words in ("赵安", "组长", "15400000000", "水电小修", board.name):
        assert words in front
    for words in (board.name, board.hotline.shown.replace("\u00a0", ""), board.address_words):
        assert words in back
    assert all(caution in back for caution in board.cautions)


def test_long_names_and_services_are_set_smaller_and_none_is_cut(board, printer):
    (one,) = people(1)
    long = replace(
        one, name="阿卜杜热西提·买买提明·吐尔逊", phone=Phone.parse("0734-1000100转123456"),
        services=("代办医保缴费", "代办老年优待证", "陪同取药", "修收音机", "政策咨询"),
    )  # fmt: skip
    text = Poster(made_of(cards_of(board, 1, people=(long,)), printer).pdf).text
    for words in (*long.services, "转123456", "吐尔逊"):
        assert words in text


def test_what_has_no_room_is_told_and_not_printed(board, printer):
    (one,) = people(1)
    long = replace(one, services=("国" * 30,) * 12)
    (told,) = CARD.draw((cards_of(board, 1, people=(long,)),), CARDS, printer)
    assert (told.message_id, told.part, told.text) == ("card.full", "person", "赵安安")
    assert told.over_mm > 0
    assert CARD.misfits((cards_of(board, 1, people=(long,)),), CARDS, printer) == (told,)


NAMES = ("赵安", "欧阳安宁", "阿卜杜热西提·买买提", "阿卜杜热西提·买买提明·吐尔逊")
SERVICES = ((), ("理发",), ("代办医保缴费", "代办老年优待证", "陪同取药", "修收音机", "政策咨询"))
SEATS = ((), ("组长",), ("党建联络员", "民情信息收集与矛盾纠纷调解志愿服务队副队长"))


def ends_of(made):
    """Return upper and lower end of the text on the first card, in millimetres from its top."""
    seen = [words for words in Poster(made.pdf).words if words.text.strip()]
    first = min(words.bottom for words in seen), max(words.top for words in seen)
    return 297 - first[1] / MM - 5.5, 297 - first[0] / MM - 5.5


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("seats", SEATS)
@pytest.mark.parametrize("services", SERVICES)
@pytest.mark.parametrize("phone", ["154 0000 1203", "0734-1000100转123456"])
def test_a_front_is_filled_from_the_band_to_the_lower_margin(
    board, printer, name, seats, services, phone
):
    (one,) = people(1)
    whose = replace(one, name=name, seats=seats, services=services, phone=Phone.parse(phone))
    made = made_of(cards_of(board, 1, people=(whose,)), printer)
    top, bottom = ends_of(made)
    assert top > 3
    assert 44 < bottom < 51.5, "no white third"


def test_a_front_has_two_sizes_of_type(board, printer):
    cards = cards_of(board, 1)
    leaf, css = _leaf(_cells(cards, CARDS, printer), CARDS, printer)
    (pages,) = printer.press.lay([leaf], css)
    sizes = {round((text.bottom_mm - text.top_mm) / MM_PER_PT, 1) for text in pages[0].texts}
    assert len(sizes) == 2, sizes
    back = {round((text.bottom_mm - text.top_mm) / MM_PER_PT, 1) for text in pages[1].texts}
    assert len(back) == 2, back
    assert min(back) >= 9


def test_a_back_says_what_it_is_a_copy_of(board, printer):
    day = date(2026, 11, 12)
    made = made_of(cards_of(board, 1, code="7K3M", updated=day), printer)
    assert "短码7K3M·2026年11月12日更新" in Poster(made.pdf, 1).text
    made = made_of(cards_of(board, 1, code="7K3M", edition=3), printer)
    assert Poster(made.pdf, 1).text.count("短码7K3M第3版") == 1


def test_a_back_that_has_no_room_is_told_at_its_longest_part(board, printer):
    cards = cards_of(board, 1, cautions=("本栏不收款" * 60,))
    (told,) = CARD.draw((cards,), CARDS, printer)
    assert (told.message_id, told.part) == ("card.back-full", "cautions")
    assert told.over_mm > 0


def test_a_name_too_long_is_told_with_by_how_many_characters(board, printer):
    (one,) = people(1)
    bare = replace(one, seats=(), services=())

    def drawn(size):
        person = replace(bare, name="赵" * size)
        return next(iter(CARD.draw((cards_of(board, 1, people=(person,)),), CARDS, printer)))

    told = drawn(60)
    assert told == Misfit("poster.cell-long", "person", "赵" * 60, over_chars=told.over_chars)
    assert isinstance(drawn(60 - told.over_chars), Printed)
    assert drawn(61 - told.over_chars).over_chars == 1


def test_who_has_no_card_is_told(board, printer):
    made = made_of(cards_of(board, 2, without=3), printer)
    assert [(left.part, left.rows) for left in made.left] == [("cards", 3)]


def test_a_printer_is_taken_back_what_it_does(board, printer):
    cards = cards_of(board, 1)
    straight = made_of(cards, printer)
    moved = made_of(cards, printer, feed=Feed(2, -1, back_right_mm=1.5))
    wide = made_of(cards, printer, feed=Feed(wide=1.01))
    x, y = corner(straight, "赵安")
    assert corner(moved, "赵安") == pytest.approx((x + 2, y - 1), abs=0.05)
    assert corner(wide, "赵安")[0] == pytest.approx(105 + (x - 105) * 1.01, abs=0.05)
    back = corner(straight, board.name, 1)
    assert corner(moved, board.name, 1) == pytest.approx((back[0] + 3.5, back[1] - 1), abs=0.05)


def test_for_a_press_each_is_a_page_of_its_own_with_bleed_and_marks():
    press = PRODUCTS["cards"].for_press
    assert (press.paper.width_mm, press.paper.height_mm) == (90, 54)
    assert (press.paper.bleed_mm, press.paper.inked) == (3, "press")
    assert press.nup.pages(3) == [[(0, 1)], [(1, 1)], [(2, 1)]]
    assert press.nup.fronts == press.nup.backs == ((10, 10),)
    assert cut_marks(press.nup.sheet)


def test_stock_that_is_cut_already_goes_through_no_press():
    labels = PRODUCTS["labels-l7160"]
    assert labels.for_press.nup == labels.nup
