"""What a place accounts for: records as they are, and what follows from their days and numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from noticeboard.derive.panels.plain import rows_of
from noticeboard.derive.rows import Panel, RecordRow
from noticeboard.derive.scope import Scope
from noticeboard.schema import KINDS

__all__ = ["derive_decisions", "derive_money", "derive_projects", "derive_wishes"]

#: How far a wish is, what can still be claimed first; then a project, what is under way first.
_WISHES = ("open", "claimed", "done")
_PROJECTS = ("doing", "planned", "done", "dropped")


def derive_wishes(scope: Scope) -> Panel | None:
    """How many there are and how far they are, then the wishes."""
    rows = [_with(row, state=_wish_state(row)) for row in _rows("wishes", scope)]
    if not rows:
        return None
    counts = Counter(row.state for row in rows)
    rows.sort(key=lambda row: row.done or row.claimed or row.day, reverse=True)
    rows.sort(key=lambda row: _WISHES.index(row.state))
    total = [(state, counts[state]) for state in _WISHES]
    newest = max(row.done or row.claimed or row.day for row in rows)
    sums = RecordRow((("sum", len(rows)), *total, ("day", newest)))
    return Panel("wishes", "", (sums, *rows))


def _wish_state(row: RecordRow) -> str:
    return "done" if row.done else "claimed" if row.claimed else "open"


def derive_projects(scope: Scope) -> Panel | None:
    """The projects; how far each is follows from its days, and so does whether it is late."""
    rows = [_project(row, scope.today) for row in _rows("projects", scope)]
    rows.sort(key=lambda row: row.done or row.start, reverse=True)
    rows.sort(key=lambda row: _PROJECTS.index(row.state))
    return Panel("projects", "", tuple(rows)) if rows else None


def _project(row: RecordRow, today: date) -> RecordRow:
    under_way = "doing" if row.start <= today else "planned"
    state = "done" if row.done else "dropped" if row.stopped else under_way
    late = state in ("doing", "planned") and row.due is not None and row.due < today
    return _with(row, state=state, late=late)


def derive_decisions(scope: Scope) -> Panel | None:
    """The decisions, the one with the newest step first, and the steps that are still to come."""
    ways = {way.name: way.steps for way in scope.catalogue.organisation.procedures}
    rows = [
        _with(row, coming=ways[row.procedure][len(row.steps) :])
        for row in _rows("decisions", scope)
    ]
    rows.sort(key=lambda row: row.steps[-1].day, reverse=True)
    return Panel("decisions", "", tuple(rows)) if rows else None


def derive_money(scope: Scope) -> Panel | None:
    """The accounts, the newest year first, each with its sums and what is left."""
    rows = [_account(row) for row in _rows("money", scope)]
    rows.sort(key=lambda row: row.year, reverse=True)
    return Panel("money", "", tuple(rows)) if rows else None


def _account(row: RecordRow) -> RecordRow:
    income, spending = (sum(one.amount for one in part) for part in (row.income, row.spending))
    rest = (row.brought or 0) + income - spending
    return _with(row, income_sum=income, spending_sum=spending, rest=rest)


def _rows(kind: str, scope: Scope) -> Iterator[RecordRow]:
    for place in scope.places_of(KINDS[kind]):
        yield from rows_of(kind, place, scope)


def _with(row: RecordRow, **values: object) -> RecordRow:
    """Return `row` with `values` besides its own, or in their place."""
    return RecordRow(tuple({**dict(row.values), **values}.items()))
