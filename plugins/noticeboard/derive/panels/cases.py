"""What a community was asked and did, in short: how many cases, and the newest of them."""

from __future__ import annotations

from dataclasses import replace

from noticeboard.catalogue import CommunityEntry, PlaceEntry
from noticeboard.derive.casework import casework_of
from noticeboard.derive.rows import Panel
from noticeboard.derive.scope import Scope

__all__ = ["count_cases", "derive_cases"]

#: How many of the newest stand on the page of the community.
_NEWEST = 3


def derive_cases(scope: Scope) -> Panel | None:
    """What the newest year comes to, and its newest cases; all of them have a page of their own."""
    if not isinstance(scope.place, CommunityEntry):
        return None
    work = casework_of(scope.catalogue, scope.place, scope.today)
    if work is None:
        return None
    newest = work.rows[work.year][:_NEWEST]
    if work.coded:
        newest = tuple(replace(row, number="", path="") for row in newest)
    return Panel("cases", "", (work.sums[work.year], *newest))


def count_cases(place: PlaceEntry) -> int:
    """Return how many cases the table of `place` begins with: its newest year's, all open ones."""
    if not isinstance(place, CommunityEntry):
        return 0
    years = {year: file.cases for year, file in place.cases.items() if file.cases}
    newest = max(years, default=0)
    return sum(year == newest or not case.ended for year in years for case in years[year])
