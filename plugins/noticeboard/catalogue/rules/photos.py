"""Every photo that is named is there, is one, and is good enough."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from noticeboard.catalogue.model import Catalogue
from noticeboard.diagnostics import Diagnostic
from noticeboard.load.photos import PhotoError, inspect_photo
from noticeboard.schema import pictures_of

__all__ = ["check_photos"]


def check_photos(catalogue: Catalogue, today: date) -> Iterator[Diagnostic]:
    """Every photo named is a usable one in the community's `photos/`, and is no link out of it."""
    root = catalogue.root.resolve()
    for community in catalogue.communities:
        folder = catalogue.root / community.id / "photos"
        seen: dict[str, PhotoError | None] = {}
        for _, record in community.owned():
            for field, name in pictures_of(record):
                if name not in seen:
                    seen[name] = _fault_of(folder / name, root)
                if fault := seen[name]:
                    told: dict[str, Any] = {"file": name, **fault.params}
                    yield record.problem(field, fault.message_id, **told)


def _fault_of(path: Path, root: Path) -> PhotoError | None:
    # Not `Path.resolve`, which does not answer for a link that leads to itself.
    if not Path(os.path.realpath(path)).is_relative_to(root):
        return PhotoError("photo.outside")
    if not path.exists():
        return PhotoError("photo.missing")
    try:
        inspect_photo(path)
    except PhotoError as fault:
        return fault
    return None
