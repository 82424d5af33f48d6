"""Files of the hand-written pages: what may not be published, or would stop who publishes it."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from noticeboard.diagnostics import Diagnostic, Place
from noticeboard.load.files import decode
from noticeboard.load.pages import ENDINGS
from noticeboard.load.text import nesting_of

__all__ = ["check_content"]

#: Of a hand-written page: an example between fences may be indented as deep as it likes.
_MAX_PAGE_NESTING = 50


def check_content(files: Iterable[Path], root: Path) -> Iterator[Diagnostic]:
    """Yield what is wrong with files that are to be published as they are, or as pages.

    Args:
        files: Those that whoever builds the site would take, and no hidden or excluded one.
        root: The folder from which diagnostics show them.
    """
    for path in files:
        shown = Path(os.path.relpath(path, root)).as_posix()
        if fault := _fault_of(path):
            yield Diagnostic(Place(shown), *fault)
        elif path.suffix.lower() in ENDINGS["markdown"]:
            yield from _check_page(path, shown)


def _fault_of(path: Path) -> tuple[str, dict[str, object]] | None:
    try:
        if not stat.S_ISREG(path.stat().st_mode):  # a pipe would be waited for, for ever
            return "content.irregular", {}
    except OSError as error:  # a link that leads nowhere
        return "file.unreadable", {"reason": error.strerror or ""}
    if path.suffix.lower() in ENDINGS["yaml"]:
        return "content.data", {"file": path.name}
    if not os.access(path, os.R_OK):
        return "file.unreadable", {"reason": os.strerror(errno.EACCES)}
    return None


def _check_page(path: Path, shown: str) -> Iterator[Diagnostic]:
    text, problem = decode(path.read_bytes(), shown)
    if problem:
        yield problem
    for number, line in enumerate((text or "").split("\n"), 1):
        if nesting_of(line) > _MAX_PAGE_NESTING:
            yield Diagnostic(Place(shown, number, 1), "value.nesting", {"limit": _MAX_PAGE_NESTING})
