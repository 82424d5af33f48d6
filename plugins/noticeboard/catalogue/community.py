"""A community: its homes, what is between them and it, and who serves whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from noticeboard.catalogue.owner import Owner
from noticeboard.catalogue.places import (
    BuildingEntry,
    HomeEntry,
    OfFile,
    PlaceEntry,
    StairwellEntry,
    UnitEntry,
)
from noticeboard.schema import (
    Agency,
    CasesFile,
    Community,
    ConsentFile,
    Group,
    InnerUnit,
    Peopled,
    Person,
    PlaceKind,
)

__all__ = ["CommunityEntry"]

_Serving = TypeVar("_Serving", bound=Person | Agency)


@dataclass(frozen=True)
class CommunityEntry(OfFile[Community]):
    """One community, its consents, and its buildings and units in the order that it gives them.

    Attributes:
        levels: Those of the site, from the top down: units are sorted by them.
        cases: What it accounts for, by year.
    """

    id: str
    record: Community
    consents: ConsentFile
    buildings: tuple[BuildingEntry, ...] = ()
    units: tuple[UnitEntry, ...] = ()
    levels: tuple[str, ...] = ()
    kind: PlaceKind = PlaceKind.COMMUNITY
    cases: Mapping[int, CasesFile] = field(default_factory=dict, hash=False)

    @property
    def path(self) -> str:
        """The address of its page: its id."""
        return self.id

    @cached_property
    def homes(self) -> tuple[HomeEntry, ...]:
        """Its buildings, each followed by its stairwells."""
        homes: list[HomeEntry] = []
        for building in self.buildings:
            homes += [building, *building.stairwells]
        return tuple(homes)

    @property
    def stairwells(self) -> tuple[StairwellEntry, ...]:
        """Those of all its buildings."""
        return tuple(s for building in self.buildings for s in building.stairwells)

    @cached_property
    def _groups(self) -> dict[str, Group]:
        """Id of a home → the first group that names it, or names the building around it."""
        named = {id_: group for group in reversed(self.record.groups) for id_ in group.buildings}
        inherited = (s for b in self.buildings if b.id in named for s in b.stairwells)
        return {stairwell.id: named[stairwell.building.id] for stairwell in inherited} | named

    @cached_property
    def _homes_by_group(self) -> dict[str, tuple[HomeEntry, ...]]:
        """Name of a group → its homes: with a building all stairwells that no group names."""
        found: dict[str, list[HomeEntry]] = {}
        for home in self.homes:
            if group := self._groups.get(home.id):
                found.setdefault(group.name, []).append(home)
        return {name: tuple(homes) for name, homes in found.items()}

    @cached_property
    def _units_by_name(self) -> dict[str, UnitEntry]:
        return {unit.name: unit for unit in reversed(self.units)}

    @cached_property
    def _units_by_home(self) -> dict[str, tuple[UnitEntry, ...]]:
        """Id of a home → the units around it, the innermost first.

        A stairwell is of the units of its building, but where it is named itself beside it: then
        of those, and of the building's that are no others on the same levels.
        """
        direct: dict[str, list[UnitEntry]] = {}
        for unit in self.units:
            for id_ in unit.unit.buildings if isinstance(unit.unit, InnerUnit) else ():
                direct.setdefault(id_, []).append(unit)
        for id_, group in self._groups.items():
            branch = self._units_by_name.get(group.parent or "")
            if branch and id_ in group.buildings:
                direct.setdefault(id_, []).append(branch)
        for stairwell in self.stairwells:
            own = direct.setdefault(stairwell.id, [])
            ways = [self.units_above(unit) for unit in own]
            taken = {unit.unit.level: unit.name for way in ways for unit in way}
            around = direct.get(stairwell.building.id, ())
            own += [unit for unit in around if self._fits(unit, taken)]
        return {id_: self._sorted(units) for id_, units in direct.items()}

    def _fits(self, unit: UnitEntry, taken: Mapping[str, str]) -> bool:
        """Whether `unit` and all above it are those `taken` on their levels, if any is."""
        way = self.units_above(unit)
        return all(taken.get(above.unit.level, above.name) == above.name for above in way)

    def _sorted(self, units: list[UnitEntry]) -> tuple[UnitEntry, ...]:
        """Return `units` and all above them, of the lowest level first."""
        rank = {level: at for at, level in enumerate(self.levels)}
        ways = [self.units_above(unit) for unit in units]
        depth = {unit.name: len(way) - at for way in ways for at, unit in enumerate(way)}
        unique = {unit.name: unit for way in ways for unit in way}
        way_down = sorted(
            unique, key=lambda name: (rank.get(unique[name].unit.level, -1), depth[name])
        )
        return tuple(unique[name] for name in reversed(way_down))

    def units_above(self, unit: UnitEntry) -> tuple[UnitEntry, ...]:
        """Return `unit` and those of the community above it, the nearest first."""
        way = [unit]
        while above := self._units_by_name.get(way[-1].unit.parent or ""):
            if above in way:  # which a rule tells
                break
            way.append(above)
        return tuple(way)

    def units_of(self, home: HomeEntry) -> tuple[UnitEntry, ...]:
        """Return the units between `home` and the community, the innermost first."""
        return self._units_by_home.get(home.id, ())

    @cached_property
    def _homes_by_unit(self) -> dict[str, tuple[HomeEntry, ...]]:
        found: dict[str, list[HomeEntry]] = {}
        for home in self.homes:
            for unit in self.units_of(home):
                found.setdefault(unit.name, []).append(home)
        return {name: tuple(homes) for name, homes in found.items()}

    def homes_in(self, unit: UnitEntry) -> tuple[HomeEntry, ...]:
        """Return the homes beneath `unit`, one of the community, at any depth."""
        return self._homes_by_unit.get(unit.name, ())

    def units_in(self, name: str | None) -> tuple[UnitEntry, ...]:
        """Return the units directly beneath the one called `name`; beneath itself for None."""
        return tuple(unit for unit in self.units if unit.unit.parent == name)

    def groups_in(self, unit: UnitEntry) -> tuple[Group, ...]:
        """Return the groups beneath `unit`: those that say so, of it or of a unit beneath it."""
        found = []
        for group in self.record.groups:
            branch = self._units_by_name.get(group.parent or "")
            if branch and unit in self.units_above(branch):
                found.append(group)
        return tuple(found)

    def owner(self, place: PlaceEntry | None = None) -> Owner:
        """Return who owns the records of `place`, a home or unit of it; its own for None."""
        return Owner(self.id, place.id if place else "", self.consents)

    def files(self) -> Iterator[tuple[Owner, Peopled]]:
        """Yield what its file says, and those of its units and homes, with the owner."""
        yield self.owner(), self.record
        for unit in self.units:
            yield self.owner(unit), unit.record
        for home in self.homes:
            yield self.owner(home), home.record

    def people(self, home: HomeEntry) -> Iterator[tuple[Owner, Person]]:
        """Yield who serves `home`, each with the owner of the record.

        Its own members come first, then those of the building of a stairwell, then the community's
        for it or for all.
        """
        around = _around(home)
        for place in around:
            for person in place.record.members:
                yield self.owner(place), person
        yield from ((self.owner(), p) for p in _for_home(self.record.members, around))

    def agencies(self, home: HomeEntry) -> Iterator[Agency]:
        """Yield the bodies that fill seats of `home`, in the order of `people`."""
        around = _around(home)
        for place in around:
            yield from place.record.agencies
        yield from _for_home(self.record.agencies, around)

    def group_of(self, home: HomeEntry) -> Group | None:
        """Return the group that `home` belongs to, a stairwell by itself or with its building."""
        return self._groups.get(home.id)

    def homes_of(self, group: Group) -> tuple[HomeEntry, ...]:
        """Return the homes of `group`: with a building all its stairwells of no other group."""
        return self._homes_by_group.get(group.name, ())


def _around(home: HomeEntry) -> tuple[HomeEntry, ...]:
    return (home, home.building) if isinstance(home, StairwellEntry) else (home,)


def _for_home(serving: tuple[_Serving, ...], around: tuple[HomeEntry, ...]) -> Iterator[_Serving]:
    """Yield who of those in the file of a community serves the home `around` is of."""
    ids = {place.id for place in around}
    yield from (one for one in serving if ids & {*(one.buildings or ids)})
