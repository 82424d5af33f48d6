"""The places beneath a place, as a list of links."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from noticeboard.catalogue import (
    BuildingEntry,
    Catalogue,
    CommunityEntry,
    PlaceEntry,
    SiteEntry,
    UnitEntry,
)
from noticeboard.derive.trail import Crumb, crumbs_to

__all__ = ["PlaceGroup", "PlaceLink", "links_beneath"]


@dataclass(frozen=True, slots=True)
class PlaceLink:
    """A place in a list.

    Attributes:
        path: Its address below the site.
        name: Its own.
        between: Names of the units between it and the heading that it stands under, widest first.
        address: Where it is; empty for a community.
        group: Name of its group, if it has one.
        badges: Its marks.
        buildings: How many a community has.
        stairwells: Those of a building that have boards of their own.
    """

    path: str
    name: str
    between: tuple[str, ...] = ()
    address: str = ""
    group: str | None = None
    badges: tuple[str, ...] = ()
    buildings: int = 0
    stairwells: tuple[PlaceLink, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceGroup:
    """Places that stand together, with the name of the unit that they are beneath.

    The name is empty for those that are directly beneath the place of the page.
    """

    name: str
    links: tuple[PlaceLink, ...]


def links_beneath(catalogue: Catalogue, place: PlaceEntry) -> tuple[PlaceGroup, ...]:
    """Return what is beneath `place`, no group of it empty.

    The site and units list all communities, not only the next level: most units have one beneath
    them, and a reader would go through a corridor of pages with one door each.
    """
    groups: Iterable[PlaceGroup]
    match place:
        case CommunityEntry():
            groups = [PlaceGroup("", tuple(_home(place, b) for b in place.buildings))]
        case BuildingEntry():
            groups = [PlaceGroup("", _stairwells(place))]
        case UnitEntry():
            groups = _by_unit(catalogue, place.name)
        case SiteEntry():
            groups = _by_unit(catalogue, None)
        case _:
            groups = ()
    return tuple(group for group in groups if group.links)


def _home(community: CommunityEntry, building: BuildingEntry) -> PlaceLink:
    group = community.group_of(building)
    return PlaceLink(
        building.path,
        building.name,
        address=building.address,
        group=group.name if group else None,
        badges=building.record.badges,
        stairwells=_stairwells(building),
    )


def _stairwells(building: BuildingEntry) -> tuple[PlaceLink, ...]:
    stairwells = building.stairwells
    return tuple(PlaceLink(s.path, s.record.name, badges=s.record.badges) for s in stairwells)


def _by_unit(catalogue: Catalogue, above: str | None) -> Iterable[PlaceGroup]:
    """Yield the communities beneath the unit called `above` (None: the site), by the next level."""
    groups: dict[str, list[PlaceLink]] = {"": []}
    groups |= {u.name: [] for u in catalogue.units.values() if u.unit.parent == above}
    for community in catalogue.communities:
        way = [crumb.name for crumb in _units_above(catalogue, community)]
        if above is None or above in way:
            beneath = way if above is None else way[way.index(above) + 1 :]
            first, *between = beneath or [""]
            count = len(community.buildings)
            link = PlaceLink(community.path, community.name, tuple(between), buildings=count)
            groups[first].append(link)
    return (PlaceGroup(name, tuple(links)) for name, links in groups.items())


def _units_above(catalogue: Catalogue, community: CommunityEntry) -> tuple[Crumb, ...]:
    return crumbs_to(catalogue.units_above(community.record.parent))
