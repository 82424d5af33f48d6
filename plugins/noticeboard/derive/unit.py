"""The page of an organisation unit: the communities beneath it."""

from __future__ import annotations

from dataclasses import dataclass

from noticeboard.catalogue import Catalogue, CommunityEntry
from noticeboard.catalogue.units import unit_id, units_above
from noticeboard.derive.trail import Crumb, unit_crumbs
from noticeboard.schema import Unit

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
    """

    path: str
    name: str
    crumbs: tuple[Crumb, ...]
    groups: tuple[UnitGroup, ...]

    @property
    def communities(self) -> int:
        """How many are anywhere beneath."""
        return sum(len(group.communities) for group in self.groups)

    @property
    def buildings(self) -> int:
        """How many are anywhere beneath."""
        return sum(c.buildings for group in self.groups for c in group.communities)


def build_unit_pages(catalogue: Catalogue) -> tuple[UnitPage, ...]:
    """Build a page for every unit beneath which there is a community, in the order of the file.

    Why not for the others: a page that lists nothing is a dead end, and no breadcrumb leads to it.
    """
    trails = [
        (community, [unit.name for unit in units_above(catalogue, community.record.parent)])
        for community in catalogue.communities
    ]
    pages = (_page(catalogue, unit, trails) for unit in catalogue.organisation.units)
    return tuple(page for page in pages if page.groups)


def _page(
    catalogue: Catalogue, unit: Unit, trails: list[tuple[CommunityEntry, list[str]]]
) -> UnitPage:
    groups: dict[str, list[CommunityLink]] = {"": []}
    for other in catalogue.organisation.units:
        if other.parent == unit.name:
            groups[other.name] = []
    for community, above in trails:
        if unit.name in above:
            first, *between = above[above.index(unit.name) + 1 :] or [""]
            groups[first].append(_link(community, tuple(between)))
    return UnitPage(
        path=f"unit/{unit_id(unit)}",
        name=unit.name,
        crumbs=unit_crumbs(catalogue, unit.name),
        groups=tuple(UnitGroup(name, tuple(found)) for name, found in groups.items() if found),
    )


def _link(community: CommunityEntry, units: tuple[str, ...]) -> CommunityLink:
    return CommunityLink(community.id, community.record.name, units, len(community.buildings))
