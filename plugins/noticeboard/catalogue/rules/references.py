"""Every name that a file uses is one that another file gives."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Collection, Iterator
from datetime import date
from functools import lru_cache
from typing import Any

from pypinyin import slug

from noticeboard.catalogue.model import Catalogue
from noticeboard.catalogue.places import CommunityEntry
from noticeboard.catalogue.units import unit_id
from noticeboard.diagnostics import Diagnostic
from noticeboard.schema import Organisation, Record, Sealed

__all__ = ["check_buildings_listed", "check_organisation", "check_repeats", "check_terms"]


def _known(record: Record, field: str, known: Collection[str], kind: str) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each word under `field` that is not among `known`."""
    value = getattr(record, field)
    words = value if isinstance(value, tuple) else () if value is None else (value,)
    for index, word in enumerate(words):
        if word in known:
            continue
        spot = index if isinstance(value, tuple) else None
        if near := _near(word, known):
            yield record.problem(field, f"reference.{kind}", index=spot, value=word, near=near)
        else:
            file = "community.yml" if kind == "building" else "organisation.yml"
            shown = tuple(dict.fromkeys(known))[:_SHOWN] or ("—",)
            yield record.problem(
                field, "reference.unknown", index=spot, value=word, known=shown, file=file
            )


#: Words listed where none is near.
_SHOWN = 24


def _near(word: str, known: Collection[str]) -> str | None:
    """Return the word among `known` that `word` seems to be: written or said nearly the same."""
    plain = "".join(unicodedata.normalize("NFKC", word).split())
    if plain in known:
        return plain
    if found := difflib.get_close_matches(plain, known, n=1, cutoff=0.5):
        return found[0]
    said = {_said(other): other for other in known}
    heard = difflib.get_close_matches(_said(plain), said, n=1, cutoff=0.8)
    return said[heard[0]] if heard else None


@lru_cache(maxsize=1000)
def _said(word: str) -> str:
    return slug(word, separator="")


def _unique(record: Record, field: str) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each repetition: of words in a list, or of names of its records."""
    seen: set[object] = set()
    for index, item in enumerate(getattr(record, field)):
        word = item if isinstance(item, str | Sealed) else item.name
        if word in seen:
            if isinstance(item, str | Sealed):
                yield record.problem(field, "reference.repeated", index=index, value=word)
            else:
                yield item.problem("name", "reference.repeated", value=word)
        seen.add(word)


def check_organisation(catalogue: Catalogue, today: date) -> Iterator[Diagnostic]:
    """The tree of units, the seats of rosters, the categories that rules count."""
    if ("organisation",) in catalogue.broken:
        return
    top = catalogue.organisation
    for field in ("levels", "units", "categories", "seats", "rosters", "rules"):
        yield from _unique(top, field)
    units = [unit.name for unit in top.units]
    for unit in top.units:
        yield from _known(unit, "parent", units, "unit")
        yield from _known(unit, "level", top.levels, "level")
    yield from _cycles(top)
    yield from _addresses(top)
    seats = [seat.name for seat in top.seats]
    yield from _known(top, "leads", seats, "seat")
    for roster in top.rosters:
        yield from _known(roster, "seats", seats, "seat")
    for rule in top.rules:
        yield from _known(rule, "counted", top.categories, "category")
    panels = [use.panel for use in top.panels]
    for index, use in enumerate(top.panels):
        if use.panel in panels[:index]:
            yield use.problem("panel", "reference.repeated", value=use.panel)


def _cycles(top: Organisation) -> Iterator[Diagnostic]:
    parents = {unit.name: unit.parent for unit in top.units}
    for unit in top.units:
        above, steps = unit.parent, 0
        while above is not None and above != unit.name and steps <= len(parents):
            above, steps = parents.get(above), steps + 1
        if above == unit.name:
            yield unit.problem("parent", "reference.cycle", value=unit.name)


def _addresses(top: Organisation) -> Iterator[Diagnostic]:
    """Every unit has an address of its own."""
    taken: dict[str, str] = {}
    for unit in top.units:
        address = unit_id(unit)
        field = "id" if unit.id else "name"
        if address == "consent":
            yield unit.problem(field, "reference.unit-reserved", value=unit.name, id=address)
        elif not address:
            yield unit.problem(field, "reference.unit-without-id", value=unit.name)
        elif taken.setdefault(address, unit.name) != unit.name:
            other = taken[address]
            yield unit.problem(field, "reference.unit-id", value=unit.name, other=other, id=address)


def check_buildings_listed(catalogue: Catalogue, today: date) -> Iterator[Diagnostic]:
    """Every building is reached from its community, and every one that is listed has a file."""
    for community in catalogue.communities:
        record = community.record
        yield from _unique(record, "buildings")
        broken = {p[1] for p in catalogue.broken if p[0] == community.id and len(p) == 2}
        files, listed = broken | {b.id for b in community.buildings}, {*record.buildings}
        for index, name in enumerate(record.buildings):
            if name not in files:
                yield record.problem(
                    "buildings", "reference.no-building-file", index=index, value=name
                )
        for building in community.buildings:
            if building.id not in listed:
                yield building.record.problem("name", "reference.not-listed", value=building.id)
        yield from _stairwells(community)
        yield from _groups(community)


def _stairwells(community: CommunityEntry) -> Iterator[Diagnostic]:
    """Every stairwell that has a file is one that its building names, at an address of its own."""
    taken = {building.id for building in community.buildings}
    for stairwell in (s for building in community.buildings for s in building.stairwells):
        record, building = stairwell.record, stairwell.building
        names = building.record.stairwells
        if record.name not in names:
            known, file = names or ("—",), f"{building.id}.yml"
            told: dict[str, Any] = {"value": record.name, "known": known, "file": file}
            yield record.problem("name", "reference.stairwell", **told)
        if stairwell.id in taken:
            yield record.problem("name", "reference.stairwell-id", value=stairwell.id)
        taken.add(stairwell.id)


def _buildings(community: CommunityEntry) -> dict[str, None]:
    """Return the homes that may be named: one that is not listed is told once, at itself."""
    ids = (*community.record.buildings, *(home.id for home in community.homes))
    return dict.fromkeys(ids)


def _groups(community: CommunityEntry) -> Iterator[Diagnostic]:
    taken: dict[str, str] = {}
    known = _buildings(community)
    yield from _unique(community.record, "groups")
    for group in community.record.groups:
        yield from _known(group, "buildings", known, "building")
        for index, name in enumerate(group.buildings):
            if name in taken:
                yield group.problem(
                    "buildings", "groups.two", index=index, value=name, other=taken[name]
                )
            taken.setdefault(name, group.name)


def check_repeats(catalogue: Catalogue, today: date) -> Iterator[Diagnostic]:
    """No list of words has one twice: a seat of a person, a building of a group, a channel."""
    for record in catalogue.records():
        for field in type(record).model_fields:
            items = getattr(record, field)
            if isinstance(items, tuple) and all(isinstance(item, str | Sealed) for item in items):
                yield from _unique(record, field)


def check_terms(catalogue: Catalogue, today: date) -> Iterator[Diagnostic]:
    """Seats, categories, rules and rosters named in communities and buildings exist."""
    if ("organisation",) in catalogue.broken:
        return
    top = catalogue.organisation
    seats = [seat.name for seat in top.seats]
    known = {
        "parent": ("unit", [unit.name for unit in top.units]),
        "rule": ("rule", [rule.name for rule in top.rules]),
        "rosters": ("roster", [roster.name for roster in top.rosters]),
        "one_per_building": ("seat", seats),
        "leads": ("seat", seats),
    }
    for community in catalogue.communities:
        homes = _buildings(community)
        for field, (kind, names) in known.items():
            yield from _known(community.record, field, names, kind)
        for owner, file in community.files():
            for person in file.members:
                yield from _known(person, "seats", seats, "seat")
                yield from _known(person, "category", top.categories, "category")
                if not owner.place:
                    yield from _known(person, "buildings", homes, "building")
                elif person.buildings:
                    yield person.problem("buildings", "people.buildings-here")
