"""What each sheet of the print folder says, kept beside it, so that it can be recorded later.

Why: between the day on which a sheet was made and the day on which somebody writes down that it was
printed, the data go on. What hangs is what was made. The words stand in the print folder in clear,
as they do on the sheets; into the ledger goes only what `publish.snapshot` makes of them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from noticeboard.derive import Told, statement_of
from noticeboard.publish.jobs import Job
from noticeboard.publish.writer import Staging
from noticeboard.render.kinds import HABITS

__all__ = ["Made", "keep_said", "read_made"]

#: Folder of the print folder; no community is called so.
_SAID = "_said"


@dataclass(frozen=True, slots=True)
class Made:
    """A sheet of the print folder: the edition that it carries, and what it says."""

    edition: int
    statement: tuple[Told, ...]


def keep_said(jobs: Iterable[Job], staging: Staging) -> None:
    """Write beside the sheets of `jobs` that carry an edition what they say."""
    texts: dict[int, str] = {}
    for job in jobs:
        content = job.subject.content
        if edition := getattr(content, "edition", 0):
            if id(content) not in texts:  # that of several products
                texts[id(content)] = _text(edition, statement_of(content, HABITS))
            staging.place(_uri(job.dest_uri)).write_text(texts[id(content)], "utf-8")


def _uri(dest_uri: str) -> str:
    return f"{_SAID}/{dest_uri.removesuffix('.pdf')}.json"


def _text(edition: int, statement: Iterable[Told]) -> str:
    rows = [
        [t.part, t.key, t.label, [[*pair] for pair in t.fields], _iso(t.until)] for t in statement
    ]
    return json.dumps({"edition": edition, "rows": rows}, ensure_ascii=False)


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def read_made(print_dir: Path, dest_uri: str) -> Made | None:
    """Return what the sheet at `dest_uri` says; None where there is none, or it cannot be read."""
    if not (print_dir / dest_uri).is_file():
        return None
    try:
        plain = json.loads((print_dir / _uri(dest_uri)).read_text("utf-8"))
        return Made(int(plain["edition"]), tuple(_told(*row) for row in plain["rows"]))
    except (OSError, ValueError, TypeError, KeyError):
        return None


def _told(part: str, key: str, label: str, fields: list[Any], until: str) -> Told:
    pairs = tuple((str(name), str(text)) for name, text in fields)
    return Told(part, key, label, pairs, date.fromisoformat(until) if until else None)
