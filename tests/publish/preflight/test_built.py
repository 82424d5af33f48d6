"""A finished poster is looked at before it may be printed; each check is seen to fail."""

from __future__ import annotations

import io

import pikepdf
import pytest
from fontTools.ttLib import TTFont

from noticeboard.publish.preflight import Fault, check_pdf
from noticeboard.render.print.paper import A4
from noticeboard.render.print.products import PRODUCTS
from noticeboard.render.print.proof import Proof, Symbol
from noticeboard.render.qr import QUIET_ZONE
from tests.helpers.posters import MM

PRODUCT = PRODUCTS["poster-a3"]
PAYLOAD = "HTTPS://BOARD.EXAMPLE/Q/A2A2-1/"


@pytest.fixture(scope="module")
def pdf(small_built):
    return (small_built / "print/hubin/lou1/poster-a3.pdf").read_bytes()


@pytest.fixture(scope="module")
def qr_mm():
    """Where the symbol of an A3 poster stands: see `render/print/designs/board/geometry.py`."""
    quiet = PRODUCT.qr_mm / 25 * QUIET_ZONE
    side = PRODUCT.qr_mm + 2 * quiet
    return 10 + 15 - quiet, 10 + 420 - max(15, quiet) - quiet - PRODUCT.qr_mm, side


def changed(pdf, change):
    with pikepdf.open(io.BytesIO(pdf)) as document:
        change(document)
        stream = io.BytesIO()
        document.save(stream)
    return stream.getvalue()


def check(pdf, qr_mm, payload=PAYLOAD):
    return check_pdf(pdf, Proof(PRODUCT.paper, symbols=(Symbol(payload, *qr_mm),)))


def test_a_good_poster_passes(pdf, qr_mm):
    assert check(pdf, qr_mm) is None


def test_another_payload_is_a_fault(pdf, qr_mm):
    other = "HTTPS://BOARD.EXAMPLE/Q/B2B2/"
    expected = {"found": PAYLOAD, "expected": other}
    assert check(pdf, qr_mm, other) == Fault("poster.decode", expected)


def test_a_code_that_cannot_be_read_is_a_fault(pdf, qr_mm):
    def paint(document):
        left, top, side = (value * MM for value in qr_mm)
        height = float(document.pages[0].MediaBox[3])
        half = f"1 1 1 rg {left} {height - top - side} {side / 2} {side} re f"
        document.pages[0].contents_add(b"q", prepend=True)
        document.pages[0].contents_add(f"Q {half}".encode(), prepend=False)

    fault = check(changed(pdf, paint), qr_mm)
    assert fault == Fault("poster.decode", {"found": "", "expected": PAYLOAD})


def test_a_second_page_is_a_fault(pdf, qr_mm):
    found = check(changed(pdf, lambda d: d.pages.append(d.pages[0])), qr_mm)
    assert found == Fault("poster.preflight", {"fault": "2 pages"})


def doubled(pdf):
    """The same with its page once more."""
    return changed(pdf, lambda document: document.pages.append(document.pages[0]))


def test_what_is_proven_is_what_the_design_says(pdf, qr_mm):
    """No symbol, one on each of two pages, one that is missing."""
    front, back = Symbol(PAYLOAD, *qr_mm), Symbol(PAYLOAD, *qr_mm, page=1)
    assert check_pdf(pdf, Proof(PRODUCT.paper)) is None
    assert check_pdf(doubled(pdf), Proof(PRODUCT.paper, 2, (front, back))) is None
    elsewhere = Symbol(PAYLOAD, 200, 100, 60)
    fault = check_pdf(pdf, Proof(PRODUCT.paper, symbols=(front, elsewhere)))
    assert fault == Fault("poster.decode", {"found": "", "expected": PAYLOAD})
    assert check_pdf(pdf, Proof(A4.landscape)).message_id == "poster.preflight"


def test_the_boxes_of_every_page_are_looked_at(pdf):
    def shift(document):
        document.pages[1].TrimBox = [0, 0, 10, 10]

    fault = check_pdf(changed(doubled(pdf), shift), Proof(PRODUCT.paper, 2))
    assert fault.params["fault"].startswith("TrimBox")


@pytest.mark.parametrize("box", ["MediaBox", "BleedBox", "TrimBox"])
def test_a_box_elsewhere_is_a_fault(pdf, qr_mm, box):
    def shift(document):
        old = [float(value) for value in document.pages[0][f"/{box}"]]
        document.pages[0][f"/{box}"] = [value - 8.5 for value in old]

    found = check(changed(pdf, shift), qr_mm)
    assert found.message_id == "poster.preflight"
    assert found.params["fault"].startswith(box)


def test_a_font_left_outside_is_a_fault(pdf, qr_mm):
    def strip(document):
        for item in document.objects:
            if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor":
                for key in ("/FontFile", "/FontFile2", "/FontFile3"):
                    if key in item:
                        del item[key]
                return

    found = check(changed(pdf, strip), qr_mm)
    assert "not embedded" in found.params["fault"]


def test_a_whole_font_is_a_fault(pdf, qr_mm):
    def rename(document):
        for item in document.objects:
            if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor":
                item["/FontName"] = pikepdf.Name("/" + str(item["/FontName"]).split("+")[1])

    assert "not embedded as a subset" in check(changed(pdf, rename), qr_mm).params["fault"]


def _fonts_of(document, kind):
    return [
        item
        for item in document.objects
        if isinstance(item, pikepdf.Dictionary) and item.get("/Subtype") == kind
    ]


def test_a_font_whose_characters_are_not_its_glyphs_is_a_fault(pdf, qr_mm):
    """As subsetters leave it: every glyph with the CID that it had in the whole font."""

    def renumber(document):
        file = _fonts_of(document, "/CIDFontType0")[-1].FontDescriptor.FontFile3
        font = TTFont(io.BytesIO(file.read_bytes()))
        top = font["CFF "].cff.topDictIndex[0]
        top.charset = [".notdef", *(f"cid{n:05d}" for n in range(7, len(top.charset) + 6))]
        stream = io.BytesIO()
        font.save(stream)
        file.write(stream.getvalue())

    found = check(changed(pdf, renumber), qr_mm)
    assert found.message_id == "poster.preflight"
    assert "CIDs that are not its glyphs" in found.params["fault"]


def test_two_glyphs_exchanged_are_a_fault(pdf, qr_mm):
    def exchange(document):
        file = _fonts_of(document, "/CIDFontType0")[0].FontDescriptor.FontFile3
        font = TTFont(io.BytesIO(file.read_bytes()))
        charset = font["CFF "].cff.topDictIndex[0].charset
        charset[-1], charset[-2] = charset[-2], charset[-1]
        stream = io.BytesIO()
        font.save(stream)
        file.write(stream.getvalue())

    assert "not its glyphs" in check(changed(pdf, exchange), qr_mm).params["fault"]


def test_a_truetype_font_needs_the_identity_too(pdf, qr_mm):
    def relabel(document):
        for font in _fonts_of(document, "/CIDFontType0"):
            font.Subtype = pikepdf.Name.CIDFontType2

    def strip(document):
        relabel(document)
        for font in _fonts_of(document, "/CIDFontType2"):
            del font.CIDToGIDMap

    assert check(changed(pdf, relabel), qr_mm) is None
    assert "not its glyphs" in check(changed(pdf, strip), qr_mm).params["fault"]
