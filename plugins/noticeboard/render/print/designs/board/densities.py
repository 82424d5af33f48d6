"""How roomy a board is set: a table. Its sizes of type are those of the sheet, always."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["DENSITIES", "Density"]


@dataclass(frozen=True, slots=True)
class Density:
    """The white around what a board says.

    Attributes:
        line: Height of a line, in lines of the grid.
        gap_steps: Between panels, at least.
        row_steps: Beneath a row of more than one line.
        large_calls: Numbers are as large as titles; else as text, with more room beside them.
    """

    name: str
    line: float
    gap_steps: int
    row_steps: int
    large_calls: bool


#: From roomy to tight. The first that tells of what people come for what the last does is taken.
DENSITIES = (
    Density("roomy", 1.15, 3, 1, True),
    Density("normal", 1.0, 2, 1, True),
    Density("tight", 1.0, 2, 1, False),
)
