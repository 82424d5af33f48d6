"""Whom to ask at each level: what is settled there, who holds the seat, which number there is."""

from __future__ import annotations

from collections.abc import Iterator

from noticeboard.catalogue import HomeEntry, PlaceEntry, SiteEntry
from noticeboard.derive.origin.line import Line, person_lines, says
from noticeboard.derive.origin.serving import served
from noticeboard.derive.panels.steps import seats_asked, step_at
from noticeboard.derive.people import shown_people
from noticeboard.derive.scope import Scope
from noticeboard.schema import Person

__all__ = ["step_lines"]


def step_lines(scope: Scope) -> Iterator[Line]:
    """Yield of each place upwards what is settled there, who is asked, or else its number."""
    places = [p for p in scope.chain if p is scope.place or not isinstance(p, HomeEntry)]
    steps = [[*_step(scope, place)] for place in places if not isinstance(place, SiteEntry)]
    if sum(map(bool, steps)) > 1:
        yield from (line for step in steps for line in step)


def _step(scope: Scope, place: PlaceEntry) -> Iterator[Line]:
    step = step_at(scope, place)
    asked = _asked(scope, place)
    number = says(place.record, "hotline")
    if step and step.text and (asked or number or place is not scope.place):
        yield Line(scope.catalogue.site, "steps", step)
    yield from person_lines("steps", asked[:1], scope)
    if number and not any(person.phone for _, person in asked[:1]):
        yield Line(place, "steps", place.record, "hotline")


def _asked(scope: Scope, place: PlaceEntry) -> list[tuple[PlaceEntry, Person]]:
    """Return who may be asked at `place`, the first first: of those who may be told of."""
    named = ((place, p) for p in getattr(place.record, "members", ()))
    people = [*served(scope)] if place is scope.place else [*named]
    seats = seats_asked(scope, place)
    return [pair for s in seats for pair in people if s in pair[1].seats and _told(pair, scope)]


def _told(pair: tuple[PlaceEntry, Person], scope: Scope) -> bool:
    place, person = pair
    (shown,) = shown_people([(scope.owner_of(place), person)], scope.channel, scope.today)
    return bool(shown.name or shown.phone)
