"""The folder of the ledger: read as a whole, and added to file by file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from noticeboard.catalogue import Catalogue, read_catalogue
from noticeboard.catalogue.chain import entry_line, head_of, seal
from noticeboard.catalogue.course import OLD
from noticeboard.catalogue.folders import LEDGER_DIR
from noticeboard.catalogue.rules.codes import check_codes
from noticeboard.catalogue.rules.ledger import check_ledger, file_of
from noticeboard.diagnostics import Severity
from noticeboard.errors import DataError, RefusedError, SetupError
from noticeboard.publish.ledger_file import LedgerText, append_entries, read_ledger, write_ledger
from noticeboard.schema import CodeEntry
from noticeboard.settings import Settings

__all__ = ["Added", "add_entries", "open_ledger", "read_open", "read_whole", "refuse_broken"]


@dataclass(frozen=True, slots=True)
class Added:
    """A line that was added, and the file that has it now, as a diagnostic shows it."""

    file: str
    line: str


def open_ledger(settings: Settings, name: str) -> LedgerText[CodeEntry]:
    """Return the file `name` of the ledger; it need not be there yet.

    Raises:
        DataError, SetupError: As `read_ledger`.
    """
    path = settings.data_dir / file_of(name)
    other = path.with_suffix(".yaml")
    path = other if other.exists() else path
    return read_ledger(path, f"{settings.data_dir.name}/{LEDGER_DIR}/{path.name}", CodeEntry)


def read_whole(settings: Settings, unsealed: bool = False) -> Catalogue:
    """Return the data, if the ledger is whole.

    Args:
        settings: Where they are.
        unsealed: Lines without a digest are no mistake.

    Raises:
        DataError: There is a mistake in the ledger.
    """
    catalogue, diagnostics = read_catalogue(settings.data_dir, settings.ledger_history)
    shown = Path(settings.data_dir.name, LEDGER_DIR)
    if not settings.ledger_history:  # a new site
        diagnostics = [d for d in diagnostics if d.message_id != "ledger.none"]
    diagnostics += check_ledger(catalogue, settings.today)
    diagnostics += check_codes(catalogue, settings.today)
    passed = {"codes.no-building", *(["ledger.unsealed"] if unsealed else ())}
    found = [
        diagnostic
        for diagnostic in diagnostics
        if Path(diagnostic.place.path).is_relative_to(shown)
        and diagnostic.severity is Severity.ERROR
        and diagnostic.message_id not in passed
    ]
    if found:
        raise DataError(tuple(found))
    return catalogue


def read_open(settings: Settings) -> Catalogue:
    """Return the data, if lines may be added to the ledger.

    Raises:
        DataError: There is a mistake in the ledger.
        SetupError: It is only half split.
    """
    catalogue = read_whole(settings)
    if catalogue.ledger.mixed:
        raise SetupError("ledger.unsplit", file=f"{settings.data_dir.name}/{file_of(OLD)}")
    return catalogue


def refuse_broken(settings: Settings, catalogue: Catalogue) -> None:
    """Refuse to say that no line is lacking where buildings could not be read.

    Raises:
        RefusedError: A file that says which buildings there are has a mistake.
    """
    if not catalogue.broken:
        return
    _, found = read_catalogue(settings.data_dir, settings.ledger_history)
    top = settings.data_dir.name
    stems = tuple(f"{top}/{'/'.join(parts)}." for parts in catalogue.broken)
    errors = tuple(
        one for one in found if one.severity is Severity.ERROR and one.place.path.startswith(stems)
    )
    if errors:
        raise RefusedError(DataError(errors), "ledger.mend-first")


def add_entries(
    settings: Settings, catalogue: Catalogue, entries: Iterable[CodeEntry]
) -> tuple[Added, ...]:
    """Put each of `entries` into its file. All are prepared before the first is written.

    Raises:
        SetupError: A file is laid out in a way that is not understood, or cannot be written.
    """
    ledger, homes = catalogue.ledger, dict[str, list[CodeEntry]]()
    for entry in entries:
        homes.setdefault(ledger.home_of(entry.community), []).append(entry)
    files, added = [], []
    for name, mine in homes.items():
        file, english = open_ledger(settings, name), ledger.is_english(name)
        sealed = seal(mine, head_of(file.entries))
        files.append(append_entries(file, sealed, english))
        added += [Added(file.shown, entry_line(entry, english)) for entry in sealed]
    for file in files:
        write_ledger(file)
    return tuple(added)
