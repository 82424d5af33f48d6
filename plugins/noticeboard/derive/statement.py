"""What a sheet says to who stands before it: row by row, and nothing about how.

Why not the content itself: it also has what nobody sees on a wall (the day of the data, the number
of the edition, panels that are on the page only), and how it is put changes with every release. A
statement changes when a word on the wall would.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from functools import lru_cache

from noticeboard.derive.board import Board
from noticeboard.derive.people import ShownPerson
from noticeboard.derive.rows import RecordRow, SeatRow
from noticeboard.derive.said import Said
from noticeboard.schema import Phone

__all__ = ["LEADS", "PLACE", "Told", "key_of_row", "statement_of", "texts_in"]

#: Parts of a sheet that are no panels.
PLACE, LEADS = "place", "leads"
#: Fields of a record that are no words of a sheet.
_UNSEEN = frozenset({"channels"})
#: What a sheet carries and its content does not say: its edition, its look, who is not on it.
_CARRIED = frozenset({"address_url", "address_words", "edition", "theme", "updated", "without"})
#: What the band and the foot of a sheet say.
_FRAME = ("name", "address", "community", "slogan", "badges", "responsible", "hotline")
_FRAME_SAID = ("place", "above", "responsible", "hotline", "cautions", "domain")
#: By what a row is known again when another of its fields has changed.
_KEYS = ("name", "title", "term", "seat", "label", "topic", "place", "path")


@dataclass(frozen=True, slots=True)
class Told:
    """One row of a sheet.

    Attributes:
        part: `PLACE`, `LEADS` or the kind of a panel.
        key: By what it is known again.
        label: What it is called in a report; empty where that would name a person.
        fields: Name and text of each field that says something.
        until: The day that stands on the sheet as its last; beyond it the row may go unasked.
    """

    part: str
    key: str
    label: str
    fields: tuple[tuple[str, str], ...]
    until: date | None = None


def statement_of(content: object, kinds: Container[str]) -> tuple[Told, ...]:
    """Return what a sheet of `content` says.

    Args:
        content: Of a subject: a board, a row that a place says, or another frozen value.
        kinds: The kinds of panel that go on paper.
    """
    if isinstance(content, Board):
        return tuple(_unlike(_board(content, kinds)))
    if isinstance(content, Said):
        frame = Told(PLACE, "", "", tuple(_fields(content, _FRAME_SAID)))
        return frame, _told(content.panel, content.row)
    return tuple(_unlike(_other(content)))


def _other(content: object) -> Iterator[Told]:
    """Yield what another frozen value says: each of its persons, and the rest as one."""
    assert is_dataclass(content), "contents are frozen values"
    people = getattr(content, "people", ())
    names = {field.name for field in fields(content)} - _CARRIED - {"people"}
    yield Told(PLACE, "", "", tuple(_fields(content, names)))
    yield from (_told("members", person) for person in people)


def _board(board: Board, kinds: Container[str]) -> Iterator[Told]:
    frame = (*_FRAME, "hotline_of", "cautions", "domain")
    yield Told(PLACE, "", "", tuple(_fields(board, frame)))
    for lead in board.leads:
        seats = "、".join(lead.seats)
        yield Told(LEADS, seats, seats, tuple(_fields(lead, ("name", "phone", "photo"))))
    for panel in board.panels:
        if panel.kind in kinds:
            yield from (_told(panel.kind, row) for row in panel.rows)
            if panel.unnamed:
                yield Told(panel.kind, "", "", (("unnamed", str(panel.unnamed)),))


def key_of_row(part: str, row: object) -> str:
    """Return the key of a row of the panel `part`, as `statement_of` tells it."""
    return _told(part, row).key


@lru_cache(maxsize=50_000)
def _told(part: str, row: object) -> Told:
    """Return what a row of a panel says.

    Why kept: the homes of a community have most rows from it, and a build asks for what its sheets
    say to number them, to compare them, and to keep it beside them.
    """
    said = tuple(_fields(row, None))
    by_name = dict(said)
    key = next((by_name[name] for name in _KEYS if by_name.get(name)), "")
    if isinstance(row, ShownPerson):
        key, label = row.name or "、".join(row.seats), "、".join(row.seats)
    elif isinstance(row, SeatRow):
        key = label = row.seat
    else:
        label = key
    until = getattr(row, "until", None) if isinstance(row, RecordRow) else None
    return Told(part, key or repr(said), label, said, until if isinstance(until, date) else None)


def _unlike(rows: Iterator[Told]) -> Iterator[Told]:
    """Yield `rows`, those of one key told apart by their number."""
    seen: dict[tuple[str, str], int] = {}
    for row in rows:
        number = seen[row.part, row.key] = seen.get((row.part, row.key), 0) + 1
        key = row.key if number == 1 else f"{row.key}\n{number}"
        yield Told(row.part, key, row.label, row.fields, row.until)


def _fields(value: object, names: Container[str] | None) -> Iterator[tuple[str, str]]:
    """Yield the fields of a row, those in `names` or all, that say something."""
    if isinstance(value, RecordRow):
        pairs = iter(value.values)
    else:
        assert is_dataclass(value), "rows are frozen values"
        pairs = ((field.name, getattr(value, field.name)) for field in fields(value))
    for name, part in pairs:
        if name not in _UNSEEN and (names is None or name in names) and (text := _text(part)):
            yield name, text


def _text(value: object) -> str:
    """Return `value` in words that no release of this program changes."""
    if value is None or value is False:
        return ""
    if isinstance(value, Phone):
        return value.digits + value.extension
    if isinstance(value, tuple):
        return "、".join(text for text in map(_text, value) if text)
    if isinstance(value, RecordRow) or is_dataclass(value):
        return "；".join(f"{name}：{text}" for name, text in _fields(value, None))
    return " ".join(str(value).split())


def texts_in(statement: tuple[Told, ...]) -> Iterator[str]:
    """Yield every text of a sheet."""
    for row in statement:
        yield from (text for _, text in row.fields)
