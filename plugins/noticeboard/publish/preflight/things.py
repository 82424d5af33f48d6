"""What is drawn on a page, with its place and size in points, forms within forms included."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

import pypdfium2
from pypdfium2 import PdfMatrix
from pypdfium2 import raw as pdfium

__all__ = ["Thing", "things_of"]

_KINDS = {
    pdfium.FPDF_PAGEOBJ_PATH: "path",
    pdfium.FPDF_PAGEOBJ_IMAGE: "image",
    pdfium.FPDF_PAGEOBJ_SHADING: "shading",
}
_DEPTH = 12


@dataclass(frozen=True, slots=True)
class Thing:
    """A letter, a path, an image or a shading.

    Attributes:
        kind: Which of them.
        box: Left, bottom, right, top in points of the page.
        size: Of a letter in points; of a path the width of its stroke in points, None without one;
            of an image pixels for an inch, across or along, the fewer.
        filled: Whether a path is filled.
        words: A letter.
        runs: Boxes of the pieces of a path.
    """

    kind: Literal["letter", "path", "image", "shading"]
    box: tuple[float, float, float, float]
    size: float | None = None
    filled: bool = False
    words: str = ""
    runs: tuple[tuple[float, float, float, float], ...] = ()


def things_of(page: pypdfium2.PdfPage) -> Iterator[Thing]:
    """Yield all that is drawn on `page`."""
    yield from _letters(page)
    count = pdfium.FPDFPage_CountObjects(page)
    yield from _objects([pdfium.FPDFPage_GetObject(page, n) for n in range(count)], PdfMatrix(), 0)


def _letters(page: pypdfium2.PdfPage) -> Iterator[Thing]:
    text = page.get_textpage()
    matrix = pdfium.FS_MATRIX()
    for index in range(text.count_chars()):
        letter = chr(pdfium.FPDFText_GetUnicode(text, index))
        if letter.isspace() or pdfium.FPDFText_IsGenerated(text, index) == 1:
            continue
        pdfium.FPDFText_GetMatrix(text, index, matrix)
        size = pdfium.FPDFText_GetFontSize(text, index) * math.hypot(matrix.c, matrix.d)
        yield Thing("letter", text.get_charbox(index), size, words=letter)


def _objects(objects: list[Any], outer: PdfMatrix, depth: int) -> Iterator[Thing]:
    for item in objects:
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEPTH:
            count = pdfium.FPDFFormObj_CountObjects(item)
            inner = [pdfium.FPDFFormObj_GetObject(item, n) for n in range(count)]
            yield from _objects(inner, _matrix(item).multiply(outer), depth + 1)
        elif kind in _KINDS:
            yield _thing(item, kind, outer)


def _thing(item: Any, kind: int, outer: PdfMatrix) -> Thing:
    matrix = _matrix(item).multiply(outer)
    if kind == pdfium.FPDF_PAGEOBJ_PATH:
        return _path(item, matrix)
    if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
        box = matrix.on_rect(0, 0, 1, 1)
        return Thing("image", box, _dpi(item, matrix))
    sides = [ctypes.c_float() for _ in range(4)]
    pdfium.FPDFPageObj_GetBounds(item, *sides)
    return Thing("shading", outer.on_rect(*(side.value for side in sides)))


def _matrix(item: Any) -> PdfMatrix:
    raw = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(item, raw)
    return PdfMatrix.from_raw(raw)


def _dpi(item: Any, matrix: PdfMatrix) -> float:
    """Return the pixels for an inch, of the side that has fewer."""
    width, height = ctypes.c_uint(), ctypes.c_uint()
    pdfium.FPDFImageObj_GetImagePixelSize(item, width, height)
    across, along = math.hypot(matrix.a, matrix.b), math.hypot(matrix.c, matrix.d)
    return min(width.value / max(across, 1e-6), height.value / max(along, 1e-6)) * 72


def _path(item: Any, matrix: PdfMatrix) -> Thing:
    fill, stroke, width = ctypes.c_int(), ctypes.c_int(), ctypes.c_float()
    pdfium.FPDFPath_GetDrawMode(item, fill, stroke)
    pdfium.FPDFPageObj_GetStrokeWidth(item, width)
    scale = math.sqrt(abs(matrix.a * matrix.d - matrix.b * matrix.c))
    runs = tuple(_runs(item, matrix))
    xs, ys = [x for run in runs for x in run[::2]], [y for run in runs for y in run[1::2]]
    box = (min(xs), min(ys), max(xs), max(ys)) if runs else (0.0, 0.0, 0.0, 0.0)
    wide = width.value * scale if stroke.value else None
    return Thing("path", box, wide, fill.value != pdfium.FPDF_FILLMODE_NONE, runs=runs)


def _runs(item: Any, matrix: PdfMatrix) -> Iterator[tuple[float, float, float, float]]:
    """Yield the box of each piece of a path; a curve's is that of its ends and handles."""
    before: tuple[float, float] | None = None
    for index in range(pdfium.FPDFPath_CountSegments(item)):
        piece = pdfium.FPDFPath_GetPathSegment(item, index)
        x, y = ctypes.c_float(), ctypes.c_float()
        pdfium.FPDFPathSegment_GetPoint(piece, x, y)
        point = matrix.on_point(x.value, y.value)
        if pdfium.FPDFPathSegment_GetType(piece) != pdfium.FPDF_SEGMENT_MOVETO and before:
            (x0, x1), (y0, y1) = sorted((before[0], point[0])), sorted((before[1], point[1]))
            yield x0, y0, x1, y1
        before = point
