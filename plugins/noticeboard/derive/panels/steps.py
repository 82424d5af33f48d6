"""Whom to ask: who settles what at each level, from the home to the widest unit (找谁)."""

from __future__ import annotations

from dataclasses import replace

from noticeboard.catalogue import HomeEntry, PlaceEntry, SiteEntry, StairwellEntry, UnitEntry
from noticeboard.derive.people import ShownPerson
from noticeboard.derive.rows import Panel, StepRow
from noticeboard.derive.scope import Scope
from noticeboard.schema import Community, Step

__all__ = ["derive_steps", "seats_asked", "step_at"]


def derive_steps(scope: Scope) -> Panel | None:
    """The place itself, then each above it that has a number, somebody to ask, or a task.

    Nothing where there is no step beyond the place: whom to call there stands at the top.
    """
    rows = [row for place in scope.chain if (row := _step(scope, place))]
    if len(rows) < 2:
        return None
    at = next((n for n, row in enumerate(rows) if row.path), 0)
    rows[at] = replace(rows[at], next=True)
    return Panel("steps", "", tuple(rows))


def _step(scope: Scope, place: PlaceEntry) -> StepRow | None:
    """Return the step at `place`, or None where it has nothing to say."""
    own = place is scope.place
    if isinstance(place, SiteEntry) or (isinstance(place, HomeEntry) and not own):
        return None
    level = _level(scope, place)
    step = step_at(scope, place)
    asked = _asked(scope, place)
    phone = (asked and asked.phone) or getattr(place.record, "hotline", None)
    row = StepRow(
        level=level,
        place=place.name,
        path="" if own else place.path,
        settles=(step.text or "") if step else "",
        who=_who(asked) if asked else "",
        phone=phone,
    )
    return row if row.phone or row.who or (row.settles and not own) else None


def step_at(scope: Scope, place: PlaceEntry) -> Step | None:
    """Return what the site says of the level of `place`; None where it says nothing."""
    level = _level(scope, place)
    steps = scope.catalogue.organisation.steps
    return next((step for step in steps if step.level == level), None)


def seats_asked(scope: Scope, place: PlaceEntry) -> tuple[str, ...]:
    """Return the seats whose holders are asked at `place`; in a home else those that lead there."""
    step = step_at(scope, place)
    seats = step.seats if step else ()
    if isinstance(place, HomeEntry):
        return seats or scope.community.record.leads or scope.catalogue.organisation.leads
    return seats


def _level(scope: Scope, place: PlaceEntry) -> str:
    levels = scope.catalogue.organisation.levels
    if isinstance(place, UnitEntry):
        return place.unit.level
    if isinstance(place.record, Community):
        return place.record.level or ""
    return levels[-1] if levels and not isinstance(place, StairwellEntry) else ""


def _asked(scope: Scope, place: PlaceEntry) -> ShownPerson | None:
    """Return who is asked at `place`: who holds one of the seats of the step, by their order."""
    people = scope.people if place is scope.place else scope.people_of(place)
    seats = seats_asked(scope, place)
    holders = (p for seat in seats for p in people if seat in p.seats and (p.name or p.phone))
    return next(holders, None)


def _who(person: ShownPerson) -> str:
    return " ".join((*person.seats[:1], *([person.name] if person.name else ())))
