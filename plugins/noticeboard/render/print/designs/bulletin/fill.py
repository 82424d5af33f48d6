"""Which size the rows of a bulletin have, which of them have room, and where what is left goes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil

from markupsafe import Markup

from noticeboard.locale import translate
from noticeboard.render.print.breaks import bind
from noticeboard.render.print.design import LeftOut
from noticeboard.render.print.designs.bulletin.grid import Grid, sizes_of
from noticeboard.render.print.designs.bulletin.rows import Part, Row, pair_rows
from noticeboard.render.print.fit import MM_PER_PT
from noticeboard.render.print.misfit import Misfit, NoRoom
from noticeboard.render.print.printer import Printer

__all__ = ["Filled", "Laid", "fill"]

#: Between two rows of a part, in em of the text.
_APART_EM = {"": 0.5, "contacts": 0.15, "events": 0.0, "cases": 0.0, "figures": 0.75}
#: Beneath a title, and above a note.
_TITLE_EM, _NOTE_EM = 0.45, 0.4
#: In sizes from this one on whom else to call stands there if it has room.
_CONTACTS_PT = 17.0
#: White is shared out: rows get up to this in millimetres on A3, parts three times what they get.
_ROW_MM, _JOINTS = 3.5, 3
#: What is left is for paper notices from here on, as on a board: more white is a hole.
_PIN_MM = 50.0


@dataclass(frozen=True, slots=True)
class Laid:
    """A part with its rows as they stand.

    Attributes:
        apart_mm: Between two rows.
        height_mm: Of all of it.
    """

    part: Part
    rows: tuple[tuple[Row, ...], ...]
    notes: tuple[Markup, ...]
    apart_mm: float
    height_mm: float


@dataclass(frozen=True, slots=True)
class Filled:
    """All parts, set.

    Attributes:
        size: Which of the sizes they have.
        title_mm, note_mm: Between a title and the first row, and between the last and a note.
        joint_mm: Between two parts.
        row_mm: Between two rows, beside what the part has.
        pin_mm: Height of what is for paper notices; 0 for none.
    """

    size: int
    parts: tuple[Laid, ...]
    title_mm: float
    note_mm: float
    joint_mm: float
    row_mm: float = 0.0
    pin_mm: float = 0.0
    left: tuple[LeftOut, ...] = ()


def fill(parts: tuple[Part, ...], css: str, grid: Grid, printer: Printer) -> Filled:
    """Fill the rows of a sheet in the largest size in which all have room, or with what has.

    Raises:
        NoRoom: Not even what it cannot do without has room in the least size.
    """
    filler = _Filler(css, grid, printer)
    needed = tuple(part for part in parts if part.kind != "contacts")
    sizes = range(len(sizes_of(grid)))
    large = [size for size in sizes if sizes_of(grid)[size].text_pt >= _CONTACTS_PT]
    shapes = [(size, parts) for size in large] + [(size, needed) for size in sizes]
    for size, wanted in shapes:
        laid = tuple(filler.lay(part, size) for part in wanted)
        if filler.over_mm(laid) <= 0:
            return filler.spread(laid, size)
    return filler.spread(*filler.give_up(needed, sizes[-1]))


@dataclass(frozen=True, slots=True)
class _Filler:
    """Fills one sheet."""

    css: str
    grid: Grid
    printer: Printer

    def em_mm(self, size: int) -> float:
        """Return the size of the text in millimetres."""
        return sizes_of(self.grid)[size].text_pt * MM_PER_PT

    def over_mm(self, laid: Iterable[Laid]) -> float:
        """Return by how much parts have no room; negative: how much is left."""
        heights = [one.height_mm for one in laid]
        return sum(heights) + self.grid.joint_mm * (len(heights) - 1) - self.grid.room_mm

    def lay(self, part: Part, size: int, gone: frozenset[int] = frozenset()) -> Laid:
        """Lay a part without the rows that are `gone`, of which it tells how many they are."""
        rows = tuple(pair_rows(row for n, row in enumerate(part.rows) if n not in gone))
        notes = tuple(note for note in (self._rest(len(gone)), part.note) if note)
        em, apart_mm = self.em_mm(size), _APART_EM[part.kind] * self.em_mm(size)
        height = sum(self._row_heights(rows, size)) + apart_mm * (len(rows) - 1)
        if part.title:
            height += self._heights([("across", _titled(part.title))], size)[0] + _TITLE_EM * em
        height += sum(self._heights([("across", note) for note in notes], size))
        return Laid(part, rows, notes, apart_mm, height + (_NOTE_EM * em if notes else 0))

    def _rest(self, count: int) -> Markup | None:
        if not count:
            return None
        text = translate("bulletin.rest", self.printer.lang, {"count": count})
        return bind(Markup("<p>{}</p>").format(text))

    def _row_heights(self, rows: tuple[tuple[Row, ...], ...], size: int) -> list[float]:
        pieces = [
            ("half", cell.half) if len(row) > 1 and cell.half else ("across", cell.across)
            for row in rows
            for cell in row
        ]
        heights = iter(self._heights(pieces, size))
        return [max(next(heights) for _ in row) for row in rows]

    def _heights(self, pieces: list[tuple[str, Markup]], size: int) -> list[float]:
        wanted = [(side, f"size{size}", str(html)) for side, html in pieces]
        return self.printer.ruler.heights_mm(self.css, wanted)

    def give_up(self, parts: tuple[Part, ...], size: int) -> tuple[tuple[Laid, ...], int]:
        """Return `parts` with as many of their rows as have room: the tallest gives up first."""
        gone = dict.fromkeys(parts, 0)
        laid = tuple(self.lay(part, size) for part in parts)
        while self.over_mm(laid) > 0:
            able = [one for one in laid if gone[one.part] < len(one.part.spare)]
            if not able:
                over = Misfit("poster.overflow", "leads", over_mm=ceil(self.over_mm(laid)))
                raise NoRoom(over)
            most = max(able, key=lambda one: one.height_mm).part
            gone[most] += 1
            fewer = self.lay(most, size, frozenset(most.spare[: gone[most]]))
            laid = tuple(fewer if one.part is most else one for one in laid)
        return laid, size

    def spread(self, laid: tuple[Laid, ...], size: int) -> Filled:
        """Share out what is left of the height."""
        spare, em, k = -self.over_mm(laid), self.em_mm(size), self.grid.scale
        left = tuple(
            LeftOut(one.part.kind, count)
            for one in laid
            if (count := len(one.part.rows) - sum(map(len, one.rows)))
        )
        joint, row, pin = self.grid.joint_mm, 0.0, 0.0
        rows, joints = sum(len(one.rows) - 1 for one in laid), len(laid) - 1
        if spare >= _PIN_MM * k + joint:
            pin = spare - joint
        elif joints:
            row = min(_ROW_MM * k, spare / (rows + _JOINTS * joints))
            joint += (spare - rows * row) / joints
        return Filled(size, laid, _TITLE_EM * em, _NOTE_EM * em, joint, row, pin, left)


def _titled(title: str) -> Markup:
    return Markup('<h2 class="v">{}</h2>').format(title)
