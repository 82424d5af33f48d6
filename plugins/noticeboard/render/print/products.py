"""What can be printed: a table. Sizes in millimetres."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from noticeboard.render.print.design import Product
from noticeboard.render.print.designs.board import BOARD
from noticeboard.render.print.designs.history import HISTORY
from noticeboard.render.print.designs.notice import NOTICE
from noticeboard.render.print.designs.photoboard import PHOTO_BOARD
from noticeboard.render.print.paper import A2, A3, A4

__all__ = ["PRODUCTS"]

_TABLE = (
    Product("poster-a3", BOARD, A3, 60, "product.poster-a3", "posters-a3"),
    Product("poster-a4", BOARD, A4, 42, "product.poster-a4", "posters-a4"),
    Product("poster-a3-plain", BOARD, A3.plain, 60, "product.poster-a3-plain", "posters-a3-plain"),
    Product("poster-a4-plain", BOARD, A4.plain, 42, "product.poster-a4-plain", "posters-a4-plain"),
    Product("notice-a4", NOTICE, A4.landscape, 45, "product.notice-a4", "notices-a4"),
    Product(
        "notice-a4-portrait", NOTICE, A4, 45, "product.notice-a4-portrait", "notices-a4-portrait"
    ),
    Product("notice-a3", NOTICE, A3.landscape, 60, "product.notice-a3", "notices-a3"),
    Product(
        "notice-a3-portrait", NOTICE, A3, 60, "product.notice-a3-portrait", "notices-a3-portrait"
    ),
    Product("history-a3", HISTORY, A3.landscape, 50, "product.history-a3", "histories-a3"),
    Product("history-a4", HISTORY, A4.landscape, 35, "product.history-a4", "histories-a4"),
    Product(
        "history-a3-portrait",
        HISTORY,
        A3,
        50,
        "product.history-a3-portrait",
        "histories-a3-portrait",
    ),
    Product(
        "history-a3-plain",
        HISTORY,
        A3.landscape.plain,
        50,
        "product.history-a3-plain",
        "histories-a3-plain",
    ),
    Product(
        "history-a4-plain",
        HISTORY,
        A4.landscape.plain,
        35,
        "product.history-a4-plain",
        "histories-a4-plain",
    ),
    Product("photoboard-a2", PHOTO_BOARD, A2, 80, "product.photoboard-a2", "photoboards-a2"),
    Product(
        "photoboard-a2-plain",
        PHOTO_BOARD,
        A2.plain,
        80,
        "product.photoboard-a2-plain",
        "photoboards-a2-plain",
    ),
)

#: Every product by its id.
PRODUCTS: Mapping[str, Product] = MappingProxyType({product.id: product for product in _TABLE})
