"""What holds for the cases of one community: numbers, kinds, limits, and the day each is due."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from noticeboard.catalogue.workdays import Workdays
from noticeboard.schema import (
    CASE_CLASSES,
    Case,
    CaseKind,
    CaseRules,
    Community,
    Organisation,
    number_pattern,
)

__all__ = ["Caseload", "caseload_of"]

#: How cases are numbered if nobody says so: ``2026-001``.
_FORM = "年-000"


@dataclass(frozen=True)
class Caseload:
    """The rules of a community, the site's where it has none of its own.

    Attributes:
        form: Of its numbers.
        coded: Whether they end in something that cannot be guessed.
        kinds: What cases may be about.
        limits: Working days by class.
        workdays: Of the site.
    """

    form: str
    coded: bool
    kinds: tuple[CaseKind, ...]
    limits: dict[str, int]
    workdays: Workdays

    def pattern(self, year: int) -> re.Pattern[str]:
        """Return what a number of that year looks like, the serial number its first group."""
        return number_pattern(self.form, year, self.coded)

    def limit(self, case: Case) -> int:
        """Return in how many working days `case` is to be done: a kind may have a limit of its own.

        Why for cases with a limit only: what is done at once is, whatever it is about.
        """
        own = next((kind.days for kind in self.kinds if kind.name == case.category), None)
        if case.sort == "timed" and own is not None:
            return own
        return self.limits[case.sort]

    def due(self, case: Case) -> date | None:
        """Return the day by which `case` is to be done.

        Papers that are wanted stop the clock, which begins anew when the last has come; from then
        on a later day is due if it was put off again.

        Returns:
            None while it waits for whoever asked, and where the working days are not known yet.
        """
        start, until = case.received, None
        for move in case.moves:
            if move.state == "wanting":
                until = None
            elif move.state == "supplied":
                start = move.day
            elif move.state == "extended":
                until = move.until
        if case.last.state == "wanting":
            return None
        return until or self.workdays.after(start, self.limit(case))

    def waited(self, case: Case, end: date) -> int | None:
        """Count the working days up to `end` in which papers were awaited; None if not known."""
        until = (*(move.day for move in case.moves[1:]), end)
        waits = [
            self.workdays.between(move.day, day)
            for move, day in zip(case.moves, until, strict=True)
            if move.state == "wanting"
        ]
        known = [days for days in waits if days is not None]
        return sum(known) if len(known) == len(waits) else None


def caseload_of(organisation: Organisation, community: Community) -> Caseload:
    """Return what holds for the cases of `community`."""
    said = [rules for rules in (community.case_rules, organisation.case_rules) if rules]

    def nearest(field: str) -> object:
        found = (getattr(rules, field) for rules in said)
        return next((value for value in found if value not in (None, ())), None)

    kinds = next((rules.kinds for rules in said if rules.kinds), ())
    form, coded = nearest("form"), nearest("coded")
    return Caseload(
        form=form if isinstance(form, str) else _FORM,
        coded=coded == "yes",
        kinds=kinds,
        limits={id_: _limit(said, id_) for id_ in CASE_CLASSES},
        workdays=Workdays.of(organisation.days_off),
    )


def _limit(said: list[CaseRules], sort: str) -> int:
    field = {"return": "returned"}.get(sort, sort)
    found = (getattr(rules, field) for rules in said)
    return next((days for days in found if days is not None), CASE_CLASSES[sort].limit)
