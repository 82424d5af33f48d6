"""QR codes: small, quiet around, black on white, and read back."""

from __future__ import annotations

import io
from itertools import pairwise

import pytest
import zxingcpp
from PIL import Image
from qrcode import QRCode
from qrcode.constants import ERROR_CORRECT_Q
from qrcode.util import MODE_8BIT_BYTE, MODE_ALPHA_NUM

from noticeboard.derive import Urls
from noticeboard.render.qr import QUIET_ZONE, build_qr, render_png, render_svg
from tests.helpers.codes import drawn, inside, outlines, scan

SHORT = "HTTPS://BOARD.EXAMPLE/Q/7K3M/"


@pytest.mark.parametrize("payload", [SHORT, "https://gov.example/jiedao/xihu/Q/7K3M/", "汉字"])
def test_both_files_are_read_back(payload):
    qr = build_qr(payload)
    for image in (drawn(render_svg(qr)), Image.open(io.BytesIO(render_png(qr)))):
        found = scan(image)
        assert found.text == payload
        assert found.format == zxingcpp.BarcodeFormat.QRCode
        assert found.ec_level == "Q"


@pytest.mark.parametrize("level", ["M", "Q", "H"])
def test_a_symbol_has_the_level_that_is_asked_for(level):
    assert scan(drawn(render_svg(build_qr(SHORT, level)))).ec_level == level


def test_an_address_of_29_characters_needs_25_modules():
    assert len(SHORT) == 29
    assert build_qr(SHORT).modules == 25
    assert build_qr(SHORT.lower()).modules == 29, "bytes, as in lower case, need more"
    assert build_qr(f"{SHORT}X").modules == 29, "29 is the most that 25 modules hold"


@pytest.mark.parametrize(
    ("site", "mode"),
    [("https://board.example/", MODE_ALPHA_NUM), ("https://gov.example/xihu/", MODE_8BIT_BYTE)],
)
def test_the_alphanumeric_mode_is_used_where_the_address_allows_it(site, mode):
    payload = Urls(site).permanent("7K3M")
    peer = QRCode(error_correction=ERROR_CORRECT_Q, border=0)
    peer.add_data(payload)
    peer.make()
    assert [data.mode for data in peer.data_list] == [mode]
    assert [*map(list, build_qr(payload).rows)] == peer.get_matrix()


def test_a_site_below_a_path_keeps_its_address():
    assert Urls("https://gov.example/xihu/").permanent("7K3M") == "https://gov.example/xihu/Q/7K3M/"


def test_four_modules_are_white_on_each_side():
    qr = build_qr(SHORT)
    assert QUIET_ZONE == 4
    image = Image.open(io.BytesIO(render_png(qr, module_px=1)))
    assert image.size == (33, 33)
    ink = image.convert("L").point(lambda value: 255 - value).getbbox()
    assert ink == (4, 4, 29, 29)
    assert 'viewBox="0 0 33 33"' in render_svg(qr)


@pytest.mark.parametrize("payload", [SHORT, "汉字", *(f"{SHORT}{n}" for n in range(9))])
def test_the_svg_is_one_path_around_all_dark_modules_on_white(payload):
    qr = build_qr(payload)
    svg = render_svg(qr)
    assert svg.count("<path") == 2
    assert f'<path fill="#fff" d="M0 0h{qr.modules + 8}v{qr.modules + 8}H0z"/>' in svg
    ways = outlines(qr.path)
    for y, row in enumerate(qr.rows):
        assert [inside(ways, x, y) for x in range(qr.modules)] == [*row], f"row {y}"
    for way in ways:
        assert all((ax == bx) != (ay == by) for (ax, ay), (bx, by) in pairwise(way))


def test_the_png_has_one_bit_and_is_large_enough_for_paper():
    image = Image.open(io.BytesIO(render_png(build_qr(SHORT))))
    assert image.mode == "1"
    assert image.size == (33 * 12, 33 * 12)


def test_the_same_payload_gives_the_same_bytes():
    assert render_png(build_qr(SHORT)) == render_png(build_qr(SHORT))
