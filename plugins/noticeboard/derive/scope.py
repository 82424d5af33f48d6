"""What a panel may look at: one building, its surroundings, the channel and the day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from noticeboard.catalogue import BuildingEntry, Catalogue, CommunityEntry
from noticeboard.derive.people import ShownPerson
from noticeboard.schema import Channel

__all__ = ["Scope"]


@dataclass(frozen=True, slots=True)
class Scope:
    """The view from one board.

    Attributes:
        people: Everybody who serves the building, as the channel may show them. Panels take
            persons from here and never from the records.
        group_people: The same for the other buildings of its group.
    """

    catalogue: Catalogue
    community: CommunityEntry
    building: BuildingEntry
    channel: Channel
    today: date
    people: tuple[ShownPerson, ...]
    group_people: tuple[ShownPerson, ...] = ()

    def shared(self, field: str) -> tuple[object, ...]:
        """Return the building's own records under `field`, then its community's."""
        own = getattr(self.building.record, field)
        return (*own, *getattr(self.community.record, field))
