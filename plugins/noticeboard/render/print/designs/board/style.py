"""The style sheet of a board at a density."""

from __future__ import annotations

from noticeboard.render.print.design import Product
from noticeboard.render.print.designs.board.densities import Density
from noticeboard.render.print.designs.board.geometry import grid_of
from noticeboard.render.print.printer import Printer
from noticeboard.render.qr import quiet_mm

__all__ = ["style_of"]

#: Modules of the symbol of an address of the usual length.
_MODULES = 25


def style_of(
    theme: str,
    product: Product,
    density: Density,
    printer: Printer,
    blocks: tuple[int, ...] = (),
) -> str:
    """Return the style sheet of boards of `theme` at `density`.

    Args:
        theme: Of the site.
        product: What is printed.
        density: How densely.
        printer: Of this process.
        blocks: Blocks of rare characters to be loaded; none to measure with.
    """
    grid = grid_of(product, quiet_mm(product.qr_mm, _MODULES))
    return printer.css(
        "print/board/sheet.css", theme, product.paper, blocks,
        g=grid, d=density, k=grid.scale, qr_mm=product.qr_mm,
    )  # fmt: skip
