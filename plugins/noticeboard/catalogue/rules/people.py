"""Rules about persons: who is who, what they agreed to, and that free text does not tell more."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date

from noticeboard.catalogue.model import BuildingEntry, Catalogue, CommunityEntry
from noticeboard.catalogue.visibility import consents_of, may_show
from noticeboard.diagnostics import Diagnostic
from noticeboard.schema import Channel, Notice, Person, Phone, Record, Shareable

__all__ = ["check_consents", "check_leaks", "check_names"]


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


def check_leaks(catalogue: Catalogue, today: date) -> Iterator[Diagnostic]:
    """No free text tells a name or a number that its person has not agreed to have shown there.

    Why: consent would be worth little if a notice could undo it.
    """
    for community in catalogue.communities:
        if (community.id, "consent") in catalogue.broken:
            continue
        words = _withheld(community, today)
        if not any(words.values()):
            continue
        # One alternation finds the few texts worth a closer look. The longest word comes first, so
        # that 王小明, who agreed, is not taken for 王小, who did not.
        longest_first = sorted(words, key=lambda word: (-len(word), word))
        pattern = re.compile("|".join(map(re.escape, longest_first)))
        for record, field, index, text, channels in _free_texts(catalogue, community):
            for word in sorted({*pattern.findall(_squeezed(text))}):
                for item in Shareable:
                    if any((item, channel) in words[word] for channel in channels):
                        yield record.problem(field, f"privacy.leak-{item}", index=index, value=word)


_Withheld = dict[str, set[tuple[Shareable, Channel]]]


def _withheld(community: CommunityEntry, today: date) -> _Withheld:
    """Return every name and number of the community's people, and where it may not be shown."""
    words: _Withheld = {}
    for building, person in _people(community):
        consents = consents_of(community, building, person)
        for word, item in _words_of(person):
            words.setdefault(_squeezed(word), set()).update(
                (item, channel)
                for channel in Channel
                if not may_show(consents, item, channel, today)
            )
    return words


def _squeezed(text: str) -> str:
    """Return `text` without what people put between characters (``154-0000 0001``, ``张　三``)."""
    return _GAPS.sub("", unicodedata.normalize("NFKC", text))


_GAPS = re.compile(r"[^\S\n]|(?<=\d)[-.–—·](?=\d)")


def _words_of(person: Person) -> Iterator[tuple[str, Shareable]]:
    if len(person.name) > 1:
        yield person.name, Shareable.NAME
    if person.phone and len(person.phone.digits) > 6:
        yield person.phone.digits, Shareable.PHONE


def _free_texts(
    catalogue: Catalogue, community: CommunityEntry
) -> Iterator[tuple[Record, str, int | None, str, tuple[Channel, ...]]]:
    """Yield every text and number that a board of `community` shows and no consent covers."""
    owners: list[Record] = [community.record, *(b.record for b in community.buildings)]
    if ("organisation",) not in catalogue.broken:
        owners.append(catalogue.organisation)
    for record in (found for owner in owners for found in _records(owner)):
        channels = record.channels if isinstance(record, Notice) else _EVERYWHERE
        for field, index, text in record.texts():
            if not (isinstance(record, Person) and field in _OWN_FIELDS):
                yield record, field, index, text, channels
        for field in type(record).model_fields:
            number = getattr(record, field)
            if isinstance(number, Phone) and not isinstance(record, Person):
                yield record, field, None, number.digits, channels


#: What everything but a notice is shown on; a screen shows the page of the web.
_EVERYWHERE = (Channel.WEB, Channel.PRINT)
#: Fields of a person that are shown by consent only, or never.
_OWN_FIELDS = frozenset({"name", "photo"})


def _records(record: Record) -> Iterator[Record]:
    yield record
    for child in record.children():
        yield from _records(child)
