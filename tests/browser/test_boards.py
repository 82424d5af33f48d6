"""What a resident of seventy finds on a board: the building, a person, a number, in large type."""

from __future__ import annotations

import io
import re

import pytest
import zxingcpp
from PIL import Image

from noticeboard.derive import Urls
from tests.browser.pages import (
    BOARDS,
    CALLS,
    DESK,
    PHONE,
    PHONE_DARK,
    TEXT_BESIDE_CALLS,
    TEXT_SIZES,
)

pytestmark = pytest.mark.browser

#: Seven digits and more with an area code, or a mobile number, however it is grouped.
NUMBER = re.compile(r"(?<!\d)(?:1[3-9]\d{9}|0\d{9,11}|[48]00\d{7})(?!\d)")


@pytest.mark.parametrize("uri", BOARDS)
def test_first_screen_says_where_and_whom_to_call(look, uri):
    with look(uri) as visit:
        page = visit.page
        first = {
            "building": page.locator("h1"),
            "person": page.locator("#leads .name").first,
            "call": page.locator("#leads a[href^='tel:']").first,
        }
        ends = {part: _bottom(found) for part, found in first.items()}
    assert all(0 < end <= PHONE.height for end in ends.values()), ends


def _bottom(found) -> float:
    box = found.bounding_box()
    assert found.is_visible()
    assert found.inner_text().strip()
    return box["y"] + box["height"]


@pytest.mark.parametrize("uri", BOARDS)
def test_every_number_dials(look, uri):
    with look(uri) as visit:
        calls = visit.page.evaluate(CALLS)
        beside = visit.page.evaluate(TEXT_BESIDE_CALLS)
    assert calls
    for href, text, height, responsible in calls:
        assert re.sub(r"\D", "", href) == re.sub(r"\D", "", text)
        assert re.fullmatch(r"tel:\d{3,12}(,\d{1,6})?", href)
        assert height >= (60 if responsible else 44), f"{text}: {height} px"
    assert NUMBER.findall(re.sub(r"(?<=\d)[\s\u00a0-](?=\d)", "", beside)) == []


@pytest.mark.parametrize("view", [PHONE, DESK], ids=str)
@pytest.mark.parametrize("uri", BOARDS)
def test_no_text_is_small(look, uri, view):
    with look(uri, view) as visit:
        sizes = visit.page.evaluate(TEXT_SIZES)
    assert [item for item in sizes if item[2] < 18] == []
    assert len(sizes) > 20


@pytest.mark.parametrize("uri", BOARDS)
def test_board_needs_no_script(look, uri):
    with look(uri, script=True) as visit:
        with_script = visit.page.locator("body").inner_text()
    with look(uri, script=False) as visit:
        without = visit.page.locator("body").inner_text()
    assert without == with_script
    assert len(without) > 200


def test_code_and_readable_address_show_the_same(look):
    texts = set()
    for uri in ("xihu/xuegong3/", "Q/J36H/"):
        with look(uri) as visit:
            texts.add(visit.page.locator("body").inner_text())
    assert len(texts) == 1


@pytest.mark.parametrize("view", [PHONE, PHONE_DARK], ids=str)
def test_qr_is_black_on_white_and_reads(look, view):
    with look("xihu/xuegong3/", view) as visit:
        symbol = visit.page.locator("img[src$='qr.svg']")
        symbol.scroll_into_view_if_needed()
        visit.page.wait_for_function(
            "i => i.complete && i.naturalWidth", arg=symbol.element_handle()
        )
        shot = Image.open(io.BytesIO(symbol.screenshot()))
    grey = shot.convert("L")
    width, height = grey.size
    corners = [(2, 2), (width - 3, 2), (2, height - 3), (width - 3, height - 3)]
    assert [grey.getpixel(corner) for corner in corners] == [255] * 4
    assert grey.getextrema() == (0, 255)
    payload = Urls("https://board.example/").permanent("J36H")
    assert [code.text for code in zxingcpp.read_barcodes(shot)] == [payload]
