"""A sheet that has just been made, looked at quickly: what every build asks of every file."""

from __future__ import annotations

import io
from dataclasses import dataclass

import pikepdf
import pypdfium2
import zxingcpp
from fontTools.ttLib import TTFont

from noticeboard.render.print.paper import PT_PER_MM
from noticeboard.render.print.proof import Proof, Symbol

__all__ = ["DECODE_DPI", "Fault", "check_pdf", "misnumbered"]

#: What a cheap camera at reading distance sees, about.
DECODE_DPI = 150
_TOLERANCE_PT = 0.05


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a sheet is not printed: a message id of `locale/` and what it shows."""

    message_id: str
    params: dict[str, str]


def check_pdf(pdf: bytes, proof: Proof) -> Fault | None:
    """Check a file: its pages and their boxes, its fonts, and what its symbols read.

    Args:
        pdf: The file.
        proof: What it must be.

    Returns:
        The first fault, or None.
    """
    with pikepdf.open(io.BytesIO(pdf)) as document:
        wrong = _boxes(document, proof) or _fonts(document) or misnumbered(document)
    if wrong:
        return Fault("poster.preflight", {"fault": wrong})
    for symbol in proof.symbols:
        found = _read(pdf, symbol)
        if found != symbol.payload:
            return Fault("poster.decode", {"found": found, "expected": symbol.payload})
    return None


def _boxes(document: pikepdf.Pdf, proof: Proof) -> str:
    if len(document.pages) != proof.pages:
        return f"{len(document.pages)} pages"
    paper = proof.paper
    boxes = (("MediaBox", paper.slug_mm), ("BleedBox", paper.bleed_mm), ("TrimBox", 0.0))
    for page in document.pages:
        for name, out_mm in boxes:
            box = [float(value) for value in page.get(f"/{name}", [])]
            if not _alike(box, paper.box_pt(out_mm)):
                return f"{name} {box}"
    return ""


def _alike(box: list[float], wanted: list[float]) -> bool:
    pairs = zip(box, wanted, strict=False)
    return len(box) == len(wanted) and all(abs(a - b) <= _TOLERANCE_PT for a, b in pairs)


def _fonts(document: pikepdf.Pdf) -> str:
    for item in document.objects:
        if not (isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor"):
            continue
        name = str(item.get("/FontName", ""))
        embedded = any(key in item for key in ("/FontFile", "/FontFile2", "/FontFile3"))
        if not embedded or "+" not in name:
            return f"font {name} not embedded as a subset"
    return ""


def misnumbered(document: pikepdf.Pdf) -> str:
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


def _read(pdf: bytes, symbol: Symbol) -> str:
    """Raster the place of `symbol` and decode it; empty where nothing reads, or more than one."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[symbol.page]
        width, height = page.get_size()
        place_mm = (symbol.left_mm, symbol.top_mm, symbol.side_mm)
        left, top, side = (value * PT_PER_MM for value in place_mm)
        crop = (left, height - top - side, width - left - side, top)
        bitmap = page.render(scale=DECODE_DPI / 72, crop=crop, grayscale=True)
        results = zxingcpp.read_barcodes(bitmap.to_pil())
    finally:
        document.close()
    return results[0].text if len(results) == 1 else ""
