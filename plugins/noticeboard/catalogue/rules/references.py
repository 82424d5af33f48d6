"""Every name that a file uses is one that another file gives."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from noticeboard.catalogue.model import Catalogue
from noticeboard.catalogue.rules.words import find_repeated, find_unknown
from noticeboard.diagnostics import Diagnostic
from noticeboard.schema import KINDS, Community, Peopled, Sealed, Shared, UnitFile

__all__ = ["check_organisation", "check_repeats", "check_terms"]


def check_organisation(catalogue: Catalogue, today: date) -> Iterator[Diagnostic]:
    """The seats of rosters, the levels of steps, the categories that rules count, the panels."""
    if ("organisation",) in catalogue.broken:
        return
    top = catalogue.organisation
    for field in ("levels", "categories", "seats", "rosters", "rules", "service_kinds"):
        yield from find_repeated(top, field)
    seats = [seat.name for seat in top.seats]
    yield from find_unknown(top, "leads", seats, "seat")
    for roster in top.rosters:
        yield from find_unknown(roster, "seats", seats, "seat")
    taken: set[str] = set()
    for step in top.steps:
        if step.level in taken:
            yield step.problem("level", "reference.repeated", value=step.level)
        taken.add(step.level)
        yield from find_unknown(step, "level", top.levels, "level")
        yield from find_unknown(step, "seats", seats, "seat")
    for rule in top.rules:
        yield from find_unknown(rule, "counted", top.categories, "category")
    panels = [use.panel for use in top.panels]
    for index, use in enumerate(top.panels):
        if use.panel in panels[:index]:
            yield use.problem("panel", "reference.repeated", value=KINDS[use.panel].word)


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
    rosters = [roster.name for roster in top.rosters]
    known = {
        "parent": ("unit", [unit.name for unit in top.units]),
        "rule": ("rule", [rule.name for rule in top.rules]),
        "rosters": ("roster", rosters),
        "one_per_building": ("seat", seats),
        "leads": ("seat", seats),
    }
    for _, file in catalogue.files():
        if isinstance(file, Community):
            for field, (kind, names) in known.items():
                yield from find_unknown(file, field, names, kind)
        elif isinstance(file, UnitFile):
            yield from find_unknown(file, "rosters", rosters, "roster")
        if isinstance(file, Peopled):
            for person in file.members:
                yield from find_unknown(person, "seats", seats, "seat")
                yield from find_unknown(person, "category", top.categories, "category")
            for agency in file.agencies:
                yield from find_unknown(agency, "seats", seats, "seat")
        if isinstance(file, Shared):
            for one in (*file.services, *file.teams):
                yield from find_unknown(one, "category", top.service_kinds, "service-kind")
