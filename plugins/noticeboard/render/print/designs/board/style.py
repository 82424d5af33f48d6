"""The style sheet of a board at a density."""

from __future__ import annotations

from noticeboard.render.print.design import Product
from noticeboard.render.print.designs.board.densities import Density
from noticeboard.render.print.designs.board.frame import beside_mm
from noticeboard.render.print.designs.board.geometry import Grid, grid_of
from noticeboard.render.print.printer import Printer
from noticeboard.render.qr import quiet_mm

__all__ = ["step_mm", "style_of"]

#: Modules of the symbol of an address of the usual length.
_MODULES = 29


def step_mm(grid: Grid, density: Density) -> float:
    """Return the height of a step: half a line of text."""
    return grid.step_mm * density.line


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
        density: How roomy.
        printer: Of this process.
        blocks: Blocks of rare characters to be loaded; none to measure with.
    """
    grid = grid_of(product, quiet_mm(product.qr_mm, _MODULES))
    return printer.css(
        "print/board/sheet.css", theme, product.paper, blocks,
        g=grid, d=density, k=grid.scale, qr_mm=product.qr_mm, step=step_mm(grid, density),
        beside_mm=beside_mm(grid, product), call_mm=grid.call_mm(density.large_calls),
    )  # fmt: skip
