"""The whole of the data, checked: what every later stage starts from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

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
)

__all__ = ["BuildingEntry", "Catalogue", "CommunityEntry"]


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

    def people(self, building: BuildingEntry) -> tuple[Person, ...]:
        """Return who serves `building`: its own members, then the community's for it or for all."""
        shared = (p for p in self.record.members if not p.buildings or building.id in p.buildings)
        return (*building.record.members, *shared)

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

    def buildings(self) -> Iterator[tuple[CommunityEntry, BuildingEntry]]:
        """Yield every building with its community, in order."""
        for community in self.communities:
            for building in community.buildings:
                yield community, building
