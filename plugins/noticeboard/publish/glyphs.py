"""Characters that no poster can print, told as mistakes in the data."""

from __future__ import annotations

from noticeboard.catalogue import Catalogue
from noticeboard.diagnostics import Diagnostic
from noticeboard.render.fonts import Fonts
from noticeboard.schema import Shareable, opened, sealed_in

__all__ = ["find_missing_glyphs"]


def find_missing_glyphs(catalogue: Catalogue, fonts: Fonts) -> tuple[Diagnostic, ...]:
    """Return every place of the data with a character that the fonts of the posters lack.

    Why before anything is rendered: a missing glyph makes layout very slow (WeasyPrint#2811), and
    a box instead of a name on a wall is worse than no poster.
    """
    found = []
    for _, record in catalogue.owned():
        names = [*sealed_in(record, Shareable.NAME)]
        texts = [*record.texts(), *((field, None, opened(name)) for field, name in names)]
        for field, index, text in texts:
            for char in fonts.missing(text):
                told = {"char": char, "code": f"U+{ord(char):04X}"}
                whose = names[0][1] if names else ""
                message_id = "glyph.missing-person" if names else "glyph.missing"
                found.append(record.problem(field, message_id, index=index, name=whose, **told))
    return tuple(found)
