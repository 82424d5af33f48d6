"""Every product of every theme in the inks of a press, and what stops one."""

from __future__ import annotations

import io
from dataclasses import replace

import pikepdf
import pytest

from noticeboard.publish.preflight import check_pdf
from noticeboard.publish.preflight.spaces import paints_of
from noticeboard.render.print.complaints import PressWarning
from noticeboard.render.print.design import Printed
from noticeboard.render.print.inks import read_profile
from noticeboard.render.print.leaf import Leaf
from noticeboard.render.print.products import PRODUCTS
from noticeboard.render.print.start import start_printer
from noticeboard.render.themes import THEMES
from tests.helpers.posters import Poster
from tests.helpers.presses import press_profile
from tests.helpers.rows import bulletin_of, month_of, said_by, slip_of
from tests.render.conftest import with_rows

CONTENTS = {
    "board": lambda board: without_photos(board),
    "community": lambda board: without_photos(board),
    "notice": lambda board: said_by(board, "报告会通知", "周六上午九点，活动室。"),
    "slip": lambda board: slip_of(board, "楼道口的坡道太陡"),
    "bulletin": lambda board: bulletin_of(board),
    "month": lambda board: month_of(board, "周五大扫除"),
}


@pytest.fixture(scope="module")
def press(fonts, photos):
    """A printer that knows the profile of a press; photos are still those of an office."""
    profile = read_profile(press_profile().read_bytes(), "press.icc")
    return start_printer(fonts, photos, "zh_CN", profile)


def without_photos(board):
    leads = tuple(replace(lead, photo=None) for lead in board.leads)
    return with_rows(replace(board, leads=leads), "members", ())


def in_inks(product):
    return product.for_press


@pytest.mark.parametrize("product", PRODUCTS.values(), ids=PRODUCTS)
@pytest.mark.parametrize("theme", THEMES)
def test_every_product_has_nothing_but_inks(product, theme, board, press, tmp_path):
    if product.design.id not in CONTENTS:
        pytest.skip("its content is tested with its design")
    content = replace(CONTENTS[product.design.id](board), theme=theme)
    (made,) = product.design.draw((content,), in_inks(product), press)
    assert isinstance(made, Printed), made
    assert check_pdf(made.pdf, made.proof) is None
    (tmp_path / "sheet.pdf").write_bytes(made.pdf)
    with pikepdf.open(tmp_path / "sheet.pdf") as document:
        families = {one.family for page in document.pages for one in paints_of(page)}
    assert {"CMYK", "spot"} <= families <= {"CMYK", "spot", "gray", "none"}
    assert Poster(made.pdf).codes()


def drawn(press, html):
    leaf = Leaf((html,), "t", "a", "s", None)
    return press.press.draw(
        [leaf], "@page{size:100mm 100mm}", PRODUCTS["poster-a4"].paper.for_press
    )


@pytest.mark.parametrize(
    "html",
    [
        '<p style="color:#123456">字</p>',
        '<div style="height:9mm;background:linear-gradient(#B3121D,#123456)">字</div>',
        '<svg width="9mm" height="9mm"><path d="M0 0H9V9" stroke="#123456" fill="none"/></svg>',
    ],
)
def test_a_colour_without_inks_stops_the_sheet(press, html):
    with pytest.raises(PressWarning, match="no ink for #123456"):
        drawn(press, html)


def test_a_photo_in_rgb_stops_the_sheet(press, photos):
    (photo,) = photos.glob("*.jpg")
    with pytest.raises(PressWarning, match="a picture in /DeviceRGB"):
        drawn(press, f'<img src="photo:{photo.name}" alt="">')


def test_a_printer_without_a_profile_prints_nothing_for_a_press(printer):
    with pytest.raises(PressWarning, match="no profile"):
        drawn(printer, "<p>字</p>")


def test_crop_marks_are_in_every_ink(press):
    made = drawn(press, '<svg width="9mm" height="9mm"><path d="M0 0H9" stroke="#010101"/></svg>')
    with pikepdf.open(io.BytesIO(made[0].pdf)) as document:
        steps = pikepdf.parse_content_stream(document.pages[0])
        told = [str(s.operands[0]) for s in steps if str(s.operator) == "CS"]
    assert told == ["/All"]
