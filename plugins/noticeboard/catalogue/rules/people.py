"""Rules about persons: who is who, what they agreed to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from noticeboard.catalogue.community import CommunityEntry
from noticeboard.catalogue.folders import UNITS
from noticeboard.catalogue.model import Catalogue
from noticeboard.catalogue.owner import Owner
from noticeboard.catalogue.rules.homes import stairwell_file
from noticeboard.catalogue.visibility import may_show
from noticeboard.diagnostics import Diagnostic
from noticeboard.schema import (
    BuildingConsent,
    Channel,
    Consent,
    ConsentBook,
    Record,
    Sealed,
    Shareable,
    sealed_in,
)
from noticeboard.schema.personal import names_alone

__all__ = ["check_consents", "check_copies", "check_names", "named"]


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


def check_copies(catalogue: Catalogue, today: date) -> Iterator[Diagnostic]:
    """Two persons of a community with one number, or one photo, have agreed to the same.

    Why: whoever adds a person copies another, and would publish the number of one by the consent of
    the other. A couple with one telephone is told nothing.
    """
    seen: dict[tuple[str, Sealed[Any]], list[tuple[Sealed[str], frozenset[Channel]]]] = {}
    for owner, record in catalogue.owned():
        names = [name for _, name in sealed_in(record, Shareable.NAME)]
        for item in (Shareable.PHONE, Shareable.PHOTO):
            for field, value in sealed_in(record, item) if len(names) == 1 else ():
                given = owner.given(names[0])
                agreed = frozenset(c for c in Channel if may_show(given, item, c, today))
                others = seen.setdefault((owner.home, value), [])
                if any(name != names[0] and had != agreed for name, had in others):
                    yield record.problem(field, f"people.same-{item}", value=value)
                others.append((names[0], agreed))


@dataclass(frozen=True, slots=True)
class _Book:
    """The consents of one file.

    Attributes:
        home: As `Owner.home`.
        places: Id of each place whose people can consent here, and the file that names them.
        meant: What staff write in the place of ids, and those that they mean.
    """

    home: str
    consents: ConsentBook
    places: dict[str, str]
    meant: Mapping[str, tuple[str, ...]]
    units: frozenset[str]

    def field(self, consent: Consent) -> str:
        """The field of `consent` that names the place."""
        within = isinstance(consent, BuildingConsent) and not consent.unit
        return "building" if within else "unit"


def check_consents(catalogue: Catalogue, today: date) -> Iterator[Diagnostic]:
    """Every consent is of somebody who is there: a member, or whoever else a record names.

    Why of nobody is a warning: it shows nobody, and whoever removes a person in a hurry must not be
    stopped by the line that is left.
    """
    known: dict[tuple[str, Sealed[str]], set[str]] = {}
    for owner, name in named(catalogue):
        known.setdefault((owner.home, name), set()).add(owner.place)
    unread = catalogue.unread
    for book in _books(catalogue):
        for consent in book.consents.consents:
            if f"{book.home}/{consent.place_id}" in unread:
                continue
            if isinstance(consent, BuildingConsent) and consent.building and consent.unit:
                keys: dict[str, Any] = {
                    "key": consent.typed("building"),
                    "other": consent.typed("unit"),
                }
                yield consent.problem("unit", "consent.two-places", **keys)
                continue
            if consent.place_id not in book.places:
                yield _misplaced(consent, book)
            elif consent.place_id not in (at := known.get((book.home, consent.person), set())):
                yield _of_nobody(consent, book, at)


def _of_nobody(consent: Consent, book: _Book, namesakes: set[str]) -> Diagnostic:
    """Return what is told of a consent of nobody; where one other place has the name, which."""
    told: dict[str, Any] = {"name": consent.person, "where": book.places[consent.place_id]}
    if len(namesakes) != 1:
        return consent.warning("person", "consent.nobody", **told)
    (other,) = namesakes
    told["other"] = book.places[other]
    if not other:
        key = consent.typed(book.field(consent))
        return consent.warning("person", "consent.nobody-but-above", **told, key=key)
    key = consent.typed("unit" if other in book.units else "building")
    return consent.warning("person", "consent.nobody-but-there", **told, key=key, id=other)


def _misplaced(consent: Consent, book: _Book) -> Diagnostic:
    value, field = consent.place_id, book.field(consent)
    if meant := book.meant.get(value):
        return consent.problem(field, f"consent.{field}-meant", value=value, meant=meant)
    if field == "building" and (file := stairwell_file(value, book.places)):
        return consent.problem(field, "consent.stairwell", value=value, file=file)
    inner = field == "unit" and book.home != UNITS
    message_id = "consent.unit-here" if inner else f"consent.{field}"
    return consent.problem(field, message_id, value=value)


def _books(catalogue: Catalogue) -> Iterator[_Book]:
    if ("organisation",) not in catalogue.broken:
        units = {unit.id: f"{unit.id}.yml" for unit in catalogue.units.values()}
        places = {"": "organisation.yml", **units}
        named = {name: (unit.id,) for name, unit in catalogue.units.items()}
        yield _Book(UNITS, catalogue.unit_consents, places, named, frozenset(units))
    for community in catalogue.communities:
        places = _places(community)
        meant = {unit.name: (unit.id,) for unit in community.units} | _stems(community)
        units_here = frozenset(unit.id for unit in community.units)
        yield _Book(community.id, community.consents, places, meant, units_here)


def _stems(community: CommunityEntry) -> dict[str, tuple[str, ...]]:
    """Return the ids of the stairwells of a community by the stems of their files."""
    found: dict[str, tuple[str, ...]] = {}
    for stairwell in community.stairwells:
        found[stairwell.stem] = (*found.get(stairwell.stem, ()), stairwell.id)
    return found


def _places(community: CommunityEntry) -> dict[str, str]:
    """Return the places of a community; a building that is listed and not there is told once."""
    places = {"": "community.yml"} | {id_: f"{id_}.yml" for id_ in community.record.buildings}
    places |= {building.id: f"{building.id}.yml" for building in community.buildings}
    places |= {unit.id: f"{UNITS}/{unit.id}.yml" for unit in community.units}
    return places | {stairwell.id: stairwell.file for stairwell in community.stairwells}
