"""Who serves a place, with the place whose file names them, and what is made from that."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from noticeboard.catalogue import (
    BuildingEntry,
    CommunityEntry,
    HomeEntry,
    PlaceEntry,
    StairwellEntry,
    UnitEntry,
)
from noticeboard.derive.origin.line import Line, State, nearest_of, person_lines, says
from noticeboard.derive.panels.organisation import rosters_of
from noticeboard.derive.panels.people import seat_ranks
from noticeboard.derive.scope import Scope
from noticeboard.schema import Agency, Group, Peopled, Person

__all__ = ["SERVING", "served"]

_Pair = tuple[PlaceEntry, Person]


def served(scope: Scope) -> Iterator[_Pair]:
    """Yield who serves the place: its own people first, then those of the community."""
    place = scope.place
    if isinstance(place, HomeEntry):
        homes = {home.id: home for home in scope.chain if isinstance(home, HomeEntry)}
        for owner, person in scope.community.people(place):
            yield homes.get(owner.place, scope.community), person
    elif isinstance(place.record, Peopled):
        yield from ((place, person) for person in place.record.members)


def _neighbours(scope: Scope) -> Iterator[_Pair]:
    """Yield those of the other homes of the group."""
    community, home = scope.community, scope.home
    group = community.group_of(home)
    for other in community.homes_of(group) if group else ():
        if other.id != home.id:
            yield from ((other, person) for person in other.record.members)


def _members(scope: Scope) -> Iterator[Line]:
    """Yield everybody, holders of seats first, as the panel of members has them."""
    rank = seat_ranks(scope)
    people = [*served(scope)]
    people.sort(key=lambda pair: min((rank[s] for s in pair[1].seats), default=len(rank)))
    yield from person_lines("members", people, scope)


def _agencies(scope: Scope) -> Iterator[Line]:
    """Yield the bodies that fill seats."""
    serving = {id(agency) for agency in _serving_agencies(scope)}
    for place in scope.chain:
        for agency in place.record.agencies if isinstance(place.record, Peopled) else ():
            state = State.SHOWN if id(agency) in serving else State.OWN
            yield Line(place, "agencies", agency, state=state)


def _serving_agencies(scope: Scope) -> tuple[Agency, ...]:
    place = scope.place
    if isinstance(place, HomeEntry):
        return tuple(scope.community.agencies(place))
    return place.record.agencies if isinstance(place.record, Peopled) else ()


def _leads(scope: Scope) -> Iterator[Line]:
    """Yield where it is said whose seats lead, then the holders: those to call first."""
    said = [Line(p, "leads", p.record, "leads") for p in scope.chain if says(p.record, "leads")]
    yield from nearest_of(said)
    if not isinstance(scope.place, HomeEntry):
        return
    community = scope.community.record
    found: list[_Pair] = []
    for seat in community.leads or scope.catalogue.organisation.leads:
        own = [pair for pair in served(scope) if seat in pair[1].seats]
        borrowed = [] if own or seat in community.one_per_building else [*_neighbours(scope)]
        found += [p for p in (*own, *borrowed) if seat in p[1].seats and p not in found]
    yield from person_lines("leads", found, scope)


def _chooser(scope: Scope) -> CommunityEntry | UnitEntry | None:
    """Return who chooses the rosters of the place: itself, or the community of a home."""
    match scope.place:
        case UnitEntry() as unit:
            return unit
        case BuildingEntry() | StairwellEntry():
            return scope.community
    return None


def _seats(scope: Scope) -> Iterator[Line]:
    """Yield what chooses each roster, the roster, and who holds its seats; vacant ones too."""
    site = scope.catalogue.site
    chooser = _chooser(scope)
    for roster in rosters_of(scope):
        if chooser:
            index = chooser.record.rosters.index(roster.name)
            yield Line(chooser, "seats", chooser.record, "rosters", index)
        yield Line(site, "seats", roster)
        for number, seat in enumerate(roster.seats):
            vacant = Line(site, "seats", roster, "seats", number, State.VACANT)
            yield from [*_holders(seat, scope)] or [vacant]


def _holders(seat: str, scope: Scope) -> Iterator[Line]:
    held = (pair for pair in served(scope) if seat in pair[1].seats)
    yield from person_lines("seats", held, scope)
    for line in _agencies(scope):
        if line.state is State.SHOWN and seat in getattr(line.record, "seats", ()):
            yield replace(line, name="seats")


def _duties(scope: Scope) -> Iterator[Line]:
    """Yield the seats whose duties are told: those that somebody holds or a roster has."""
    used = {seat for _, person in served(scope) for seat in person.seats}
    used |= {seat for agency in _serving_agencies(scope) for seat in agency.seats}
    used |= {seat for roster in rosters_of(scope) for seat in roster.seats}
    for seat in scope.catalogue.organisation.seats:
        if seat.name in used and seat.duties:
            yield Line(scope.catalogue.site, "duties", seat)


def _stairs(scope: Scope) -> Iterator[Line]:
    """Yield who looks after a part of the building."""
    yield from person_lines("stairs", (pair for pair in served(scope) if pair[1].stairs), scope)


def _group(scope: Scope) -> Iterator[Line]:
    """Yield the group of a home, and what says who is responsible for it."""
    if isinstance(scope.place, HomeEntry) and (group := scope.community.group_of(scope.place)):
        yield Line(scope.community, "group", group)
        yield Line(scope.community, "group", scope.community.record, "responsible")


def _groups(scope: Scope) -> Iterator[Line]:
    """Yield the groups of the community; on the board of a unit within it, those of the unit."""
    community = next((p for p in scope.chain if isinstance(p, CommunityEntry)), None)
    if community:
        place = scope.place
        inner: tuple[Group, ...] = community.record.groups
        found = community.groups_in(place) if isinstance(place, UnitEntry) else inner
        yield from (Line(community, "groups", group) for group in found)


#: What is made from who serves a place: panels by their id, fields by their name.
SERVING: Mapping[str, Callable[[Scope], Iterator[Line]]] = MappingProxyType(
    {
        "members": _members,
        "seats": _seats,
        "stairs": _stairs,
        "group": _group,
        "groups": _groups,
        "duties": _duties,
        "agencies": _agencies,
        "leads": _leads,
    }
)
