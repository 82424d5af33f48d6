"""Every name that a file uses is one that another file gives."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from noticeboard.catalogue.model import Catalogue
from noticeboard.catalogue.rules.words import find_repeated, find_unknown
from noticeboard.catalogue.units import unit_id
from noticeboard.diagnostics import Diagnostic
from noticeboard.schema import Organisation, Sealed

__all__ = ["check_organisation", "check_repeats", "check_terms"]


def check_organisation(catalogue: Catalogue, today: date) -> Iterator[Diagnostic]:
    """The tree of units, the seats of rosters, the categories that rules count."""
    if ("organisation",) in catalogue.broken:
        return
    top = catalogue.organisation
    for field in ("levels", "units", "categories", "seats", "rosters", "rules"):
        yield from find_repeated(top, field)
    units = [unit.name for unit in top.units]
    for unit in top.units:
        yield from find_unknown(unit, "parent", units, "unit")
        yield from find_unknown(unit, "level", top.levels, "level")
    yield from _cycles(top)
    yield from _addresses(top)
    seats = [seat.name for seat in top.seats]
    yield from find_unknown(top, "leads", seats, "seat")
    for roster in top.rosters:
        yield from find_unknown(roster, "seats", seats, "seat")
    for rule in top.rules:
        yield from find_unknown(rule, "counted", top.categories, "category")
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


def check_repeats(catalogue: Catalogue, today: date) -> Iterator[Diagnostic]:
    """No list of words has one twice: a seat of a person, a building of a group, a channel."""
    for record in catalogue.records():
        for field in type(record).model_fields:
            items = getattr(record, field)
            if isinstance(items, tuple) and all(isinstance(item, str | Sealed) for item in items):
                yield from find_repeated(record, field)


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
        for field, (kind, names) in known.items():
            yield from find_unknown(community.record, field, names, kind)
        for _, file in community.files():
            for person in file.members:
                yield from find_unknown(person, "seats", seats, "seat")
                yield from find_unknown(person, "category", top.categories, "category")
