"""The ledger: lines are added, never changed, removed or put elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from noticeboard.catalogue.chain import Fault, entry_line, find_fault
from noticeboard.catalogue.course import OLD, Lines
from noticeboard.catalogue.folders import LEDGER_DIR
from noticeboard.catalogue.ledger import Ledger, Version, build_ledger, by_community
from noticeboard.catalogue.model import Catalogue
from noticeboard.diagnostics import Diagnostic, Place, Severity
from noticeboard.schema import CodeEntry, LedgerLine

__all__ = ["check_ledger", "file_of", "find_lost", "is_unread", "unfit"]

_Line = TypeVar("_Line", bound=LedgerLine)


def file_of(name: str) -> str:
    """Return the path of the file `name` of the ledger, below the data folder."""
    return f"{LEDGER_DIR}/{name}.yml"


def is_unread(catalogue: Catalogue) -> bool:
    """Whether some file of the ledger, or all of it, could not be read."""
    return any(parts[0] == LEDGER_DIR for parts in catalogue.broken)


def check_ledger(catalogue: Catalogue, today: date) -> Iterator[Diagnostic]:
    """Every line stands where it belongs and fits those before it; none that was committed is lost.

    A lost line is told alone: it says more than which line does not fit for it.
    """
    ledger, root = catalogue.ledger, catalogue.root.name
    faults = {name: find_fault(lines) for name, lines in ledger.files.items()}
    mild = any(f and f.message_id == "ledger.retired-in-place" for f in faults.values())
    lost = None if mild or is_unread(catalogue) else _first_lost(ledger, root)
    if lost:
        yield lost
    else:
        for name, fault in faults.items():
            if fault:
                yield unfit(fault, ledger.is_english(name), f"{root}/{file_of(name)}")
    yield from _strays(catalogue)
    if ledger.mixed:
        place = Place(f"{root}/{file_of(OLD)}")
        yield Diagnostic(place, "ledger.mixed", severity=Severity.WARNING)


def _strays(catalogue: Catalogue) -> Iterator[Diagnostic]:
    """Yield lines in the file of another community, those of one as one, and files of none."""
    known = {community.id for community in catalogue.communities}
    known |= {parts[0] for parts in catalogue.broken}
    for name, lines in catalogue.ledger.files.items():
        if name == OLD:
            continue
        for community, mine in by_community({OLD: lines}).items():
            if community != name:
                path, file = mine[0].building, file_of(community)
                told = mine[0].problem("building", "ledger.stray", building=path, file=file)
                yield replace(told, more=len(mine) - 1)
        if not lines and name not in known:
            path = f"{catalogue.root.name}/{file_of(name)}"
            yield Diagnostic(Place(path), "ledger.no-community", {"community": name})


def unfit(fault: Fault, english: bool, path: str) -> Diagnostic:
    """Return what is told of the line `fault`, in the file `path`."""
    entry = fault.entry
    fitting = entry.model_copy(update={"check": fault.check})
    params: dict[str, object] = {
        "line": entry_line(fitting, english),
        "code": entry.code,
        "file": path,
    }
    if fault.behind:
        params |= {"number": fault.behind.at.start[0]}
    if isinstance(entry, CodeEntry) and fault.message_id == "ledger.retired-in-place":
        params |= {"note": entry.retired}
    field = "code" if fault.message_id == "ledger.unsealed" else "check"
    return Diagnostic(entry.place(field), fault.message_id, params)


# --- What was committed -----------------------------------------------------------------------


def _first_lost(ledger: Ledger, root: str) -> Diagnostic | None:
    """Return the first line that an older version has and today's does not, the newest first."""
    if not ledger.earlier:
        return None
    entries, taken = by_community(ledger.files), {entry.code for entry in ledger.entries}
    for version in ledger.earlier:
        for name, lines in _sound(version, taken).items():
            for mine, today in _pairs(lines, entries, taken):
                if lost := find_lost(mine, today):
                    return _told_lost(ledger, root, name, today, *lost)
    return None


def _told_lost(
    ledger: Ledger, root: str, name: str, today: Sequence[CodeEntry], index: int, entry: CodeEntry
) -> Diagnostic:
    """Return what is told of a lost line: where it should be, and in which file it was."""
    home = ledger.home_of(entry.community)
    place = Place(f"{root}/{file_of(home)}")
    if today:
        place = today[min(index, len(today) - 1)].place("code")
    line = entry_line(entry, ledger.is_english(home))
    return Diagnostic(place, "ledger.lost", {"line": line, "file": f"{root}/{file_of(name)}"})


def _pairs(
    lines: Sequence[CodeEntry], entries: Mapping[str, Sequence[CodeEntry]], taken: set[str]
) -> Iterator[tuple[Sequence[CodeEntry], Sequence[CodeEntry]]]:
    """Yield what of the `lines` of an older file must be there still, and where it must be.

    Where no line had a digest yet, lines may change, as they did before there were digests, but
    no code may vanish.
    """
    if not any(entry.check for entry in lines):
        lines = [entry for entry in lines if entry.code not in taken]
    for community, mine in by_community({OLD: lines}).items():
        yield mine, entries.get(community, ())


def find_lost(earlier: Sequence[_Line], entries: Sequence[LedgerLine]) -> tuple[int, _Line] | None:
    """Return the first of the `earlier` lines of a community that is not in `entries` any more.

    Every line must still be there, in the same order; lines may have come between, since two
    branches that both added some are merged. Digests are not compared: those of one of the two
    branches are then others, and those of a file that was split.

    Returns:
        Where in `entries` it should be, and the line.
    """
    index = 0
    for entry in earlier:
        start = index
        while index < len(entries) and entries[index].said != entry.said:
            index += 1
        if index == len(entries):
            return start, entry
        index += 1
    return None


def _sound(version: Version, taken: set[str]) -> Lines:
    """Return what is believed of `version`: each file up to its first mistake, no contradictions.

    Or what mends a mistake would be told as a loss for ever. Nothing is believed of a ledger of
    whose codes today's has none: it is that of another site, from a copy of which this was made.
    """
    disputed = {id(dispute.entry) for dispute in build_ledger(version.files).disputes}
    sound = {}
    for name, lines in version.files.items():
        fault = find_fault(lines)
        end = next((n for n, e in enumerate(lines) if fault and e is fault.entry), len(lines))
        homes = {name} if name != OLD else {entry.community for entry in lines}
        sound[name] = [e for e in lines[:end] if id(e) not in disputed and e.community in homes]
    codes = {entry.code for lines in sound.values() for entry in lines}
    return sound if version.continued or not taken or codes & taken else {}
