"""Characters that no poster can print, told as mistakes in the data."""

from __future__ import annotations

from collections.abc import Iterator

from noticeboard.catalogue import Catalogue
from noticeboard.diagnostics import Diagnostic
from noticeboard.render.fonts import Fonts
from noticeboard.schema import Person, Record, mask

__all__ = ["find_missing_glyphs"]


def find_missing_glyphs(catalogue: Catalogue, fonts: Fonts) -> tuple[Diagnostic, ...]:
    """Return every place of the data with a character that the fonts of the posters lack.

    Why before anything is rendered: a missing glyph makes layout very slow (WeasyPrint#2811), and
    a box instead of a name on a wall is worse than no poster.
    """
    return tuple(
        record.problem(
            field,
            "glyph.missing-person" if name else "glyph.missing",
            index=index,
            char=char,
            code=f"U+{ord(char):04X}",
            name=mask(name),
        )
        for record, name in _records(catalogue)
        for field, index, text in record.texts()
        for char in fonts.missing(text)
    )


def _records(catalogue: Catalogue) -> Iterator[tuple[Record, str]]:
    """Yield every record, with the name of the person whom it is about."""
    tops: list[Record] = [catalogue.organisation]
    for community in catalogue.communities:
        tops += [community.record, *(building.record for building in community.buildings)]
    todo = [(top, "") for top in reversed(tops)]
    while todo:
        record, who = todo.pop()
        if isinstance(record, Person):
            who = record.name
        yield record, who
        todo += [(child, who) for child in record.children()]
