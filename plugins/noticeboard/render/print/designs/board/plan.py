"""The words of packing: what is measured, what is planned. Heights are in steps of the grid."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Column", "Measured", "Overflow", "Plan", "Slot"]


@dataclass(frozen=True, slots=True)
class Measured:
    """A panel with its measured heights.

    Attributes:
        kind: Its kind.
        head: Height of its title.
        brief: Heights of its rows without their explanations.
        full: Heights of its rows with all that they say.
        across: Rows side by side.
        note: Height of a line beneath its rows; 0 for none.
        wide: It stands across all columns, above them.
    """

    kind: str
    head: int
    brief: tuple[int, ...]
    full: tuple[int, ...]
    across: int = 1
    note: int = 0
    wide: bool = False

    @property
    def most(self) -> int:
        """How many rows there are."""
        return len(self.brief)

    def height(self, rows: int, full: bool) -> int:
        """Return the height with the first `rows` rows."""
        if rows == 0:
            return 0
        heights = (self.full if full else self.brief)[:rows]
        lines = (max(heights[n : n + self.across]) for n in range(0, rows, self.across))
        return self.head + sum(lines) + self.note


@dataclass(frozen=True, slots=True)
class Slot:
    """A panel in its place, with its first `rows` rows.

    Attributes:
        full: With their explanations.
        air: Steps more beneath its rows, so that its column ends where the others do.
    """

    panel: Measured
    rows: int
    full: bool
    air: int = 0

    @property
    def height(self) -> int:
        """With its air."""
        lines = -(-self.rows // self.panel.across)
        return self.panel.height(self.rows, self.full) + self.air * lines

    @property
    def cut(self) -> int:
        """Rows left out."""
        return self.panel.most - self.rows

    @property
    def brief(self) -> bool:
        """Whether an explanation is left out."""
        rows = slice(self.rows)
        return not self.full and self.panel.brief[rows] != self.panel.full[rows]


@dataclass(frozen=True, slots=True)
class Column:
    """A filled column.

    Attributes:
        slots: From top to bottom.
        gaps: Above each slot but the first.
        pinup: What is left at its bottom for paper notices; 0 for none.
    """

    slots: tuple[Slot, ...]
    gaps: tuple[int, ...] = ()
    pinup: int = 0

    @property
    def height(self) -> int:
        """Of its panels and the gaps between them."""
        return sum(slot.height for slot in self.slots) + sum(self.gaps)


@dataclass(frozen=True, slots=True)
class Plan:
    """Where everything stands.

    Attributes:
        wide: What stands across the sheet, above the columns.
        columns: From left to right.
        spare: Steps that nothing takes.
        dropped: Kinds of panel that found no place.
    """

    wide: tuple[Slot, ...]
    columns: tuple[Column, ...]
    spare: int
    dropped: tuple[str, ...]

    @property
    def slots(self) -> tuple[Slot, ...]:
        """Of all that is shown."""
        return (*self.wide, *(slot for column in self.columns for slot in column.slots))

    @property
    def cuts(self) -> int:
        """Rows left out, those of dropped panels not counted."""
        return sum(slot.cut for slot in self.slots)

    @property
    def whole(self) -> bool:
        """Whether every row is shown."""
        return not self.dropped and self.cuts == 0

    def rows_of(self, kind: str) -> int:
        """Return how many rows of `kind` are shown."""
        return sum(slot.rows for slot in self.slots if slot.panel.kind == kind)


@dataclass(frozen=True, slots=True)
class Overflow:
    """Even the least does not fit.

    Attributes:
        kind: The panel that takes most.
        over: Steps that it would have to be lower by.
    """

    kind: str
    over: int
