"""What the checks say, as a table."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from noticeboard.locale import translate
from noticeboard.publish.preflight.finding import Finding

__all__ = ["format_table"]


def format_table(file: str, found: Mapping[str, tuple[Finding, ...]], lang: str) -> str:
    """Return a line for each finding below the name of the file: level, check, what it says."""
    rows = [
        (
            translate(f"level.{finding.level}", lang),
            translate(f"check.{name}", lang),
            translate(finding.message_id, lang, finding.params),
        )
        for name, findings in found.items()
        for finding in findings
    ]
    widths = [max(_width(row[n]) for row in rows) for n in (0, 1)]
    lines = (f"  {_padded(a, widths[0])}  {_padded(b, widths[1])}  {c}" for a, b, c in rows)
    return "\n".join((file, *lines))


def _width(text: str) -> int:
    """Return how many columns of a terminal `text` takes."""
    return sum(2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in text)


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _width(text))
