"""What was printed, written down: snapshots first, then copies of the sheets, the ledger last.

Whoever is stopped in between has the ledger as it was; a snapshot without a line is of no edition
and is written anew the next time.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from noticeboard.catalogue import Catalogue
from noticeboard.catalogue.chain import entry_line, head_of, seal
from noticeboard.catalogue.folders import LEDGER_DIR
from noticeboard.errors import SetupError
from noticeboard.publish.editions import Editions, Wanted, subject_key
from noticeboard.publish.ledger_file import (
    LedgerText,
    append_entries,
    read_ledger,
    write_ledger,
)
from noticeboard.publish.ledger_folder import Added
from noticeboard.publish.made import Made, read_made
from noticeboard.publish.snapshot import Snapshot, read_snapshot, take, write_text
from noticeboard.publish.typed_file import replace_file
from noticeboard.publish.writer import Staging
from noticeboard.schema import EditionEntry, opened
from noticeboard.schema.ledger import PRINTS
from noticeboard.settings import Settings

__all__ = ["ARCHIVE", "Printing", "Recorded", "Wanted", "archive", "archived", "forget", "record"]

#: How long a line may say who approved, and a note.
_MOST_LETTERS = {"approved": 30, "note": 80}
#: Folder of the print folder with copies of what hangs; no community is called so.
ARCHIVE = "_editions"


@dataclass(frozen=True, slots=True)
class Printing:
    """What holds for all that is recorded together: the day, who approved it, a note."""

    day: date
    approved: str
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Recorded:
    """The lines that were added, and those that say what a line says that is there already.

    Why the second are not added: who was stopped between the files of two communities, or does not
    know whether it went through, does the same again.
    """

    added: tuple[Added, ...] = ()
    known: tuple[Added, ...] = ()


def record(
    settings: Settings,
    editions: Editions,
    wanted: Sequence[Wanted],
    printing: Printing,
) -> Recorded:
    """Write a line for each of `wanted`, and what it says.

    Args:
        settings: Where the ledger is.
        editions: What was printed before.
        wanted: What was printed or taken down.
        printing: What holds for all of it.

    Raises:
        SetupError: There is no such sheet, or the ledger cannot be written.
    """
    _refuse_printing(printing, editions.today)
    kept: dict[tuple[str, int], dict[str, Snapshot]] = {}
    lines: dict[str, list[EditionEntry]] = {}
    for one in wanted:
        entry = _entry(settings, editions, one, printing, kept)
        lines.setdefault(_community(editions, one.path), []).append(entry)
    files, added, known = [], list[Added](), list[Added]()
    for community, entries in lines.items():
        file = _open(settings, community)
        english = bool(file.entries) and file.entries[-1].typed("code") == "code"
        there = {entry.said for entry in file.entries}
        sealed = seal([e for e in entries if e.said not in there], head_of(file.entries))
        files += [append_entries(file, sealed, english)] if sealed else []
        added += [Added(file.shown, entry_line(entry, english)) for entry in sealed]
        known += [Added(file.shown, entry_line(e, english)) for e in entries if e.said in there]
    for (code, edition), subjects in kept.items():
        path = editions.snapshot_path(code, edition)
        _write(path, write_text(subjects))
    for whole in files:
        write_ledger(whole)
    return Recorded(tuple(added), tuple(known))


def _refuse_printing(printing: Printing, today: date) -> None:
    """Refuse what may not stand in a line, before anything is written: a line is never changed."""
    if printing.day > today:
        raise SetupError("prints.future", day=printing.day, today=today)
    for field, value in (("approved", printing.approved), ("note", printing.note)):
        most = _MOST_LETTERS[field]
        if value is not None and not (value.strip() and value.isprintable() and len(value) <= most):
            raise SetupError(f"prints.{field}", most=most)


def _community(editions: Editions, path: str) -> str:
    """Return whose file tells of `path`; of a code, the one that does already."""
    files = editions.catalogue.prints.files
    homes = (name for name, lines in files.items() if any(e.code == path for e in lines))
    return next(homes, path.split("/")[0]).removesuffix(PRINTS)


def _write(path: Path, text: str) -> None:
    try:
        replace_file(path, text.encode())
    except OSError as error:
        reason = error.strerror or ""
        raise SetupError("ledger.unwritable", file=path.name, reason=reason) from error


def _open(settings: Settings, community: str) -> LedgerText[EditionEntry]:
    path = settings.data_dir / LEDGER_DIR / f"{community}{PRINTS}.yml"
    other = path.with_suffix(".yaml")
    path = other if other.exists() else path
    return read_ledger(path, f"{settings.data_dir.name}/{LEDGER_DIR}/{path.name}", EditionEntry)


def _entry(
    settings: Settings,
    editions: Editions,
    one: Wanted,
    printing: Printing,
    kept: dict[tuple[str, int], dict[str, Snapshot]],
) -> EditionEntry:
    code = editions.code_of(one)
    if code is None:
        raise SetupError("prints.no-place", value=one.path)
    last = editions.catalogue.prints.hanging(code).get(one.product)
    if one.copies == 0:
        if last is None:
            raise SetupError("prints.not-hanging", value=f"{one.path} {one.product}")
        number, digest = last.edition, last.digest
    else:
        made = read_made(settings.print_dir, f"{one.path}/{one.product}.pdf")
        if made is None:
            raise SetupError("prints.no-sheet", value=f"{one.path} {one.product}")
        number, digest = made.edition, _snapshot(editions, made, one, code, printing, kept).digest
    return EditionEntry(
        code=code,
        product=one.product,
        edition=number,
        day=printing.day,
        digest=digest,
        copies=one.copies,
        approved=printing.approved,
        note=printing.note,
    )


def _snapshot(
    editions: Editions,
    made: Made,
    one: Wanted,
    code: str,
    printing: Printing,
    kept: dict[tuple[str, int], dict[str, Snapshot]],
) -> Snapshot:
    """Return what a sheet says: what its edition is known to say, or else anew.

    Raises:
        SetupError: Its number was given to a sheet that says something else, or is not the next.
    """
    number, lines = made.edition, editions.catalogue.prints.by_code.get(code, ())
    if (code, number) not in kept:
        digests = {entry.digest for entry in lines if entry.edition == number}
        before = read_snapshot(editions.snapshot_path(code, number)) if digests else {}
        kept[code, number] = {key: snap for key, snap in before.items() if snap.digest in digests}
    mine, key = kept[code, number], subject_key(one.product)
    told = any(e.edition == number and subject_key(e.product) == key for e in lines)
    if number > editions.catalogue.prints.last(code) + 1 or (told and key not in mine):
        raise SetupError("prints.overtaken", value=f"{one.path} {one.product}", edition=number)
    if key not in mine:
        mine[key] = take(made.statement, _persons(editions.catalogue, one.path))
    elif mine[key].changes(made.statement, printing.day):
        raise SetupError("prints.overtaken", value=f"{one.path} {one.product}", edition=number)
    mine[key] = mine[key].without(one.product, made.unprinted)
    return mine[key]


def _persons(catalogue: Catalogue, path: str) -> set[str]:
    """Return the names of all whose consent is kept where a sheet may show them."""
    books: list[Any] = [catalogue.unit_consents]
    books += (c.consents for c in catalogue.communities if c.id == path.split("/")[0])
    return {opened(consent.person) for book in books for consent in book.consents}


def archive(editions: Editions, added: Iterable[Wanted], staging: Staging, print_dir: Path) -> int:
    """Keep a copy of each sheet that was printed, to be compared with later ones.

    Returns:
        How many there were to be copied.
    """
    count = 0
    for one in added:
        path = print_dir / one.path / f"{one.product}.pdf"
        code = editions.code_of(one)
        assert code, "it has just been recorded"
        entry = editions.catalogue.prints.hanging(code).get(one.product)
        if one.copies and entry and path.is_file():
            shutil.copyfile(path, staging.place(archived(entry)))
            count += 1
    return count


def archived(entry: EditionEntry) -> str:
    """Return where the copy of a printed sheet is, below the print folder."""
    return f"{ARCHIVE}/{entry.code}-{entry.edition}-{entry.product}.pdf"


def forget(editions: Editions, folder: Path) -> None:
    """Remove what is kept of sheets that hang no more: snapshots, and the copies in `folder`.

    Args:
        editions: What hangs, as the ledger says now.
        folder: The print folder, or what is about to take its place.
    """
    prints = editions.catalogue.prints
    lines = [entry for code in prints.by_code for entry in prints.hanging(code).values()]
    snapshots = {editions.snapshot_path(e.code, e.edition).name for e in lines}
    copies = {Path(archived(entry)).name for entry in lines}
    for path in editions.folder.glob("*.json"):
        if path.name not in snapshots:
            path.unlink()
    for path in (folder / ARCHIVE).glob("*.pdf"):
        if path.name not in copies:
            path.unlink()
