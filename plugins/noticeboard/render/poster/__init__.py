"""Posters: products are tables, packing is arithmetic, WeasyPrint only measures and draws."""

from noticeboard.render.poster.products import PRODUCTS, Product
from noticeboard.render.poster.sheet import PosterError, Printer, Rendered, render_posters

__all__ = ["PRODUCTS", "PosterError", "Printer", "Product", "Rendered", "render_posters"]
