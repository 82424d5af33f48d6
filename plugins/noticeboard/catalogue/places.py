"""Anything that has a board: the site, units, communities, buildings, stairwells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, Protocol, TypeAlias, TypeVar

from noticeboard.diagnostics import Place
from noticeboard.schema import (
    Building,
    CodeEntry,
    Community,
    Organisation,
    PlaceKind,
    Shared,
    Stairwell,
    Unit,
    UnitFile,
)

__all__ = [
    "BuildingEntry",
    "Chain",
    "HomeEntry",
    "OfFile",
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


class OfFile(Generic[_Named]):
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
class SiteEntry(OfFile[Organisation]):
    """The whole site."""

    record: Organisation
    kind: PlaceKind = PlaceKind.SITE
    id: str = ""
    path: str = ""


@dataclass(frozen=True, slots=True)
class UnitEntry:
    """An organisation unit: a node of the tree above the communities, or within one.

    Attributes:
        unit: Its line in `organisation.yml`, or in `community.yml`.
        record: Its own file, empty where it has none.
        community_id: Of the community that it is within; empty above them.
    """

    unit: Unit
    id: str
    record: UnitFile
    community_id: str = ""
    kind: PlaceKind = PlaceKind.UNIT

    @property
    def path(self) -> str:
        """The address of its page: ``unit/shiguqu``, ``xihu/dongpian``."""
        return f"{self.community_id or 'unit'}/{self.id}"

    @property
    def name(self) -> str:
        """Its name."""
        return self.unit.name

    @property
    def named_at(self) -> Place:
        """Where it is listed: its own file has no name, and there may be none."""
        return self.unit.place("name")


@dataclass(frozen=True, slots=True)
class StairwellEntry(OfFile[Stairwell], _Coded):
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
class BuildingEntry(OfFile[Building], _Coded):
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
