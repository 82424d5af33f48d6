"""What was printed: lines are added, never changed, and their numbers follow each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from noticeboard.catalogue.chain import entry_line, find_fault
from noticeboard.catalogue.model import Catalogue
from noticeboard.catalogue.rules.ledger import file_of, find_lost, is_unread, unfit
from noticeboard.diagnostics import Diagnostic, Place
from noticeboard.schema import EditionEntry

__all__ = ["check_prints"]


def check_prints(catalogue: Catalogue, today: date) -> Iterator[Diagnostic]:
    """Every line fits those before it, none that was committed is lost, and codes are known."""
    prints, root = catalogue.prints, catalogue.root.name
    lost = None if is_unread(catalogue) else _first_lost(catalogue)
    if lost:
        yield lost
    else:
        for name, lines in prints.files.items():
            if fault := find_fault(lines):
                yield unfit(fault, _is_english(lines), f"{root}/{file_of(name)}")
    if not is_unread(catalogue):
        for entry in prints.entries:
            if entry.code not in catalogue.ledger.taken:
                yield entry.problem("code", "prints.no-code", code=entry.code)
    for entry in prints.entries:
        if entry.day > today:
            # A line of the chain is never changed: it can only be waited for.
            tell = entry.warning if entry.check else entry.problem
            yield tell("day", "value.future", today=today.isoformat())
    for lines in prints.by_code.values():
        yield from _numbered(lines)


def _is_english(lines: Sequence[EditionEntry]) -> bool:
    return bool(lines) and lines[-1].typed("code") == "code"


def _first_lost(catalogue: Catalogue) -> Diagnostic | None:
    """Return the first line that an older version has and today's file has not."""
    prints, root = catalogue.prints, catalogue.root.name
    for version in prints.earlier:
        for name, lines in version.items():
            fault = find_fault(lines)
            end = next((n for n, e in enumerate(lines) if fault and e is fault.entry), len(lines))
            today = prints.files.get(name, ())
            if lost := find_lost(lines[:end], today):
                index, entry = lost
                path = f"{root}/{file_of(name)}"
                place = today[min(index, len(today) - 1)].place("code") if today else Place(path)
                line = entry_line(entry, entry.typed("code") == "code")
                return Diagnostic(place, "prints.lost", {"line": line, "file": path})
    return None


def _numbered(lines: tuple[EditionEntry, ...]) -> Iterator[Diagnostic]:
    """Yield lines of one code whose number is left out, or stands for another content."""
    last, said = 0, dict[tuple[int, str], str]()
    for entry in lines:
        if entry.edition > last + 1:
            number = last + 1
            yield entry.problem("edition", "prints.number", code=entry.code, number=number)
        last = entry.edition
        digest = said.setdefault((entry.edition, entry.product), entry.digest)
        if digest != entry.digest:
            number = entry.edition
            yield entry.problem("digest", "prints.twice", code=entry.code, number=number)
