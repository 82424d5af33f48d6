"""What staff do with the ledger: give codes out, move them, retire them, put digests in.

Each adds lines to `ledger/codes.yml` and changes none. Each refuses a ledger that is not whole:
what does not fit must be restored first, and would be sealed in otherwise.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence

from pydantic import ValidationError

from noticeboard.catalogue import Catalogue, read_catalogue
from noticeboard.catalogue.additions import Need, find_additions
from noticeboard.catalogue.chain import entry_line, head_of, seal
from noticeboard.catalogue.rules.codes import check_codes
from noticeboard.catalogue.rules.ledger import LEDGER_FILE, check_ledger
from noticeboard.diagnostics import Diagnostic, Severity
from noticeboard.errors import DataError, SetupError
from noticeboard.load.text import forbidden_in
from noticeboard.publish.ledger_file import (
    LedgerFile,
    append_entries,
    read_ledger,
    seal_entries,
)
from noticeboard.schema import CodeEntry
from noticeboard.settings import Settings

__all__ = ["add_codes", "move_codes", "retire_code", "seal_ledger"]


def add_codes(settings: Settings, buildings: Sequence[str] = ()) -> tuple[str, ...]:
    """Give a code to every building that has none, or to `buildings` only.

    Args:
        settings: Where the ledger is, and the day.
        buildings: As ``community/building``; none for all but those that seem to be renamed, of
            which it is then said that somebody must decide.

    Returns:
        The lines that were added.

    Raises:
        DataError: There is a mistake in the data, or a building seems to be renamed.
        SetupError: A building is not there, or has a code.
    """
    file, catalogue = _read(settings)
    additions = [a for a in find_additions(catalogue, settings.today) if a.need is not Need.GONE]
    if buildings:
        wanted = {_building(catalogue, path) for path in buildings}
        _refuse_second(catalogue, wanted)
        additions = [a for a in additions if a.entry.building in wanted]
    elif any(a.need is Need.MOVED for a in additions):
        found = check_codes(catalogue, settings.today)
        raise DataError(tuple(d for d in found if d.message_id.startswith("codes.moved")))
    new = {a.entry.building: a.instead or a.entry for a in reversed(additions)}
    return _append(file, catalogue, reversed(new.values()))


def move_codes(settings: Settings, old: str, new: str) -> tuple[str, ...]:
    """Let the codes of the building `old`, which has gone, open the board of `new`.

    Returns:
        The lines that were added, one for each code.

    Raises:
        DataError: There is a mistake in the ledger.
        SetupError: `old` has no code or is still there, or `new` is not.
    """
    file, catalogue = _read(settings)
    held = catalogue.ledger.held
    if old not in held:
        raise SetupError("ledger.no-code", value=old, near=_near(old, held))
    if old in _paths(catalogue):
        raise SetupError("ledger.still-there", value=old)
    path = _building(catalogue, new)
    entries = (
        CodeEntry(code=entry.code, building=path, day=settings.today, former=old)
        for entry in held[old]
    )
    return _append(file, catalogue, entries)


def retire_code(settings: Settings, code: str, note: str) -> tuple[str, ...]:
    """Retire `code`: whoever scans it reads `note`, which says what became of the building.

    Returns:
        The line that was added.

    Raises:
        DataError: There is a mistake in the ledger.
        SetupError: The code is not in use, or the note is none.
    """
    file, catalogue = _read(settings)
    live = {e.code: e.building for entries in catalogue.ledger.held.values() for e in entries}
    if code.upper() not in live:
        raise SetupError("ledger.not-live", value=code, near=_near(code.upper(), live))
    code = code.upper()
    try:
        entry = CodeEntry(code=code, building=live[code], day=settings.today, retired=note)
    except ValidationError as error:
        raise SetupError("ledger.note") from error
    if forbidden_in(note):
        raise SetupError("ledger.note")
    return _append(file, catalogue, [entry])


def seal_ledger(settings: Settings) -> int:
    """Write its digest into every line that has none.

    Returns:
        How many lines have one now that had none.

    Raises:
        DataError: There is a mistake in the ledger; a line that has a digest does not fit.
    """
    file, catalogue = _read(settings, unsealed=True)
    sealed = seal(file.entries)
    count = sum(entry.check is None for entry in file.entries)
    for entry, whole in zip(file.entries, sealed, strict=True):
        if entry.check not in (None, whole.check):
            params: dict[str, object] = {
                "code": entry.code,
                "line": entry_line(whole, catalogue.ledger.english),
                "file": file.shown,
            }
            raise DataError((Diagnostic(entry.place("check"), "ledger.misfit", params),))
    if count:
        seal_entries(file, sealed)
    return count


def _read(settings: Settings, unsealed: bool = False) -> tuple[LedgerFile, Catalogue]:
    """Return the ledger and the data, if the ledger is whole.

    Args:
        settings: Where they are.
        unsealed: Lines without a digest are no mistake.
    """
    catalogue, diagnostics = read_catalogue(settings.data_dir, settings.ledger_history)
    path = settings.data_dir / LEDGER_FILE
    shown = f"{settings.data_dir.name}/{LEDGER_FILE}"
    if not path.exists() and not settings.ledger_history:  # a new site
        diagnostics = [d for d in diagnostics if d.place.path != shown]
    diagnostics += check_ledger(catalogue, settings.today)
    diagnostics += (d for d in check_codes(catalogue, settings.today) if d.place.path == shown)
    passed = {"codes.no-building", *(["ledger.unsealed"] if unsealed else ())}
    found = [
        diagnostic
        for diagnostic in diagnostics
        if diagnostic.place.path == shown
        and diagnostic.severity is Severity.ERROR
        and diagnostic.message_id not in passed
    ]
    if found:
        raise DataError(tuple(found))
    return read_ledger(path, shown), catalogue


def _append(
    file: LedgerFile, catalogue: Catalogue, entries: Iterable[CodeEntry]
) -> tuple[str, ...]:
    english = catalogue.ledger.english
    sealed = seal([*entries], head_of(file.entries))
    if sealed:
        append_entries(file, sealed, english)
    return tuple(entry_line(entry, english) for entry in sealed)


def _paths(catalogue: Catalogue) -> set[str]:
    """Return the paths of all buildings, those that cannot be read among them."""
    broken = {"/".join(parts) for parts in catalogue.broken}
    return broken | {home.path for _, home in catalogue.homes()}


def _building(catalogue: Catalogue, value: str) -> str:
    paths = sorted(_paths(catalogue))
    if value not in paths:
        raise SetupError("setup.no-building", value=value, near=_near(value, paths))
    return value


def _refuse_second(catalogue: Catalogue, paths: Iterable[str]) -> None:
    for path in paths:
        if codes := catalogue.ledger.held.get(path):
            raise SetupError("ledger.has-code", value=path, code=codes[-1].code)


def _near(value: str, known: Iterable[str]) -> str:
    """Return what of `known` is most like `value`, for a message."""
    every = [*known]
    return "、".join(difflib.get_close_matches(value, every, n=3, cutoff=0.3) or every[:3]) or "—"
