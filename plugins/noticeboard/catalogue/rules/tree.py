"""The tree of organisation units, above the communities and within them, has no fault."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from noticeboard.catalogue.community import CommunityEntry
from noticeboard.catalogue.folders import NO_BUILDINGS
from noticeboard.catalogue.model import Catalogue
from noticeboard.catalogue.places import UnitEntry
from noticeboard.catalogue.rules.words import find_repeated, find_unknown
from noticeboard.catalogue.units import unit_id
from noticeboard.diagnostics import Diagnostic
from noticeboard.schema import Record, Unit

__all__ = ["check_inner_units", "check_units"]

_Units = tuple[Unit, ...]
#: So many homes without a unit are told by name.
_NAMED = 8


def check_units(catalogue: Catalogue, today: date) -> Iterator[Diagnostic]:
    """Above the communities: every parent and level is known, no cycle, each its own address."""
    if ("organisation",) in catalogue.broken:
        return
    top = catalogue.organisation
    yield from find_repeated(top, "units")
    yield from _sound(top.units, top.levels, "unit")
    yield from _addresses(top.units, "unit", {"consent": ""})
    for community in catalogue.communities:
        yield from find_unknown(community.record, "level", top.levels, "level")
        if parent := catalogue.units.get(community.record.parent or ""):
            yield from _in_order(community.record, parent.name, parent.unit.level, top.levels)


def check_inner_units(catalogue: Catalogue, today: date) -> Iterator[Diagnostic]:
    """Within a community the same; and no home is of two units of one level, or of none."""
    if ("organisation",) in catalogue.broken:
        return
    levels = catalogue.organisation.levels
    for community in catalogue.communities:
        units = community.record.units
        yield from find_repeated(community.record, "units")
        faults = [*_sound(units, levels, "unit-here")]
        names = [unit.name for unit in units]
        for group in community.record.groups:
            faults += find_unknown(group, "parent", names, "unit-here")
        yield from faults
        yield from _addresses(units, community.id, _taken(community))
        for unit in units:
            if unit.parent is None:
                yield from _below_community(unit, community, catalogue, levels)
        yield from _twice(community)
        if not faults:  # which would only be told again
            yield from _uncovered(community)


def _sound(units: _Units, levels: tuple[str, ...], kind: str) -> Iterator[Diagnostic]:
    by_name = {unit.name: unit for unit in reversed(units)}
    names = [unit.name for unit in units]
    for unit in units:
        yield from find_unknown(unit, "parent", names, kind)
        yield from find_unknown(unit, "level", levels, "level")
        if parent := by_name.get(unit.parent or ""):
            if _in_cycle(unit, by_name):
                yield unit.problem("parent", "reference.cycle", value=unit.name)
            else:
                yield from _in_order(unit, parent.name, parent.level, levels)


def _in_cycle(unit: Unit, by_name: dict[str, Unit]) -> bool:
    seen = {unit.name}
    above = by_name.get(unit.parent or "")
    while above and above.name not in seen:
        seen.add(above.name)
        above = by_name.get(above.parent or "")
    return above is unit


def _below_community(
    unit: Unit, community: CommunityEntry, catalogue: Catalogue, levels: tuple[str, ...]
) -> Iterator[Diagnostic]:
    """A unit at the top of a community stands below it, or below what the community is beneath."""
    above = catalogue.units.get(community.record.parent or "")
    if community.record.level:
        yield from _in_order(unit, community.name, community.record.level, levels)
    elif above:
        yield from _in_order(unit, above.name, above.unit.level, levels)


def _in_order(
    record: Record, parent: str, above: str, levels: tuple[str, ...]
) -> Iterator[Diagnostic]:
    """A place is of a level further down than that of its parent."""
    level = getattr(record, "level", None)
    if level in levels and above in levels and levels.index(level) <= levels.index(above):
        yield record.problem(
            "level", "reference.level-order", value=level, parent=parent, above=above
        )


def _taken(community: CommunityEntry) -> dict[str, str]:
    """Return the ids that no unit of `community` can have: the file of the home that has it."""
    reserved = dict.fromkeys((*NO_BUILDINGS, "community", "consent"), "")
    homes = {building.id: f"{building.id}.yml" for building in community.buildings}
    return reserved | homes | {stairwell.id: stairwell.file for stairwell in community.stairwells}


def _addresses(
    units: Iterable[Unit], folder: str, taken: Mapping[str, str]
) -> Iterator[Diagnostic]:
    """Every unit has an address of its own.

    Args:
        units: Those of one file.
        folder: What their addresses begin with.
        taken: Ids that they cannot have, and the file that has it; empty where none may.
    """
    owners: dict[str, str] = {}
    for unit in units:
        address = unit_id(unit)
        field = "id" if unit.id else "name"
        told: dict[str, Any] = {"value": unit.name, "address": f"{folder}/{address}"}
        if not address:
            yield unit.problem(field, "reference.unit-without-id", value=unit.name)
        elif file := taken.get(address):
            yield unit.problem(field, "reference.unit-home", **told, file=file)
        elif address in taken:
            yield unit.problem(field, "reference.unit-reserved", value=unit.name, id=address)
        elif (other := owners.setdefault(address, unit.name)) != unit.name:
            yield unit.problem(field, "reference.unit-id", **told, other=other)


def _twice(community: CommunityEntry) -> Iterator[Diagnostic]:
    """No home stands under two units of one level, by itself or by what is between."""
    taken: dict[tuple[str, str], str] = {}
    for record, index, id_, way in _named(community):
        for unit in way:
            level = unit.unit.level
            other = taken.setdefault((level, id_), unit.name)
            if other != unit.name:
                told = {"value": id_, "other": other, "level": level}
                yield record.problem("buildings", "tree.two", index=index, **told)
                break


def _named(
    community: CommunityEntry,
) -> Iterator[tuple[Record, int, str, tuple[UnitEntry, ...]]]:
    """Yield where units, and groups with a parent, name a home, and the units that it is then of.

    Of two groups that name the same home, which another rule tells, the first.
    """
    by_name = {unit.name: unit for unit in reversed(community.units)}
    grouped: set[str] = set()
    for unit in community.record.units:
        way = community.units_above(by_name[unit.name])
        yield from ((unit, index, id_, way) for index, id_ in enumerate(unit.buildings))
    for group in community.record.groups:
        if parent := by_name.get(group.parent or ""):
            way = community.units_above(parent)
            found = enumerate(group.buildings)
            yield from ((group, index, id_, way) for index, id_ in found if id_ not in grouped)
        grouped.update(group.buildings)


def _uncovered(community: CommunityEntry) -> Iterator[Diagnostic]:
    """Where a level divides the community, it is told which buildings it leaves out.

    Why a warning: a new building is published before it is known to whom it belongs.
    """
    homes = {home.id for home in community.homes}
    if not all(homes.issuperset(unit.buildings) for unit in community.record.units):
        return  # another rule tells which is not there
    for level in dict.fromkeys(unit.level for unit in community.record.units):
        units = [unit for unit in community.units if unit.unit.level == level]
        covered = {home.id for unit in units for home in community.homes_in(unit)}
        # A building whose stairwells are divided is covered by them.
        covered |= {s.building.id for s in community.stairwells if s.id in covered}
        left = [b.id for b in community.buildings if b.id not in covered]
        if covered and left:
            shown = tuple(left[:_NAMED])
            told: dict[str, Any] = {"level": level, "count": len(left), "buildings": shown}
            yield community.record.warning("units", "tree.uncovered", **told)
