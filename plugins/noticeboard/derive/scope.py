"""What a panel may look at: a place and those above it, the channel and the day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from noticeboard.catalogue import BuildingEntry, Catalogue, CommunityEntry, PlaceEntry, UnitEntry
from noticeboard.derive.people import ShownPerson, shown_people
from noticeboard.derive.reveal import Owner
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
        group_people: The same for the other buildings of its group.
    """

    catalogue: Catalogue
    chain: tuple[PlaceEntry, ...]
    channel: Channel
    today: date
    people: tuple[ShownPerson, ...] = ()
    group_people: tuple[ShownPerson, ...] = ()

    @property
    def place(self) -> PlaceEntry:
        """The place itself."""
        return self.chain[0]

    @property
    def building(self) -> BuildingEntry:
        """The building, for panels that only buildings have."""
        assert isinstance(self.chain[0], BuildingEntry)
        return self.chain[0]

    @property
    def community(self) -> CommunityEntry:
        """Its community."""
        assert isinstance(self.chain[1], CommunityEntry)
        return self.chain[1]

    def records(self, field: str) -> Iterator[tuple[Owner | None, Record]]:
        """Yield the records under `field` that the channel shows today, the place's own first.

        Each comes with its owner, which is None for what a unit says.
        """
        for place in self.chain:
            yield from ((self.owner_of(place), record) for record in self.shown_of(place, field))

    def shown_of(self, place: PlaceEntry, field: str) -> Iterator[Record]:
        """Yield what `place`, a link of the chain, says itself and the channel shows today."""
        for record in getattr(place.record, field):
            shown = self.channel in channels_of(record, (self.channel,))
            if shown and is_current(record, self.today):
                yield record

    def owner_of(self, place: PlaceEntry) -> Owner | None:
        """Return whose consents hold for the records of `place`, a link of the chain."""
        if isinstance(place, CommunityEntry):
            return Owner(place)
        return Owner(self.community, place) if isinstance(place, BuildingEntry) else None


def scope_of(
    catalogue: Catalogue,
    place: UnitEntry | CommunityEntry | BuildingEntry,
    channel: Channel,
    today: date,
    community: CommunityEntry | None = None,
) -> Scope:
    """Return the view from `place`.

    Args:
        catalogue: The data.
        place: A unit, a community or a building.
        channel: Where its board is shown.
        today: The day for notices and consents.
        community: Of a building.
    """
    if isinstance(place, UnitEntry):
        return Scope(catalogue, catalogue.units_above(place.name), channel, today)
    if isinstance(place, CommunityEntry):
        return Scope(catalogue, (place, *_units(catalogue, place)), channel, today)
    assert community is not None
    # Their own members only, who come first: those of the community say themselves whom they serve.
    neighbours = tuple(
        person
        for other in community.neighbours(place)
        for person in shown_people(community, other, channel, today)[: len(other.record.members)]
    )
    chain: tuple[PlaceEntry, ...] = (place, community, *_units(catalogue, community))
    people = shown_people(community, place, channel, today)
    return Scope(catalogue, chain, channel, today, people, neighbours)


def _units(catalogue: Catalogue, community: CommunityEntry) -> tuple[UnitEntry, ...]:
    return catalogue.units_above(community.record.parent)
