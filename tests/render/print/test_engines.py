"""A poster is the same in every program: what one shows, the others show, and in the same order."""

from __future__ import annotations

from dataclasses import replace

import pytest

from noticeboard.derive import Plate
from noticeboard.render.print.design import Printed
from noticeboard.render.print.designs.label import Label, Labels
from noticeboard.render.print.designs.plate import Plates
from noticeboard.render.print.products import PRODUCTS
from noticeboard.render.themes import THEMES
from tests.helpers.engines import RASTERS, TEXTS, raster, share_that_differs, text
from tests.helpers.posters import Poster
from tests.helpers.rows import bulletin_of, month_of, note_of, said_by, slip_of
from tests.render.conftest import people, with_rows
from tests.render.print.test_nup import cards_of

#: Of the base, of several blocks, and of both.
RARE = ("张里园", "䶮㛃𬭎", "喆堃江")


def _rare(board):
    panel = board.panel("members")
    return tuple(person for person in panel.rows if person.name in RARE and person.phone)


#: What to draw of each design, with all of `RARE` in it.
CONTENTS = {
    "board": lambda board: board,
    "community": lambda board: replace(board, codes=()),
    "card": lambda board: cards_of(board, 0, people=_rare(board)),
    "plate": lambda board: Plates(
        board.name,
        board.community,
        board.theme,
        tuple(
            Plate(board.path, board.name, board.community, board.theme, "", name, "邻里守望")
            for name in RARE
        ),
    ),
    "label": lambda board: Labels(
        board.name,
        board.theme,
        board.responsible,
        tuple(Label(board.code, name, board.address_url, board.address_words) for name in RARE),
    ),
    "notice": lambda board: said_by(board, "报告会通知", f"由{'、'.join(RARE)}三位老师主讲。"),
    "photoboard": lambda board: board,
    "history": lambda board: note_of(board, "报告会旧事", f"由{'、'.join(RARE)}三位老师主讲。"),
    "slip": lambda board: slip_of(board, f"由{'、'.join(RARE)}三位老师主讲的报告会"),
    "bulletin": lambda board: bulletin_of(board, f"由{'、'.join(RARE)}三位老师主讲的报告会"),
    "month": lambda board: month_of(board, f"由{'、'.join(RARE)}三位老师主讲的报告会"),
}


@pytest.fixture(scope="module")
def posters(board, printer, tmp_path_factory):
    """A poster of every product in every theme, with characters of several cut fonts.

    Why none in the building's name: PDFium loses a letter space where the font changes.
    """
    folder = tmp_path_factory.mktemp("posters")
    rare = [replace(person, name=name) for person, name in zip(people(3), RARE, strict=True)]
    crowded = with_rows(board, "members", (*rare, *people(9)))
    found = {}
    for theme in THEMES:
        for product in PRODUCTS.values():
            content = CONTENTS[product.design.id](crowded)
            (made,) = product.design.draw((replace(content, theme=theme),), product, printer)
            assert isinstance(made, Printed), made
            found[theme, product.id] = folder / f"{theme}-{product.id}.pdf"
            found[theme, product.id].write_bytes(made.pdf)
    return found


@pytest.mark.parametrize("program", RASTERS)
@pytest.mark.parametrize("product", PRODUCTS)
@pytest.mark.parametrize("theme", THEMES)
def test_every_program_draws_what_pdfium_draws(posters, theme, product, program):
    """Boxes in place of Chinese change 6 cells of 100 and more; MuPDF complains besides."""
    pdf = posters[theme, product]
    assert share_that_differs(raster(pdf), raster(pdf, program)) < 0.01


@pytest.mark.parametrize("program", TEXTS)
@pytest.mark.parametrize("product", PRODUCTS)
def test_every_program_reads_the_text_in_the_order_in_which_it_is_read(posters, product, program):
    pdf = posters["party", product]
    pages = range(Poster(pdf).pages)
    assert text(pdf, program) == "".join(Poster(pdf, page).text for page in pages)
    assert all(name in text(pdf, program) for name in RARE)


def test_a_raster_without_its_text_is_seen(posters):
    """The comparison itself: a sheet against the same with the names of its members painted out."""
    whole = raster(posters["party", "poster-a3"])
    blank = whole.copy()
    width, height = whole.size
    blank.paste(255, (0, height // 3, width, height * 2 // 3))
    assert share_that_differs(whole, blank) > 0.02
