"""The group, its seats and what their holders do."""

from __future__ import annotations

from noticeboard.catalogue import (
    BuildingEntry,
    CommunityEntry,
    StairwellEntry,
    UnitEntry,
    form_shown,
)
from noticeboard.derive.rows import (
    DutyRow,
    Fact,
    GroupRow,
    Panel,
    Row,
    SeatRow,
    StairRow,
    VolunteerRow,
)
from noticeboard.derive.scope import Scope
from noticeboard.locale import comma
from noticeboard.schema import Group, Roster

__all__ = [
    "derive_duties",
    "derive_group",
    "derive_groups",
    "derive_seats",
    "derive_stairs",
    "rosters_of",
]


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
        ("group.parent", group.parent),
        ("group.chosen", group.chosen),
        ("group.criteria", comma(group.criteria).join(group.criteria) or None),
        ("group.responsible", community.record.responsible),
    )
    return Panel("group", "", tuple(Fact(label, value) for label, value in facts if value))


def derive_groups(scope: Scope) -> Panel | None:
    """The groups of a community, or of a unit within one: how many homes and members each has."""
    place = scope.place
    if isinstance(place, UnitEntry) and not place.community_id:
        return None
    community = scope.community
    found = community.groups_in(place) if isinstance(place, UnitEntry) else community.record.groups
    rows = tuple(_group_row(scope, group) for group in found)
    return Panel("groups", "", rows) if rows else None


def _group_row(scope: Scope, group: Group) -> GroupRow:
    community = scope.community
    homes = community.homes_of(group)
    return GroupRow(
        name=group.name,
        form=form_shown(scope.catalogue, community, group),
        parent=group.parent if isinstance(scope.place, CommunityEntry) else None,
        homes=len(group.buildings),
        members=sum(len(home.record.members) for home in homes),
    )


def derive_seats(scope: Scope) -> Panel | None:
    """Every seat of the rosters of the place, vacancies included, and how to volunteer for them."""
    rows: list[Row] = []
    for roster in rosters_of(scope):
        seats = [_seat_row(scope, roster, seat) for seat in roster.seats]
        rows += seats
        if any(row.vacant for row in seats):
            rows.append(VolunteerRow(roster.volunteer or "", scope.nearest("hotline")))
    return Panel("seats", "", tuple(rows)) if rows else None


def _seat_row(scope: Scope, roster: Roster, seat: str) -> SeatRow:
    people, agencies = (
        tuple(one for one in serving if seat in one.seats)
        for serving in (scope.people, scope.agencies)
    )
    return SeatRow(roster.name, seat, people, agencies)


def rosters_of(scope: Scope) -> list[Roster]:
    """Return the rosters of the place. Those of a community are for each of its homes."""
    wanted: tuple[str, ...] = ()
    match scope.place:
        case UnitEntry() as unit:
            wanted = unit.record.rosters
        case BuildingEntry() | StairwellEntry():
            wanted = scope.community.record.rosters
    return [r for r in scope.catalogue.organisation.rosters if r.name in wanted]


def derive_duties(scope: Scope) -> Panel | None:
    """The duties of each seat that the board shows."""
    used = {seat for one in (*scope.people, *scope.agencies) for seat in one.seats}
    used |= {seat for roster in rosters_of(scope) for seat in roster.seats}
    rows = tuple(
        DutyRow(seat.name, seat.duties)
        for seat in scope.catalogue.organisation.seats
        if seat.name in used and seat.duties
    )
    return Panel("duties", "", rows) if rows else None


def derive_stairs(scope: Scope) -> Panel | None:
    """Who looks after which part of the building, of those who may be named (敲门问需)."""
    rows = tuple(StairRow(p.stairs, p.name, p.phone) for p in scope.people if p.stairs and p.name)
    return Panel("stairs", "", rows) if rows else None
