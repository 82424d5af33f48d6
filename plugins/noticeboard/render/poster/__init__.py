"""Posters: products are tables, packing is arithmetic, WeasyPrint only measures and draws.

Why `sheet` is not imported here: it loads WeasyPrint, which a check and a preview do without.
"""

from noticeboard.render.poster.products import PRODUCTS, Product

__all__ = ["PRODUCTS", "Product"]
