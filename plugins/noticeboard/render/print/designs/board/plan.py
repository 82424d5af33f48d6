"""The words of packing: what is measured, what is planned."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Column", "Measured", "Overflow", "Plan", "Slot"]


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
