"""Codes: every building has one, none is given twice, none loses its building without a word."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from noticeboard.catalogue.additions import Addition, Need, find_additions
from noticeboard.catalogue.chain import entry_line, find_fault
from noticeboard.catalogue.ledger import Ledger
from noticeboard.catalogue.model import Catalogue
from noticeboard.catalogue.rules.ledger import file_of, is_unread
from noticeboard.diagnostics import Diagnostic

__all__ = ["check_codes"]


def check_codes(catalogue: Catalogue, today: date) -> Iterator[Diagnostic]:
    """A printed QR never dies: the ledger is complete and no code is given out twice."""
    if is_unread(catalogue):
        return
    ledger = catalogue.ledger
    faults = [fault for lines in ledger.files.values() if (fault := find_fault(lines))]
    unfit = {id(fault.entry) for fault in faults}
    for dispute in ledger.disputes:
        entry = dispute.entry
        if id(entry) not in unfit:
            yield entry.problem(dispute.key, dispute.message_id, code=entry.code,
                                building=entry.building, other=dispute.other)  # fmt: skip
    for entry in ledger.entries:
        if entry.day > today:
            # A line of the chain is never changed: it can only be waited for.
            tell = entry.warning if entry.check else entry.problem
            yield tell("day", "value.future", today=today.isoformat())
    if not faults:  # behind a line that does not fit there is no digest for another
        for nth, addition in enumerate(find_additions(catalogue, today)):
            yield _lacking(addition, nth, ledger)


def _lacking(addition: Addition, nth: int, ledger: Ledger) -> Diagnostic:
    """Return what is told of a line that is lacking.

    Why `nth`: of two that are told at one place, the report puts the smaller parameters first.
    """
    entry, english = addition.entry, ledger.is_english(addition.home)
    params: dict[str, object] = {
        "nth": f"{nth:06}",
        "code": entry.code,
        "building": entry.building,
        "file": file_of(addition.home),
        "line": entry_line(entry, english),
    }
    message_id = _MESSAGES[addition.need]
    if entry.former:
        params |= {"former": entry.former}
    if addition.home not in ledger.files and addition.need is Need.NEW:
        message_id = "codes.no-file"
    if addition.instead:
        params |= {"new": entry_line(addition.instead, english)}
    elif entry.former:
        message_id = "codes.moved-too"
    return Diagnostic(addition.place, message_id, params)


_MESSAGES = {
    Need.NEW: "codes.missing",
    Need.MOVED: "codes.moved",
    Need.GONE: "codes.no-building",
}
