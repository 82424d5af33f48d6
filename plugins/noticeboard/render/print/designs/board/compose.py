"""Which rows of which panels stand in which column: arithmetic on measured heights, nothing else.

A panel has a column it prefers; some may stand in either. Rows are given in turn: to every panel
its floor; then, the weighty first, what each should keep; then, the weighty first, the rest. A
panel is given as many rows as *some* arrangement of all panels has room for (`fronts.py`), so the
answer is the best there is in that order, with these consequences: a lighter panel never takes a
row that a heavier one should keep, more room never shows less, and nothing is left out while there
is room for it. Of the arrangements that hold the rows given, the one is taken that moves few panels
and has even columns.

A panel that is not whole says how many entries are left to be read by scanning. Where a column has
room to spare, the gaps grow, and a large remainder becomes a marked place to pin paper notices to.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from math import ceil

from noticeboard.render.kinds import HABITS, Habit
from noticeboard.render.print.designs.board.fronts import EMPTY, Front, front_with, room_beside
from noticeboard.render.print.designs.board.plan import Column, Measured, Overflow, Plan, Slot

__all__ = ["compose"]

#: What moving a panel out of its column is worth in evenness of the columns, so that the boards of
#: a community look alike.
_MOVED_MM = 30.0
#: Heights are counted in steps of this, so that sums are exact and arrangements are finite.
_STEP_MM = 0.01
#: Arrangements followed at a time when panels are put into their columns: all, up to four movable.
_FOLLOWED = 16


def compose(
    panels: tuple[Measured, ...],
    room_mm: float,
    gap_mm: float,
    most_gap_mm: float,
    habits: Mapping[str, Habit] = HABITS,
) -> Plan | Overflow:
    """Pack `panels` into two columns of `room_mm`.

    Args:
        panels: In any order; the order on paper is that of `habits`.
        room_mm: Height of a column.
        gap_mm: Smallest gap between panels.
        most_gap_mm: Largest gap, where there is room to spare.
        habits: How each kind behaves.

    Returns:
        The best plan, or an overflow where the floors alone are too much in every arrangement.
    """
    mine = {panel.kind: panel for panel in panels}
    ordered = [_Piece(mine[kind], habits[kind], gap_mm) for kind in habits if kind in mine]
    room = int((room_mm + gap_mm) / _STEP_MM + 1e-6)
    if not _give(ordered, room):
        return _overflow(ordered, room_mm, gap_mm)
    columns = _arranged([piece for piece in ordered if piece.rows], room)
    left, right = (_settled(c, n, room_mm, gap_mm, most_gap_mm) for n, c in enumerate(columns))
    return Plan((left, right), tuple(piece.panel.kind for piece in ordered if not piece.rows))


@dataclass(eq=False)
class _Piece:
    """A panel while rows are being given, and the rows it has so far."""

    panel: Measured
    habit: Habit
    gap_mm: float
    rows: int = field(init=False)

    def __post_init__(self) -> None:
        self.rows = min(self.habit.floor, self.most)

    @property
    def most(self) -> int:
        return len(self.panel.rows_mm[0])

    @cached_property
    def _steps(self) -> tuple[dict[int, int], dict[int, int]]:
        """Rows → height with the gap beneath, in steps, for each column."""
        known: tuple[dict[int, int], dict[int, int]] = ({}, {})
        return known

    def height(self, column: int, rows: int | None = None) -> int | None:
        """Return the height in steps, or None where the panel may not stand in `column`.

        That of the whole panel where it is lower: it has no line that tells of rows left out, which
        may be taller than the last row. Such a panel is given all of its rows in the end.
        """
        if column != self.habit.column and not self.habit.movable:
            return None
        rows = self.rows if rows is None else rows
        known = self._steps[column]
        if rows not in known:
            counts = (rows, self.most) if rows else (0,)
            height_mm = min(self.panel.height_mm(column, n) for n in counts) + self.gap_mm
            known[rows] = ceil(height_mm / _STEP_MM - 1e-6)
        return known[rows]

    def heights(self) -> tuple[int | None, int | None]:
        """Return the height in both columns."""
        return self.height(0), self.height(1)

    def grow(self, most: int, rooms: tuple[int, int]) -> None:
        """Take up to `most` rows, in whole lines, as `rooms` of the columns allow."""
        across = self.panel.across
        for rows in (most, *range((most - 1) // across * across, self.rows, -across)):
            for column, room in enumerate(rooms):
                height = self.height(column, rows)
                if height is not None and height <= room:
                    self.rows = max(self.rows, rows)
                    return


def _give(pieces: list[_Piece], room: int) -> bool:
    """Give rows to `pieces`; whether there is an arrangement for the floors at all."""
    by_weight = sorted(pieces, key=lambda piece: -piece.habit.weight)
    if not _fronts(by_weight, room)[0]:
        return False
    if _all_fit(by_weight, room):
        return True
    for generous in (False, True):
        beneath = _fronts(by_weight, room)
        above = EMPTY
        for number, piece in enumerate(by_weight):
            most = piece.most if generous else min(piece.most, piece.habit.keep)
            if piece.rows < most:
                piece.grow(most, room_beside(above, beneath[number + 1], room))
            if piece.rows:
                above = front_with(above, piece.heights(), room)
    return True


def _all_fit(pieces: list[_Piece], room: int) -> bool:
    """Give every piece all of its rows, if there is room for them."""
    given = [piece.rows for piece in pieces]
    for piece in pieces:
        piece.rows = piece.most
    if _fronts(pieces, room)[0]:
        return True
    for piece, rows in zip(pieces, given, strict=True):
        piece.rows = rows
    return False


def _fronts(pieces: list[_Piece], room: int) -> list[Front]:
    """Return for each of `pieces`, and for the end, what it and those behind it take together."""
    fronts = [EMPTY]
    for piece in reversed(pieces):
        shown = piece.rows > 0
        fronts.append(front_with(fronts[-1], piece.heights(), room) if shown else fronts[-1])
    return fronts[::-1]


def _overflow(pieces: list[_Piece], room_mm: float, gap_mm: float) -> Overflow:
    """Return what is too tall when every panel stands where it prefers."""
    columns = [[p for p in pieces if p.rows and p.habit.column == number] for number in (0, 1)]
    heights = [_height_mm(column, number, gap_mm) for number, column in enumerate(columns)]
    number = heights.index(max(heights))
    tallest = max(columns[number], key=lambda p: p.panel.height_mm(number, p.rows))
    return Overflow(tallest.panel.kind, heights[number], room_mm)


def _height_mm(pieces: list[_Piece], column: int, gap_mm: float) -> float:
    heights = [piece.panel.height_mm(column, piece.rows) for piece in pieces]
    return sum(heights) + gap_mm * max(0, len(heights) - 1)


@dataclass(frozen=True, slots=True)
class _Arrangement:
    """A choice of columns for some pieces, and the heights that follow, in steps."""

    heights: tuple[int, int]
    moved: int
    columns: dict[str, int]

    def joined(self, piece: _Piece) -> list[_Arrangement]:
        """Return the arrangements with `piece` in either column where it may stand."""
        found = []
        for column, height in enumerate(piece.heights()):
            if height is not None:
                left, right = self.heights
                heights = (left, right + height) if column else (left + height, right)
                moved = self.moved + (column != piece.habit.column)
                found.append(
                    _Arrangement(heights, moved, {**self.columns, piece.panel.kind: column})
                )
        return found

    @property
    def cost_mm(self) -> float:
        """How uneven, and how unlike other boards."""
        return self.moved * _MOVED_MM + abs(self.heights[0] - self.heights[1]) * _STEP_MM


def _arranged(pieces: list[_Piece], room: int) -> tuple[list[_Piece], list[_Piece]]:
    """Put `pieces`, which fit, into columns: even ones, with as few as possible moved."""
    tallest_first = sorted(
        pieces, key=lambda p: (p.habit.movable, -(p.height(p.habit.column) or 0))
    )
    behind = _fronts(tallest_first, room)[1:]
    followed = [_Arrangement((0, 0), 0, {})]
    for piece, rest in zip(tallest_first, behind, strict=True):
        both = [found for arrangement in followed for found in arrangement.joined(piece)]
        possible = [found for found in both if rest.fits(found.heights, room)]
        followed = sorted(possible, key=lambda found: found.cost_mm)[:_FOLLOWED]
    columns = followed[0].columns
    left, right = ([p for p in pieces if columns[p.panel.kind] == number] for number in (0, 1))
    return left, right


def _settled(
    pieces: list[_Piece], number: int, room_mm: float, gap_mm: float, most_gap_mm: float
) -> Column:
    """Return a filled column, its spare room shared among the gaps."""
    spare = room_mm - _height_mm(pieces, number, gap_mm)
    joints = max(0, len(pieces) - 1)
    extra = min(most_gap_mm - gap_mm, spare / joints) if joints else 0.0
    slots = tuple(Slot(piece.panel, piece.rows) for piece in pieces)
    return Column(slots, gap_mm + extra, spare - extra * joints)
