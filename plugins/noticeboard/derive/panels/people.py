"""Members: who may be named, with seats, numbers and what they help with."""

from __future__ import annotations

from noticeboard.derive.rows import Panel
from noticeboard.derive.scope import Scope

__all__ = ["derive_members", "seat_ranks"]


def seat_ranks(scope: Scope) -> dict[str, int]:
    """Return every seat with its place in the order of the site."""
    return {seat.name: number for number, seat in enumerate(scope.catalogue.organisation.seats)}


def derive_members(scope: Scope) -> Panel | None:
    """Everybody with a name to show, seat holders first; the rest are only counted."""
    rank = seat_ranks(scope)
    named = [person for person in scope.people if person.name]
    named.sort(key=lambda p: min((rank[seat] for seat in p.seats), default=len(rank)))
    unnamed = len(scope.people) - len(named)
    if not scope.people:
        return None
    return Panel("members", "", tuple(named), unnamed=unnamed)
