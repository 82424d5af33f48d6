"""A finished poster looked at as a print shop and as a phone would."""

from __future__ import annotations

import io
from dataclasses import dataclass

import pikepdf
import pypdfium2
import zxingcpp
from fontTools.ttLib import TTFont

from noticeboard.render.print.press import PT_PER_MM
from noticeboard.render.print.products import BLEED_MM, SLUG_MM, Product

__all__ = ["Fault", "check_pdf", "read_code"]

#: What a cheap camera at reading distance sees, about.
DECODE_DPI = 150
_TOLERANCE_PT = 0.05


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a sheet is not printed: a message id of `locale/` and what it shows."""

    message_id: str
    params: dict[str, str]


def check_pdf(
    pdf: bytes, product: Product, qr_mm: tuple[float, float, float], payload: str
) -> Fault | None:
    """Check a poster: one page, its boxes, its fonts, and that its code reads `payload`.

    Args:
        pdf: The file.
        product: What it should be.
        qr_mm: Left, top and side of the QR with its quiet zone, from the corner of the medium.
        payload: What a scan must read.

    Returns:
        The first fault, or None.
    """
    with pikepdf.open(io.BytesIO(pdf)) as document:
        wrong = _boxes(document, product) or _fonts(document) or _numbers(document)
    if wrong:
        return Fault("poster.preflight", {"fault": wrong})
    found = read_code(pdf, qr_mm)
    if found != payload:
        return Fault("poster.decode", {"found": found, "expected": payload})
    return None


def _boxes(document: pikepdf.Pdf, product: Product) -> str:
    if len(document.pages) != 1:
        return f"{len(document.pages)} pages"
    page = document.pages[0]
    paper = product.paper
    for name, out in (("MediaBox", SLUG_MM), ("BleedBox", BLEED_MM), ("TrimBox", 0.0)):
        low = (SLUG_MM - out) * PT_PER_MM
        right = (SLUG_MM + paper.width_mm + out) * PT_PER_MM
        top = (SLUG_MM + paper.height_mm + out) * PT_PER_MM
        box = [float(value) for value in page.get(f"/{name}", [])]
        wanted = (low, low, right, top)
        if len(box) != 4 or any(
            abs(a - b) > _TOLERANCE_PT for a, b in zip(box, wanted, strict=True)
        ):
            return f"{name} {box}"
    return ""


def _fonts(document: pikepdf.Pdf) -> str:
    for item in document.objects:
        if not (isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor"):
            continue
        name = str(item.get("/FontName", ""))
        embedded = any(key in item for key in ("/FontFile", "/FontFile2", "/FontFile3"))
        if not embedded or "+" not in name:
            return f"font {name} not embedded as a subset"
    return ""


def _numbers(document: pikepdf.Pdf) -> str:
    """Return what is wrong with a font whose characters have other numbers than its glyphs.

    Why: then PDFium and Poppler show a poster, and Ghostscript, MuPDF and pdf.js boxes or nothing.
    """
    for item in document.objects:
        kind = item.get("/Subtype") if isinstance(item, pikepdf.Dictionary) else None
        if kind == "/CIDFontType0":
            right = _cids_are_glyphs(item.FontDescriptor.FontFile3.read_bytes())
        elif kind == "/CIDFontType2":
            right = item.get("/CIDToGIDMap") == "/Identity"
        else:
            continue
        if not right:
            return f"font {item.BaseFont} with CIDs that are not its glyphs"
    return ""


def _cids_are_glyphs(font: bytes) -> bool:
    """Whether the charset of an OpenType font gives every glyph its own number as its CID.

    Why not the charset that fontTools makes: names for all glyphs are a tenth of the time of a
    poster, and the ranges that stand in the file are one or two.
    """
    top = TTFont(io.BytesIO(font), lazy=True)["CFF "].cff.topDictIndex[0]
    if "ROS" not in top.rawDict:  # not CID-keyed: ISO 32000 9.7.4.2 takes the CID for the glyph
        return True
    top.file.seek(top.rawDict["charset"])
    # By its format a range has no count of further CIDs, one of one byte, or one of two.
    size, cid = top.file.read(1)[0], 1
    while cid < top.numGlyphs:
        if int.from_bytes(top.file.read(2)) != cid:
            return False
        cid += 1 + int.from_bytes(top.file.read(size))
    return True


def read_code(pdf: bytes, qr_mm: tuple[float, float, float]) -> str:
    """Raster the part of the first page with the QR and decode it; empty where nothing reads."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[0]
        width, height = page.get_size()
        left, top, side = (value * PT_PER_MM for value in qr_mm)
        crop = (left, height - top - side, width - left - side, top)
        bitmap = page.render(scale=DECODE_DPI / 72, crop=crop, grayscale=True)
        results = zxingcpp.read_barcodes(bitmap.to_pil())
    finally:
        document.close()
    return results[0].text if len(results) == 1 else ""
