"""Rules about persons: who is who, what they agreed to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from noticeboard.catalogue.model import Catalogue
from noticeboard.catalogue.owner import UNITS, Owner
from noticeboard.catalogue.places import CommunityEntry
from noticeboard.diagnostics import Diagnostic
from noticeboard.schema import Consent, ConsentBook, Record, Sealed, Shareable, sealed_in
from noticeboard.schema.personal import names_alone

__all__ = ["check_consents", "check_names", "named"]


def named(catalogue: Catalogue) -> Iterator[tuple[Owner, Sealed[str]]]:
    """Yield every name of a person in the records of every place, whatever their kind."""
    for owner, record in catalogue.owned():
        for _, name in sealed_in(record, Shareable.NAME):
            yield owner, name


def check_names(catalogue: Catalogue, today: date) -> Iterator[Diagnostic]:
    """Nobody twice in one file: a consent names a person by the name."""
    seen: set[tuple[Owner, type[Record], Sealed[str]]] = set()
    for owner, record in catalogue.owned():
        for field, name in names_alone(record):
            who = (owner, type(record), name)
            if who in seen:
                yield record.problem(field, "people.same-name", name=name)
            seen.add(who)


@dataclass(frozen=True, slots=True)
class _Book:
    """The consents of one file.

    Attributes:
        home: As `Owner.home`.
        places: Id of each place whose people can consent here, and the file that names them.
        message_id: What is told of another place.
    """

    home: str
    consents: ConsentBook
    places: dict[str, str]
    message_id: str


def check_consents(catalogue: Catalogue, today: date) -> Iterator[Diagnostic]:
    """Every consent is of somebody who is there: a member, or whoever else a record names.

    Why of nobody is a warning: it shows nobody, and whoever removes a person in a hurry must not be
    stopped by the line that is left.
    """
    known = {(owner.home, owner.place, name) for owner, name in named(catalogue)}
    unread = catalogue.unread
    for book in _books(catalogue):
        for consent in book.consents.consents:
            if f"{book.home}/{consent.place_id}" in unread:
                continue
            if consent.place_id not in book.places:
                yield _misplaced(consent, book)
            elif (book.home, consent.place_id, consent.person) not in known:
                where = book.places[consent.place_id]
                yield consent.warning("person", "consent.nobody", name=consent.person, where=where)


def _misplaced(consent: Consent, book: _Book) -> Diagnostic:
    field = "unit" if book.home == UNITS else "building"
    return consent.problem(field, book.message_id, value=consent.place_id)


def _books(catalogue: Catalogue) -> Iterator[_Book]:
    if ("organisation",) not in catalogue.broken:
        units = {unit.id: f"{unit.id}.yml" for unit in catalogue.units.values()}
        places = {"": "organisation.yml", **units}
        yield _Book(UNITS, catalogue.unit_consents, places, "consent.unit")
    for community in catalogue.communities:
        yield _Book(community.id, community.consents, _places(community), "consent.building")


def _places(community: CommunityEntry) -> dict[str, str]:
    """Return the places of a community; a building that is listed and not there is told once."""
    places = {"": "community.yml"} | {id_: f"{id_}.yml" for id_ in community.record.buildings}
    for building in community.buildings:
        places[building.id] = f"{building.id}.yml"
        places |= {s.id: f"{building.id}/{s.stem}.yml" for s in building.stairwells}
    return places
