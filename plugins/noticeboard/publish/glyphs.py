"""Characters that no poster can print, told as mistakes in the data."""

from __future__ import annotations

import re

from noticeboard.catalogue import Catalogue
from noticeboard.diagnostics import Diagnostic
from noticeboard.render.fonts import Fonts
from noticeboard.schema import Shareable, opened, sealed_in

__all__ = ["find_missing_glyphs"]

#: Pictures and what changes them: no font for paper is meant to have those.
_EMOJI = re.compile("[\u2600-\u27bf\u2b00-\u2bff\ufe0e\ufe0f\U0001f000-\U0001faff]")


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
                missing = "glyph.emoji" if _EMOJI.fullmatch(char) else "glyph.missing"
                message_id = "glyph.missing-person" if names else missing
                found.append(record.problem(field, message_id, index=index, name=whose, **told))
    return tuple(found)
