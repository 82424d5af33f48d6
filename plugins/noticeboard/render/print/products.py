"""What can be printed: a table. Sizes in millimetres."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from noticeboard.render.print.design import Product
from noticeboard.render.print.designs.board import BOARD
from noticeboard.render.print.designs.notice import NOTICE
from noticeboard.render.print.paper import A2, A3, A4, PAPER_600_900

__all__ = ["PRODUCTS"]

_TABLE = (
    Product("poster-a3", BOARD, A3, 56, "product.poster-a3", "posters-a3"),
    Product("poster-a4", BOARD, A4, 40, "product.poster-a4", "posters-a4"),
    Product("poster-a2", BOARD, A2, 80, "product.poster-a2", "posters-a2"),
    Product(
        "poster-600x900", BOARD, PAPER_600_900, 110, "product.poster-600x900", "posters-600x900"
    ),
    Product(
        "poster-a3-landscape",
        BOARD,
        A3.landscape,
        54,
        "product.poster-a3-landscape",
        "posters-a3-landscape",
    ),
    Product(
        "poster-a4-landscape",
        BOARD,
        A4.landscape,
        38,
        "product.poster-a4-landscape",
        "posters-a4-landscape",
    ),
    Product("poster-a3-plain", BOARD, A3.plain, 56, "product.poster-a3-plain", "posters-a3-plain"),
    Product("poster-a4-plain", BOARD, A4.plain, 40, "product.poster-a4-plain", "posters-a4-plain"),
    Product("notice-a4", NOTICE, A4.landscape, 45, "product.notice-a4", "notices-a4"),
)

#: Every product by its id.
PRODUCTS: Mapping[str, Product] = MappingProxyType({product.id: product for product in _TABLE})
