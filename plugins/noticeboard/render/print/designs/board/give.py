"""Which rows of which panels a sheet shows: decided over the whole sheet, a row at a time.

Given in turn, always to the weighty first: to every panel the rows without which the sheet is not
printed; what each should keep; all rows of what people come for, that is names, hours and contacts;
their explanations, row by row in the order of paper; then the lighter panels, the blackboard before
the rest. A row is given where *some* arrangement of all panels in the columns has room for it. So
nothing is left out that a column has room for.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from noticeboard.render.kinds import CORE, Habit
from noticeboard.render.print.designs.board.plan import Measured, Slot
from noticeboard.render.print.designs.board.room import stand

__all__ = ["Piece", "Room", "give"]


@dataclass(frozen=True, slots=True)
class Room:
    """What there is to be filled, in steps.

    Attributes:
        columns: How many, side by side.
        height: Of each.
        gap: Between panels, at least.
    """

    columns: int
    height: int
    gap: int

    def holds(self, pieces: list[Piece]) -> bool:
        """Whether there is a way to set all of `pieces`."""
        shown = [piece for piece in pieces if piece.rows]
        wide = sum(piece.height + self.gap for piece in shown if piece.panel.wide)
        others = [piece.height + self.gap for piece in shown if not piece.panel.wide]
        return stand(others, self.columns, self.height - wide + self.gap)


@dataclass(slots=True)
class Piece:
    """A panel while rows are being given, and what it has so far."""

    panel: Measured
    habit: Habit
    rows: int = 0
    told: frozenset[int] = frozenset()

    @property
    def height(self) -> int:
        """As it stands now."""
        return self.panel.height(self.rows, self.told)

    @property
    def slot(self) -> Slot:
        """It in its place."""
        return Slot(self.panel, self.rows, self.told)


def give(
    panels: tuple[Measured, ...], habits: Mapping[str, Habit], room: Room
) -> list[Piece] | None:
    """Return the panels with the rows that they are given; None if not even the least has room."""
    pieces = [Piece(panel, habits[panel.kind]) for panel in panels]
    for piece in pieces:
        piece.rows = min(piece.habit.floor, piece.panel.most)
    if not room.holds(pieces):
        return None
    if _all_given(pieces, room):
        return pieces
    weighty = sorted(pieces, key=lambda piece: -piece.habit.weight)
    for piece in weighty:
        _grow(piece, min(piece.habit.keep, piece.panel.most), pieces, room)
    for core in (True, False):
        for piece in weighty:
            if (piece.habit.weight >= CORE) is core:
                _grow(piece, piece.panel.most, pieces, room)
        for piece in pieces:
            if (piece.habit.weight >= CORE) is core:
                _explain(piece, pieces, room)
    return pieces


def _all_given(pieces: list[Piece], room: Room) -> bool:
    """Give everything, if there is room for it."""
    before = [(piece.rows, piece.told) for piece in pieces]
    for piece in pieces:
        piece.rows, piece.told = piece.panel.most, frozenset(range(piece.panel.most))
    if room.holds(pieces):
        return True
    for piece, (rows, told) in zip(pieces, before, strict=True):
        piece.rows, piece.told = rows, told
    return False


def _grow(piece: Piece, most: int, pieces: list[Piece], room: Room) -> None:
    """Give rows up to `most`, in whole lines, as many as there is room for."""
    least, across = piece.rows, 1 if piece.panel.flows else piece.panel.across
    lines = range((most - 1) // across * across, least, -across)

    def take(rows: int) -> Callable[[], None]:
        def do() -> None:
            piece.rows = rows

        return do

    for rows in (most, *lines) if most > least else ():
        if _tried(piece, take(rows), pieces, room):
            return


def _explain(piece: Piece, pieces: list[Piece], room: Room) -> None:
    """Explain the rows for which there is room, from the first on."""

    def tell(row: int) -> Callable[[], None]:
        def do() -> None:
            piece.told |= {row}

        return do

    for row in range(piece.rows):
        _tried(piece, tell(row), pieces, room)


def _tried(piece: Piece, do: Callable[[], None], pieces: list[Piece], room: Room) -> bool:
    """Change `piece`, and take the change back where there is no room for it."""
    before = piece.rows, piece.told
    do()
    if room.holds(pieces):
        return True
    piece.rows, piece.told = before
    return False
