"""What stops a poster, told as a mistake in the data: where it stands and what to do."""

from __future__ import annotations

from collections.abc import Iterator

from noticeboard.catalogue import Catalogue
from noticeboard.diagnostics import Diagnostic
from noticeboard.errors import DataError
from noticeboard.locale import translate
from noticeboard.publish.posters import PosterFault
from noticeboard.render.fonts import Fonts
from noticeboard.render.poster.products import PRODUCTS
from noticeboard.schema import Person, Record, mask

__all__ = ["check_glyphs", "poster_diagnostics"]


def check_glyphs(catalogue: Catalogue, fonts: Fonts) -> None:
    """Raise where a character of the data has no glyph in the fonts of the posters.

    Why before anything is rendered: a missing glyph makes layout very slow (WeasyPrint#2811), and
    a box instead of a name on a wall is worse than no poster.

    Raises:
        DataError: With the person, file, line and character of every such place.
    """
    found = [
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
    ]
    if found:
        raise DataError(tuple(found))


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


def poster_diagnostics(
    catalogue: Catalogue, faults: list[PosterFault], lang: str
) -> tuple[Diagnostic, ...]:
    """Return each fault as a diagnostic at the building, and at the panel where one is to blame."""
    records = {building.path: building.record for _, building in catalogue.buildings()}
    diagnostics = []
    for fault in faults:
        record = records[fault.path]
        kind = fault.params.get("panel", "")
        field = kind if kind in type(record).model_fields else "name"
        known = kind in ("name", "leads", "foot", "page", "column")
        params = {
            **fault.params,
            "building": record.name,
            "product": translate(PRODUCTS[fault.product_id].label, lang),
            "panel": translate(f"part.{kind}" if known else f"panel.{kind}", lang) if kind else "",
        }
        diagnostics.append(Diagnostic(record.place(field), fault.message_id, {**params}))
    return tuple(diagnostics)
