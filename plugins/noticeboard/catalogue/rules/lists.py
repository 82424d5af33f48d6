"""No list of people by what they are: not as a checklist, a partner, or a document either."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from noticeboard.catalogue.model import Catalogue
from noticeboard.diagnostics import Diagnostic
from noticeboard.schema import Checklist, Partner, refused_in

__all__ = ["check_lists"]


def check_lists(catalogue: Catalogue, today: date) -> Iterator[Diagnostic]:
    """What is refused as a key is refused as the title of what could hold it as well."""
    for record in catalogue.records():
        if isinstance(record, Checklist | Partner) and (refused := refused_in(record.name)):
            yield record.problem("name", f"privacy.refused-{refused}", key=record.name)
    for entry in catalogue.documents:
        if refused := refused_in(entry.title):
            yield entry.tag.problem("category", f"privacy.refused-{refused}", key=entry.title)
