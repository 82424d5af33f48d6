"""WeasyPrint's warnings, as errors: a sheet with a complaint is not printed."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["PressWarning", "no_complaints"]

_LOGGER = logging.getLogger("weasyprint")


class PressWarning(Exception):
    """WeasyPrint had a complaint: a style that it does not know, a resource that is missing."""


class _Complaints(logging.Handler):
    """Remembers every warning."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(record.getMessage())


@contextmanager
def no_complaints() -> Iterator[None]:
    """Raise `PressWarning` with all that WeasyPrint warns of meanwhile, and tell nobody else."""
    complaints = _Complaints()
    _LOGGER.propagate = False
    _LOGGER.addHandler(complaints)
    try:
        yield
    finally:
        _LOGGER.removeHandler(complaints)
    if complaints.heard:
        raise PressWarning("; ".join(complaints.heard))
