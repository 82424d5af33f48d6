"""How much there is beneath a place: communities, units by their level, buildings, households."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from noticeboard.catalogue import (
    BuildingEntry,
    Catalogue,
    CommunityEntry,
    HomeEntry,
    PlaceEntry,
    UnitEntry,
    form_shown,
)
from noticeboard.schema import Group

__all__ = ["Sum", "sums_of"]


@dataclass(frozen=True, slots=True)
class Sum:
    """One number.

    Attributes:
        what: ``communities``, ``unit``, ``groups``, ``buildings``, ``households``, ``residents``.
        level: Of units, or the form of groups, in words of the site; else empty, as of groups whose
            form is not shown.
        count: How many there are, or are said to be.
        of: Of households: in how many of the buildings they were counted, where not in all.
    """

    what: str
    count: int
    level: str = ""
    of: int = 0


def sums_of(catalogue: Catalogue, place: PlaceEntry) -> tuple[Sum, ...]:
    """Return the sums of a place that is no home, nothing of which there is none."""
    match place:
        case CommunityEntry():
            sums = _in_community(
                place, place.units, place.buildings, _forms(catalogue, place, place.record.groups)
            )
        case UnitEntry() if place.community_id:
            community = catalogue.community_of(place)
            units = [u for u in community.units if place in community.units_above(u)[1:]]
            homes = [h for h in community.homes_in(place) if isinstance(h, BuildingEntry)]
            forms = _forms(catalogue, community, community.groups_in(place))
            sums = _in_community(place, units, homes, forms)
        case UnitEntry():
            sums = _above(catalogue, place)
        case _:
            sums = []
    return tuple(one for one in sums if one.count)


def _above(catalogue: Catalogue, place: UnitEntry) -> list[Sum]:
    communities = catalogue.communities_in(place)
    units = [unit for community in communities for unit in community.units]
    buildings = [building for community in communities for building in community.buildings]
    forms = [form for one in communities for form in _forms(catalogue, one, one.record.groups)]
    return [Sum("communities", len(communities)), *_in_community(place, units, buildings, forms)]


def _forms(
    catalogue: Catalogue, community: CommunityEntry, groups: Iterable[Group]
) -> Iterator[str]:
    """Yield what each group is: a branch (党支部) is not to be counted as one of the groups."""
    return (form_shown(catalogue, community, group) or "" for group in groups)


def _in_community(
    place: PlaceEntry,
    units: Iterable[UnitEntry],
    buildings: Iterable[HomeEntry],
    forms: Iterable[str],
) -> list[Sum]:
    buildings = list(buildings)
    levels = Counter(unit.unit.level for unit in units)
    said = [home.record.households for home in buildings if home.record.households is not None]
    households = getattr(place.record, "households", None)
    counted = Sum("households", sum(said), of=len(said) if len(said) < len(buildings) else 0)
    return [
        *(Sum("unit", count, level) for level, count in levels.items()),
        *(Sum("groups", count, form) for form, count in Counter(forms).items()),
        Sum("buildings", len(buildings)),
        counted if households is None else Sum("households", households),
        Sum("residents", getattr(place.record, "residents", None) or 0),
    ]
