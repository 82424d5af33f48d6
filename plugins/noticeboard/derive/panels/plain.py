"""Panels whose rows are records as staff wrote them, the place's own first."""

from __future__ import annotations

from collections.abc import Iterator

from noticeboard.catalogue import Owner, PlaceEntry
from noticeboard.derive.reveal import reveal
from noticeboard.derive.rows import Panel, RecordRow
from noticeboard.derive.scope import Scope
from noticeboard.schema import Channel, Kind, Record, authors_in
from noticeboard.schema.markers import fields_with

__all__ = ["derive_plain", "row_of", "rows_of"]


def derive_plain(kind: Kind, scope: Scope) -> Panel | None:
    """Return the records of `kind` that the channel shows today, or None where there are none."""
    places = scope.places_of(kind)
    rows = [row for place in places for row in rows_of(kind.id, place, scope)]
    if kind.newest:
        rows.sort(key=lambda row: getattr(row, kind.newest), reverse=True)
    return Panel(kind.id, "", tuple(rows)) if rows else None


def rows_of(kind: str, place: PlaceEntry, scope: Scope) -> Iterator[RecordRow]:
    """Yield the rows of `kind` that `place`, a link of the chain, says itself."""
    owner = scope.owner_of(place)
    for record in scope.shown_of(place, kind):
        row = row_of(record, owner, scope)
        if all(getattr(row, field) is not None for field in authors_in(record)):
            yield row


def row_of(record: Record, owner: Owner, scope: Scope) -> RecordRow:
    """Return `record`, and what the channel shows of the records in it, as it shows them.

    Whom it names is told by consent only. Left out are the channels, of which a row has one, and
    the place in the file.
    """
    own = reveal(record, owner, scope.channel, scope.today)
    left = ("at", *fields_with(type(record), Channel))
    fields = (field for field in type(record).model_fields if field not in left)
    return RecordRow(
        tuple(
            (field, own[field] if field in own else _within(getattr(record, field), owner, scope))
            for field in fields
        )
    )


def _within(value: object, owner: Owner, scope: Scope) -> object:
    if isinstance(value, tuple):
        hidden = [item for item in value if isinstance(item, Record) and not scope.shows(item)]
        return tuple(_within(item, owner, scope) for item in value if item not in hidden)
    if isinstance(value, Record):
        return row_of(value, owner, scope) if scope.shows(value) else None
    return value
