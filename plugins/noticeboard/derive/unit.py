"""The page of an organisation unit: the communities beneath it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from noticeboard.catalogue import Catalogue, CommunityEntry, UnitEntry
from noticeboard.derive.panels import derive_panels
from noticeboard.derive.rows import Panel, updated_on
from noticeboard.derive.scope import scope_of
from noticeboard.derive.trail import Crumb, unit_crumbs
from noticeboard.schema import Channel, Phone

__all__ = ["CommunityLink", "UnitGroup", "UnitPage", "build_unit_pages"]


@dataclass(frozen=True, slots=True)
class CommunityLink:
    """A community in a list.

    Attributes:
        path: Its address below the site.
        name: Its own.
        units: Names of the units between it and the heading that it stands under, widest first.
        buildings: How many it has.
    """

    path: str
    name: str
    units: tuple[str, ...]
    buildings: int


@dataclass(frozen=True, slots=True)
class UnitGroup:
    """The communities anywhere beneath one unit of the next level, with its name.

    The name is empty for those that are directly beneath the unit of the page.
    """

    name: str
    communities: tuple[CommunityLink, ...]


@dataclass(frozen=True, slots=True)
class UnitPage:
    """What the page of a unit says.

    It lists all communities, not only the next level: most units have one beneath them, and a
    reader would go through a corridor of pages with one door each.

    Attributes:
        path: Its address below the site: ``unit/shiguqu``.
        name: Its own.
        crumbs: The steps down to it, itself the last.
        groups: Its communities, none of them without one.
        responsible, hotline, updated: As its own file says, where it does.
        panels: What it says itself, and what it has from the units above it.
    """

    path: str
    name: str
    crumbs: tuple[Crumb, ...]
    groups: tuple[UnitGroup, ...]
    responsible: str | None = None
    hotline: Phone | None = None
    updated: date | None = None
    panels: tuple[Panel, ...] = ()

    @property
    def communities(self) -> int:
        """How many are anywhere beneath."""
        return sum(len(group.communities) for group in self.groups)

    @property
    def buildings(self) -> int:
        """How many are anywhere beneath."""
        return sum(c.buildings for group in self.groups for c in group.communities)


def build_unit_pages(catalogue: Catalogue, today: date) -> tuple[UnitPage, ...]:
    """Build a page for every unit beneath which there is a community, in the order of the file.

    Why not for the others: a page that lists nothing is a dead end, and no breadcrumb leads to it.
    """
    trails = [
        (
            community,
            [unit.name for unit in reversed(catalogue.units_above(community.record.parent))],
        )
        for community in catalogue.communities
    ]
    pages = (_page(catalogue, unit, trails, today) for unit in catalogue.units.values())
    return tuple(page for page in pages if page.groups)


def _page(
    catalogue: Catalogue,
    entry: UnitEntry,
    trails: list[tuple[CommunityEntry, list[str]]],
    today: date,
) -> UnitPage:
    panels = derive_panels(scope_of(catalogue, entry, Channel.WEB, today))
    record = entry.record
    return UnitPage(
        path=entry.path,
        name=entry.name,
        crumbs=unit_crumbs(catalogue, entry.name),
        groups=_groups(catalogue, entry.name, trails),
        responsible=record.responsible,
        hotline=record.hotline,
        updated=updated_on(record.updated, panels) if record.updated else None,
        panels=panels,
    )


def _groups(
    catalogue: Catalogue, name: str, trails: list[tuple[CommunityEntry, list[str]]]
) -> tuple[UnitGroup, ...]:
    groups: dict[str, list[CommunityLink]] = {"": []}
    for other in catalogue.units.values():
        if other.unit.parent == name:
            groups[other.name] = []
    for community, above in trails:
        if name in above:
            first, *between = above[above.index(name) + 1 :] or [""]
            groups[first].append(_link(community, tuple(between)))
    return tuple(UnitGroup(name, tuple(found)) for name, found in groups.items() if found)


def _link(community: CommunityEntry, units: tuple[str, ...]) -> CommunityLink:
    return CommunityLink(community.id, community.record.name, units, len(community.buildings))
