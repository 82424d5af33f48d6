"""Groups are of the form that their numbers make; seats that are asked for are filled."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

from noticeboard.catalogue.community import CommunityEntry
from noticeboard.catalogue.formation import Formation, able_alone, find_rule, formation_of
from noticeboard.catalogue.model import Catalogue
from noticeboard.catalogue.places import BuildingEntry
from noticeboard.diagnostics import Diagnostic
from noticeboard.schema import FormationRule, Group

__all__ = ["check_apart", "check_formation", "check_holders", "check_one_per_building"]

#: So many vacant seats of a community are told one by one, each at its building.
_FEW = 3
#: Of more, so many buildings are named.
_NAMED = 8


def check_formation(catalogue: Catalogue, today: date) -> Iterator[Diagnostic]:
    """A group has the form that its community's rule makes of its numbers.

    Why warnings: boards name no form that is in doubt (`form_shown`), and a departure must not stop
    the very build that takes somebody down.
    """
    for community in catalogue.communities:
        rule = _sound_rule(catalogue, community)
        if rule is None:
            continue
        read = {home.id for home in community.homes}
        for group in community.record.groups:
            if not read.issuperset(group.buildings):  # which another rule says
                continue
            found = formation_of(rule, community, group)
            if group.form not in (None, found.form) or found.form is None:
                yield _unsettled(group, rule, found)


def _sound_rule(catalogue: Catalogue, community: CommunityEntry) -> FormationRule | None:
    """Return the rule of `community` if all that it counts is known; else another rule tells."""
    rule = find_rule(catalogue, community)
    known = rule is not None and {*rule.counted} <= {*catalogue.organisation.categories}
    return rule if known else None


def _unsettled(group: Group, rule: FormationRule, found: Formation) -> Diagnostic:
    """Return what is told of a group whose form no board names meanwhile."""
    params: dict[str, Any] = {
        "group": group.name,
        "counted": found.counted,
        "kinds": "、".join(rule.counted),
        "least": found.least,
        "rule": rule.name,
    }
    if found.form is None:
        return group.warning("name", "groups.too-few", **params)
    return group.warning("form", "groups.form", **params, declared=group.form, form=found.form)


def check_apart(catalogue: Catalogue, today: date) -> Iterator[Diagnostic]:
    """A joint group is told which of its homes could now have a group alone.

    Why a warning: two that work well together may stay together.
    """
    for community in catalogue.communities:
        if (rule := _sound_rule(catalogue, community)) is None:
            continue
        for group in community.record.groups:
            able = tuple(f"{h.name}（{n}）" for h, n in able_alone(rule, community, group))
            if able:
                told: dict[str, Any] = {"homes": able, "group": group.name, "rule": rule.name}
                told |= {"kinds": "、".join(rule.counted)}
                yield group.warning("buildings", "groups.apart", **told)


def check_holders(catalogue: Catalogue, today: date) -> Iterator[Diagnostic]:
    """A seat of a roster has one holder in a home, if any: of two the office is told.

    Not where each says which part of the building is theirs: they have divided it. Why a warning:
    both are named on the board, and nothing of it is false.
    """
    rosters = {roster.name: roster for roster in catalogue.organisation.rosters}
    for community in catalogue.communities:
        record = community.record
        seats = {s for name in record.rosters if name in rosters for s in rosters[name].seats}
        for home in community.buildings:
            count, whole = _holders(community, home), _holders(community, home, whole=True)
            for seat in sorted(seats - {*record.one_per_building}):
                if count[seat] > 1 and whole[seat]:
                    told = {**_told(home, seat), "count": count[seat]}
                    yield home.record.warning(_field(home), "seats.double", **told)


def check_one_per_building(catalogue: Catalogue, today: date) -> Iterator[Diagnostic]:
    """Where the community asks for exactly one holder of a seat in each building, there is one.

    Why one that is vacant is a warning and two holders are an error: a board that names nobody says
    nothing false, while of two who hold what one can hold, one does not.
    """
    seats = {seat.name for seat in catalogue.organisation.seats}
    for community in catalogue.communities:
        holders = [(building, _holders(community, building)) for building in community.buildings]
        for index, seat in enumerate(community.record.one_per_building):
            if seat not in seats:  # which another rule says
                continue
            for building, count in holders:
                if count[seat] > 1:
                    told = {**_told(building, seat), "count": count[seat]}
                    yield building.record.problem(_field(building), "seats.several", **told)
            vacant = [building for building, count in holders if not count[seat]]
            yield from _vacant(community, index, seat, vacant)


def _holders(
    community: CommunityEntry, home: BuildingEntry, *, whole: bool = False
) -> Counter[str]:
    """Return how many persons and bodies hold each seat of `home`.

    Args:
        community: Of the home.
        home: A building.
        whole: Whether to count only those who hold it for the whole building.
    """
    people = (person for _, person in community.people(home))
    serving = [person.seats for person in people if not (whole and person.stairs)]
    serving += [agency.seats for agency in community.agencies(home)]
    return Counter(seat for held in serving for seat in {*held})


def _vacant(
    community: CommunityEntry, index: int, seat: str, buildings: list[BuildingEntry]
) -> Iterator[Diagnostic]:
    """Yield a warning for each of few `buildings`, or one for all."""
    if len(buildings) <= _FEW:
        for building in buildings:
            yield building.record.warning(_field(building), "seats.none", **_told(building, seat))
        return
    names = tuple(building.name for building in buildings[:_NAMED])
    params: dict[str, Any] = {"seat": seat, "count": len(buildings), "buildings": names}
    yield community.record.warning("one_per_building", "seats.none-many", index=index, **params)


def _field(building: BuildingEntry) -> str:
    return "members" if building.record.members else "name"


def _told(building: BuildingEntry, seat: str) -> dict[str, Any]:
    return {"building": building.name, "seat": seat}
