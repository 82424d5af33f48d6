"""What one process needs to print: fonts, press, ruler, and a style sheet for each want."""

from __future__ import annotations

from pathlib import Path

from markupsafe import Markup

from noticeboard.render.environment import environment
from noticeboard.render.fonts import FACES, Fonts, family_name
from noticeboard.render.print.press import PHOTOS, Press
from noticeboard.render.print.designs.board.blocks import Ruler
from noticeboard.render.print.designs.board.geometry import grid_of
from noticeboard.render.print.products import BLEED_MM, SLUG_MM, Density, Product
from noticeboard.render.qr import QUIET_ZONE
from noticeboard.render.themes import THEMES

__all__ = ["Printer", "quiet_mm"]


def quiet_mm(product: Product, modules: int) -> float:
    """Return the width of the quiet zone around a symbol of `modules` on a side."""
    return product.qr_mm / modules * QUIET_ZONE


class Printer:
    """What one process needs to render posters, made once."""

    def __init__(self, fonts: Fonts, photos: Path, lang: str) -> None:
        self.fonts = fonts
        self.lang = lang
        self.photos = PHOTOS
        base = fonts.files(())
        self.press = Press(base[0].path.parent, photos)
        self.press.load_fonts(base)
        self.ruler = Ruler(self.press, lang)
        self._css: dict[tuple[object, ...], str] = {}

    def css(
        self, theme: str, product: Product, density: Density, blocks: tuple[int, ...] = ()
    ) -> str:
        """Return the style sheet, the same string for equal wants so that it is parsed once.

        Args:
            theme: Of the site.
            product: What is printed.
            density: How densely.
            blocks: Blocks of rare characters to be loaded; none to measure with.
        """
        sizes = (density.text_pt, density.mid_pt, density.row_mm)
        key = (theme, product.id, sizes, blocks)
        if key in self._css:
            return self._css[key]
        grid = grid_of(product, quiet_mm(product, 25))
        self.press.load_fonts(self.fonts.files(blocks))
        names = {
            family: ", ".join(f'"{family_name(family, block)}"' for block in (None, *blocks))
            for family in (FACES[1].family, FACES[2].family)
        }
        template = environment(self.lang, paper=True).get_template("print/board/sheet.css")
        self._css[key] = template.render(
            p=getattr(THEMES[theme], product.look),
            plain=product.look == "plain",
            g=grid,
            d=density,
            k=grid.scale,
            slug=SLUG_MM,
            bleed=BLEED_MM,
            qr_mm=product.qr_mm,
            lift=self.fonts.lift_em(FACES[0]),
            families={family: Markup(value) for family, value in names.items()},
        )
        return self._css[key]
