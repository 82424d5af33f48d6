"""QR codes: small, quiet around, black on white, and read back."""

from __future__ import annotations

import io

import pytest
import zxingcpp
from PIL import Image
from qrcode import QRCode
from qrcode.constants import ERROR_CORRECT_Q
from qrcode.util import MODE_8BIT_BYTE, MODE_ALPHA_NUM

from noticeboard.derive import Urls
from noticeboard.render.qr import QUIET_ZONE, build_qr, render_png, render_svg
from tests.helpers.codes import RUN, drawn, scan

SHORT = "HTTPS://BOARD.EXAMPLE/Q/7K3M/"


@pytest.mark.parametrize("payload", [SHORT, "https://gov.example/jiedao/xihu/Q/7K3M/", "汉字"])
def test_both_files_are_read_back(payload):
    qr = build_qr(payload)
    for image in (drawn(render_svg(qr)), Image.open(io.BytesIO(render_png(qr)))):
        found = scan(image)
        assert found.text == payload
        assert found.format == zxingcpp.BarcodeFormat.QRCode
        assert found.ec_level == "Q"


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


def test_the_svg_is_one_path_of_merged_runs_on_white():
    svg = render_svg(build_qr(SHORT))
    assert svg.count("<path") == 2
    assert '<path fill="#fff" d="M0 0h33v33H0z"/>' in svg
    runs = RUN.findall(svg)
    dark = sum(map(sum, build_qr(SHORT).rows))
    assert sum(int(width) for _, _, width, _ in runs) == dark
    ends = {(int(x) + int(width), y) for x, y, width, _ in runs}
    assert not ends & {(int(x), y) for x, y, _, _ in runs}, "two runs touch: they should be one"


def test_the_png_has_one_bit_and_is_large_enough_for_paper():
    image = Image.open(io.BytesIO(render_png(build_qr(SHORT))))
    assert image.mode == "1"
    assert image.size == (33 * 12, 33 * 12)


def test_the_same_payload_gives_the_same_bytes():
    assert render_png(build_qr(SHORT)) == render_png(build_qr(SHORT))
