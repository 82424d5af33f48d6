"""What begins ends later than it begins, and no year is mistyped."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from noticeboard.catalogue.model import Catalogue
from noticeboard.diagnostics import Diagnostic
from noticeboard.schema import (
    Building,
    CodeEntry,
    Community,
    Consent,
    HistoryNote,
    Notice,
    Record,
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
    (HistoryNote, "day"): (200, _ANY),
}
#: Of all others.
_NEAR = (10, 10)


def check_years(catalogue: Catalogue, today: date) -> Iterator[Diagnostic]:
    """Whoever typed 1926 or 2062 for 2026 is asked."""
    tops: list[Record] = [*catalogue.ledger.entries]
    for community in catalogue.communities:
        tops += [community.record, community.consents, *(b.record for b in community.buildings)]
    for record in (found for top in tops for found in _all(top)):
        for field in type(record).model_fields:
            day = getattr(record, field)
            if not isinstance(day, date):
                continue
            before, after = _YEARS.get((type(record), field), _NEAR)
            if not today.year - before <= day.year <= today.year + after:
                yield record.warning(field, "value.far-year", value=day.isoformat())


def _all(record: Record) -> Iterator[Record]:
    yield record
    for child in record.children():
        yield from _all(child)


def check_spans(catalogue: Catalogue, today: date) -> Iterator[Diagnostic]:
    """Notices and consents end no earlier than they begin; no data are dated in the future."""
    for community in catalogue.communities:
        records: list[Community | Building] = [community.record]
        records += [building.record for building in community.buildings]
        spans: list[Notice | Consent] = [n for r in records for n in r.notices]
        spans += community.consents.consents
        for span in spans:
            if span.until is not None and span.until < span.since:
                yield span.problem("until", "value.until", since=span.since.isoformat())
        for record in records:
            if record.updated is not None and record.updated > today:
                yield record.problem("updated", "value.future", today=today.isoformat())
            for note in record.history:
                if note.day > today:
                    yield note.problem("day", "value.future", today=today.isoformat())
