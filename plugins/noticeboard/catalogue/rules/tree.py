"""The tree of organisation units, above the communities and within them, has no fault."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from noticeboard.catalogue.community import CommunityEntry
from noticeboard.catalogue.folders import NO_BUILDINGS
from noticeboard.catalogue.model import Catalogue
from noticeboard.catalogue.rules.words import find_repeated, find_unknown
from noticeboard.catalogue.units import unit_id
from noticeboard.diagnostics import Diagnostic
from noticeboard.schema import InnerUnit, Record, Unit

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
    yield from _sound(top.units, top.levels)
    yield from _addresses(top.units, {"consent": ""})
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
        yield from _sound(units, levels)
        taken = dict.fromkeys((*NO_BUILDINGS, "community", "consent"), "")
        yield from _addresses(units, taken | {home.id: home.name for home in community.homes})
        names = [unit.name for unit in units]
        for group in community.record.groups:
            yield from find_unknown(group, "parent", names, "unit-here")
        for unit in units:
            if unit.parent is None:
                yield from _below_community(unit, community, catalogue, levels)
        yield from _twice(community)
        yield from _uncovered(community)


def _sound(units: _Units, levels: tuple[str, ...]) -> Iterator[Diagnostic]:
    by_name = {unit.name: unit for unit in reversed(units)}
    inner = bool(units) and isinstance(units[0], InnerUnit)
    for unit in units:
        yield from find_unknown(unit, "parent", [*by_name], "unit-here" if inner else "unit")
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


def _addresses(units: Iterable[Unit], taken: dict[str, str]) -> Iterator[Diagnostic]:
    """Every unit has an address of its own, which is no home's."""
    taken = dict(taken)
    for unit in units:
        address = unit_id(unit)
        field = "id" if unit.id else "name"
        if not address:
            yield unit.problem(field, "reference.unit-without-id", value=unit.name)
            continue
        other = taken.setdefault(address, unit.name)
        if not other:
            yield unit.problem(field, "reference.unit-reserved", value=unit.name, id=address)
        elif other != unit.name:
            yield unit.problem(field, "reference.unit-id", value=unit.name, other=other, id=address)


def _twice(community: CommunityEntry) -> Iterator[Diagnostic]:
    """No home stands under two units of one level."""
    taken: dict[tuple[str, str], str] = {}
    for unit in community.record.units:
        for index, id_ in enumerate(unit.buildings):
            other = taken.setdefault((unit.level, id_), unit.name)
            if other != unit.name:
                told = {"value": id_, "other": other, "level": unit.level}
                yield unit.problem("buildings", "tree.two", index=index, **told)


def _uncovered(community: CommunityEntry) -> Iterator[Diagnostic]:
    """Where a level divides the community, it is told which buildings it leaves out.

    Why a warning: a new building is published before it is known to whom it belongs.
    """
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
