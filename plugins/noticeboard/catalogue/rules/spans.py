"""What begins ends later than it begins, what has been is not to come, no year is mistyped."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from noticeboard.catalogue.model import Catalogue
from noticeboard.diagnostics import Diagnostic
from noticeboard.schema import (
    Bound,
    Building,
    CodeEntry,
    Community,
    Consent,
    HistoryNote,
    Notice,
    Record,
    UnitFile,
    bounds_of,
)

__all__ = ["check_spans", "check_years"]

#: What lies ahead is refused by another rule.
_ANY = 10_000
#: Years before and after today in which a date of a kind can lie: others are mistyped. What is told
#: of the party's history goes back to its beginnings.
_YEARS: dict[tuple[type[Record], str], tuple[int, int]] = {
    (Notice, "since"): (5, 2),
    (Notice, "until"): (5, 5),
    (Consent, "since"): (20, 1),
    (Consent, "until"): (20, 20),
    (CodeEntry, "day"): (20, 1),
    (Building, "updated"): (10, _ANY),
    (Community, "updated"): (10, _ANY),
    (UnitFile, "updated"): (10, _ANY),
    (HistoryNote, "day"): (200, _ANY),
}
#: Of all others.
_NEAR = (10, 10)


def check_years(catalogue: Catalogue, today: date) -> Iterator[Diagnostic]:
    """Whoever typed 1926 or 2062 for 2026 is asked."""
    for record in catalogue.records():
        for field in type(record).model_fields:
            day = getattr(record, field)
            if not isinstance(day, date):
                continue
            before, after = _YEARS.get((type(record), field), _NEAR)
            if not today.year - before <= day.year <= today.year + after:
                yield record.warning(field, "value.far-year", value=day.isoformat())


def check_spans(catalogue: Catalogue, today: date) -> Iterator[Diagnostic]:
    """No record ends before it begins, and no day that should be past is in the future."""
    for record in catalogue.records():
        begins = bounds_of(record, Bound.SINCE).values()
        for field, until in bounds_of(record, Bound.UNTIL).items():
            for since in begins:
                if until < since:
                    yield record.problem(field, "value.until", since=since.isoformat())
        for field, day in bounds_of(record, Bound.PAST).items():
            if day > today:
                yield record.problem(field, "value.future", today=today.isoformat())
