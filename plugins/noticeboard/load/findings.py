"""What is found in one file: a run of the same told once, and no more kept than can be of use."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from noticeboard.diagnostics import Diagnostic

__all__ = ["MAX_KEPT", "Findings"]

#: Diagnostics kept of one file, several times what a report tells; the rest are counted.
MAX_KEPT = 500
#: So many of the same in a row are told one by one.
_RUN = 5


class Findings:
    """The diagnostics of one file, in the order in which they are found.

    Why: a file of control characters, or a key that is there 60,000 times, would otherwise be told
    so many times, in minutes and megabytes.
    """

    def __init__(self) -> None:
        self._runs: list[list[Diagnostic]] = []
        self._counts: list[int] = []
        self._last: Diagnostic | None = None

    def add(self, diagnostic: Diagnostic) -> None:
        """Take one more."""
        last, self._last = self._last, diagnostic
        if last is not None and (_continues(last, diagnostic) or len(self._runs) >= MAX_KEPT):
            self._counts[-1] += 1
            if len(self._runs[-1]) < _RUN:
                self._runs[-1].append(diagnostic)
        else:
            self._runs.append([diagnostic])
            self._counts.append(1)

    def extend(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Take several more."""
        for diagnostic in diagnostics:
            self.add(diagnostic)

    def told(self) -> list[Diagnostic]:
        """Return them; one that stands for a run says how many `more` there are."""
        told: list[Diagnostic] = []
        for run, count in zip(self._runs, self._counts, strict=True):
            if count == len(run):
                told += run
            else:
                told.append(replace(run[0], more=count - 1))
        return told


def _continues(last: Diagnostic, diagnostic: Diagnostic) -> bool:
    """Whether `diagnostic` says the same as `last`, of the same line or the next."""
    return (
        diagnostic.message_id == last.message_id
        and diagnostic.place.key == last.place.key
        and diagnostic.place.line - last.place.line in (0, 1)
        and diagnostic.params == last.params
    )
