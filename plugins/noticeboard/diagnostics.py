"""One mistake in the data, and how it is printed.

A diagnostic carries the id of its message and the values in it, never finished text: the same
run can be reported in any language, and a test can ask for the id.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from noticeboard.locale import translate

__all__ = ["Diagnostic", "Place", "format_diagnostic", "format_report", "in_file_order"]


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
    """

    place: Place
    message_id: str
    params: dict[str, object] = field(default_factory=dict, hash=False)


def in_file_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return `diagnostics` sorted by file, line and column, without repetitions."""
    unique = {(d.place, d.message_id, str(d.params)): d for d in diagnostics}
    return tuple(d for _, d in sorted(unique.items(), key=lambda pair: pair[0]))


def format_diagnostic(diagnostic: Diagnostic, lang: str) -> str:
    """Return ``path:line:column: key: what. What to do.`` in `lang`."""
    place = diagnostic.place
    where = place.path + (f":{place.line}:{place.column}" if place.line else "")
    key = f" {place.key}:" if place.key else ""
    return f"{where}:{key} {translate(diagnostic.message_id, lang, diagnostic.params)}"


def format_report(diagnostics: Iterable[Diagnostic], lang: str) -> str:
    """Return all of `diagnostics` in file order, a line each, and their count."""
    ordered = in_file_order(diagnostics)
    lines = [format_diagnostic(d, lang) for d in ordered]
    files = len({d.place.path for d in ordered})
    count = translate("report.count", lang, {"count": len(ordered), "files": files})
    return "\n".join([*lines, count])
