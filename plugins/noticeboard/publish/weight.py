"""What a board costs a telephone with one bar of signal: bytes until everything is readable."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterable
from dataclasses import dataclass

from noticeboard.derive import SCREEN
from noticeboard.publish.artifact import Artifact

__all__ = ["BUDGET_BYTES", "Weight", "weigh"]

#: One round of TCP brings ten segments of 1,460 bytes (RFC 6928); headers of the answer take some
#: 600 of them, and what is left over is one more round trip.
BUDGET_BYTES = 14_000
#: The page of a board: of a community and of a home in it; cases have pages further down, and a
#: screen is loaded once.
_BOARD = re.compile(rf"[^/]+/(?!{SCREEN}/)[^/]+/index\.html")
#: As servers compress by default (nginx: 1, Apache: 6, most hosts of pages: 6).
_LEVEL = 6


@dataclass(frozen=True, slots=True)
class Weight:
    """A page and its size in bytes, compressed: style and script are inside, photos come later."""

    dest_uri: str
    size: int

    @property
    def fits(self) -> bool:
        """Whether it comes in one round."""
        return self.size <= BUDGET_BYTES


def weigh(artifacts: Iterable[Artifact]) -> tuple[Weight, ...]:
    """Weigh every board of `artifacts` once, under its readable address, the heaviest first."""
    pages = [
        artifact
        for artifact in artifacts
        if _BOARD.fullmatch(artifact.dest_uri) and not artifact.dest_uri.startswith("Q/")
    ]
    weights = (Weight(p.dest_uri, len(gzip.compress(p.source.read_bytes(), _LEVEL))) for p in pages)
    return tuple(sorted(weights, key=lambda weight: (-weight.size, weight.dest_uri)))
