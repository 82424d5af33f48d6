"""Finished files by the digest of everything that went into them."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path

__all__ = ["Cache", "digest_of", "engine_digest"]

_ENGINES = ("weasyprint", "pydyf", "pillow", "qrcode", "pikepdf")


def digest_of(*parts: object) -> str:
    """Return a short digest of `parts`; equal values have equal digests in every process."""
    return hashlib.sha256("\x00".join(map(str, parts)).encode()).hexdigest()[:32]


def engine_digest(folders: Iterable[Path]) -> str:
    """Return a digest of all files below `folders` and of the libraries that draw.

    Why: a changed template, style sheet or library must not meet yesterday's posters.
    """
    files = sorted(
        path
        for folder in folders
        for path in folder.rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    )
    parts = [f"{path.name}:{hashlib.sha256(path.read_bytes()).hexdigest()}" for path in files]
    return digest_of(*parts, *(f"{name} {version(name)}" for name in _ENGINES))


class Cache:
    """A folder of files, each named by its digest.

    Args:
        root: The folder; made when first written to.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self._used: set[str] = set()

    def path(self, digest: str, ending: str) -> Path:
        """Return where the file of `digest` is or would be."""
        return self.root / digest[:2] / f"{digest}.{ending}"

    def find(self, digest: str, ending: str) -> Path | None:
        """Return the file of `digest`, or None where it has not been made."""
        path = self.path(digest, ending)
        self._used.add(path.name)
        return path if path.is_file() else None

    def put(self, digest: str, ending: str, content: bytes) -> Path:
        """Keep `content`; a reader sees the whole of it or nothing."""
        path = self.path(digest, ending)
        path.parent.mkdir(parents=True, exist_ok=True)
        partial = path.with_name(f"{path.name}.{os.getpid()}.part")
        partial.write_bytes(content)
        partial.replace(path)
        self._used.add(path.name)
        return path

    def prune(self) -> int:
        """Remove what this build has not asked for; return how many files."""
        stale = [p for p in self.root.glob("??/*") if p.name not in self._used]
        for path in stale:
            path.unlink(missing_ok=True)
        return len(stale)
