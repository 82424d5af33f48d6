"""Plates and labels: what stands on them, of which day, and what has no room."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from noticeboard.derive import Plate
from noticeboard.publish.preflight import check_pdf
from noticeboard.render.print.design import Printed
from noticeboard.render.print.designs.label import LABEL, Label, Labels
from noticeboard.render.print.designs.plate import PLATE, Plates
from noticeboard.render.print.products import PRODUCTS
from tests.helpers.posters import Poster

DAY = date(2026, 11, 12)
ONE = Plate(
    "hubin/lou1", "湖滨路1号楼", "湖滨社区", "party", "", "白露霜", "有事楼里说，有难小组帮", DAY
)
LABELS = [product for product in PRODUCTS.values() if product.design is LABEL]


def drawn(design, content, product, printer):
    (made,) = design.draw((content,), product, printer)
    if isinstance(made, Printed):
        assert check_pdf(made.pdf, made.proof) is None
        assert design.misfits((content,), product, printer) == (None,)
    else:
        assert design.misfits((content,), product, printer) == (made,)
    return made


def plate(printer, **changes):
    one = replace(ONE, **changes)
    return drawn(
        PLATE, Plates(one.place, one.community, one.theme, (one,)), PRODUCTS["plates"], printer
    )


def label(printer, product, **changes):
    url = "HTTPS://BOARD.EXAMPLE/Q/7K3M/"
    values = {"code": "7K3M", "place": "湖滨路1号楼", "address_url": url, "updated": DAY}
    one = Label(**{**values, "address_words": "board.example/Q/7K3M", **changes})
    return drawn(LABEL, Labels(one.place, "party", "湖滨社区", (one,)), product, printer)


def test_a_plate_says_whose_where_and_of_which_day_and_no_code(printer):
    made = plate(printer)
    text = Poster(made.pdf).text
    for words in ("共产党员户", "白露霜", "湖滨路1号楼", "湖滨社区·2026年11月12日更新"):
        assert words in text
    assert "短码" not in text
    assert made.proof.symbols == ()
    assert "更新" not in Poster(plate(printer, updated=None).pdf).text


@pytest.mark.parametrize("name", ["赵安", "阿卜杜热西提·买买提明·吐尔逊", "赵" * 40])
def test_a_long_name_is_set_smaller_and_whole(printer, name):
    assert name in Poster(plate(printer, name=name).pdf).text


def test_a_name_that_no_plate_holds_is_told_with_by_how_many_characters(printer):
    told = plate(printer, name="赵" * 90)
    assert (told.message_id, told.part, told.text) == ("poster.cell-long", "person", "赵" * 90)
    assert isinstance(plate(printer, name="赵" * (90 - told.over_chars)), Printed)
    assert plate(printer, name="赵" * (91 - told.over_chars)).over_chars == 1


@pytest.mark.parametrize(("part", "field"), [("name", "place"), ("slogan", "slogan")])
def test_so_is_another_part_of_a_plate(printer, part, field):
    assert plate(printer, **{field: "赵" * 200}).part == part


@pytest.mark.parametrize("product", LABELS, ids=lambda product: product.id)
def test_a_label_says_where_it_leads_and_of_which_day_where_it_has_room(printer, product):
    text = Poster(label(printer, product).pdf).text
    for words in ("7K3M", "湖滨路1号楼", "board.example/Q/7K3M", "2026年11月12日更新"):
        assert words in text


def test_a_label_of_two_names_gives_up_the_day(printer):
    crowded = label(printer, PRODUCTS["labels-l7160"], place="船山路63号西湖广场综合楼")
    assert "更新" not in Poster(crowded.pdf).text


@pytest.mark.parametrize("product", LABELS, ids=lambda product: product.id)
def test_an_address_of_a_site_that_is_too_long_is_told_with_by_how_much(printer, product):
    host = "a" * 90 + ".example"
    told = label(printer, product, address_words=f"{host}/Q/7K3M")
    assert (told.message_id, told.part) == ("poster.cell-long", "address")
    shorter = host[told.over_chars :]
    assert isinstance(label(printer, product, address_words=f"{shorter}/Q/7K3M"), Printed)
