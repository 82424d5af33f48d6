"""A name and its seats in a given width: a name is broken at ``·`` or not at all."""

from __future__ import annotations

import re
from dataclasses import dataclass

from noticeboard.derive import ShownPerson
from noticeboard.render.fonts import FACES, Face, Fonts
from noticeboard.render.print.fit import MM_PER_PT, Fitted
from noticeboard.render.print.misfit import Misfit, NoRoom

__all__ = [
    "NAME_LEADING", "SEAT_LEADING", "SHORT_EM", "Caption", "caption_of", "inline_fits", "is_short",
]  # fmt: skip

_REGULAR, _BOLD = FACES[0], FACES[1]
#: Line heights, also in sheet.css.
NAME_LEADING, SEAT_LEADING = 1.25, 1.35
#: Characters of a short name, and where in its em the seat begins that stands beside it.
_SHORT, SHORT_EM = 3, 3.4
#: Nothing smaller is read on a wall.
_LEAST_PT = 11.0
#: A name goes on in a second line rather than be smaller than this share of the others.
_ONE_LINE = 0.75
#: Where a name may be broken: behind its dot, at its spaces.
_JOINT = re.compile("(?<=[·•]) *| +")


@dataclass(frozen=True, slots=True)
class Caption:
    """What stands at a portrait, or in its place.

    Attributes:
        name: In lines.
        spread: It has two characters and is set as wide as three.
        seats: In lines.
        inline: Name and seat stand in one line, the seats of a list on one edge.
        height_mm: Of all.
    """

    name: Fitted
    spread: bool
    seats: tuple[str, ...]
    seat_pt: float
    inline: bool
    height_mm: float


def is_short(name: str) -> bool:
    """Whether a name is as wide as most: three characters, or two that are set as wide."""
    return len(name) <= _SHORT and not name.isascii()


def inline_fits(
    person: ShownPerson, fonts: Fonts, width_mm: float, name_pt: float, seat_pt: float
) -> bool:
    """Whether a short name and its seat have room in one line."""
    seat_mm = fonts.width_em("、".join(person.seats), _REGULAR) * seat_pt * MM_PER_PT
    return seat_mm <= (width_mm - SHORT_EM * name_pt * MM_PER_PT) * 0.99


def caption_of(
    person: ShownPerson,
    fonts: Fonts,
    width_mm: float,
    name_pt: float,
    seat_pt: float,
    inline: bool = False,
) -> Caption:
    """Fit the name and the seats of `person`; `inline` into one line, if the name is short.

    Raises:
        NoRoom: The name is too wide even at the least size.
    """
    text = person.name or ""
    spread = _spread(text) != text
    name = _name(text, fonts, width_mm, name_pt)
    inline = inline and is_short(text) and bool(person.seats)
    seats = (
        ("、".join(person.seats),)
        if inline
        else tuple(line for seat in person.seats for line in _lines(seat, fonts, width_mm, seat_pt))
    )
    seats_pt = 0.0 if inline else len(seats) * seat_pt * SEAT_LEADING
    height = len(name.lines) * name.size_pt * NAME_LEADING + seats_pt
    return Caption(name, spread, seats, seat_pt, inline, height * MM_PER_PT)


def _name(text: str, fonts: Fonts, width_mm: float, most_pt: float) -> Fitted:
    whole = _fits_pt((text,), fonts, width_mm, most_pt)
    if whole >= min(most_pt * _ONE_LINE, most_pt):
        return Fitted((text,), whole)
    parts = tuple(part for part in _JOINT.split(text) if part)
    broken = _fits_pt(parts, fonts, width_mm, most_pt)
    lines, size_pt = ((text,), whole) if whole >= broken else (parts, broken)
    if size_pt < _LEAST_PT:
        raise NoRoom(Misfit("poster.name-too-wide", "members", text))
    return Fitted(lines, size_pt)


def _spread(name: str) -> str:
    """Return what is as wide as `name` when it is set."""
    return f"{name[0]}\u3000{name[1]}" if len(name) == 2 and not name.isascii() else name


def _fits_pt(lines: tuple[str, ...], fonts: Fonts, width_mm: float, most_pt: float) -> float:
    widest = max(fonts.width_em(_spread(line), _BOLD) for line in lines)
    return int(min(most_pt, width_mm * 0.99 / (widest * MM_PER_PT)) * 2) / 2


def _lines(text: str, fonts: Fonts, width_mm: float, size_pt: float) -> list[str]:
    """Break a seat into lines of about equal length, as few as there must be."""
    room_em = width_mm * 0.99 / (size_pt * MM_PER_PT)
    count = 1
    while count < len(text):
        size = -(-len(text) // count)
        lines = [text[n : n + size] for n in range(0, len(text), size)]
        if max(_width_em(line, fonts, _REGULAR) for line in lines) <= room_em:
            return lines
        count += 1
    return [*text]


def _width_em(text: str, fonts: Fonts, face: Face) -> float:
    return fonts.width_em(text, face)
