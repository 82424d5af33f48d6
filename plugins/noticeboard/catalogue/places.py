"""Anything that has a board: the site, units, communities, buildings, stairwells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, Protocol, TypeAlias, TypeVar

from noticeboard.catalogue.owner import Owner
from noticeboard.diagnostics import Place
from noticeboard.schema import (
    Building,
    CodeEntry,
    Community,
    ConsentFile,
    Group,
    Organisation,
    Peopled,
    Person,
    PlaceKind,
    Shared,
    Stairwell,
    Unit,
    UnitFile,
)

__all__ = [
    "BuildingEntry",
    "Chain",
    "CommunityEntry",
    "HomeEntry",
    "PlaceEntry",
    "SiteEntry",
    "StairwellEntry",
    "UnitEntry",
]


class PlaceEntry(Protocol):
    """Anything that has a board."""

    @property
    def kind(self) -> PlaceKind:
        """What it is."""

    @property
    def id(self) -> str:
        """Names its file, and it in consents; empty for the site."""

    @property
    def path(self) -> str:
        """The address of its page below the site, without a slash at either end."""

    @property
    def name(self) -> str:
        """Its name, as above its own board."""

    @property
    def named_at(self) -> Place:
        """Where that is written: for a message about the place as a whole."""

    @property
    def record(self) -> Shared:
        """What its own file says."""


#: A file that has a name.
_Named = TypeVar("_Named", Organisation, Community, Building, Stairwell)
#: A place and those above it, the nearest first.
Chain: TypeAlias = tuple[PlaceEntry, ...]


class _OfFile(Generic[_Named]):
    """A place whose own file says its name."""

    __slots__ = ()
    record: _Named

    @property
    def name(self) -> str:
        """Its name."""
        return self.record.name

    @property
    def named_at(self) -> Place:
        """Where its name is written."""
        return self.record.place("name")


class _Coded:
    """A place that has codes: the lines of its live ones, the printed one last."""

    __slots__ = ()
    codes: tuple[CodeEntry, ...]

    @property
    def code(self) -> str:
        """The code that is printed."""
        return self.codes[-1].code


@dataclass(frozen=True, slots=True)
class SiteEntry(_OfFile[Organisation]):
    """The whole site."""

    record: Organisation
    kind: PlaceKind = PlaceKind.SITE
    id: str = ""
    path: str = ""


@dataclass(frozen=True, slots=True)
class UnitEntry:
    """An organisation unit: a node of the tree above the communities.

    Attributes:
        unit: Its line in `organisation.yml`.
        record: Its own file, empty where it has none.
    """

    unit: Unit
    id: str
    record: UnitFile
    kind: PlaceKind = PlaceKind.UNIT

    @property
    def path(self) -> str:
        """The address of its page: ``unit/shiguqu``."""
        return f"unit/{self.id}"

    @property
    def name(self) -> str:
        """Its name."""
        return self.unit.name

    @property
    def named_at(self) -> Place:
        """In `organisation.yml`: its own file has no name, and there may be none."""
        return self.unit.place("name")


@dataclass(frozen=True, slots=True)
class StairwellEntry(_OfFile[Stairwell], _Coded):
    """A stairwell with a board of its own, and with it a code.

    Attributes:
        stem: Stem of its file; the folder is the building's.
        building: The building, which here knows of no stairwells.
        codes: As those of a building.
    """

    stem: str
    building: BuildingEntry
    record: Stairwell
    codes: tuple[CodeEntry, ...] = ()
    kind: PlaceKind = PlaceKind.STAIRWELL

    @property
    def id(self) -> str:
        """Building and stairwell: ``xuegong3-dong``.

        Why not with a slash: a board lies as deep as its permanent address, so that both are the
        same bytes.
        """
        return f"{self.building.id}-{self.stem}"

    @property
    def name(self) -> str:
        """Its name behind that of the building."""
        own, building = self.record.name, self.building.name
        return own if own.startswith(building) else f"{building}{own}"

    @property
    def path(self) -> str:
        """As of a building: ``xihu/xuegong3-dong``."""
        return f"{self.community_id}/{self.id}"

    @property
    def file(self) -> str:
        """Where its file is, below the folder of the community: ``xuegong3/dong.yml``."""
        return f"{self.building.id}/{self.stem}.yml"

    @property
    def community_id(self) -> str:
        """That of the building."""
        return self.building.community_id

    @property
    def address(self) -> str:
        """That of the building."""
        return self.building.address


@dataclass(frozen=True, slots=True)
class BuildingEntry(_OfFile[Building], _Coded):
    """One building and what only the other files know of it.

    Attributes:
        id: Stem of its file.
        community_id: Name of its folder.
        record: The file.
        codes: The lines of its live codes, the printed one last; all of them keep their address.
        stairwells: Those that have boards of their own, in the order of their files.
    """

    id: str
    community_id: str
    record: Building
    codes: tuple[CodeEntry, ...] = ()
    stairwells: tuple[StairwellEntry, ...] = ()
    kind: PlaceKind = PlaceKind.BUILDING

    @property
    def path(self) -> str:
        """Community and building, as in addresses and in the ledger: ``xihu/xuegong3``."""
        return f"{self.community_id}/{self.id}"

    @property
    def address(self) -> str:
        """Where it is."""
        return self.record.address


#: A place where people live, which has a code.
HomeEntry: TypeAlias = BuildingEntry | StairwellEntry


@dataclass(frozen=True)
class CommunityEntry(_OfFile[Community]):
    """One community, its consents, and its buildings in the order that it gives them."""

    id: str
    record: Community
    consents: ConsentFile
    buildings: tuple[BuildingEntry, ...] = ()
    kind: PlaceKind = PlaceKind.COMMUNITY

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

    def owner(self, place: PlaceEntry | None = None) -> Owner:
        """Return who owns the records of `place`, a home of the community; its own for None."""
        return Owner(self.id, place.id if place else "", self.consents)

    def files(self) -> Iterator[tuple[Owner, Peopled]]:
        """Yield what the file of the community says, and those of its homes, with the owner."""
        yield self.owner(), self.record
        for home in self.homes:
            yield self.owner(home), home.record

    def people(self, home: HomeEntry) -> Iterator[tuple[Owner, Person]]:
        """Yield who serves `home`, each with the owner of the record.

        Its own members come first, then those of the building of a stairwell, then the community's
        for it or for all.
        """
        around = (home, home.building) if isinstance(home, StairwellEntry) else (home,)
        for place in around:
            for person in place.record.members:
                yield self.owner(place), person
        ids = {place.id for place in around}
        for person in self.record.members:
            if not person.buildings or ids & {*person.buildings}:
                yield self.owner(), person

    def group_of(self, home: HomeEntry) -> Group | None:
        """Return the group that `home` belongs to, a stairwell by itself or with its building."""
        return self._groups.get(home.id)

    def homes_of(self, group: Group) -> tuple[HomeEntry, ...]:
        """Return the homes of `group`: with a building all its stairwells of no other group."""
        return self._homes_by_group.get(group.name, ())

    def members_of(self, group: Group) -> tuple[Person, ...]:
        """Return the members of all homes of `group`."""
        return tuple(person for home in self.homes_of(group) for person in home.record.members)
