"""Folders that appear whole or not at all."""

from __future__ import annotations

import contextlib
import os
import shutil
from pathlib import Path

from noticeboard.errors import SetupError

__all__ = ["MARKER", "Staging", "refuse_foreign"]

#: Lies in every folder that this program made, so that it never replaces another's.
MARKER = ".noticeboard"


class Staging:
    """A folder beside `target` in which everything is prepared, and which then takes its place.

    Args:
        target: The folder to be replaced; it is not touched before `commit`.
    """

    def __init__(self, target: Path) -> None:
        self.target = target
        self.folder = target.with_name(f".noticeboard-{target.name}-{os.getpid()}")
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)

    def place(self, dest_uri: str) -> Path:
        """Return the path for `dest_uri`, its folder made."""
        path = self.folder / dest_uri
        path.parent.mkdir(parents=True, exist_ok=True)
        return path

    def commit(self) -> None:
        """Put the prepared folder in the place of the old one.

        Two renames: should the second fail, the first is undone and the old folder stays.
        """
        (self.folder / MARKER).touch()
        old = self.target.with_name(f".noticeboard-{self.target.name}-{os.getpid()}-old")
        shutil.rmtree(old, ignore_errors=True)
        had_old = self.target.exists()
        if had_old:
            self.target.rename(old)
        try:
            self.folder.rename(self.target)
        except OSError:
            if had_old:
                old.rename(self.target)
            raise
        shutil.rmtree(old, ignore_errors=True)

    def merge(self) -> None:
        """Put each prepared file into the target, leaving its other files as they are."""
        for path in sorted(self.folder.rglob("*")):
            if path.is_file():
                dest = self.target / path.relative_to(self.folder)
                dest.parent.mkdir(parents=True, exist_ok=True)
                path.replace(dest)
        (self.target / MARKER).touch()

    def discard(self) -> None:
        """Remove what was prepared; the target stays as it was."""
        with contextlib.suppress(OSError):
            shutil.rmtree(self.folder)


def refuse_foreign(target: Path, project_dir: Path, apart: tuple[Path, ...]) -> None:
    """Raise where `target` must not be replaced.

    Args:
        target: A folder about to be replaced.
        project_dir: Where the project is; `target` may lie in it and not hold it.
        apart: Folders that `target` may neither hold nor lie in: data, content, the other output.

    Raises:
        SetupError: It does, or `target` was not made by this program.
    """
    resolved = target.resolve()
    for folder in (project_dir.resolve(), *(folder.resolve() for folder in apart)):
        inside = folder != project_dir.resolve() and resolved.is_relative_to(folder)
        if inside or folder.is_relative_to(resolved):
            raise SetupError("setup.output-overlaps", folder=target.name, other=folder.name)
    if target.is_dir() and any(target.iterdir()) and not (target / MARKER).exists():
        raise SetupError("setup.output-foreign", folder=target.name)
