"""What a panel may look at: a place and those above it, the channel and the day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from noticeboard.catalogue import (
    BuildingEntry,
    Catalogue,
    Chain,
    CommunityEntry,
    HomeEntry,
    Owner,
    PlaceEntry,
    StairwellEntry,
    UnitEntry,
)
from noticeboard.derive.people import ShownPerson, shown_agencies, shown_people
from noticeboard.schema import Channel, Kind, Peopled, Record, channels_of, is_current

__all__ = ["Scope", "scope_of"]


@dataclass(frozen=True, slots=True)
class Scope:
    """The view from one place.

    Attributes:
        chain: The place itself, then those above it, the nearest first: what it does not say
            itself it has from them.
        people: Everybody who serves the place, as the channel may show them. Panels take persons
            from here and never from the records.
        group_people: The same for the other homes of its group, without the community's.
        agencies: The bodies that fill seats there.
    """

    catalogue: Catalogue
    chain: Chain
    channel: Channel
    today: date
    people: tuple[ShownPerson, ...] = ()
    group_people: tuple[ShownPerson, ...] = ()
    agencies: tuple[ShownPerson, ...] = ()

    @property
    def place(self) -> PlaceEntry:
        """The place itself."""
        return self.chain[0]

    @property
    def home(self) -> HomeEntry:
        """The building or stairwell, for panels that only these have."""
        assert isinstance(self.chain[0], HomeEntry)
        return self.chain[0]

    @property
    def community(self) -> CommunityEntry:
        """Its community, for panels that units do not have."""
        return next(place for place in self.chain if isinstance(place, CommunityEntry))

    def nearest(self, field: str) -> Any:
        """Return what the nearest place that says something under `field` says, or None."""
        found = (getattr(place.record, field, None) for place in self.chain)
        return next((value for value in found if value is not None), None)

    @property
    def own(self) -> Chain:
        """The place itself; of a stairwell its building, too: what is told on this very board."""
        inner = tuple(place for place in self.chain if isinstance(place, HomeEntry))
        return inner or self.chain[:1]

    def places_of(self, kind: Kind) -> Chain:
        """Return the places whose records of `kind` the board tells; the others' it only counts.

        On paper, which has no links, all. Else of what is linked the place itself; and a unit
        within a community repeats nothing, or its page would be the community's once more.
        """
        place = self.chain[0]
        within = isinstance(place, UnitEntry) and place.community_id
        if self.channel is Channel.PRINT or not (kind.linked or within):
            return self.chain
        return self.own

    def people_of(self, place: PlaceEntry) -> tuple[ShownPerson, ...]:
        """Return whom the file of `place`, a link of the chain, names, as the channel may."""
        members = place.record.members if isinstance(place.record, Peopled) else ()
        owner = self.owner_of(place)
        return shown_people(((owner, person) for person in members), self.channel, self.today)

    def shown_of(self, place: PlaceEntry, field: str) -> Iterator[Record]:
        """Yield what `place`, a link of the chain, says itself and the channel shows today."""
        yield from filter(self.shows, getattr(place.record, field))

    def shows(self, record: Record) -> bool:
        """Whether the channel shows `record` today, whatever it stands in."""
        shown = self.channel in channels_of(record, (self.channel,)) and not self.left_off(record)
        return shown and is_current(record, self.today) and not self.keeps_back(record)

    def keeps_back(self, record: Record) -> bool:
        """Whether no channel shows `record`, as it would tell a number of few persons."""
        return record.at.of_mapping() in self.catalogue.kept_back

    def left_off(self, record: Record) -> bool:
        """Whether the channel is a screen, which leaves out that `record` for what it tells."""
        left = self.catalogue.off_screens if self.channel is Channel.SCREEN else ()
        return record.at.of_mapping() in left

    def owner_of(self, place: PlaceEntry) -> Owner:
        """Return whose consents hold for the records of `place`, a link of the chain."""
        match place:
            case CommunityEntry():
                return place.owner()
            case BuildingEntry() | StairwellEntry():
                return self.community.owner(place)
            case UnitEntry() if place.community_id:
                return self.community.owner(place)
        return self.catalogue.unit_owner(place.id)


def scope_of(catalogue: Catalogue, chain: Chain, channel: Channel, today: date) -> Scope:
    """Return the view from the first place of `chain`.

    Args:
        catalogue: The data.
        chain: The place and those above it.
        channel: Where its board is shown.
        today: The day for notices and consents.
    """
    scope = Scope(catalogue, chain, channel, today)
    place = chain[0]
    if not isinstance(place, HomeEntry):
        return _of_place(scope, place)
    community = scope.community
    group = community.group_of(place)
    others = (other for other in community.homes_of(group) if other.id != place.id) if group else ()
    neighbours = (
        (community.owner(other), person) for other in others for person in other.record.members
    )
    return replace(
        scope,
        people=shown_people(community.people(place), channel, today),
        group_people=shown_people(neighbours, channel, today),
        agencies=shown_agencies(community.agencies(place)),
    )


def _of_place(scope: Scope, place: PlaceEntry) -> Scope:
    """Return the view from a place that is no home: its people are those of its own file."""
    if not isinstance(place.record, Peopled):
        return scope
    return replace(
        scope,
        people=scope.people_of(place),
        agencies=shown_agencies(place.record.agencies),
    )
