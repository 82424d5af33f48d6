"""A poster as people and print shops see it: text where it stands, pixels, boxes."""

from __future__ import annotations

import io
import itertools
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pikepdf
import pypdfium2
import zxingcpp
from PIL import Image

__all__ = ["MM", "Poster", "Words"]

#: Points in a millimetre.
MM = 72 / 25.4
#: Rounding of boxes, and the little that a comma's box may reach into the next line's.
_TOUCH_PT = 0.4


@dataclass(frozen=True)
class Words:
    """A run of text and the box of its ink, in points from the lower left corner of the medium."""

    text: str
    left: float
    bottom: float
    right: float
    top: float

    def overlaps(self, other: Words) -> bool:
        """Whether both share some paper."""
        return (
            min(self.right, other.right) - max(self.left, other.left) > _TOUCH_PT
            and min(self.top, other.top) - max(self.bottom, other.bottom) > _TOUCH_PT
        )


class Poster:
    """A page of a PDF file."""

    def __init__(self, pdf: Path | bytes, page: int = 0) -> None:
        self._bytes = pdf if isinstance(pdf, bytes) else pdf.read_bytes()
        self._document = pypdfium2.PdfDocument(self._bytes)
        self._page = self._document[page]
        self.pages = len(self._document)

    @cached_property
    def text(self) -> str:
        """All text in the order of the file, without white space."""
        return "".join(self._page.get_textpage().get_text_range().split())

    @cached_property
    def lines(self) -> list[str]:
        """Return the lines in the order of the file."""
        return self._page.get_textpage().get_text_range().splitlines()

    @cached_property
    def words(self) -> tuple[Words, ...]:
        """Every run of text with its box."""
        found = self._page.get_textpage()
        boxes = [found.get_rect(n) for n in range(found.count_rects())]
        return tuple(Words(found.get_text_bounded(*box), *box) for box in boxes)

    @property
    def overlaps(self) -> list[tuple[str, str]]:
        """Return the pairs of texts that stand on each other."""
        pairs = itertools.combinations(self.words, 2)
        return [(a.text, b.text) for a, b in pairs if a.overlaps(b)]

    def outside(self, side_mm: float, end_mm: float) -> list[str]:
        """Return the texts that reach too near to the trim, or over it.

        Args:
            side_mm: What must be free on the left and on the right.
            end_mm: What must be free above and below.
        """
        left, bottom, right, top = self.box("TrimBox")
        side, end = side_mm * MM, end_mm * MM
        return [
            w.text
            for w in self.words
            if w.left < left + side
            or w.right > right - side
            or w.bottom < bottom + end
            or w.top > top - end
        ]

    def box(self, name: str) -> list[float]:
        """Return a page box in points."""
        with pikepdf.open(io.BytesIO(self._bytes)) as document:
            return [float(value) for value in document.pages[0][f"/{name}"]]

    def fonts(self) -> list[tuple[str, bool]]:
        """Return each font's name, and whether its file is inside."""
        with pikepdf.open(io.BytesIO(self._bytes)) as document:
            return [
                (str(item["/FontName"])[1:], any(f"/FontFile{n}" in item for n in ("", 2, 3)))
                for item in document.objects
                if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor"
            ]

    @cached_property
    def info(self) -> dict[str, str]:
        """Title, author and so on, and the language of the document as `Lang`."""
        with pikepdf.open(io.BytesIO(self._bytes)) as document:
            told = {str(key)[1:]: str(value) for key, value in document.docinfo.items()}
            return {**told, "Lang": str(document.Root.get("/Lang", ""))}

    def image(self, dpi: float = 72) -> Image.Image:
        """Return the whole medium as a raster."""
        return self._page.render(scale=dpi / 72).to_pil().convert("RGB")

    def codes(self, dpi: float = 100) -> list[str]:
        """Return what a camera that sees the whole sheet reads from it."""
        found = zxingcpp.read_barcodes(self.image(dpi), formats=zxingcpp.BarcodeFormat.QRCode)
        return [code.text for code in found]
