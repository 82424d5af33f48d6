"""Posters: products and sizes are tables, packing is arithmetic, WeasyPrint only measures and draws."""

from noticeboard.render.poster.products import PRODUCTS, Product
from noticeboard.render.poster.sheet import Rendered, render_poster

__all__ = ["PRODUCTS", "Product", "Rendered", "render_poster"]
