"""The words of packing: what is measured, what is planned. Heights are in steps of the grid."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

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
        flows: Rows side by side are read downwards, as columns; else line by line.
    """

    kind: str
    head: int
    brief: tuple[int, ...]
    full: tuple[int, ...]
    across: int = 1
    note: int = 0
    wide: bool = False
    flows: bool = False

    @property
    def most(self) -> int:
        """How many rows there are."""
        return len(self.brief)

    def heights(self, rows: int, told: frozenset[int]) -> tuple[int, ...]:
        """Return the heights of the first `rows` rows, those of `told` with their explanations."""
        return tuple(self.full[n] if n in told else self.brief[n] for n in range(rows))

    def height(self, rows: int, told: frozenset[int]) -> int:
        """Return the height with the first `rows` rows, those of `told` with explanations."""
        if rows == 0:
            return 0
        heights = self.heights(rows, told)
        if self.across == 1:
            return self.head + sum(heights) + self.note
        if self.flows:
            return self.head + _flowed(heights, self.across)[0] + self.note
        lines = (max(heights[n : n + self.across]) for n in range(0, rows, self.across))
        return self.head + sum(lines) + self.note


@lru_cache(maxsize=10_000)
def _flowed(heights: tuple[int, ...], across: int) -> tuple[int, tuple[int, ...]]:
    """Fill `across` columns one after the other, as low as may be.

    Returns:
        The height of the tallest, and how many rows stand in each.
    """
    limit = max(-(-sum(heights) // across), max(heights))
    while True:
        counts, used = [0], 0
        for height in heights:
            if used + height > limit:
                counts, used = [*counts, 0], 0
            counts[-1], used = counts[-1] + 1, used + height
        if len(counts) <= across:
            return limit, (*counts,)
        limit += 1


@dataclass(frozen=True, slots=True)
class Slot:
    """A panel in its place, with its first `rows` rows.

    Attributes:
        told: Rows, by their place, that stand with their explanations.
        air: So many rows, evenly, have a step more beneath, so that the columns end together.
    """

    panel: Measured
    rows: int
    told: frozenset[int]
    air: int = 0

    @property
    def height(self) -> int:
        """With its air."""
        return self.panel.height(self.rows, self.told) + self.air

    @property
    def cut(self) -> int:
        """Rows left out."""
        return self.panel.most - self.rows

    @property
    def brief(self) -> bool:
        """Whether an explanation is left out."""
        return any(not self.explains(row) for row in range(self.rows))

    def explains(self, row: int) -> bool:
        """Whether the row stands with all that it says."""
        return row in self.told or self.panel.brief[row] == self.panel.full[row]

    def airy(self, row: int) -> bool:
        """Whether the row has a step more beneath; the last one never has."""
        between = self.rows - 1
        return row < between and (row + 1) * self.air // between > row * self.air // between

    @property
    def flow(self) -> tuple[int, ...]:
        """How many rows stand in each column of the panel."""
        if not (self.panel.flows and self.rows):
            return (self.rows,)
        return _flowed(self.panel.heights(self.rows, self.told), self.panel.across)[1]


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


@dataclass(frozen=True, slots=True)
class Overflow:
    """Even the least does not fit.

    Attributes:
        kind: The panel that takes most.
        over: Steps that it would have to be lower by.
    """

    kind: str
    over: int
