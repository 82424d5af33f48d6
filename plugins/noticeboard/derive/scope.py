"""What a panel may look at: a place and those above it, the channel and the day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
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
)
from noticeboard.derive.people import ShownPerson, shown_people
from noticeboard.schema import Channel, Record, channels_of, is_current

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
    """

    catalogue: Catalogue
    chain: Chain
    channel: Channel
    today: date
    people: tuple[ShownPerson, ...] = ()
    group_people: tuple[ShownPerson, ...] = ()

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

    def records(self, field: str) -> Iterator[tuple[Owner, Record]]:
        """Yield the records under `field` that the channel shows today, the place's own first.

        Each comes with its owner.
        """
        for place in self.chain:
            yield from ((self.owner_of(place), record) for record in self.shown_of(place, field))

    def shown_of(self, place: PlaceEntry, field: str) -> Iterator[Record]:
        """Yield what `place`, a link of the chain, says itself and the channel shows today."""
        yield from filter(self.shows, getattr(place.record, field))

    def shows(self, record: Record) -> bool:
        """Whether the channel shows `record` today, whatever it stands in."""
        shown = self.channel in channels_of(record, (self.channel,))
        return shown and is_current(record, self.today)

    def owner_of(self, place: PlaceEntry) -> Owner:
        """Return whose consents hold for the records of `place`, a link of the chain."""
        match place:
            case CommunityEntry():
                return place.owner()
            case BuildingEntry() | StairwellEntry():
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
    if not isinstance(chain[0], HomeEntry):
        return scope
    community, home = scope.community, chain[0]
    people = shown_people(community.people(home), channel, today)
    group = community.group_of(home)
    others = (other for other in community.homes_of(group) if other.id != home.id) if group else ()
    neighbours = (
        (community.owner(other), person) for other in others for person in other.record.members
    )
    return Scope(catalogue, chain, channel, today, people, shown_people(neighbours, channel, today))
