"""Rules about persons: who is who, what they agreed to, and that free text does not tell more."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from noticeboard.catalogue.model import BuildingEntry, Catalogue, CommunityEntry
from noticeboard.catalogue.visibility import consents_of, may_show
from noticeboard.diagnostics import Diagnostic
from noticeboard.schema import Channel, Contact, Notice, Person, Record, Shareable

__all__ = ["check_consents", "check_leaks", "check_names", "check_photos"]


def _people(community: CommunityEntry) -> Iterator[tuple[BuildingEntry | None, Person]]:
    for person in community.record.members:
        yield None, person
    for building in community.buildings:
        for person in building.record.members:
            yield building, person


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
    """Every consent is of somebody who is there."""
    for community in catalogue.communities:
        known = {(b.id if b else None, p.name) for b, p in _people(community)}
        for consent in community.consents.consents:
            if (community.id, consent.building) in catalogue.broken:
                continue
            if consent.building and consent.building not in community.record.buildings:
                yield consent.problem("building", "consent.building", value=consent.building)
            elif (consent.building, consent.person) not in known:
                where = consent.building or "community"
                yield consent.problem(
                    "person", "consent.nobody", name=consent.person, where=f"{where}.yml"
                )


def check_photos(catalogue: Catalogue, today: date) -> Iterator[Diagnostic]:
    """Every photo named is in the community's `photos/`, and is no link out of it."""
    for community in catalogue.communities:
        folder = catalogue.root / community.id / "photos"
        for _, person in _people(community):
            if person.photo is None:
                continue
            path = folder / person.photo
            if not path.is_file():
                yield person.problem("photo", "photo.missing", file=person.photo)
            elif not path.resolve().is_relative_to(catalogue.root.resolve()):
                yield person.problem("photo", "photo.outside", file=person.photo)


def check_leaks(catalogue: Catalogue, today: date) -> Iterator[Diagnostic]:
    """No free text tells a name or a number that its person has not agreed to have shown there.

    Why: consent would be worth little if a notice could undo it.
    """
    for community in catalogue.communities:
        secrets = [
            (word, item, channel)
            for building, person in _people(community)
            for word, item in _words_of(person)
            for channel in (Channel.WEB, Channel.PRINT)
            if not may_show(consents_of(community, building, person), item, channel, today)
        ]
        if not secrets or (community.id, "consent") in catalogue.broken:
            continue
        # One alternation finds the few texts worth a closer look.
        pattern = re.compile("|".join({re.escape(word) for word, _, _ in secrets}))
        for record, field, index, text, channels in _free_texts(community):
            squeezed = re.sub(r"(?<=\d)[ -](?=\d)", "", text)
            found = set(pattern.findall(squeezed))
            for word in sorted(found):
                if any(word == w and channel in channels for w, _, channel in secrets):
                    item = next(i for w, i, _ in secrets if w == word)
                    yield record.problem(field, f"privacy.leak-{item}", index=index, value=word)


def _words_of(person: Person) -> Iterator[tuple[str, Shareable]]:
    if len(person.name) > 1:
        yield person.name, Shareable.NAME
    if person.phone and len(person.phone.digits) > 6:
        yield person.phone.digits, Shareable.PHONE


def _free_texts(
    community: CommunityEntry,
) -> Iterator[tuple[Record, str, int | None, str, tuple[Channel, ...]]]:
    both = (Channel.WEB, Channel.PRINT)
    for owner in (community.record, *(b.record for b in community.buildings)):
        for record in (*owner.services, *owner.contacts, *owner.venues, *owner.notices,
                       *owner.history, *owner.members):  # fmt: skip
            channels = record.channels if isinstance(record, Notice) else both
            for field, index, text in record.texts():
                if not (isinstance(record, Person) and field == "name"):
                    yield record, field, index, text, channels
            if isinstance(record, Contact):
                yield record, "phone", None, record.phone.digits, both
