"""What begins ends later than it begins, what has been is not to come, no year is mistyped."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from noticeboard.catalogue.model import Catalogue
from noticeboard.diagnostics import Diagnostic
from noticeboard.schema import Bound, bounds_of, years_of

__all__ = ["check_spans", "check_years"]


def check_years(catalogue: Catalogue, today: date) -> Iterator[Diagnostic]:
    """Whoever typed 1926 or 2062 for 2026 is asked."""
    for record in catalogue.records():
        for field, (day, years) in years_of(record).items():
            if not today.year - years.before <= day.year <= today.year + years.after:
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
