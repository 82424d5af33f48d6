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
from noticeboard.derive.trail import crumbs_to
from noticeboard.schema import Phone

__all__ = ["PlaceGroup", "PlaceLink", "has_page", "links_beneath", "units_beneath"]


@dataclass(frozen=True, slots=True)
class PlaceLink:
    """A place in a list.

    Attributes:
        path: Its address below the site; empty where it has no page.
        name: Its own.
        between: Names of the units between it and the heading that it stands under, widest first.
        address: Where it is; empty for a community.
        group: Name of its group, if it has one.
        badges: Its marks.
        buildings: How many a community has, or a unit within one.
        hotline: Of a community or a unit that says its own.
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
    hotline: Phone | None = None


@dataclass(frozen=True, slots=True)
class PlaceGroup:
    """Places that stand together, with the name of the unit that they are beneath, or their level.

    Attributes:
        name: Empty for those that are directly beneath the place of the page.
        path: Of the page of that unit; empty where it is none.
    """

    name: str
    links: tuple[PlaceLink, ...]
    path: str = ""


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
        case UnitEntry() if place.community_id:
            groups = [PlaceGroup("", tuple(_homes_in(catalogue.community_of(place), place)))]
        case UnitEntry():
            groups = _by_unit(catalogue, place.name)
        case SiteEntry():
            groups = _by_unit(catalogue, None)
        case _:
            groups = ()
    return tuple(group for group in groups if group.links)


def units_beneath(catalogue: Catalogue, place: PlaceEntry) -> tuple[PlaceGroup, ...]:
    """Return the units directly beneath `place` that are no heading of its communities, by level.

    That is those within a community, and of those above the ones without a community.
    """
    found: Iterable[UnitEntry] = ()
    match place:
        case CommunityEntry():
            found = place.units_in(None)
        case UnitEntry() if place.community_id:
            found = catalogue.community_of(place).units_in(place.name)
        case UnitEntry():
            units = catalogue.units.values()
            beneath = (unit for unit in units if unit.unit.parent == place.name)
            found = (unit for unit in beneath if not catalogue.communities_in(unit))
    groups: dict[str, list[PlaceLink]] = {}
    for unit in found:
        groups.setdefault(unit.unit.level, []).append(_unit(catalogue, unit))
    return tuple(PlaceGroup(level, tuple(links)) for level, links in groups.items())


def has_page(catalogue: Catalogue, unit: UnitEntry) -> bool:
    """Whether there is something to read on the page of `unit`: it says something, or has homes.

    Why not else: its page would be a dead end, and no breadcrumb leads to it.
    """
    record = unit.record
    if any(record.children()) or record.responsible or record.hotline:
        return True
    if unit.community_id:
        return bool(catalogue.community_of(unit).homes_in(unit))
    return bool(catalogue.communities_in(unit))


def _unit(catalogue: Catalogue, unit: UnitEntry) -> PlaceLink:
    homes = catalogue.community_of(unit).homes_in(unit) if unit.community_id else ()
    buildings = sum(1 for home in homes if isinstance(home, BuildingEntry))
    path = unit.path if has_page(catalogue, unit) else ""
    return PlaceLink(path, unit.name, buildings=buildings, hotline=unit.record.hotline)


def _homes_in(community: CommunityEntry, unit: UnitEntry) -> Iterable[PlaceLink]:
    """Yield the buildings of `unit`, and the stairwells of others that it has alone."""
    homes = community.homes_in(unit)
    whole = {home.id for home in homes if isinstance(home, BuildingEntry)}
    for home in homes:
        if isinstance(home, BuildingEntry):
            yield _home(community, home)
        elif home.building.id not in whole:
            yield PlaceLink(home.path, home.name, address=home.address, badges=home.record.badges)


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
    next_level = [u for u in catalogue.units.values() if u.unit.parent == above]
    groups |= {unit.name: [] for unit in next_level}
    unit = catalogue.units[above] if above else None
    for community in catalogue.communities_in(unit) if unit else catalogue.communities:
        way = [crumb.name for crumb in crumbs_to(catalogue.units_above(community.record.parent))]
        first, *between = (way if above is None else way[way.index(above) + 1 :]) or [""]
        groups[first].append(
            PlaceLink(
                community.path,
                community.name,
                tuple(between),
                buildings=len(community.buildings),
                hotline=community.record.hotline,
            )
        )
    paths = {unit.name: unit.path for unit in next_level}
    for name, links in groups.items():
        yield PlaceGroup(name, tuple(links), paths.get(name, ""))
