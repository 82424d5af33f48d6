"""Rows of plain kinds, as boards hold them, with values that no file needs to hold."""

from __future__ import annotations

from datetime import date

from noticeboard.derive import Board, Said
from noticeboard.derive.rows import RecordRow
from noticeboard.schema import Contact, HistoryNote, Notice, Record, Service

__all__ = ["contact_row", "note_of", "notice_row", "said_by", "service_row"]


def _row(model: type[Record], *values: object) -> RecordRow:
    fields = [field for field in model.model_fields if field != "at"]
    left = [None] * (len(fields) - len(values))
    return RecordRow(tuple(zip(fields, [*values, *left], strict=True)))


def contact_row(name, phone, note):
    """Return the row of an office and its number."""
    return _row(Contact, name, phone, note)


def notice_row(title, text, since, until):
    """Return the row of a notice."""
    return _row(Notice, title, text, since, until)


def service_row(name, text, hours, where, phone):
    """Return the row of a service."""
    return _row(Service, name, text, hours, where, phone)


def said_by(board: Board, title, text, until=None, **changes):
    """Return a notice of the building of `board`, of the day of its data."""
    values = {
        "kind": board.kind, "path": board.path, "place": board.name, "above": board.community,
        "theme": board.theme, "responsible": board.responsible, "hotline": board.hotline,
        "domain": board.domain, "address_url": board.address_url,
        "address_words": board.address_words, "cautions": board.cautions,
        "panel": "notices", "row": notice_row(title, text, board.updated, until),
    }  # fmt: skip
    return Said(**{**values, **changes})


def note_of(board: Board, title, text, day=date(1928, 4, 3), source="《简史》第一章", **changes):
    """Return a blackboard of the building of `board`."""
    row = _row(HistoryNote, day, title, text, source)
    return said_by(board, title, text, panel="history", row=row, **changes)
