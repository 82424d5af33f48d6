"""The whole of the data, checked: what every later stage starts from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from noticeboard.catalogue.community import CommunityEntry
from noticeboard.catalogue.documents import DocumentEntry
from noticeboard.catalogue.figures import Same, SummedFigure
from noticeboard.catalogue.folders import UNITS
from noticeboard.catalogue.ledger import Ledger
from noticeboard.catalogue.owner import Owner
from noticeboard.catalogue.places import (
    BuildingEntry,
    Chain,
    HomeEntry,
    SiteEntry,
    UnitEntry,
)
from noticeboard.catalogue.prints import Prints
from noticeboard.diagnostics import Diagnostic, Place
from noticeboard.schema import Organisation, Record, UnitConsentFile

__all__ = ["Catalogue"]


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
        unit_consents: Those of persons whom units, or the site, name.
        documents: Hand-written pages that belong to places.
        pages: All that people write by hand, below the folder of it; empty where nobody said
            which that is.
        prints: What was printed.
        untold: Figures that are not told because others could be subtracted from them: path of
            the place, and the figure as other places have it.
        unsplit: Figures that are told without their parts and stages, which would tell of few.
        kept_back: Where figures and changes stand that are shown nowhere: with what is shown they
            would tell a number of few.
        off_screens: Where records stand that screens leave out: they name somebody who agreed to
            page and poster only.
        sums: Figures that places do not state and all beneath them do, by the path of the place.
    """

    organisation: Organisation
    communities: tuple[CommunityEntry, ...]
    ledger: Ledger
    root: Path
    broken: frozenset[tuple[str, ...]] = frozenset()
    warnings: tuple[Diagnostic, ...] = ()
    units: Mapping[str, UnitEntry] = field(default_factory=dict)
    unit_consents: UnitConsentFile = field(default_factory=UnitConsentFile)
    documents: tuple[DocumentEntry, ...] = ()
    pages: frozenset[str] = frozenset()
    prints: Prints = field(default_factory=Prints)
    untold: frozenset[tuple[str, Same]] = frozenset()
    unsplit: frozenset[tuple[str, Same]] = frozenset()
    kept_back: frozenset[Place] = frozenset()
    off_screens: frozenset[Place] = frozenset()
    sums: Mapping[str, tuple[SummedFigure, ...]] = field(default_factory=dict)

    @property
    def unread(self) -> frozenset[str]:
        """Paths of the places whose files could not be read: ``xihu/xuegong3-dong``."""
        return frozenset(
            f"{home}/{'-'.join(rest[1:] if len(rest) > 1 and rest[0] == UNITS else rest)}"
            for home, *rest in self.broken
            if rest
        )

    def units_above(self, name: str | None) -> tuple[UnitEntry, ...]:
        """Return the unit called `name` and those above it, the nearest first; none for None."""
        found = []
        while name is not None:
            found.append(self.units[name])
            name = self.units[name].unit.parent
        return tuple(found)

    def communities_in(self, unit: UnitEntry) -> tuple[CommunityEntry, ...]:
        """Return the communities beneath `unit`, one above them, at any depth."""
        return tuple(c for c in self.communities if unit in self.units_above(c.record.parent))

    def community_of(self, unit: UnitEntry) -> CommunityEntry:
        """Return the community that `unit` is within."""
        return next(c for c in self.communities if c.id == unit.community_id)

    @property
    def site(self) -> SiteEntry:
        """The whole site as a place."""
        return SiteEntry(self.organisation)

    def unit_owner(self, unit: str = "") -> Owner:
        """Return who owns the records of the unit of that id; of the site for none."""
        return Owner(UNITS, unit, self.unit_consents)

    def files(self) -> Iterator[tuple[Owner, Record]]:
        """Yield what the file of each place says, with its owner; broken ones say nothing."""
        if ("organisation",) not in self.broken:
            yield self.unit_owner(), self.organisation
        for unit in self.units.values():
            yield self.unit_owner(unit.id), unit.record
        for community in self.communities:
            yield from community.files()
            yield from ((community.owner(), file) for file in community.cases.values())

    def owned(self) -> Iterator[tuple[Owner, Record]]:
        """Yield every record of every place, with its owner."""
        for owner, top in self.files():
            for record in top.tree():
                yield owner, record

    def records(self) -> Iterator[Record]:
        """Yield every record of every file that could be read."""
        books = (self.unit_consents, *(community.consents for community in self.communities))
        tags = (entry.tag for entry in self.documents)
        for top in (*self.ledger.entries, *books, *tags):
            yield from top.tree()
        for _, record in self.owned():
            yield record

    def chain_of(
        self, community: CommunityEntry, place: HomeEntry | UnitEntry | None = None
    ) -> Chain:
        """Return a community, or a home or unit in it, and all places above, the nearest first."""
        below: Chain = ()
        if isinstance(place, UnitEntry):
            below = community.units_above(place)
        elif place is not None:
            inner = (place,) if isinstance(place, BuildingEntry) else (place, place.building)
            below = (*inner, *community.units_of(place))
        return (*below, community, *self.units_above(community.record.parent), self.site)

    def chains(self) -> Iterator[Chain]:
        """Yield every place with those above it: the site, units, each community and all in it."""
        yield (self.site,)
        for name in self.units:
            yield (*self.units_above(name), self.site)
        for community in self.communities:
            yield self.chain_of(community)
            yield from (self.chain_of(community, unit) for unit in community.units)
            yield from (self.chain_of(community, home) for home in community.homes)

    def homes(self) -> Iterator[tuple[CommunityEntry, HomeEntry]]:
        """Yield every place that has a code with its community: buildings, then stairwells."""
        for community in self.communities:
            for home in community.homes:
                yield community, home

    def buildings(self) -> Iterator[tuple[CommunityEntry, BuildingEntry]]:
        """Yield every building with its community, in order."""
        for community in self.communities:
            for building in community.buildings:
                yield community, building
