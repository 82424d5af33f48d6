"""One mistake in the data, or one thing to see to, and how it is printed.

A diagnostic carries the id of its message and the values in it, never finished text: the same
run can be reported in any language, and a test can ask for the id.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from noticeboard.locale import translate

__all__ = [
    "Diagnostic",
    "Place",
    "Severity",
    "format_diagnostic",
    "format_report",
    "in_file_order",
]


class Severity(StrEnum):
    """Whether a build may go on.

    An error would publish something false or private, or cannot be understood; a warning is
    something that the office should see to.
    """

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A point in a data file.

    Attributes:
        path: The file, relative to the data folder's parent, with forward slashes.
        line: One-based line; 0 where the whole file is meant.
        column: One-based column, counted in characters.
        key: The key as it was typed, or empty.
    """

    path: str
    line: int = 0
    column: int = 0
    key: str = ""


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One mistake: where, which, and the values that its message shows.

    Attributes:
        place: Where the mistake stands.
        message_id: A key of the catalogues in `locale/`; its text says what is wrong, what to do.
        params: The values that the message names.
        severity: Whether it stops a build.
    """

    place: Place
    message_id: str
    params: dict[str, object] = field(default_factory=dict, hash=False)
    severity: Severity = Severity.ERROR


def in_file_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return the errors of `diagnostics` by file, line and column, then the warnings, each once."""
    unique = {
        (d.severity is Severity.WARNING, d.place, d.message_id, str(d.params)): d
        for d in diagnostics
    }
    return tuple(d for _, d in sorted(unique.items(), key=lambda pair: pair[0]))


def format_diagnostic(diagnostic: Diagnostic, lang: str) -> str:
    """Return ``path:line:column: key: what. What to do.`` in `lang`; a warning says that it is."""
    place = diagnostic.place
    where = place.path + (f":{place.line}:{place.column}" if place.line else "")
    warning = diagnostic.severity is Severity.WARNING
    mark = f" {translate('report.warning', lang)}" if warning else ""
    key = f" {place.key}:" if place.key else ""
    return f"{where}:{mark}{key} {translate(diagnostic.message_id, lang, diagnostic.params)}"


def format_report(diagnostics: Iterable[Diagnostic], lang: str) -> str:
    """Return `diagnostics` in the order of `in_file_order`, a line each, then how many they are."""
    ordered = in_file_order(diagnostics)
    lines = [format_diagnostic(d, lang) for d in ordered]
    for severity, message_id in (
        (Severity.ERROR, "report.count"),
        (Severity.WARNING, "report.warnings"),
    ):
        mine = [d for d in ordered if d.severity is severity]
        files = len({d.place.path for d in mine})
        if mine:
            lines.append(translate(message_id, lang, {"count": len(mine), "files": files}))
    return "\n".join(lines)
