"""Rules about persons: who is who, what they agreed to, what they look like."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from noticeboard.catalogue.model import BuildingEntry, Catalogue, CommunityEntry
from noticeboard.diagnostics import Diagnostic
from noticeboard.schema import Person, Shareable, own_fields

__all__ = ["check_consents", "check_names"]


def _people(community: CommunityEntry) -> Iterator[tuple[BuildingEntry | None, Person]]:
    for person in community.record.members:
        yield None, person
    for building in community.buildings:
        for person in building.record.members:
            yield building, person


def _named(community: CommunityEntry) -> Iterator[tuple[BuildingEntry | None, str]]:
    """Yield every name of a person in the records of `community`, whatever their kind."""
    for building, record in community.owned():
        for field, item in own_fields(type(record)).items():
            if item is Shareable.NAME and (name := getattr(record, field)) is not None:
                yield building, name


def check_names(catalogue: Catalogue, today: date) -> Iterator[Diagnostic]:
    """No name twice in one file: a consent names a person by it."""
    for community in catalogue.communities:
        seen: set[tuple[str | None, str]] = set()
        for building, person in _people(community):
            who = (building.id if building else None, person.name)
            if who in seen:
                yield person.problem("name", "people.same-name", name=person.name)
            seen.add(who)


def check_consents(catalogue: Catalogue, today: date) -> Iterator[Diagnostic]:
    """Every consent is of somebody who is there: a member, or whoever else a record names."""
    for community in catalogue.communities:
        known = {(building.id if building else None, name) for building, name in _named(community)}
        for consent in community.consents.consents:
            if (community.id, consent.building) in catalogue.broken:
                continue
            listed = (*community.record.buildings, *(b.id for b in community.buildings))
            if consent.building and consent.building not in listed:
                yield consent.problem("building", "consent.building", value=consent.building)
            elif (consent.building, consent.person) not in known:
                where = consent.building or "community"
                yield consent.problem(
                    "person", "consent.nobody", name=consent.person, where=f"{where}.yml"
                )
