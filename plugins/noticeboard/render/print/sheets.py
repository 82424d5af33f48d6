"""Sheets that are cut, or torn, into cells: cards, plates, labels. Measures in millimetres."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from noticeboard.render.print.paper import A4, Paper

__all__ = ["SHEETS", "Sheet"]

#: What goes through a printer as it is: no bleed and no slug around it.
_OFFICE_A4 = replace(A4, bleed_mm=0.0, slug_mm=0.0)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A paper divided into equal cells, counted by rows from the top left, the first is 1.

    Attributes:
        paper: What goes through the printer.
        columns, rows: How many cells.
        width_mm, height_mm: Of a cell, cut.
        left_mm, top_mm: Of the first cell.
        across_mm, down_mm: Between cells.
        bleed_mm: Colour beyond a cell, for the knife; 0 on stock that is cut already.
    """

    paper: Paper
    columns: int
    rows: int
    width_mm: float
    height_mm: float
    left_mm: float
    top_mm: float
    across_mm: float = 0.0
    down_mm: float = 0.0
    bleed_mm: float = 0.0

    @property
    def cells(self) -> int:
        """How many there are."""
        return self.columns * self.rows

    @property
    def lefts_mm(self) -> tuple[float, ...]:
        """Left edges of the columns."""
        step = self.width_mm + self.across_mm
        return tuple(round(self.left_mm + n * step, 3) for n in range(self.columns))

    @property
    def tops_mm(self) -> tuple[float, ...]:
        """Upper edges of the rows."""
        step = self.height_mm + self.down_mm
        return tuple(round(self.top_mm + n * step, 3) for n in range(self.rows))

    def at_mm(self, cell: int) -> tuple[float, float]:
        """Return left and upper edge of a cell; the first is 1."""
        row, column = divmod(cell - 1, self.columns)
        return self.lefts_mm[column], self.tops_mm[row]

    @property
    def fits(self) -> bool:
        """Whether all cells lie on the paper."""
        right = self.lefts_mm[-1] + self.width_mm
        bottom = self.tops_mm[-1] + self.height_mm
        # A hundredth: what lists of sheets round away.
        return right <= self.paper.width_mm + 0.01 and bottom <= self.paper.height_mm + 0.01


def _labels(
    columns: int, rows: int, width_mm: float, height_mm: float, across_mm: float = 2.5
) -> Sheet:
    """Return a sheet of labels without space between rows, in the middle of A4.

    Source: sizes and numbers are the maker's (avery.co.uk, the product of each name), as is the
    gutter of 2.5 mm; margins follow, since these sheets are symmetrical.
    """
    left = (210 - columns * width_mm - (columns - 1) * across_mm) / 2
    top = (297 - rows * height_mm) / 2
    return Sheet(
        _OFFICE_A4, columns, rows, width_mm, height_mm, round(left, 2), round(top, 2), across_mm
    )


#: Every sheet by its name.
SHEETS: Mapping[str, Sheet] = MappingProxyType(
    {
        # Ten cards of 90 × 54 (GB/T 788 has none; it is the size of Chinese business cards).
        "card-10up": Sheet(_OFFICE_A4, 2, 5, 90, 54, 12, 5.5, 6, 4, bleed_mm=2),
        # Plates of 100 × 70. Not eight: an office printer prints no nearer to the edge than 4 or 5.
        "plate-4up": Sheet(_OFFICE_A4.landscape, 2, 2, 100, 70, 46.5, 33, 4, 4, bleed_mm=2),
        "avery-l7160": _labels(3, 7, 63.5, 38.1),
        "avery-l7163": _labels(2, 7, 99.1, 38.1),
        "avery-l7159": _labels(3, 8, 63.5, 33.9),
        "avery-l7165": _labels(2, 4, 99.1, 67.7),
        "avery-l7651": _labels(5, 13, 38.1, 21.2),
    }
)
