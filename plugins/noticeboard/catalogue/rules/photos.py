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

__all__ = ["check_photos"]


def check_photos(catalogue: Catalogue, today: date) -> Iterator[Diagnostic]:
    """Every photo named is a usable one in the community's `photos/`, and is no link out of it."""
    root = catalogue.root.resolve()
    for community in catalogue.communities:
        folder = catalogue.root / community.id / "photos"
        seen: dict[str, PhotoError | None] = {}
        for owner in (community.record, *(b.record for b in community.buildings)):
            for person in owner.members:
                if person.photo is None:
                    continue
                if person.photo not in seen:
                    seen[person.photo] = _fault_of(folder / person.photo, root)
                if fault := seen[person.photo]:
                    told: dict[str, Any] = {"file": person.photo, **fault.params}
                    yield person.problem("photo", fault.message_id, **told)


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
