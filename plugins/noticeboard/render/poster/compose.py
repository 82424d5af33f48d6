"""Which rows of which panels stand in which column: arithmetic on measured heights, nothing else.

A panel has a column it prefers; some may stand in either. For every arrangement the columns are
filled line by line, what matters most first, and the arrangement that shows most is taken; a panel
that is not whole says how many entries are left to be read by scanning. Where a column has room to
spare, the gaps grow, and a large remainder becomes a marked place to pin paper notices to.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product as combinations
from types import MappingProxyType

__all__ = ["CORE", "HABITS", "Column", "Habit", "Measured", "Overflow", "Plan", "Slot", "compose"]


@dataclass(frozen=True, slots=True)
class Habit:
    """How a kind of panel behaves on paper.

    Attributes:
        column: Where it stands by default: 0 the wide one, left; 1 the narrow one, right.
        movable: It may stand in the other.
        floor: Rows without which the sheet is not printed; 0 means that it may be left out whole.
        keep: Rows that it is given before any other panel gets more than that.
        weight: What it is worth where not everything fits; from `CORE` on, what people come for.
    """

    column: int
    movable: bool
    floor: int
    keep: int
    weight: int


#: Panels of this weight decide how densely a sheet is set; the lighter ones take what is left.
CORE = 6

#: Order on paper is the order of this table within each column.
HABITS = MappingProxyType(
    {
        "notices": Habit(1, False, 1, 1, 7),
        "members": Habit(0, False, 3, 200, 20),
        "services": Habit(1, False, 1, 3, 14),
        "seats": Habit(0, False, 2, 6, 7),
        "contacts": Habit(0, True, 2, 3, 10),
        "duties": Habit(0, True, 0, 0, 1),
        "group": Habit(0, False, 0, 0, 1),
        "venues": Habit(1, False, 0, 0, 1),
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
    best: tuple[float, list[_Filling]] | None = None
    overflow: Overflow | None = None
    for choice in combinations((False, True), repeat=len(movable)):
        moved = {kind for kind, move in zip(movable, choice, strict=True) if move}
        columns = [
            _Filling(n, [p for p in ordered if HABITS[p.kind].column ^ (p.kind in moved) == n])
            for n in (0, 1)
        ]
        tallest = next((c for c in columns if c.height_mm(gap_mm) > room_mm), None)
        if tallest:
            overflow = Overflow(tallest.tallest, tallest.height_mm(gap_mm), room_mm)
            continue
        for column in columns:
            column.fill(room_mm, gap_mm)
        uneven = abs(columns[0].height_mm(gap_mm) - columns[1].height_mm(gap_mm))
        # What is moved costs a little, so that boards of a community look alike.
        value = sum(column.value for column in columns) - 0.3 * len(moved) - 0.01 * uneven
        if best is None or value > best[0]:
            best = (value, columns)
    if best is None:
        assert overflow is not None
        return overflow
    left, right = (column.settled(room_mm, gap_mm, most_gap_mm) for column in best[1])
    dropped = tuple(kind for column in best[1] for kind in column.dropped)
    return Plan((left, right), dropped)


class _Filling:
    """A column while it is being filled: how many rows each of its panels has so far."""

    def __init__(self, number: int, panels: list[Measured]) -> None:
        self.number = number
        self.panels = panels
        self.rows = [min(HABITS[p.kind].floor, len(p.rows_mm[0])) for p in panels]
        self.heights = [p.height_mm(number, n) for p, n in zip(panels, self.rows, strict=True)]

    def height_mm(self, gap_mm: float) -> float:
        """Height of the panels that have rows, and of the gaps between them."""
        shown = [height for height in self.heights if height]
        return sum(shown) + gap_mm * max(0, len(shown) - 1)

    def fill(self, room_mm: float, gap_mm: float) -> None:
        """Add rows line by line: up to what each panel keeps, the weighty first, then the rest."""
        by_weight = sorted(range(len(self.panels)), key=lambda n: -self._habit(n).weight)
        for generous in (False, True):
            for n in by_weight:
                panel = self.panels[n]
                most = len(panel.rows_mm[0])
                keep = most if generous else min(most, self._habit(n).keep)
                while self.rows[n] < keep:
                    if not self._grow(n, min(keep, self.rows[n] + panel.across), room_mm, gap_mm):
                        break
                # The last rows may fit where the line for those left out is no longer needed.
                if generous and self.rows[n] < most:
                    self._grow(n, most, room_mm, gap_mm)

    def _habit(self, n: int) -> Habit:
        return HABITS[self.panels[n].kind]

    def _grow(self, n: int, rows: int, room_mm: float, gap_mm: float) -> bool:
        """Give panel `n` that many rows if the column has room for them."""
        before = self.heights[n]
        self.heights[n] = self.panels[n].height_mm(self.number, rows)
        if self.height_mm(gap_mm) > room_mm:
            self.heights[n] = before
            return False
        self.rows[n] = rows
        return True

    @property
    def value(self) -> float:
        """What is shown, in weights: half for being there, half for the share of rows."""
        return sum(
            HABITS[p.kind].weight * (1 + n / len(p.rows_mm[0]))
            for p, n in zip(self.panels, self.rows, strict=True)
            if n
        )

    @property
    def tallest(self) -> str:
        """Kind of the panel that takes most room."""
        return max(zip(self.heights, self.panels, strict=True), key=lambda pair: pair[0])[1].kind

    @property
    def dropped(self) -> tuple[str, ...]:
        """Kinds of panel that got no room."""
        return tuple(p.kind for p, n in zip(self.panels, self.rows, strict=True) if not n)

    def settled(self, room_mm: float, gap_mm: float, most_gap_mm: float) -> Column:
        """Return the filled column, its spare room shared among the gaps."""
        slots = tuple(Slot(p, n) for p, n in zip(self.panels, self.rows, strict=True) if n)
        spare = room_mm - self.height_mm(gap_mm)
        joints = max(0, len(slots) - 1)
        extra = min(most_gap_mm - gap_mm, spare / joints) if joints else 0.0
        return Column(slots, gap_mm + extra, spare - extra * joints)
