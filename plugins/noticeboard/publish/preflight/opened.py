"""A file that is looked at: its pages in points, and what it claims to be."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, TypeAlias

import pikepdf
import pypdfium2

from noticeboard.publish.preflight.things import Thing, things_of
from noticeboard.render.print.inks import is_of_press

__all__ = ["Box", "Opened", "box_of"]

#: Left, bottom, right, top in points.
Box: TypeAlias = tuple[float, float, float, float]
_TOLERANCE_PT = 0.05


def box_of(page: pikepdf.Page, name: str) -> Box | None:
    """Return a box of a page, inherited from the pages above it where it may be; None for none."""
    node: Any = page.obj
    found: Any = None
    while found is None and node is not None:
        found = node.get(f"/{name}")
        node = node.get("/Parent") if name in ("MediaBox", "CropBox") else None
    if found is None or len(found) != 4:
        return None
    x0, y0, x1, y1 = (float(value) for value in found)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _is_whole(page: pikepdf.Page) -> bool:
    """Whether a page has all boxes, and they are the same but for rounding."""
    media, bleed, trim = (box_of(page, name) for name in ("MediaBox", "BleedBox", "TrimBox"))
    if not (media and bleed and trim):
        return False
    sides = zip(media, bleed, trim, strict=True)
    return all(max(side) - min(side) <= _TOLERANCE_PT for side in sides)


@dataclass(frozen=True)
class Opened:
    """A file, open in both libraries.

    Attributes:
        path: Where it is.
        structure: Its objects.
        view: Its pages as they are drawn.
        asked_press: Whether it is to be a press's whatever it says of itself.
    """

    path: Path
    structure: pikepdf.Pdf = field(repr=False)
    view: pypdfium2.PdfDocument = field(repr=False)
    asked_press: bool = False

    @cached_property
    def for_press(self) -> bool:
        """Whether it claims to be, or shall be, a file for a press."""
        return self.asked_press or any(
            intent.get("/S") == "/GTS_PDFX"
            for intent in self.structure.Root.get("/OutputIntents", [])
        )

    @cached_property
    def profile(self) -> bytes | None:
        """The profile of the press that it is for, where it holds one of four inks."""
        for intent in self.structure.Root.get("/OutputIntents", []):
            stream = intent.get("/DestOutputProfile")
            if isinstance(stream, pikepdf.Stream) and is_of_press(stream.read_bytes()):
                return stream.read_bytes()
        return None

    @cached_property
    def trims(self) -> tuple[Box, ...]:
        """The trimmed sheet of each page; its medium where it has none."""
        found = (box_of(p, "TrimBox") or box_of(p, "MediaBox") for p in self.structure.pages)
        return tuple(box or (0.0, 0.0, 612.0, 792.0) for box in found)

    @cached_property
    def uncut(self) -> bool:
        """Whether it is for an office and says of each page that it is printed as it is.

        Such a page has its boxes, and they are all the same: nothing is cut, so nothing bleeds.
        """
        return not self.for_press and all(map(_is_whole, self.structure.pages))

    @cached_property
    def things(self) -> tuple[tuple[Thing, ...], ...]:
        """What is drawn on each page."""
        return tuple(tuple(things_of(page)) for page in self.view)
