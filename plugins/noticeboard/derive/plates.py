"""Plates on doors (党员户挂牌): who agreed to one, and to nothing else by that.

Why a channel of its own: a plate tells who lives behind a door, which is on no list, no page and no
poster. So no consent for those is one for a plate, nor the other way round; and no flat number is
known here or printed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from noticeboard.catalogue import Catalogue
from noticeboard.derive.scope import scope_of
from noticeboard.schema import Channel

__all__ = ["Plate", "build_plates"]


@dataclass(frozen=True, slots=True)
class Plate:
    """What one plate says.

    Attributes:
        path: Of the home.
        place: Its name.
        community: Of its community.
        theme: Key of `render.themes.THEMES`.
        title: What the site calls it; empty for what the theme does.
        name: Of the person.
        slogan: Of the nearest place that has one; empty for none.
        updated: The day of the data; None where no file says one.
    """

    path: str
    place: str
    community: str
    theme: str
    title: str
    name: str
    slogan: str
    updated: date | None = None


def build_plates(catalogue: Catalogue, today: date) -> tuple[Plate, ...]:
    """Return the plates of all homes, in order; those who are of a community live in none."""
    return tuple(_plates(catalogue, today))


def _plates(catalogue: Catalogue, today: date) -> Iterator[Plate]:
    site = catalogue.organisation
    for community, home in catalogue.homes():
        scope = scope_of(catalogue, catalogue.chain_of(community, home), Channel.PLATE, today)
        brand = scope.nearest("brand")
        for person in scope.people_of(home):
            if person.name:
                yield Plate(
                    path=home.path,
                    place=home.name,
                    community=community.name,
                    theme=site.theme,
                    title=site.plate or "",
                    name=person.name,
                    slogan=(brand.slogan if brand else None) or site.slogan or "",
                    updated=scope.nearest("updated"),
                )
