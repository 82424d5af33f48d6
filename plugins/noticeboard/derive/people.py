"""A person as far as the consent says, and no further."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass
from datetime import date

from noticeboard.catalogue import Owner
from noticeboard.derive.reveal import PhotoId, reveal
from noticeboard.schema import Agency, Channel, Person, Phone

__all__ = ["ShownPerson", "shown_agencies", "shown_people"]


@dataclass(frozen=True, slots=True)
class ShownPerson:
    """What one channel may say of a person.

    Attributes:
        seats: Always shown.
        name: None without consent.
        phone: None without consent; never without a name or a seat to stand beside.
        photo: Id of the published photo (see `photo_id`); None without consent to name and photo.
        services: What the person helps with; empty where the name may not be shown.
        stairs: Which part of the building the person looks after; the same holds.
    """

    seats: tuple[str, ...]
    name: str | None = None
    phone: Phone | None = None
    photo: PhotoId | None = None
    services: tuple[str, ...] = ()
    stairs: tuple[str, ...] = ()

    def without(self, fields: Container[str]) -> ShownPerson:
        """Return this person without `fields`, seats and name excepted."""
        return ShownPerson(
            self.seats,
            self.name,
            None if "phone" in fields else self.phone,
            None if "photo" in fields else self.photo,
            () if "services" in fields else self.services,
            () if "stairs" in fields else self.stairs,
        )


def shown_people(
    people: Iterable[tuple[Owner, Person]], channel: Channel, today: date
) -> tuple[ShownPerson, ...]:
    """Return `people`, each with the owner of the record, as `channel` may show them."""
    return tuple(_shown(person, owner, channel, today) for owner, person in people)


def _shown(person: Person, owner: Owner, channel: Channel, today: date) -> ShownPerson:
    shown = reveal(person, owner, channel, today)
    name, phone, photo = shown["name"], shown["phone"], shown["photo"]
    assert name is None or isinstance(name, str)
    assert phone is None or isinstance(phone, Phone)
    assert photo is None or isinstance(photo, PhotoId)
    return ShownPerson(
        seats=person.seats,
        name=name,
        phone=phone if name or person.seats else None,
        photo=photo,
        services=person.services if name else (),
        stairs=person.stairs if name else (),
    )


def shown_agencies(agencies: Iterable[Agency]) -> tuple[ShownPerson, ...]:
    """Return bodies that fill seats: what an office is called, and its number, is public."""
    return tuple(ShownPerson(one.seats, one.name, one.phone) for one in agencies)
