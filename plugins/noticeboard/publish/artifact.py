"""One file to be published."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

__all__ = ["Artifact"]


@dataclass(frozen=True, slots=True)
class Artifact:
    """A file of the site.

    Why a path and not bytes: ten thousand boards would not fit into memory, and two addresses of a
    board share one file.

    Attributes:
        dest_uri: Path below the site, with forward slashes.
        source: A file in the cache that holds its bytes.
    """

    dest_uri: str
    source: Path
