"""What one process needs to print: fonts, press, ruler, and a style sheet for each want."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from noticeboard.render.environment import environment
from noticeboard.render.fonts import FACES, Fonts, family_name
from noticeboard.render.print.paper import Paper
from noticeboard.render.print.ruler import Ruler
from noticeboard.render.themes import THEMES

if TYPE_CHECKING:  # it loads WeasyPrint
    from noticeboard.render.print.press import Press

__all__ = ["Printer"]


class Printer:
    """What one process needs to print, made once: see `start`.

    Attributes:
        fonts: To ask for widths and blocks.
        press: To measure and draw with.
        ruler: Heights of pieces.
        lang: Of our own words on sheets.
    """

    def __init__(self, fonts: Fonts, press: Press, lang: str) -> None:
        self.fonts = fonts
        self.press = press
        self.lang = lang
        self.ruler = Ruler(press, lang)
        self._css: dict[tuple[object, ...], str] = {}

    def css(
        self,
        template: str,
        theme: str,
        paper: Paper,
        blocks: tuple[int, ...] = (),
        **values: object,
    ) -> str:
        """Return a style sheet, the same string for equal wants so that it is parsed once.

        Args:
            template: Its template.
            theme: Of the site.
            paper: What is printed on.
            blocks: Blocks of rare characters to be loaded; none to measure with.
            **values: What else the template asks for; hashable.
        """
        key = (template, theme, paper, blocks, *values.values())
        if key not in self._css:
            self.press.load_fonts(self.fonts.files(blocks))
            self._css[key] = (
                environment(self.lang, paper=True)
                .get_template(template)
                .render(
                    p=getattr(THEMES[theme], paper.colour),
                    plain=paper.colour == "plain",
                    paper=paper,
                    lift=self.fonts.lift_em(FACES[0]),
                    families=_families(blocks),
                    **values,
                )
            )
        return self._css[key]


def _families(blocks: tuple[int, ...]) -> dict[str, Markup]:
    """Return for each family what a style sheet asks for: its base, then `blocks`."""
    return {
        family: Markup(", ".join(f'"{family_name(family, block)}"' for block in (None, *blocks)))
        for family in (FACES[1].family, FACES[2].family)
    }
