"""People side by side in rows: portraits with their captions, or captions alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from noticeboard.render.fonts import FACES, Fonts
from noticeboard.render.print.designs.photoboard.caption import (
    NAME_LEADING,
    caption_of,
    inline_fits,
    is_short,
)
from noticeboard.render.print.designs.photoboard.cell import (
    BESIDE_MM,
    TALL,
    UNDER_MM,
    Cell,
    Entry,
    Look,
    Place,
)
from noticeboard.render.print.fit import MM_PER_PT

__all__ = ["Rows", "columns_for", "set_rows"]

#: Room for a name beside a portrait.
_BESIDE_EM = 3.5


@dataclass(frozen=True, slots=True)
class Rows:
    """People in their places."""

    cells: tuple[Cell, ...]
    height_mm: float

    @property
    def tallest_mm(self) -> float:
        """Height of the tallest person."""
        return max(cell.height_mm for cell in self.cells)


def columns_for(count: int, most: int, more: int = 0) -> int:
    """Return how many of `count` people stand in a row: the fewest rows, the last not lonely.

    Args:
        count: Of people; at least one.
        most: As many have room side by side.
        more: So many more, if it keeps the last from being alone.
    """
    rows = ceil(count / max(most, 1))
    even = ceil(count / rows)
    options: list[int] = [even, *range(even + 1, most + more + 1), *range(even - 1, 1, -1)]
    for columns in options:
        if columns == 1 or (count - 1) % columns:
            return columns
    return even


def set_rows(
    entries: Sequence[Entry],
    columns: int,
    gap_mm: float,
    row_mm: float,
    width_mm: float,
    fonts: Fonts,
) -> Rows:
    """Set people in rows of `columns` over `width_mm`.

    Args:
        entries: Who, and how.
        columns: In a row.
        gap_mm: Between columns.
        row_mm: Between rows.
        width_mm: Of all columns.
        fonts: To ask for widths.

    Raises:
        NoRoom: A name is too wide.
    """
    pitch = (width_mm + gap_mm) / columns
    room = pitch - gap_mm
    beside = all(_has_room_beside(look, room) for _, look in entries)
    inline = all(_has_room_inline(entry, room, fonts) for entry in entries)
    cells: list[Cell] = []
    top = 0.0
    for start in range(0, len(entries), columns):
        row = entries[start : start + columns]
        largest_pt = max(look.name_pt for _, look in row)
        tallest = 0.0 if beside else max(_tall_mm(entry) for entry in row)
        set_ = [
            _cell(
                entry,
                Place(n * pitch, top + _lower_mm(entry, tallest), room, beside, inline),
                largest_pt,
                fonts,
            )
            for n, entry in enumerate(row)
        ]
        cells += set_
        top = max(cell.place.top_mm + cell.height_mm for cell in set_) + row_mm
    return Rows(tuple(cells), max(top - row_mm, 0.0))


def _tall_mm(entry: Entry) -> float:
    person, look = entry
    return look.photo_mm * TALL if person.photo else 0.0


def _lower_mm(entry: Entry, tallest_mm: float) -> float:
    """Return how much lower a portrait stands than the tallest, so that names are in one line."""
    own_mm = _tall_mm(entry)
    return tallest_mm - own_mm if own_mm and tallest_mm else 0.0


def _has_room_beside(look: Look, room_mm: float) -> bool:
    """Whether a name of three and a half characters stands at the right of a portrait."""
    return room_mm >= look.photo_mm + BESIDE_MM + look.name_pt * MM_PER_PT * _BESIDE_EM


def _has_room_inline(entry: Entry, room_mm: float, fonts: Fonts) -> bool:
    """Whether name and seat stand in one line: of a portrait never, of a long name no matter."""
    person, look = entry
    if person.photo:
        return False
    width = room_mm - _indent_mm(entry, False)
    return not is_short(person.name or "") or inline_fits(
        person, fonts, width, look.name_pt, look.seat_pt
    )


def _cell(entry: Entry, place: Place, largest_pt: float, fonts: Fonts) -> Cell:
    person, look = entry
    photo = look.photo_mm if person.photo else 0.0
    indent = _indent_mm(entry, place.beside)
    caption = caption_of(
        person, fonts, place.width_mm - indent, look.name_pt, look.seat_pt, place.inline
    )
    tall, drop = photo * TALL, 0.0
    if place.beside or not photo:  # on the baseline of the larger names beside it
        lift = fonts.lift_em(FACES[1]) + NAME_LEADING / 2
        drop = (largest_pt - caption.name.size_pt) * lift * MM_PER_PT
    stacked = tall + (UNDER_MM if photo else 0.0) + caption.height_mm
    height = max(tall, drop + caption.height_mm) if place.beside else stacked + drop
    return Cell(person, caption, look, place, indent, drop, height)


def _indent_mm(entry: Entry, beside: bool) -> float:
    """Return how far a caption stands from the left edge: beside a portrait, or a rule."""
    person, look = entry
    if person.photo:
        return look.photo_mm + BESIDE_MM if beside else 0.0
    return BESIDE_MM if look.lead else 0.0
