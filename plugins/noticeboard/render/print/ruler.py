"""How tall pieces of HTML are: laid out once for each shape, and remembered."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from noticeboard.render.environment import environment
from noticeboard.render.print.spacing import IDEOGRAPH

if TYPE_CHECKING:  # it loads WeasyPrint
    from noticeboard.render.print.press import Press

__all__ = ["Ruler"]

#: Text between tags, and what in it is as wide as its neighbours: ideographs, and tabular digits.
_TEXT = re.compile(r">[^<]+")
_IDEOGRAPH = re.compile(IDEOGRAPH)
_DIGIT = re.compile("[0-9]")
_PICTURE = re.compile(r"<img[^<>]*>")


def _shape_of(html: str) -> str:
    """Return `html` with every ideograph and digit of its text replaced by one of their kind.

    Why: all ideographs of a face have the advance of one em, and all digits have one advance, so
    pieces of equal shape are laid out alike. Most members of most buildings have the same shape.
    """

    def plain(match: re.Match[str]) -> str:
        return _DIGIT.sub("0", _IDEOGRAPH.sub("国", match.group()))

    return _TEXT.sub(plain, _PICTURE.sub("", html))


class Ruler:
    """Heights of pieces of HTML at a density, remembered by their shape."""

    def __init__(self, press: Press, lang: str) -> None:
        self._press = press
        self._env = environment(lang, paper=True)
        self._heights: dict[tuple[str, str, str, str], float] = {}

    def heights_mm(self, css: str, pieces: list[tuple[str, str, str]]) -> list[float]:
        """Return the height of each piece; all that are new are laid out together.

        Args:
            css: The style sheet of product and density.
            pieces: Class of the column, classes of the panel, and HTML of each piece.
        """
        keys = [(css, side, panel, _shape_of(html)) for side, panel, html in pieces]
        if len(self._heights) > 50_000:
            self._heights.clear()
        unknown = [*dict.fromkeys(key for key in keys if key not in self._heights)]
        if unknown:
            template = self._env.get_template("print/measure.html")
            html = template.render(pieces=[key[1:] for key in unknown])
            boxes = self._press.measure(html, css)
            for number, key in enumerate(unknown):
                self._heights[key] = boxes[f"m{number}"][3]
        return [self._heights[key] for key in keys]
