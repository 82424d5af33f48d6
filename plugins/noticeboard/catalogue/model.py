"""The whole of the data, checked: what every later stage starts from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from noticeboard.catalogue.ledger import Ledger
from noticeboard.diagnostics import Diagnostic
from noticeboard.schema import (
    Building,
    CodeEntry,
    Community,
    ConsentFile,
    Group,
    Organisation,
    Person,
    PlaceKind,
    Record,
    Shared,
    Unit,
    UnitFile,
)

__all__ = ["BuildingEntry", "Catalogue", "CommunityEntry", "PlaceEntry", "UnitEntry"]


class PlaceEntry(Protocol):
    """Anything that has a board."""

    @property
    def kind(self) -> PlaceKind:
        """What it is."""

    @property
    def path(self) -> str:
        """The address of its page below the site, without a slash at either end."""

    @property
    def name(self) -> str:
        """Its name."""

    @property
    def record(self) -> Shared:
        """What its own file says."""


@dataclass(frozen=True, slots=True)
class UnitEntry:
    """An organisation unit: a node of the tree above the communities.

    Attributes:
        unit: Its line in `organisation.yml`.
        id: Names its file and its page.
        record: Its own file, empty where it has none.
    """

    unit: Unit
    id: str
    record: UnitFile

    @property
    def kind(self) -> PlaceKind:
        """A unit."""
        return PlaceKind.UNIT

    @property
    def path(self) -> str:
        """The address of its page: ``unit/shiguqu``."""
        return f"unit/{self.id}"

    @property
    def name(self) -> str:
        """Its name."""
        return self.unit.name


@dataclass(frozen=True, slots=True)
class BuildingEntry:
    """One building and what only the other files know of it.

    Attributes:
        id: Stem of its file.
        community_id: Name of its folder.
        record: The file.
        codes: The lines of its live codes, the printed one last; all of them keep their address.
    """

    id: str
    community_id: str
    record: Building
    codes: tuple[CodeEntry, ...] = ()

    @property
    def kind(self) -> PlaceKind:
        """A building."""
        return PlaceKind.BUILDING

    @property
    def name(self) -> str:
        """Its name."""
        return self.record.name

    @property
    def path(self) -> str:
        """Community and building, as in addresses and in the ledger: ``xihu/xuegong3``."""
        return f"{self.community_id}/{self.id}"

    @property
    def code(self) -> str:
        """The code that is printed: the last live one."""
        return self.codes[-1].code


@dataclass(frozen=True, slots=True)
class CommunityEntry:
    """One community, its consents, and its buildings in the order that it gives them."""

    id: str
    record: Community
    consents: ConsentFile
    buildings: tuple[BuildingEntry, ...] = ()

    @property
    def kind(self) -> PlaceKind:
        """A community."""
        return PlaceKind.COMMUNITY

    @property
    def path(self) -> str:
        """The address of its page: its id."""
        return self.id

    @property
    def name(self) -> str:
        """Its name."""
        return self.record.name

    def owned(self) -> Iterator[tuple[BuildingEntry | None, Record]]:
        """Yield every record of the community and of its buildings, with the building it is of."""
        for record in self.record.tree():
            yield None, record
        for building in self.buildings:
            for record in building.record.tree():
                yield building, record

    def people(self, building: BuildingEntry) -> Iterator[tuple[BuildingEntry | None, Person]]:
        """Yield who serves `building`, each with who owns the record (None: the community).

        Its own members come first, then the community's for it or for all.
        """
        for person in building.record.members:
            yield building, person
        for person in self.record.members:
            if not person.buildings or building.id in person.buildings:
                yield None, person

    def group_of(self, building: BuildingEntry) -> Group | None:
        """Return the group that `building` belongs to, if any."""
        groups = self.record.groups
        return next((g for g in groups if building.id in g.buildings), None)

    def neighbours(self, building: BuildingEntry) -> tuple[BuildingEntry, ...]:
        """Return the other buildings of the group of `building`."""
        group = self.group_of(building)
        ids = group.buildings if group else ()
        return tuple(b for b in self.buildings if b.id in ids and b.id != building.id)

    def members_of(self, group: Group) -> tuple[Person, ...]:
        """Return the members of all buildings of `group`."""
        return tuple(
            person
            for building in self.buildings
            if building.id in group.buildings
            for person in building.record.members
        )


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything, validated.

    Attributes:
        organisation: What holds for the whole site.
        communities: Sorted by id.
        units: The units above them, by name, in the order of the file.
        ledger: All codes ever given out, and what became of them.
        root: The data folder, for photos.
        broken: Parts of the paths of files that could not be read; rules pass over what they
            would have said, so that one mistake is reported once.
        warnings: What the office should see to; nothing of it stops a build.
    """

    organisation: Organisation
    communities: tuple[CommunityEntry, ...]
    ledger: Ledger
    root: Path
    broken: frozenset[tuple[str, ...]] = frozenset()
    warnings: tuple[Diagnostic, ...] = ()
    units: Mapping[str, UnitEntry] = field(default_factory=dict)

    def units_above(self, name: str | None) -> tuple[UnitEntry, ...]:
        """Return the unit called `name` and those above it, the nearest first; none for None."""
        found = []
        while name is not None:
            found.append(self.units[name])
            name = self.units[name].unit.parent
        return tuple(found)

    def records(self) -> Iterator[Record]:
        """Yield every record of every file that could be read."""
        tops: list[Record] = [*self.ledger.entries]
        tops += [unit.record for unit in self.units.values()]
        if ("organisation",) not in self.broken:
            tops.append(self.organisation)
        for community in self.communities:
            tops += [community.record, community.consents]
            tops += [building.record for building in community.buildings]
        for top in tops:
            yield from top.tree()

    def buildings(self) -> Iterator[tuple[CommunityEntry, BuildingEntry]]:
        """Yield every building with its community, in order."""
        for community in self.communities:
            for building in community.buildings:
                yield community, building
