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
from noticeboard.schema import Shareable, opened, sealed_in

__all__ = ["check_photos"]


def check_photos(catalogue: Catalogue, today: date) -> Iterator[Diagnostic]:
    """Every photo named is a usable one in the `photos/` of its home, and is no link out of it."""
    root = catalogue.root.resolve()
    seen: dict[Path, PhotoError | None] = {}
    for owner, record in catalogue.owned():
        for field, name in sealed_in(record, Shareable.PHOTO):
            path = catalogue.root / owner.home / "photos" / opened(name)
            if path not in seen:
                seen[path] = _fault_of(path, root)
            if fault := seen[path]:
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
