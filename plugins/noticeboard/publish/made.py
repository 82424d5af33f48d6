"""What each sheet of the print folder says, kept beside it, so that it can be recorded later.

Why: between the day on which a sheet was made and the day on which somebody writes down that it was
printed, the data go on. What hangs is what was made. The words stand in the print folder in clear,
as they do on the sheets; into the ledger goes only what `publish.snapshot` makes of them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import astuple, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from noticeboard.derive import Told, statement_of
from noticeboard.publish.jobs import Job
from noticeboard.publish.writer import Staging
from noticeboard.render.kinds import HABITS
from noticeboard.render.print.design import Unprinted

__all__ = ["Made", "keep_said", "read_made"]

#: Folder of the print folder; no community is called so.
_SAID = "_said"


@dataclass(frozen=True, slots=True)
class Made:
    """A sheet of the print folder.

    Attributes:
        edition: That it carries.
        statement: What its content says.
        unprinted: What of this it leaves out for want of room.
    """

    edition: int
    statement: tuple[Told, ...]
    unprinted: tuple[Unprinted, ...] = ()


def keep_said(
    jobs: Iterable[Job], staging: Staging, unprinted: Mapping[str, tuple[Unprinted, ...]]
) -> None:
    """Write beside the sheets of `jobs` that carry an edition what they say, and what they do not.

    Args:
        jobs: What was printed.
        staging: The new print folder.
        unprinted: By the address of its file what a sheet leaves out.
    """
    rows: dict[int, list[Any]] = {}
    for job in jobs:
        content = job.subject.content
        if edition := getattr(content, "edition", 0):
            if id(content) not in rows:  # that of several products
                rows[id(content)] = [*map(_plain, statement_of(content, HABITS))]
            left = [*map(astuple, unprinted.get(job.dest_uri, ()))]
            plain = {"edition": edition, "rows": rows[id(content)], "unprinted": left}
            text = json.dumps(plain, ensure_ascii=False)
            staging.place(_uri(job.dest_uri)).write_text(text, "utf-8")


def _uri(dest_uri: str) -> str:
    return f"{_SAID}/{dest_uri.removesuffix('.pdf')}.json"


def _plain(told: Told) -> list[Any]:
    until = told.until.isoformat() if told.until else ""
    return [told.part, told.key, told.label, [[*pair] for pair in told.fields], until]


def read_made(print_dir: Path, dest_uri: str) -> Made | None:
    """Return what the sheet at `dest_uri` says; None where there is none, or it cannot be read."""
    if not (print_dir / dest_uri).is_file():
        return None
    try:
        plain = json.loads((print_dir / _uri(dest_uri)).read_text("utf-8"))
        left = tuple(
            Unprinted(part, key, (*names,)) for part, key, names in plain.get("unprinted", ())
        )
        return Made(int(plain["edition"]), tuple(_told(*row) for row in plain["rows"]), left)
    except (OSError, ValueError, TypeError, KeyError):
        return None


def _told(part: str, key: str, label: str, fields: list[Any], until: str) -> Told:
    pairs = tuple((str(name), str(text)) for name, text in fields)
    return Told(part, key, label, pairs, date.fromisoformat(until) if until else None)
