"""What can be printed: a table. Sizes in millimetres."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from noticeboard.render.print.design import Product
from noticeboard.render.print.designs.board import BOARD, COMMUNITY
from noticeboard.render.print.designs.bulletin import BULLETIN
from noticeboard.render.print.designs.card import CARD
from noticeboard.render.print.designs.history import HISTORY
from noticeboard.render.print.designs.label import LABEL
from noticeboard.render.print.designs.month import MONTH
from noticeboard.render.print.designs.notice import NOTICE
from noticeboard.render.print.designs.photoboard import PHOTO_BOARD
from noticeboard.render.print.designs.plate import PLATE
from noticeboard.render.print.designs.slip import SLIP
from noticeboard.render.print.nup import Imposition
from noticeboard.render.print.paper import A2, A3, A4, PAPER_600_900
from noticeboard.render.print.sheets import SHEETS

__all__ = ["PRODUCTS"]

#: Id, design, paper, side of the QR; and what the file with all of a community is called.
_TABLE = (
    ("poster-a3", BOARD, A3, 56, "posters-a3"),
    ("poster-a4", BOARD, A4, 40, "posters-a4"),
    ("poster-a2", BOARD, A2, 80, "posters-a2"),
    ("poster-600x900", BOARD, PAPER_600_900, 110, "posters-600x900"),
    ("poster-a3-landscape", BOARD, A3.landscape, 54, "posters-a3-landscape"),
    ("poster-a4-landscape", BOARD, A4.landscape, 38, "posters-a4-landscape"),
    ("poster-a3-plain", BOARD, A3.plain, 56, "posters-a3-plain"),
    ("poster-a4-plain", BOARD, A4.plain, 40, "posters-a4-plain"),
    ("community-a2", COMMUNITY, A2, 80, ""),
    ("community-a3", COMMUNITY, A3, 56, ""),
    ("bulletin-a3", BULLETIN, A3, 56, ""),
    ("bulletin-a3-plain", BULLETIN, A3.plain, 56, ""),
    ("bulletin-a2", BULLETIN, A2, 80, ""),
    ("notice-a4", NOTICE, A4.landscape, 45, "notices-a4"),
    ("notice-a4-portrait", NOTICE, A4, 45, "notices-a4-portrait"),
    ("notice-a3", NOTICE, A3.landscape, 60, "notices-a3"),
    ("notice-a3-portrait", NOTICE, A3, 60, "notices-a3-portrait"),
    ("history-a3", HISTORY, A3.landscape, 50, "histories-a3"),
    ("history-a4", HISTORY, A4.landscape, 35, "histories-a4"),
    ("history-a3-portrait", HISTORY, A3, 50, "histories-a3-portrait"),
    ("history-a3-plain", HISTORY, A3.landscape.plain, 50, "histories-a3-plain"),
    ("history-a4-plain", HISTORY, A4.landscape.plain, 35, "histories-a4-plain"),
    ("photoboard-a2", PHOTO_BOARD, A2, 80, "photoboards-a2"),
    ("photoboard-a2-plain", PHOTO_BOARD, A2.plain, 80, "photoboards-a2-plain"),
    ("month-a3", MONTH, A3, 50, ""),
    ("month-a4", MONTH, A4, 36, ""),
    ("month-a3-plain", MONTH, A3.plain, 50, ""),
    ("month-a4-plain", MONTH, A4.plain, 36, ""),
    # Printed in the office and torn there: nothing goes on beyond the sheet.
    ("slip-a4", SLIP, A4.untrimmed, 34, "slips-a4"),
    ("slip-a4-plain", SLIP, A4.untrimmed.plain, 34, "slips-a4-plain"),
)
#: Id, design, sheet, side of the QR; and what the file with all of a community is called.
_CELLS = (
    ("cards", CARD, "card-10up", 22, "cards"),
    ("plates", PLATE, "plate-4up", 0, "plates"),
    ("labels-l7160", LABEL, "avery-l7160", 25, ""),
    ("labels-l7163", LABEL, "avery-l7163", 26, ""),
    ("labels-l7159", LABEL, "avery-l7159", 23, ""),
    ("labels-l7165", LABEL, "avery-l7165", 45, ""),
    # Of 21 mm: a symbol with its quiet zone would have modules of 0.5 mm.
    ("labels-l7651", LABEL, "avery-l7651", 0, ""),
)

#: Every product by its id.
PRODUCTS: Mapping[str, Product] = MappingProxyType(
    {
        name: Product(name, design, paper, qr_mm, f"product.{name}", pack)
        for name, design, paper, qr_mm, pack in _TABLE
    }
    | {
        name: Product(name, design, SHEETS[sheet].paper, qr_mm, f"product.{name}", pack, nup)
        for name, design, sheet, qr_mm, pack in _CELLS
        for nup in (Imposition(SHEETS[sheet]),)
    }
)
