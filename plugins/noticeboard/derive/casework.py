"""The cases of a community on a day: the state of each, and what a year comes to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

from noticeboard.catalogue import Caseload, Catalogue, CommunityEntry, caseload_of
from noticeboard.derive.case_rows import (
    CaseNumbers,
    CaseRow,
    CaseStep,
    CaseSums,
    Rate,
    SortSum,
)
from noticeboard.derive.rates import percent_of
from noticeboard.schema import CASE_CLASSES, Case, form_parts, is_few, numbered

__all__ = ["Casework", "casework_of"]

#: The way of a case that is sent to somebody.
_FUNNEL = ("asked", "sent", "taken", "done")
#: Of the number that is told as an example.
_SERIAL, _SECRET = 7, "7K3M9T"


@dataclass(frozen=True, slots=True)
class Casework:
    """All cases of a community as they stand on a day.

    Attributes:
        year: The newest of which there are any.
        rows: By year, the newest case first; with their numbers, whoever may see those.
        sums: By year.
        coded: Whether a list does not show the numbers.
        numbers: What they look like.
    """

    year: int
    rows: dict[int, tuple[CaseRow, ...]]
    sums: dict[int, CaseSums]
    coded: bool
    numbers: CaseNumbers

    @property
    def open(self) -> tuple[CaseRow, ...]:
        """Those of any year that have not ended, the one first that should have longest ago."""
        rows = [row for year in self.rows.values() for row in year if not row.ended]
        far = date.max
        return tuple(sorted(rows, key=lambda row: (row.due or far, row.received, row.number)))

    def ended(self, year: int) -> tuple[CaseRow, ...]:
        """Return those received in `year` that have ended, the last to end first."""
        rows = [row for row in self.rows.get(year, ()) if row.ended]
        return tuple(sorted(rows, key=lambda row: (row.day, row.number), reverse=True))


def casework_of(catalogue: Catalogue, community: CommunityEntry, today: date) -> Casework | None:
    """Return the cases of `community` on the day `today`; None where it has none."""
    load = caseload_of(catalogue.organisation, community.record)
    files = {year: file.cases for year, file in community.cases.items() if file.cases}
    if not files:
        return None
    rows = {
        year: tuple(_row(case, community, load, today) for case in _newest_first(files[year]))
        for year in sorted(files, reverse=True)
    }
    path = f"{community.path}/cases"
    sums = {year: _sums(year, rows, path) for year in rows}
    return Casework(max(rows), rows, sums, load.coded, _numbers(load, tuple(rows)))


def _numbers(load: Caseload, years: tuple[int, ...]) -> CaseNumbers:
    head, gap, digits = form_parts(load.form)
    example = numbered(load.form, years[0], _SERIAL, _SECRET if load.coded else "")
    return CaseNumbers(head, gap, digits, years, example)


def _newest_first(cases: Sequence[Case]) -> list[Case]:
    return sorted(cases, key=lambda case: (case.received, case.number), reverse=True)


def _row(case: Case, community: CommunityEntry, load: Caseload, today: date) -> CaseRow:
    calendar, last = load.workdays, case.last
    end = last.day if case.ended else today
    due, waited = load.due(case), load.waited(case, end)
    return CaseRow(
        number=case.number,
        path=f"{community.path}/cases/{case.number}",
        text=case.text,
        category=case.category,
        sort=case.sort,
        received=case.received,
        state=last.state,
        body=next((move.body for move in reversed(case.moves) if move.body), None) or "",
        note=last.note or "",
        until=last.until,
        day=last.day,
        ended=case.ended,
        limit=load.limit(case),
        due=due,
        taken=_less(calendar.between(case.received, end), waited),
        waited=waited,
        left=None if due is None else calendar.between(end, due),
        passed=due is not None and due < end,
        steps=tuple(
            CaseStep(move.day, move.state, move.body or "", move.note or "", move.until)
            for move in case.moves
        ),
    )


def _less(days: int | None, fewer: int | None) -> int | None:
    return None if days is None or fewer is None else days - fewer


def _sums(year: int, rows: dict[int, tuple[CaseRow, ...]], path: str) -> CaseSums:
    mine = rows[year]
    open_ = [row for row in mine if not row.ended]
    done = [row for row in mine if row.state == "done"]
    judged = [row for row in mine if row.state in ("done", "returned") and row.left is not None]
    theirs = [row for row in mine if row.state not in ("returned", "withdrawn")]
    days = [row.taken for row in done if row.taken is not None]
    returned, withdrawn = (_count(mine, state) for state in ("returned", "withdrawn"))
    funnel = _funnel(mine)
    ways = (
        ("done", funnel[-1][1]),
        ("at-once", len(done) - funnel[-1][1]),
        ("returned", returned),
        ("withdrawn", withdrawn),
        ("open", len(open_)),
    )
    return CaseSums(
        path=path,
        year=year,
        total=len(mine),
        open=len(open_),
        late=sum(row.passed for row in open_),
        waiting=sum(row.state == "wanting" for row in open_),
        earlier=sum(not row.ended for other in rows if other < year for row in rows[other]),
        returned=returned,
        withdrawn=withdrawn,
        done=_rate(len(done), len(theirs)),
        in_time=_rate(sum(not row.passed for row in judged), len(judged)),
        median="" if not days or is_few(len(days)) else f"{median(days):g}",
        funnel=funnel,
        ways=tuple((way, count) for way, count in ways if count),
        sorts=tuple(_sort_sum(sort, mine) for sort in _sorts(mine)),
    )


def _rate(part: int, whole: int) -> Rate:
    return Rate(part, whole, "" if not whole or is_few(whole) else percent_of(part, whole))


def _passed(row: CaseRow) -> set[str]:
    return {step.state for step in row.steps}


def _funnel(rows: Iterable[CaseRow]) -> tuple[tuple[str, int], ...]:
    """Count the cases that came to each step, having been through all before it.

    Why not all that are done: what was done at once was never sent, and more would come out at the
    bottom than went in.
    """
    counts, left = [], [_passed(row) for row in rows]
    for state in _FUNNEL:
        left = [passed for passed in left if state in passed]
        counts.append((state, len(left)))
    return tuple(counts)


def _count(rows: Iterable[CaseRow], state: str) -> int:
    return sum(row.state == state for row in rows)


def _sorts(rows: Iterable[CaseRow]) -> list[str]:
    present = {row.sort for row in rows}
    return [sort for sort in CASE_CLASSES if sort in present]


def _sort_sum(sort: str, rows: Iterable[CaseRow]) -> SortSum:
    mine = [row for row in rows if row.sort == sort]
    ended = sum(row.ended for row in mine)
    late = sum(not row.ended and row.passed for row in mine)
    limits = [row.limit for row in mine]
    return SortSum(sort, min(limits), max(limits), len(mine), ended, late)
