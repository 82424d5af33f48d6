"""What a resident of seventy finds on a board: the building, a person, a number, in large type."""

from __future__ import annotations

import io
import re
from datetime import datetime

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


@pytest.mark.parametrize("large", [0, 1], ids=["standard", "large"])
@pytest.mark.parametrize("uri", BOARDS)
def test_first_screen_says_where_whom_to_call_and_what_is_new(look, uri, large):
    with look(uri) as visit:
        page = visit.page
        if large:
            page.locator("[data-nb-large='1']").click()
        first = {
            "building": page.locator("h1"),
            "person": page.locator("#leads .name").first,
            "call": page.locator("#leads a[href^='tel:']").first,
            "notice": page.locator(".newest h3").first,
        }
        ends = {part: _bottom(found) for part, found in first.items()}
    assert all(0 < end <= PHONE.height for end in ends.values()), ends
    assert ends["building"] < min(ends["person"], ends["call"])
    assert max(ends.values()) == ends["notice"]


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
    texts = []
    for script in (True, False):
        with look(uri, script=script) as visit:
            shown = visit.page.locator("main").inner_text()
            texts.append(shown.replace("现在开放", "").split())
            closed = visit.page.locator("details:not([open])")
            before = closed.count()
            assert before > 2
            closed.first.locator("summary").click()
            assert closed.count() == before - 1
    assert texts[0] == texts[1]
    assert len("".join(texts[0])) > 200


@pytest.mark.parametrize("uri", BOARDS)
def test_a_board_is_readable_after_one_request(look, uri):
    with look("about/") as visit:
        visit.page.wait_for_load_state("networkidle")
        asked = []
        visit.page.on("request", lambda request: asked.append(request.url))
        visit.page.goto(visit.page.url.replace("about/", uri), wait_until="domcontentloaded")
        first = [url for url in asked if not url.startswith("data:") and ".webp" not in url]
        assert first == [visit.page.url]
        visit.page.wait_for_load_state("networkidle")
        later = {url for url in asked if not url.startswith("data:")} - {visit.page.url}
        assert {url.rsplit(".", 1)[-1] for url in later} <= {"webp", "png"}, "photos and codes"
        assert visit.foreign == []


def test_photos_are_sized_and_come_in_two_forms(look):
    with look("oufeng/b19/") as visit:
        photo = visit.page.locator("picture img").first
        photo.scroll_into_view_if_needed()
        visit.page.wait_for_function("i => i.complete", arg=photo.element_handle())
        shown = photo.evaluate("i => [i.currentSrc.split('.').pop(), i.naturalWidth, i.loading]")
        assert shown == ["webp", 192, "lazy"]
        assert photo.evaluate("i => [i.width, i.height]") == [96, 120]
        assert photo.get_attribute("src").endswith(".jpg")


@pytest.mark.parametrize(
    ("now", "count"),
    [
        ("2026-11-24T09:00:00", 1),  # a Tuesday
        ("2026-11-24T17:29:00", 1),
        ("2026-11-24T17:30:00", 0),
        ("2026-11-22T09:00:00", 0),  # a Sunday
    ],
)
def test_open_now_by_the_readers_clock(look, now, count):
    with look("about/") as visit:
        page = visit.page
        page.clock.install(time=datetime.fromisoformat(now))
        page.goto(page.url.replace("about/", "xihu/xuegong3/"))
        row = page.locator(".service", has_text="三联单")
        assert "周一至周五 8:30–17:30" in row.inner_text()
        assert row.get_by_text("现在开放").filter(visible=True).count() == count


def test_a_card_is_saved_by_scan_or_as_a_file(look):
    with look("xihu/xuegong3/") as visit:
        page = visit.page
        fold = page.locator(".panel-save")
        fold.locator("summary").click()
        card = fold.locator("img").first
        card.scroll_into_view_if_needed()
        page.wait_for_function("i => i.complete && i.naturalWidth", arg=card.element_handle())
        (code,) = zxingcpp.read_barcodes(Image.open(io.BytesIO(card.screenshot())))
        file = page.request.get(
            page.evaluate("a => a.href", fold.locator("a").element_handle())
        ).text()
    for text in (code.text, file):
        assert text.startswith("BEGIN:VCARD")
        assert "蒋毓兰" in text
        assert "15400001203" in re.sub(r"\D", "", text)


def test_code_and_readable_address_show_the_same(look):
    texts = set()
    for uri in ("xihu/xuegong3/", "Q/J36H/"):
        with look(uri) as visit:
            texts.add(visit.page.locator("body").inner_text())
    assert len(texts) == 1


@pytest.mark.parametrize("view", [PHONE, PHONE_DARK], ids=str)
def test_qr_is_black_on_white_and_reads(look, view):
    with look("xihu/xuegong3/", view) as visit:
        symbol = visit.page.locator("img[src$='qr.png']")
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
