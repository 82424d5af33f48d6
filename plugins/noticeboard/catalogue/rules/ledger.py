"""The ledger: lines are added, never changed, removed or put elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from noticeboard.catalogue.chain import Fault, entry_line, find_fault
from noticeboard.catalogue.ledger import build_ledger
from noticeboard.catalogue.model import Catalogue
from noticeboard.diagnostics import Diagnostic, Place
from noticeboard.schema import CodeEntry

__all__ = ["LEDGER_FILE", "check_ledger", "find_lost"]

#: Where the ledger is, below the data folder.
LEDGER_FILE = "ledger/codes.yml"


def check_ledger(catalogue: Catalogue, today: date) -> Iterator[Diagnostic]:
    """Every line fits those before it, and every line that was ever committed is there."""
    if ("ledger", "codes") in catalogue.broken:
        return
    ledger, path = catalogue.ledger, f"{catalogue.root.name}/{LEDGER_FILE}"
    fault = find_fault(ledger.entries)
    mild = fault is not None and fault.message_id == "ledger.retired-in-place"
    for version in () if mild else ledger.earlier:
        if lost := find_lost(version, ledger.entries):
            index, entry = lost
            place = _place_of(ledger.entries, index, path)
            params: dict[str, object] = {"line": entry_line(entry, ledger.english), "file": path}
            yield Diagnostic(place, "ledger.lost", params)
            return  # which line is lost says more than which does not fit for it
    if fault:
        yield _unfit(fault, ledger.english, path)


def _place_of(entries: Sequence[CodeEntry], index: int, path: str) -> Place:
    """Return the place of the line at `index`, of the last where that is the end."""
    return entries[min(index, len(entries) - 1)].place("code") if entries else Place(path)


def _unfit(fault: Fault, english: bool, path: str) -> Diagnostic:
    entry = fault.entry
    fitting = entry.model_copy(update={"check": fault.check})
    params: dict[str, object] = {
        "line": entry_line(fitting, english),
        "code": entry.code,
        "file": path,
    }
    if fault.behind:
        params |= {"number": fault.behind.at.start[0]}
    if fault.message_id == "ledger.retired-in-place":
        params |= {"note": entry.retired}
    field = "code" if fault.message_id == "ledger.unsealed" else "check"
    return Diagnostic(entry.place(field), fault.message_id, params)


def find_lost(
    earlier: Sequence[CodeEntry], entries: Sequence[CodeEntry]
) -> tuple[int, CodeEntry] | None:
    """Return the first line of an `earlier` version that is not in `entries` any more.

    Every line must still be there, in the same order; lines may have come between, since two
    branches that both added some are merged. Digests are not compared: those of one of the two
    branches are then others. An `earlier` version is believed up to its own first mistake, or what
    mends one would be told as a loss for ever. Where no line had a digest yet, lines may change, as
    they did before there were digests, but no code may vanish.

    Why a ledger that has no code of the earlier one is no loss: it is that of another site, made
    from a copy of this one.

    Returns:
        Where in `entries` it should be, and the line.
    """
    sound = _sound(earlier)
    taken = {entry.code for entry in entries}
    if entries and not any(entry.code in taken for entry in sound):
        return None
    if not any(entry.check for entry in sound):
        gone = (entry for entry in sound if entry.code not in taken)
        return next(((len(entries), entry) for entry in gone), None)
    index = 0
    for entry in sound:
        start = index
        while index < len(entries) and entries[index].said != entry.said:
            index += 1
        if index == len(entries):
            return start, entry
        index += 1
    return None


def _sound(version: Sequence[CodeEntry]) -> list[CodeEntry]:
    """Return the lines of `version` up to the first that does not fit, without contradictions."""
    fault = find_fault(version)
    disputed = {id(dispute.entry) for dispute in build_ledger(version).disputes}
    sound = []
    for entry in version:
        if fault and entry is fault.entry:
            break
        if id(entry) not in disputed:
            sound.append(entry)
    return sound
