"""Cases: only legal moves, on days that follow each other, under numbers of their own, nameless."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from noticeboard.catalogue.caseload import Caseload, caseload_of
from noticeboard.catalogue.community import CommunityEntry
from noticeboard.catalogue.model import Catalogue
from noticeboard.catalogue.rules.words import find_repeated, find_unknown
from noticeboard.diagnostics import Diagnostic
from noticeboard.schema import (
    CASE_CLASSES,
    CASE_STATES,
    NEEDS,
    Case,
    CaseRules,
    CasesFile,
    DaysOff,
    Move,
    Sealed,
    Shareable,
    mask,
    next_states,
    numbered,
    sealed_in,
)

__all__ = ["check_case", "check_case_rules", "check_cases"]


def check_case_rules(catalogue: Catalogue, today: date) -> Iterator[Diagnostic]:
    """Kinds are listed once, and days off lie in the year that they are of, either off or on."""
    for rules in (catalogue.organisation.case_rules, *_own_rules(catalogue)):
        if rules:
            yield from find_repeated(rules, "kinds")
    years: set[int] = set()
    for one in catalogue.organisation.days_off:
        if one.year.year in years:
            yield one.problem("year", "reference.repeated", value=str(one.year.year))
        years.add(one.year.year)
        yield from _days_off(one)


def _own_rules(catalogue: Catalogue) -> Iterator[CaseRules | None]:
    for community in catalogue.communities:
        yield community.record.case_rules


def _days_off(one: DaysOff) -> Iterator[Diagnostic]:
    year = one.year.year
    for field in ("off", "on"):
        for index, day in enumerate(getattr(one, field)):
            if day.year != year:
                value = day.isoformat()
                yield one.problem(
                    field, "cases.day-of-another-year", index=index, value=value, year=year
                )
            elif field == "on" and day in one.off:
                yield one.problem(field, "cases.day-twice", index=index, value=day.isoformat())


def check_cases(catalogue: Catalogue, today: date) -> Iterator[Diagnostic]:
    """Look at every case of every community."""
    if ("organisation",) in catalogue.broken:
        return
    names = _names(catalogue) if any(c.cases for c in catalogue.communities) else frozenset()
    for community in catalogue.communities:
        load = caseload_of(catalogue.organisation, community.record)
        yield from _numbers(community, load)
        for year, file in community.cases.items():
            if file.cases and not load.kinds:
                yield replace(
                    file.cases[0].problem("category", "cases.no-kinds", community=community.name),
                    more=len(file.cases) - 1,
                )
            for case in file.cases:
                yield from check_case(case, year, load, names)
            yield from _unknown_years(file, load)


def _names(catalogue: Catalogue) -> frozenset[Sealed[str]]:
    """Return the name of everybody whom some file names."""
    found = (pair for record in catalogue.records() for pair in sealed_in(record, Shareable.NAME))
    return frozenset(name for _, name in found)


def _numbers(community: CommunityEntry, load: Caseload) -> Iterator[Diagnostic]:
    """Yield numbers that two cases have, and serial numbers: 007 and 0007 are one."""
    seen: dict[tuple[int, str], Case] = {}
    for year, file in community.cases.items():
        for case in file.cases:
            match = load.pattern(year).fullmatch(case.number)
            serial = (year, match[1].lstrip("0") if match else case.number)
            if other := seen.get(serial):
                place = other.place("number")
                where = f"{place.path}:{place.line}"
                yield case.problem("number", "cases.twice", value=case.number, where=where)
            seen.setdefault(serial, case)


def check_case(
    case: Case, year: int, load: Caseload, names: frozenset[Sealed[str]]
) -> Iterator[Diagnostic]:
    """Yield all that is wrong with one case, but for what others say of its number.

    Args:
        case: The case.
        year: Of its file.
        load: What holds for it.
        names: Of all persons whom the site knows.
    """
    if not load.pattern(year).fullmatch(case.number):
        example = numbered(load.form, year, 7, "7K3M9T" if load.coded else "")
        message_id = "cases.form-coded" if load.coded else "cases.form-other"
        yield case.problem("number", message_id, value=case.number, example=example)
    if case.received.year != year:
        file = f"{case.received.year}.yml"
        yield case.problem("received", "cases.year", year=year, file=file)
    if load.kinds:  # or it is told once, of all cases
        yield from find_unknown(case, "category", [kind.name for kind in load.kinds], "case-kind")
    yield from _moves(case)
    for move in case.moves:
        if move.body and Sealed(move.body, Shareable.NAME) in names:
            yield move.problem("body", "cases.body-person", value=mask(move.body))


def _moves(case: Case) -> Iterator[Diagnostic]:
    """Yield illegal moves, each judged from where the one before it says that the case was."""
    state, day = "", case.received
    for index, move in enumerate(case.moves):
        legal = next_states(state, case.of)
        if move.state not in legal:
            yield _illegal(index, legal, case)
        if move.day < day:
            yield move.problem("day", "cases.backwards", before=day.isoformat())
        yield from _wants(move)
        state, day = move.state, max(day, move.day)
    need = case.of.needs
    if need and need not in {move.state for move in case.moves}:
        word = CASE_STATES[need]
        yield case.problem("sort", "cases.class-needs", sort=case.of.word, state=word)


def _illegal(index: int, legal: tuple[str, ...], case: Case) -> Diagnostic:
    """Return what is told of a move: which it is, and what may stand there instead.

    Args:
        index: Of the move.
        legal: What may stand there in the class of the case.
        case: Whose move it is.
    """
    move, words = case.moves[index], tuple(CASE_STATES[one] for one in legal)
    to, sort = CASE_STATES[move.state], case.of.word
    if not index:
        return move.problem("state", "cases.first", state=to, legal=words)
    before = CASE_STATES[case.moves[index - 1].state]
    if not legal:
        return move.problem("state", "cases.ended", state=to, before=before)
    told: dict[str, Any] = {"state": to, "before": before, "sort": sort, "legal": words}
    states = [one.state for one in case.moves]
    if fitting := _classes(states[: index + 1], states):
        return move.problem("state", "cases.class-state", **told, fitting=fitting)
    if others := _others(states[:index], legal):
        return move.problem("state", "cases.move-others", **told, others=others)
    return move.problem("state", "cases.move", **told)


def _others(states: Sequence[str], legal: Collection[str]) -> tuple[str, ...]:
    """Return what may follow `states` in other classes, and in which: ``退回（退回件）``."""
    ways = {one: _classes((*states, one), (*states, one)) for one in CASE_STATES}
    return tuple(
        f"{CASE_STATES[one]}（{'、'.join(classes)}）"
        for one, classes in ways.items()
        if classes and one not in legal
    )


def _classes(states: Sequence[str], every: Collection[str]) -> tuple[str, ...]:
    """Return the classes in which each of `states` may follow the one before it.

    Args:
        states: Of a case, from its first on.
        every: All that the case has: one that its class needs must be among them.
    """
    steps = [*zip(("", *states), states, strict=False)]
    return tuple(
        one.word
        for one in CASE_CLASSES.values()
        if all(to in next_states(before, one) for before, to in steps)
        and (not one.needs or one.needs in every)
    )


def _wants(move: Move) -> Iterator[Diagnostic]:
    """Yield what a move does not say and has to, and an end that none has but an extension."""
    for field in NEEDS.get(move.state, ()):
        if getattr(move, field) is None:
            word = CASE_STATES[move.state]
            yield move.problem("state", f"cases.wants-{field}", state=word)
    if move.until and move.state != "extended":
        yield move.problem("until", "cases.until-elsewhere", state=CASE_STATES[move.state])
    elif move.until and move.until <= move.day:
        yield move.problem("until", "cases.until-early", day=move.day.isoformat())


def _unknown_years(file: CasesFile, load: Caseload) -> Iterator[Diagnostic]:
    """Warn once of a file with cases whose limit lies where the working days are not known."""
    for case in file.cases:
        waits = case.ended or case.last.state == "wanting"
        if not waits and load.due(case) is None:
            yield case.warning("received", "cases.calendar", number=case.number)
            return
