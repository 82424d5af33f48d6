"""Groups are of the form that their numbers make; seats that are asked for are filled."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from noticeboard.catalogue.formation import find_rule, formation_of
from noticeboard.catalogue.model import Catalogue
from noticeboard.diagnostics import Diagnostic

__all__ = ["check_formation", "check_one_per_building"]


def check_formation(catalogue: Catalogue, today: date) -> Iterator[Diagnostic]:
    """A group that declares a form has the one that its community's rule computes."""
    for community in catalogue.communities:
        rule = find_rule(catalogue, community)
        if rule is None or not set(rule.counted) <= set(catalogue.organisation.categories):
            continue
        for group in community.record.groups:
            read = {home.id for home in community.homes}
            if not read.issuperset(group.buildings):  # which another rule says
                continue
            found = formation_of(rule, community, group)
            params: dict[str, Any] = {
                "group": group.name,
                "counted": found.counted,
                "kinds": "、".join(rule.counted),
                "least": found.least,
                "rule": rule.name,
            }
            alone = found.counted < found.least and len(group.buildings) == 1
            if found.form is None or alone:
                yield group.problem("name", "groups.too-few", **params)
            elif group.form is not None and group.form != found.form:
                yield group.problem(
                    "form", "groups.form", **params, declared=group.form, form=found.form
                )


def check_one_per_building(catalogue: Catalogue, today: date) -> Iterator[Diagnostic]:
    """Where the community asks for exactly one holder of a seat in each building, there is one."""
    seats = {seat.name for seat in catalogue.organisation.seats}
    for community in catalogue.communities:
        for building in community.buildings:
            people = [person for _, person in community.people(building)]
            for seat in community.record.one_per_building:
                if seat not in seats:  # which another rule says
                    continue
                count = sum(seat in person.seats for person in people)
                if count != 1:
                    message_id = "seats.none" if count == 0 else "seats.several"
                    field = "members" if building.record.members else "name"
                    yield building.record.problem(
                        field, message_id, seat=seat, count=count, building=building.record.name
                    )
