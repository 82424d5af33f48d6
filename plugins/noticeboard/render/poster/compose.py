"""Which rows of which panels stand in which column: arithmetic on measured heights, nothing else.

A panel has a column it prefers; some may stand in either. For every arrangement the columns are filled
line by line, what matters most first, and the arrangement that shows most is taken; a panel that is not
whole says how many entries are left to be read by scanning. Where a column has room to spare, the gaps grow, and a large
remainder becomes a marked place to pin paper notices to.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import product as combinations
from types import MappingProxyType

__all__ = ["HABITS", "Column", "Habit", "Measured", "Overflow", "Plan", "Slot", "compose"]


@dataclass(frozen=True, slots=True)
class Habit:
    """How a kind of panel behaves on paper.

    Attributes:
        column: 0 the wide one on the left, 1 the narrow one on the right: where it stands by default.
        movable: It may stand in the other.
        floor: Rows without which the sheet is not printed; 0 means that it may be left out whole.
        keep: Rows that it is given before any other panel gets more than that.
        weight: What it is worth, where not everything fits.
    """

    column: int
    movable: bool
    floor: int
    keep: int
    weight: int


#: Order on paper is the order of this table within each column.
HABITS = MappingProxyType(
    {
        "notices": Habit(1, False, 1, 1, 6),
        "members": Habit(0, False, 3, 200, 20),
        "services": Habit(1, False, 1, 4, 8),
        "seats": Habit(0, False, 2, 6, 7),
        "contacts": Habit(0, True, 2, 4, 6),
        "duties": Habit(0, True, 0, 0, 1),
        "group": Habit(0, True, 0, 0, 2),
        "venues": Habit(0, True, 0, 0, 1),
        "history": Habit(1, True, 0, 1, 5),
    }
)


@dataclass(frozen=True, slots=True)
class Measured:
    """A panel with its measured heights in millimetres.

    Attributes:
        kind: Its kind.
        head_mm: Height of title (and frame) in the wide and in the narrow column.
        rows_mm: Heights of its rows in the wide and in the narrow column.
        left_mm: Height of the line that says how many rows are left.
        across: Rows side by side.
        always_left: It has such a line even when no row is cut.
    """

    kind: str
    head_mm: tuple[float, float]
    rows_mm: tuple[tuple[float, ...], tuple[float, ...]]
    left_mm: float
    across: int = 1
    always_left: bool = False

    def height_mm(self, column: int, rows: int) -> float:
        """Return the height with the first `rows` rows in `column`."""
        if rows == 0:
            return 0.0
        heights = self.rows_mm[column][:rows]
        lines = (max(heights[n : n + self.across]) for n in range(0, rows, self.across))
        cut = rows < len(self.rows_mm[column]) or self.always_left
        return self.head_mm[column] + sum(lines) + (self.left_mm if cut else 0.0)


@dataclass(frozen=True, slots=True)
class Slot:
    """A panel in a column, with its first `rows` rows."""

    panel: Measured
    rows: int

    @property
    def cut(self) -> int:
        """Rows left out."""
        return len(self.panel.rows_mm[0]) - self.rows


@dataclass(frozen=True, slots=True)
class Column:
    """A filled column.

    Attributes:
        slots: From top to bottom.
        gap_mm: Between panels.
        spare_mm: Left at the bottom.
    """

    slots: tuple[Slot, ...]
    gap_mm: float
    spare_mm: float


@dataclass(frozen=True, slots=True)
class Plan:
    """Both columns, and the kinds of panel that found no place."""

    columns: tuple[Column, Column]
    dropped: tuple[str, ...]

    @property
    def cuts(self) -> int:
        """Rows left out, those of dropped panels not counted."""
        return sum(slot.cut for column in self.columns for slot in column.slots)

    @property
    def whole(self) -> bool:
        """Whether everything is shown."""
        return not self.dropped and self.cuts == 0

    def rows_of(self, kind: str) -> int:
        """Return how many rows of `kind` are shown."""
        return sum(s.rows for c in self.columns for s in c.slots if s.panel.kind == kind)


@dataclass(frozen=True, slots=True)
class Overflow:
    """Even the least does not fit: the tallest panel of the column that is too full."""

    kind: str
    needed_mm: float
    room_mm: float


def compose(
    panels: tuple[Measured, ...], room_mm: float, gap_mm: float, most_gap_mm: float
) -> Plan | Overflow:
    """Pack `panels` into two columns of `room_mm`.

    Args:
        panels: In any order; the order on paper is that of `HABITS`.
        room_mm: Height of a column.
        gap_mm: Smallest gap between panels.
        most_gap_mm: Largest gap, where there is room to spare.

    Returns:
        The best plan, or an overflow where the floors alone are too much in every arrangement.
    """
    ordered = sorted(panels, key=lambda panel: [*HABITS].index(panel.kind))
    movable = [panel.kind for panel in ordered if HABITS[panel.kind].movable]
    best: tuple[float, list[list[Slot]]] | None = None
    overflow: Overflow | None = None
    for choice in combinations((False, True), repeat=len(movable)):
        moved = {kind for kind, move in zip(movable, choice, strict=True) if move}
        columns: list[list[Slot]] = [[], []]
        for panel in ordered:
            columns[HABITS[panel.kind].column ^ (panel.kind in moved)].append(_floor(panel))
        overflow = _too_full(columns, room_mm, gap_mm)
        if overflow is None:
            for number, slots in enumerate(columns):
                _fill(number, slots, room_mm, gap_mm)
            # What is moved costs a little, so that boards of a community look alike.
            value = _value(columns) - 0.3 * len(moved) - 0.01 * _unevenness(columns, gap_mm)
            if best is None or value > best[0]:
                best = (value, columns)
    if best is None:
        assert overflow is not None
        return overflow
    settled = [_spread(n, s, room_mm, gap_mm, most_gap_mm) for n, s in enumerate(best[1])]
    dropped = tuple(s.panel.kind for slots in best[1] for s in slots if s.rows == 0)
    return Plan((settled[0], settled[1]), dropped)


def _floor(panel: Measured) -> Slot:
    return Slot(panel, min(HABITS[panel.kind].floor, len(panel.rows_mm[0])))


def _height(column: int, slots: list[Slot], gap_mm: float) -> float:
    heights = [slot.panel.height_mm(column, slot.rows) for slot in slots if slot.rows]
    return sum(heights) + gap_mm * max(0, len(heights) - 1)


def _too_full(columns: list[list[Slot]], room_mm: float, gap_mm: float) -> Overflow | None:
    for number, slots in enumerate(columns):
        height = _height(number, slots, gap_mm)
        if height > room_mm:
            tallest = max(slots, key=lambda s: s.panel.height_mm(number, s.rows))
            return Overflow(tallest.panel.kind, height, room_mm)
    return None


def _fill(number: int, slots: list[Slot], room_mm: float, gap_mm: float) -> None:
    """Add rows line by line: every panel up to what it keeps, the weighty first, then the rest."""
    by_weight = sorted(range(len(slots)), key=lambda n: -HABITS[slots[n].panel.kind].weight)
    for generous in (False, True):
        for n in by_weight:
            panel = slots[n].panel
            most = len(panel.rows_mm[number])
            most = most if generous else min(most, HABITS[panel.kind].keep)
            while slots[n].rows < most:
                before = slots[n]
                slots[n] = replace(before, rows=min(most, before.rows + panel.across))
                if _height(number, slots, gap_mm) > room_mm:
                    slots[n] = before
                    break
            # The last row may fit where the line for those left out is no longer needed.
            whole = replace(slots[n], rows=len(panel.rows_mm[number]))
            tried = [whole if i == n else slot for i, slot in enumerate(slots)]
            if generous and _height(number, tried, gap_mm) <= room_mm:
                slots[n] = whole


def _value(columns: list[list[Slot]]) -> float:
    """Return what is shown, in weights: half for being there, half for the share of rows."""
    return sum(
        HABITS[slot.panel.kind].weight * (1 + slot.rows / len(slot.panel.rows_mm[0]))
        for slots in columns
        for slot in slots
        if slot.rows
    )


def _unevenness(columns: list[list[Slot]], gap_mm: float) -> float:
    return abs(_height(0, columns[0], gap_mm) - _height(1, columns[1], gap_mm))


def _spread(
    number: int, slots: list[Slot], room_mm: float, gap_mm: float, most_gap_mm: float
) -> Column:
    shown = tuple(slot for slot in slots if slot.rows)
    spare = room_mm - _height(number, list(shown), gap_mm)
    joints = max(0, len(shown) - 1)
    extra = min(most_gap_mm - gap_mm, spare / joints) if joints else 0.0
    return Column(shown, gap_mm + extra, spare - extra * joints)


