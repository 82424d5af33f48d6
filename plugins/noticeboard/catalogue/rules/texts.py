"""What is sent on as text has room in one short message, at least its title."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from noticeboard.catalogue.model import Catalogue
from noticeboard.catalogue.places import PlaceEntry
from noticeboard.diagnostics import Diagnostic
from noticeboard.schema import SHORT_CHARS, Channel

__all__ = ["check_texts"]

#: Around the name of who sends it, before the title.
_BRACKETS = 2


def check_texts(catalogue: Catalogue, today: date) -> Iterator[Diagnostic]:
    """A title that is too long for a short message leaves nothing to be sent."""
    for place in _places(catalogue):
        for notice in place.record.notices:
            count = len(place.name) + _BRACKETS + len(notice.title)
            if Channel.TEXT in notice.channels and count > SHORT_CHARS:
                told: dict[str, Any] = {"title": notice.title, "place": place.name}
                yield notice.warning("title", "texts.long", **told, count=count, most=SHORT_CHARS)


def _places(catalogue: Catalogue) -> Iterator[PlaceEntry]:
    yield catalogue.site
    yield from catalogue.units.values()
    for community in catalogue.communities:
        yield from (community, *community.units, *community.homes)
