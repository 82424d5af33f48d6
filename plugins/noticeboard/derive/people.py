"""A person as far as the consent says, and no further."""

from __future__ import annotations

import hashlib
from collections.abc import Container
from dataclasses import dataclass
from datetime import date

from noticeboard.catalogue import BuildingEntry, CommunityEntry, may_show
from noticeboard.catalogue.visibility import consents_of
from noticeboard.schema import Channel, Person, Phone, Shareable

__all__ = ["ShownPerson", "photo_id", "shown_people"]


@dataclass(frozen=True, slots=True)
class ShownPerson:
    """What one channel may say of a person.

    Attributes:
        seats: Always shown.
        name: None without consent.
        phone: None without consent; never without a name or a seat to stand beside.
        photo: Id of the published photo (see `photo_id`); None without consent to name and photo.
        services: What the person helps with; empty where the name may not be shown.
    """

    seats: tuple[str, ...]
    name: str | None = None
    phone: Phone | None = None
    photo: str | None = None
    services: tuple[str, ...] = ()

    def without(self, fields: Container[str]) -> ShownPerson:
        """Return this person without `fields`, seats and name excepted."""
        return ShownPerson(
            self.seats,
            self.name,
            None if "phone" in fields else self.phone,
            None if "photo" in fields else self.photo,
            () if "services" in fields else self.services,
        )


def photo_id(community_id: str, file_name: str) -> str:
    """Return the name under which a photo is published: it tells nothing of the person.

    Why not the name of the file: staff name files after people.
    """
    return hashlib.sha256(f"{community_id}/{file_name}".encode()).hexdigest()[:12]


def shown_people(
    community: CommunityEntry, building: BuildingEntry, channel: Channel, today: date
) -> tuple[ShownPerson, ...]:
    """Return everybody who serves `building`, in file order, as `channel` may show them."""
    own = set(map(id, building.record.members))
    return tuple(
        _shown(community, building if id(person) in own else None, person, channel, today)
        for person in community.people(building)
    )


def _shown(
    community: CommunityEntry,
    building: BuildingEntry | None,
    person: Person,
    channel: Channel,
    today: date,
) -> ShownPerson:
    consents = consents_of(community, building, person)
    name, phone, photo = (
        may_show(consents, item, channel, today)
        for item in (Shareable.NAME, Shareable.PHONE, Shareable.PHOTO)
    )
    return ShownPerson(
        seats=person.seats,
        name=person.name if name else None,
        phone=person.phone if phone and (name or person.seats) else None,
        photo=photo_id(community.id, person.photo) if person.photo and name and photo else None,
        services=person.services if name else (),
    )
