"""The page of an organisation unit: the units and communities beneath it."""

from __future__ import annotations

from dataclasses import dataclass

from noticeboard.catalogue import Catalogue, CommunityEntry
from noticeboard.catalogue.units import unit_id, units_above
from noticeboard.derive.trail import Crumb, unit_crumbs
from noticeboard.schema import Unit

__all__ = ["CommunityLink", "UnitLink", "UnitPage", "build_unit_pages"]


@dataclass(frozen=True, slots=True)
class CommunityLink:
    """A community in a list; `path` is its address below the site."""

    path: str
    name: str
    buildings: int


@dataclass(frozen=True, slots=True)
class UnitLink:
    """A unit in a list, with how many communities and buildings are anywhere beneath it."""

    path: str
    name: str
    level: str
    communities: int
    buildings: int


@dataclass(frozen=True, slots=True)
class UnitPage:
    """What the page of a unit says.

    Attributes:
        path: Its address below the site: ``unit/shiguqu``.
        level: As the site calls it: 区, 街道.
        crumbs: The steps down to it, itself the last.
        units: Those directly beneath that have a community beneath them.
        communities: Those directly beneath.
        total: Communities anywhere beneath.
        buildings: Buildings anywhere beneath.
    """

    path: str
    name: str
    level: str
    crumbs: tuple[Crumb, ...]
    units: tuple[UnitLink, ...]
    communities: tuple[CommunityLink, ...]
    total: int
    buildings: int


def build_unit_pages(catalogue: Catalogue) -> tuple[UnitPage, ...]:
    """Build a page for every unit beneath which there is a community, in the order of the file.

    Why not for the others: a page that lists nothing is a dead end, and no breadcrumb leads to it.
    """
    beneath = _beneath(catalogue)
    units = [unit for unit in catalogue.organisation.units if beneath[unit.name]]
    return tuple(_page(catalogue, unit, units, beneath) for unit in units)


def _beneath(catalogue: Catalogue) -> dict[str, list[CommunityEntry]]:
    found: dict[str, list[CommunityEntry]] = {u.name: [] for u in catalogue.organisation.units}
    for community in catalogue.communities:
        for unit in units_above(catalogue, community.record.parent):
            found[unit.name].append(community)
    return found


def _page(
    catalogue: Catalogue,
    unit: Unit,
    units: list[Unit],
    beneath: dict[str, list[CommunityEntry]],
) -> UnitPage:
    mine = beneath[unit.name]
    return UnitPage(
        path=f"unit/{unit_id(unit)}",
        name=unit.name,
        level=unit.level,
        crumbs=unit_crumbs(catalogue, unit.name),
        units=tuple(_link(u, beneath[u.name]) for u in units if u.parent == unit.name),
        communities=tuple(
            CommunityLink(c.id, c.record.name, len(c.buildings))
            for c in mine
            if c.record.parent == unit.name
        ),
        total=len(mine),
        buildings=_count(mine),
    )


def _link(unit: Unit, communities: list[CommunityEntry]) -> UnitLink:
    count = _count(communities)
    return UnitLink(f"unit/{unit_id(unit)}", unit.name, unit.level, len(communities), count)


def _count(communities: list[CommunityEntry]) -> int:
    return sum(len(community.buildings) for community in communities)
