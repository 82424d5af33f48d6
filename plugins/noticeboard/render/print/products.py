"""What can be printed: a table. Sizes in millimetres."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from noticeboard.render.print.design import Design, Product
from noticeboard.render.print.designs.board import BOARD
from noticeboard.render.print.designs.card import CARD
from noticeboard.render.print.designs.label import LABEL
from noticeboard.render.print.designs.notice import NOTICE
from noticeboard.render.print.designs.plate import PLATE
from noticeboard.render.print.nup import Imposition
from noticeboard.render.print.paper import A3, A4
from noticeboard.render.print.sheets import SHEETS

__all__ = ["PRODUCTS"]


def _cells(name: str, design: Design[Any], sheet: str, qr_mm: float, pack: str = "") -> Product:
    """Return a product of cells on the sheet called `sheet`."""
    nup = Imposition(SHEETS[sheet])
    return Product(name, design, nup.sheet.paper, qr_mm, f"product.{name}", pack, nup)


_TABLE = (
    Product("poster-a3", BOARD, A3, 60, "product.poster-a3", "posters-a3"),
    Product("poster-a4", BOARD, A4, 42, "product.poster-a4", "posters-a4"),
    Product("poster-a3-plain", BOARD, A3.plain, 60, "product.poster-a3-plain", "posters-a3-plain"),
    Product("poster-a4-plain", BOARD, A4.plain, 42, "product.poster-a4-plain", "posters-a4-plain"),
    Product("notice-a4", NOTICE, A4.landscape, 45, "product.notice-a4", "notices-a4"),
    _cells("cards", CARD, "card-10up", 22, "cards"),
    _cells("plates", PLATE, "plate-8up", 0, "plates"),
    _cells("labels-l7160", LABEL, "avery-l7160", 25),
    _cells("labels-l7163", LABEL, "avery-l7163", 26),
    _cells("labels-l7159", LABEL, "avery-l7159", 23),
    _cells("labels-l7165", LABEL, "avery-l7165", 45),
    # Of 21 mm: a symbol with its quiet zone would have modules of 0.5 mm.
    _cells("labels-l7651", LABEL, "avery-l7651", 0),
)

#: Every product by its id.
PRODUCTS: Mapping[str, Product] = MappingProxyType({product.id: product for product in _TABLE})
