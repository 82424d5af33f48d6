"""People side by side in rows: portraits with their captions, or captions alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from noticeboard.derive import ShownPerson
from noticeboard.render.fonts import Fonts
from noticeboard.render.print.designs.photoboard.caption import Caption, caption_of

__all__ = ["Cell", "Look", "Rows", "columns_for", "set_rows"]

#: A portrait is 4:5.
_TALL = 1.25
#: Between a portrait and the caption beneath it, and beside it; between rows.
_UNDER_MM, _BESIDE_MM, _ROW_MM = 1.5, 6.0, 5.0


@dataclass(frozen=True, slots=True)
class Look:
    """How people of one kind are set.

    Attributes:
        photo_mm: Width of a portrait.
        name_pt, seat_pt: Type.
        lead: They are to be asked first.
    """

    photo_mm: float
    name_pt: float
    seat_pt: float
    lead: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A person in a place, in millimetres from the corner of the rows.

    Attributes:
        beside: The caption stands at the right of the portrait, not beneath.
    """

    person: ShownPerson
    caption: Caption
    look: Look
    left_mm: float
    top_mm: float
    width_mm: float
    height_mm: float
    beside: bool

    @property
    def photo_height_mm(self) -> float:
        """Height of the portrait; 0 where there is none."""
        return self.look.photo_mm * _TALL if self.person.photo else 0.0


@dataclass(frozen=True, slots=True)
class Rows:
    """People in their places."""

    cells: tuple[Cell, ...]
    height_mm: float


def columns_for(count: int, most: int) -> int:
    """Return how many of `count` people stand in a row: the fewest rows, the last not lonely.

    Args:
        count: Of people; at least one.
        most: As many have room side by side.
    """
    rows = -(-count // max(most, 1))
    even = -(-count // rows)
    for columns in (even, *range(even + 1, most + 1), *range(even - 1, 1, -1)):
        if columns == 1 or (count - 1) % columns:
            return columns
    return even


def set_rows(
    people: tuple[ShownPerson, ...],
    columns: int,
    look: Look,
    width_mm: float,
    gap_mm: float,
    fonts: Fonts,
) -> Rows:
    """Set `people` in rows of `columns` over `width_mm`.

    Raises:
        NoRoom: A name is too wide.
    """
    pitch = (width_mm + gap_mm) / columns
    room = pitch - gap_mm
    beside = room >= look.photo_mm + _BESIDE_MM + look.name_pt * 0.3528 * 3.6
    cells: list[Cell] = []
    top = 0.0
    for start in range(0, len(people), columns):
        row = [
            _cell(person, look, n * pitch, top, room, beside, fonts)
            for n, person in enumerate(people[start : start + columns])
        ]
        cells += row
        top += max(cell.height_mm for cell in row) + _ROW_MM
    return Rows(tuple(cells), max(top - _ROW_MM, 0.0))


def _cell(
    person: ShownPerson,
    look: Look,
    left: float,
    top: float,
    room: float,
    beside: bool,
    fonts: Fonts,
) -> Cell:
    photo = look.photo_mm if person.photo else 0.0
    indent = (photo + _BESIDE_MM if photo else _BESIDE_MM * look.lead) if beside else 0.0
    caption = caption_of(person, fonts, room - indent, look.name_pt, look.seat_pt)
    tall = photo * _TALL
    stacked = tall + (_UNDER_MM if photo else 0.0) + caption.height_mm
    height = max(tall, caption.height_mm) if beside else stacked
    return Cell(person, caption, look, left, top, room, height, beside)


def heights(rows: Iterable[Rows], joint_mm: float) -> float:
    """Return the height of groups of rows, one beneath the other."""
    shown = [one.height_mm for one in rows if one.cells]
    return sum(shown) + joint_mm * max(len(shown) - 1, 0)
