"""Which rows of which panels stand in which column: arithmetic on measured heights, nothing else.

A panel has a column it prefers; some may stand in either. Everything is tried whole first. Where a
column is too full, rows are taken from the panels that matter least, from the end, and the panel says
how many are left to be read by scanning. Where a column has room to spare, the gaps grow, and a large
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
        keep: Rows that it never goes below; 0 means that it may be left out whole.
        rank: Those of the highest rank lose rows first.
    """

    column: int
    movable: bool
    keep: int
    rank: int


#: Order on paper is the order of this table within each column.
HABITS = MappingProxyType(
    {
        "notices": Habit(1, False, 1, 2),
        "members": Habit(0, False, 3, 0),
        "services": Habit(1, False, 2, 3),
        "contacts": Habit(1, True, 2, 4),
        "seats": Habit(0, False, 1, 1),
        "duties": Habit(0, True, 0, 7),
        "group": Habit(0, True, 0, 6),
        "venues": Habit(0, True, 0, 8),
        "history": Habit(1, True, 0, 5),
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
    """
    ordered = sorted(panels, key=lambda panel: [*HABITS].index(panel.kind))
    best: tuple[tuple[float, ...], list[list[Slot]]] | None = None
    movable = [p for p in ordered if HABITS[p.kind].movable]
    for choice in combinations((False, True), repeat=len(movable)):
        moved = {p.kind for p, move in zip(movable, choice, strict=True) if move}
        columns: list[list[Slot]] = [[], []]
        for panel in ordered:
            columns[HABITS[panel.kind].column ^ (panel.kind in moved)].append(
                Slot(panel, len(panel.rows_mm[0]))
            )
        heights = [_height(n, column, gap_mm) for n, column in enumerate(columns)]
        overflow = sum(max(0.0, height - room_mm) for height in heights)
        # What is moved costs a little, so that boards of a community look alike.
        score = (round(overflow, 3), round(abs(heights[0] - heights[1]) / 30 + len(moved), 3))
        if best is None or score < best[0]:
            best = (score, columns)
    assert best is not None
    return _settle(best[1], room_mm, gap_mm, most_gap_mm)


def _height(column: int, slots: list[Slot], gap_mm: float) -> float:
    heights = [slot.panel.height_mm(column, slot.rows) for slot in slots if slot.rows]
    return sum(heights) + gap_mm * max(0, len(heights) - 1)


def _settle(
    columns: list[list[Slot]], room_mm: float, gap_mm: float, most_gap_mm: float
) -> Plan | Overflow:
    settled: list[Column] = []
    for number, slots in enumerate(columns):
        while (height := _height(number, slots, gap_mm)) > room_mm:
            victim = _victim(slots)
            if victim is None:
                tallest = max(slots, key=lambda s: s.panel.height_mm(number, s.rows))
                return Overflow(tallest.panel.kind, height, room_mm)
            slots[victim] = replace(slots[victim], rows=_fewer(slots[victim]))
        settled.append(_spread(number, slots, room_mm, gap_mm, most_gap_mm))
    dropped = tuple(s.panel.kind for slots in columns for s in slots if s.rows == 0)
    return Plan((settled[0], settled[1]), dropped)


def _fewer(slot: Slot) -> int:
    """Return the next smaller number of rows: a whole line of them, never below what is kept."""
    keep = min(HABITS[slot.panel.kind].keep, slot.rows)
    across = slot.panel.across
    return max(keep, (slot.rows - 1) // across * across)


def _victim(slots: list[Slot]) -> int | None:
    able = [n for n, slot in enumerate(slots) if slot.rows > HABITS[slot.panel.kind].keep]
    return max(able, key=lambda n: (HABITS[slots[n].panel.kind].rank, slots[n].rows), default=None)


def _spread(
    number: int, slots: list[Slot], room_mm: float, gap_mm: float, most_gap_mm: float
) -> Column:
    shown = tuple(slot for slot in slots if slot.rows)
    spare = room_mm - _height(number, list(shown), gap_mm)
    joints = max(0, len(shown) - 1)
    extra = min(most_gap_mm - gap_mm, spare / joints) if joints else 0.0
    return Column(shown, gap_mm + extra, spare - extra * joints)


