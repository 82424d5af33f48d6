"""What begins ends later than it begins."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from noticeboard.catalogue.model import Catalogue
from noticeboard.diagnostics import Diagnostic
from noticeboard.schema import Building, Community, Consent, Notice

__all__ = ["check_spans"]


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
