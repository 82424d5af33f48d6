"""How densely a board is set: a table, from roomy to dense."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["DENSITIES", "Density"]


@dataclass(frozen=True, slots=True)
class Density:
    """How much one sheet says: type sizes on A3, and the spaces that go with them.

    Attributes:
        text_pt: Running text.
        mid_pt: Titles of panels and telephone numbers.
        row_mm: Between rows.
        panel_mm: Between panels, at least.
        texts: Whether services and venues are explained, or only named, with hours and place.
        members_across: Members side by side; without what they help with when more than one.
    """

    name: str
    text_pt: float
    mid_pt: float
    row_mm: float
    panel_mm: float
    texts: bool = True
    members_across: int = 1


#: From roomy to dense. Neighbours of equal sizes share a style sheet, and so what is measured with
#: it. The first that shows everything is taken; the last may leave rows out.
DENSITIES = (
    Density("roomy", 20, 28, 3.4, 9),
    Density("normal", 18.5, 26, 2.6, 7.5),
    Density("brief", 18.5, 26, 2.6, 7.5, texts=False),
    Density("tight", 17, 24, 1.6, 5.5, texts=False),
    Density("dense", 17, 24, 1.6, 5.5, texts=False, members_across=2),
)
