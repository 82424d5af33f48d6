"""How large people are set, from roomy to dense: a table."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["STEPS", "Step"]


@dataclass(frozen=True, slots=True)
class Step:
    """Sizes on A2, in millimetres and points.

    Attributes:
        lead_mm, face_mm: Widths of portraits: of those to ask first, and of the others.
        mid_pt: Names.
        names: Names without portraits side by side, at most.
        row_mm: Between rows.
        tight: Names are as small as text is elsewhere.
    """

    lead_mm: float
    face_mm: float
    mid_pt: float
    names: int
    row_mm: float
    tight: bool = False


#: The largest first.
STEPS = (
    Step(60, 48, 46, 3, 14),
    Step(60, 48, 46, 3, 8),
    Step(60, 48, 46, 4, 8),
    Step(60, 48, 30, 4, 11),
    Step(60, 48, 30, 4, 8),
    Step(55, 44, 30, 5, 7),
    Step(50, 40, 27, 6, 6),
    Step(45, 36, 24, 6, 5),
    Step(40, 32, 22, 7, 4),
    Step(60, 48, 30, 8, 5, tight=True),
    Step(55, 44, 30, 8, 5, tight=True),
    Step(50, 40, 30, 8, 5, tight=True),
    Step(45, 36, 30, 8, 5, tight=True),
    Step(40, 32, 26, 8, 4, tight=True),
    Step(36, 28, 24, 9, 3, tight=True),
)
