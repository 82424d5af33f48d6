"""Codes: every building has one, none is given twice, none loses its building without a word."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date

from noticeboard.catalogue.model import Catalogue
from noticeboard.diagnostics import Diagnostic
from noticeboard.schema import CodeEntry

__all__ = ["check_codes", "suggest_code"]

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LEDGER = ("ledger", "codes")


def check_codes(catalogue: Catalogue, today: date) -> Iterator[Diagnostic]:
    """A printed QR never dies: the ledger is complete and no code is given out twice."""
    if _LEDGER in catalogue.broken:
        return
    first: dict[str, CodeEntry] = {}
    entries = catalogue.ledger.codes
    files = {building.path for _, building in catalogue.buildings()}
    files |= {"/".join(parts) for parts in catalogue.broken}
    whole = {c.id for c in catalogue.communities}
    for entry in entries:
        if (earlier := first.setdefault(entry.code, entry)) is not entry:
            message_id = "codes.reused" if earlier.retired else "codes.twice"
            yield entry.problem("code", message_id, code=entry.code, other=earlier.building)
        community = entry.building.split("/")[0]
        lost = (community, "community") in catalogue.broken and community not in whole
        if entry.building not in files and not entry.retired and not lost:
            yield entry.problem(
                "building", "codes.no-building", code=entry.code, building=entry.building
            )
    for _, building in catalogue.buildings():
        if not building.codes:
            yield building.record.problem(
                "name",
                "codes.missing",
                building=building.path,
                code=suggest_code(building.path, first),
                today=today.isoformat(),
            )


def suggest_code(path: str, taken: dict[str, CodeEntry]) -> str:
    """Return a free code of four characters for the building at `path`; the same every time.

    Why: computed from the path, so that two people who add buildings at once rarely collide, and
    the line that a diagnostic tells staff to paste does not change from run to run.
    """
    for attempt in range(1000):
        number = int.from_bytes(hashlib.sha256(f"{path}#{attempt}".encode()).digest()[:4], "big")
        code = "".join(_ALPHABET[number >> shift & 31] for shift in (0, 5, 10, 15))
        if code not in taken and not code.isdigit():
            return code
    raise RuntimeError("no free code of four characters after 1,000 tries")
