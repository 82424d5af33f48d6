"""What staff do with the ledger: give codes out, move them, retire them, put digests in.

Each adds lines to the file of a community and changes none. Each refuses a ledger that is not
whole: what does not fit must be restored first, and would be sealed in otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pydantic import ValidationError

from noticeboard.catalogue import Catalogue
from noticeboard.catalogue.additions import Need, find_additions
from noticeboard.catalogue.chain import entry_line, seal
from noticeboard.catalogue.notes import persons_in_note
from noticeboard.catalogue.rules.codes import check_codes
from noticeboard.catalogue.wanted import nearest
from noticeboard.diagnostics import Diagnostic
from noticeboard.errors import DataError, SetupError
from noticeboard.load.text import forbidden_in
from noticeboard.publish.ledger_file import LedgerText, seal_entries, write_ledger
from noticeboard.publish.ledger_folder import (
    Added,
    add_entries,
    open_ledger,
    read_open,
    read_whole,
    refuse_broken,
)
from noticeboard.schema import CodeEntry, mask
from noticeboard.settings import Settings

__all__ = ["add_codes", "move_codes", "retire_code", "seal_ledger"]


def add_codes(settings: Settings, buildings: Sequence[str] = ()) -> tuple[Added, ...]:
    """Give a code to every building that has none, or to `buildings` only.

    Args:
        settings: Where the ledger is, and the day.
        buildings: As ``community/building``, or the path of the file of a stairwell; none for all
            but those that seem to be renamed, of which it is then said that somebody must decide.

    Returns:
        The lines that were added.

    Raises:
        DataError: There is a mistake in the ledger; or no building lacks a code, as far as files
            without a mistake tell, and there are others; or a building seems to be renamed.
        SetupError: A building is not there, or has a code.
    """
    catalogue = read_open(settings)
    additions = [a for a in find_additions(catalogue, settings.today) if a.need is not Need.GONE]
    if buildings:
        wanted = {_building(catalogue, path) for path in buildings}
        _refuse_second(catalogue, wanted)
        additions = [a for a in additions if a.entry.building in wanted]
    elif any(a.need is Need.MOVED for a in additions):
        found = check_codes(catalogue, settings.today)
        raise DataError(tuple(d for d in found if d.message_id.startswith("codes.moved")))
    if not additions:
        refuse_broken(settings, catalogue)
    new = {a.entry.building: a.instead or a.entry for a in reversed(additions)}
    return add_entries(settings, catalogue, reversed(new.values()))


def move_codes(settings: Settings, old: str, new: str) -> tuple[Added, ...]:
    """Let the codes of the building `old`, which has gone, open the board of `new`.

    Returns:
        The lines that were added, one for each code.

    Raises:
        DataError: There is a mistake in the ledger.
        SetupError: `old` has no code or is still there, or `new` is not.
    """
    catalogue, old = read_open(settings), _path(old)
    held = catalogue.ledger.held
    if old not in held:
        raise SetupError("ledger.no-code", value=old, near=_near(old, held))
    _refuse_unread(catalogue, old)
    if old in _paths(catalogue):
        raise SetupError("ledger.still-there", value=old)
    path = _building(catalogue, new)
    entries = (
        CodeEntry(code=entry.code, building=path, day=settings.today, former=old)
        for entry in held[old]
    )
    return add_entries(settings, catalogue, entries)


def retire_code(settings: Settings, code: str, note: str) -> tuple[Added, ...]:
    """Retire `code`: whoever scans it reads `note`, which says what became of the building.

    Returns:
        The line that was added.

    Raises:
        DataError: There is a mistake in the ledger.
        SetupError: The code is not in use, or its building is there but cannot be read; or the
            note is none.
    """
    catalogue = read_open(settings)
    live = {e.code: e.building for entries in catalogue.ledger.held.values() for e in entries}
    if code.upper() not in live:
        raise SetupError("ledger.not-live", value=code, near=_near(code.upper(), live))
    code = code.upper()
    _refuse_unread(catalogue, live[code])
    try:
        entry = CodeEntry(code=code, building=live[code], day=settings.today, retired=note)
    except ValidationError as error:
        raise SetupError("ledger.note") from error
    if forbidden_in(note):
        raise SetupError("ledger.note")
    for finding in persons_in_note(catalogue, entry):
        raise SetupError("ledger.note-person", value=mask(finding.shown))
    return add_entries(settings, catalogue, [entry])


def seal_ledger(settings: Settings) -> int:
    """Write its digest into every line that has none.

    Returns:
        How many lines have one now that had none.

    Raises:
        DataError: There is a mistake in the ledger; a line that has a digest does not fit.
    """
    ledger = read_whole(settings, unsealed=True).ledger
    files = []
    for name in ledger.files:
        file = open_ledger(settings, name)
        sealed = seal(file.entries)
        _refuse_misfit(file, sealed, ledger.is_english(name))
        if any(entry.check is None for entry in file.entries):
            files.append((file, seal_entries(file, sealed)))
    for _, whole in files:
        write_ledger(whole)
    return sum(entry.check is None for file, _ in files for entry in file.entries)


def _refuse_misfit(file: LedgerText[CodeEntry], sealed: Sequence[CodeEntry], english: bool) -> None:
    for entry, whole in zip(file.entries, sealed, strict=True):
        if entry.check not in (None, whole.check):
            line = entry_line(whole, english)
            params: dict[str, object] = {"code": entry.code, "line": line, "file": file.shown}
            raise DataError((Diagnostic(entry.place("check"), "ledger.misfit", params),))


def _paths(catalogue: Catalogue) -> set[str]:
    """Return the paths of all homes, those that cannot be read among them."""
    return {*catalogue.unread, *(home.path for _, home in catalogue.homes())}


def _path(value: str) -> str:
    """Return the path of a home, be it typed as that of a stairwell's file: ``xihu/he/xi``."""
    community, slash, below = value.partition("/")
    return f"{community}{slash}{below.replace('/', '-')}"


def _building(catalogue: Catalogue, value: str) -> str:
    path, paths = _path(value), sorted(_paths(catalogue))
    if path not in paths:
        raise SetupError("setup.no-building", value=value, near=_near(path, paths))
    return path


def _refuse_unread(catalogue: Catalogue, path: str) -> None:
    """Refuse to take the codes from a home that is there, and has only a mistake in its file."""
    if path in catalogue.unread:
        raise SetupError("ledger.unread", value=path)


def _refuse_second(catalogue: Catalogue, paths: Iterable[str]) -> None:
    for path in paths:
        if codes := catalogue.ledger.held.get(path):
            raise SetupError("ledger.has-code", value=path, code=codes[-1].code)


def _near(value: str, known: Iterable[str]) -> str:
    """Return what of `known` is most like `value`, for a message."""
    return "、".join(nearest(value, known)) or "—"
