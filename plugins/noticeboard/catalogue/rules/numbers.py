"""Numbers of persons in texts that may name somebody: a notice, a service, a good deed."""

from __future__ import annotations

from collections.abc import Iterator

from noticeboard.catalogue.telling import account_in, secret_in
from noticeboard.diagnostics import Diagnostic
from noticeboard.schema import Phone, Record, mask, nameless_fields

__all__ = ["find_numbers"]


def find_numbers(record: Record, field: str, index: int | None, text: str) -> Iterator[Diagnostic]:
    """Yield what in `text` is a number of an identity or bank card; a mobile is but a warning.

    Why a warning: it may be that of an office, or somebody agreed to it; what members did not agree
    to is looked for by `leaks`. Records that name nobody are looked at more closely, by `somebody`.
    """
    if field in nameless_fields(type(record)) or isinstance(getattr(record, field), Phone):
        return
    if found := secret_in(text):
        yield record.problem(field, "privacy.number", index=index, value=mask(found))
    elif found := account_in(text):
        yield record.warning(field, "privacy.account", index=index, value=mask(found))
