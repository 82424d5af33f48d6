"""The group, its seats and what their holders do."""

from __future__ import annotations

from noticeboard.catalogue import form_shown
from noticeboard.derive.rows import DutyRow, Fact, Panel, SeatRow
from noticeboard.derive.scope import Scope
from noticeboard.locale import comma

__all__ = ["derive_duties", "derive_group", "derive_seats"]


def derive_group(scope: Scope) -> Panel | None:
    """Name, form, buildings and responsible organisation of the group of a home."""
    community = scope.community
    group = community.group_of(scope.home)
    if group is None:
        return None
    names = [home.name for home in community.homes_of(group) if home.id in group.buildings]
    facts = (
        ("group.name", group.name),
        ("group.form", form_shown(scope.catalogue, community, group)),
        ("group.buildings", comma(names).join(names) if len(names) > 1 else None),
        ("group.chosen", group.chosen),
        ("group.responsible", community.record.responsible),
    )
    return Panel("group", "", tuple(Fact(label, value) for label, value in facts if value))


def derive_seats(scope: Scope) -> Panel | None:
    """Every seat of the community's rosters, vacancies included."""
    wanted = scope.community.record.rosters
    rows = tuple(
        SeatRow(roster.name, seat, tuple(p for p in scope.people if seat in p.seats))
        for roster in scope.catalogue.organisation.rosters
        if roster.name in wanted
        for seat in roster.seats
    )
    return Panel("seats", "", rows) if rows else None


def derive_duties(scope: Scope) -> Panel | None:
    """The duties of each seat that the board shows."""
    used = {seat for person in scope.people for seat in person.seats}
    rosters = scope.catalogue.organisation.rosters
    used |= {s for r in rosters if r.name in scope.community.record.rosters for s in r.seats}
    rows = tuple(
        DutyRow(seat.name, seat.duties)
        for seat in scope.catalogue.organisation.seats
        if seat.name in used and seat.duties
    )
    return Panel("duties", "", rows) if rows else None
