"""What must be true of a finished file: its design says so, and the preflight looks."""

from __future__ import annotations

from dataclasses import dataclass

from noticeboard.render.print.leaf import Box
from noticeboard.render.print.paper import Paper

__all__ = ["Proof", "Symbol"]


@dataclass(frozen=True, slots=True)
class Symbol:
    """A QR with its quiet zone; what is called a code is that of a place.

    Attributes:
        payload: What a scan must read.
        left_mm: From the corner of the medium.
        top_mm: From the corner of the medium.
        side_mm: Its side.
        page: On which page, the first is 0.
    """

    payload: str
    left_mm: float
    top_mm: float
    side_mm: float
    page: int = 0

    @classmethod
    def around(cls, payload: str, box: Box, quiet_mm: float) -> Symbol:
        """Return the symbol whose modules fill `box`, with a quiet zone of `quiet_mm` around it."""
        left, top, side, _ = box
        return cls(payload, left - quiet_mm, top - quiet_mm, side + 2 * quiet_mm)


@dataclass(frozen=True, slots=True)
class Proof:
    """What a file must be; that its fonts are embedded and numbered right is asked of all.

    Attributes:
        paper: The boxes of every page.
        pages: How many.
        symbols: All of them; none where the design has none.
    """

    paper: Paper
    pages: int = 1
    symbols: tuple[Symbol, ...] = ()
