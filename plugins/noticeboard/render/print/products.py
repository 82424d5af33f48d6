"""What can be printed: papers and products, as tables. Sizes in millimetres, type in points."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

__all__ = ["BLEED_MM", "DENSITIES", "PAPERS", "PRODUCTS", "SLUG_MM", "Density", "Paper", "Product"]

#: Colour beyond the trim, for the knife (出血).
BLEED_MM = 3.0
#: From the trim to the edge of the medium: bleed, a gap, and the crop marks.
SLUG_MM = 10.0


@dataclass(frozen=True, slots=True)
class Paper:
    """A trimmed size (ISO 216)."""

    name: str
    width_mm: float
    height_mm: float

    @property
    def scale(self) -> float:
        """Sizes of the A3 design are multiplied by this."""
        return self.width_mm / 297.0


@dataclass(frozen=True, slots=True)
class Density:
    """How much one sheet says: type sizes on A3, and the spaces that go with them.

    Attributes:
        text_pt: Running text.
        mid_pt: Titles of panels and telephone numbers.
        row_mm: Between rows.
        panel_mm: Between panels, at least.
        texts: Whether services and venues are explained, or only named, with hours and place.
        members_across: Members side by side; without what they help with when more than one.
    """

    name: str
    text_pt: float
    mid_pt: float
    row_mm: float
    panel_mm: float
    texts: bool = True
    members_across: int = 1


@dataclass(frozen=True, slots=True)
class Product:
    """One thing to print.

    Attributes:
        id: Stem of its file.
        look: Which palette of the theme, ``press`` or ``plain``.
        qr_mm: Side of the QR without its quiet zone: reading distance / 10.
        label: Id of its name in `locale/`.
    """

    id: str
    paper: Paper
    look: Literal["press", "plain"]
    qr_mm: float
    label: str


PAPERS = MappingProxyType({"a3": Paper("A3", 297, 420), "a4": Paper("A4", 210, 297)})

#: From roomy to dense. Neighbours of equal sizes share a style sheet, and so what is measured with
#: it. The first that shows everything is taken; the last may leave rows out.
DENSITIES = (
    Density("roomy", 20, 28, 3.4, 9),
    Density("normal", 18.5, 26, 2.6, 7.5),
    Density("brief", 18.5, 26, 2.6, 7.5, texts=False),
    Density("tight", 17, 24, 1.6, 5.5, texts=False),
    Density("dense", 17, 24, 1.6, 5.5, texts=False, members_across=2),
)

_TABLE = (
    Product("poster-a3", PAPERS["a3"], "press", 60, "product.poster-a3"),
    Product("poster-a4", PAPERS["a4"], "press", 42, "product.poster-a4"),
    Product("poster-a3-plain", PAPERS["a3"], "plain", 60, "product.poster-a3-plain"),
    Product("poster-a4-plain", PAPERS["a4"], "plain", 42, "product.poster-a4-plain"),
)

#: Every product by its id.
PRODUCTS = MappingProxyType({product.id: product for product in _TABLE})
