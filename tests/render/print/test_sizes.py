"""Few sizes of type on a sheet, and none that nobody reads."""

from __future__ import annotations

from dataclasses import replace

import pytest

from noticeboard.render.print.designs.bulletin import sheet as bulletin
from noticeboard.render.print.designs.history import sheet as history
from noticeboard.render.print.designs.month import sheet as month
from noticeboard.render.print.designs.notice import sheet as notice
from noticeboard.render.print.designs.photoboard import sheet as photoboard
from noticeboard.render.print.designs.slip import sheet as slip
from noticeboard.render.print.fit import MM_PER_PT
from noticeboard.render.print.products import PRODUCTS
from tests.helpers.rows import bulletin_of, month_of, note_of, said_by, slip_of
from tests.render.conftest import people, with_rows

TEXT = "为配合供水管网改造，自来水公司将更换主管道，一至三号楼分时段停水，请提前储水。"


def people_only(board):
    """Return `board` with members and nobody to ask first."""
    return replace(with_rows(board, "members", people(12)), leads=())


#: What sets a sheet of a design, and what about.
SETTERS = {
    "notice": (notice, lambda board: said_by(board, "停水通知", TEXT)),
    "history": (history, lambda board: note_of(board, "桂东沙田", TEXT)),
    "photoboard": (photoboard, people_only),
    "slip": (slip, lambda board: slip_of(board, "楼道口的坡道太陡")),
    "bulletin": (bulletin, lambda board: bulletin_of(board)),
    "month": (month, lambda board: month_of(board, "周五大扫除")),
}  # fmt: skip
MINE = [product for product in PRODUCTS.values() if product.design.id in SETTERS]


@pytest.mark.parametrize("product", MINE, ids=lambda product: product.id)
def test_a_sheet_has_five_sizes_and_nothing_beneath_11_points(board, printer, product):
    module, content_of = SETTERS[product.design.id]
    sheet = module.fit_sheet(content_of(board), product, printer)
    leaf, css = module.render_sheet(sheet, printer)
    ((laid,),) = printer.press.lay([leaf], css)
    sizes = {round((text.bottom_mm - text.top_mm) / MM_PER_PT, 1) for text in laid.texts}
    assert len(sizes) <= 5, sizes
    assert min(sizes) >= 11
