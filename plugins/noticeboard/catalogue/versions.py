"""Older versions of the ledger, as text → their lines, as far as they can bear witness."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from noticeboard.catalogue.ledger import Version
from noticeboard.diagnostics import has_errors
from noticeboard.load import SourceFile, load_tree
from noticeboard.schema import (
    CodeEntry,
    EditionEntry,
    LedgerFile,
    PrintsFile,
    known_keys,
    read_record,
)
from noticeboard.schema.ledger import is_ledger_name, is_prints_name

__all__ = ["read_printed", "read_versions"]


def read_versions(
    snapshots: Iterable[Mapping[str, str]], texts: Mapping[str, str]
) -> Iterator[Version]:
    """Read older versions of the ledger.

    Most files of most versions are the beginning of today's, letter by letter, and are not read.
    Nor is one that has a mistake of its own.

    Args:
        snapshots: The files of the ledger at several times, each by its name in the folder.
        texts: Those of today, by their names without the ending.
    """
    read = cache(_entries_of)  # most files are the same in several versions
    for snapshot in snapshots:
        files: dict[str, Sequence[CodeEntry]] = {}
        continued = False
        for file, text in snapshot.items():
            name = file.rpartition(".")[0]
            if text.strip() and _continues(texts.get(name, ""), text):
                continued = True
            elif is_ledger_name(name) and (entries := read(text)):
                files[name] = entries
        if files:
            yield Version(files, continued)


def _continues(today: str, text: str) -> bool:
    return f"{today}\n".startswith(text if text.endswith("\n") else f"{text}\n")


def _entries_of(text: str) -> tuple[CodeEntry, ...]:
    """Return the lines of one file; none where it has a mistake."""
    tree, found = load_tree(SourceFile("", ("ledger", ""), text), known_keys())
    record, more = read_record(tree, LedgerFile, "")
    return () if record is None or has_errors(found + more) else record.codes


def read_printed(
    snapshots: Iterable[Mapping[str, str]], texts: Mapping[str, str]
) -> Iterator[Mapping[str, Sequence[EditionEntry]]]:
    """Read what older versions of the ledger tell of printed sheets, as `read_versions` does.

    Args:
        snapshots: As there.
        texts: Those of today that tell of printed sheets.

    Yields:
        The lines of each file by its name, as far as today's does not just go on from it.
    """
    read = cache(_editions_of)
    for snapshot in snapshots:
        stems = ((file.rpartition(".")[0], text) for file, text in snapshot.items())
        mine = {stem: text for stem, text in stems if is_prints_name(stem)}
        yield {n: read(t) for n, t in mine.items() if not _continues(texts.get(n, ""), t)}


def _editions_of(text: str) -> tuple[EditionEntry, ...]:
    tree, found = load_tree(SourceFile("", ("ledger", ""), text), known_keys())
    record, more = read_record(tree, PrintsFile, "")
    return () if record is None or has_errors(found + more) else record.editions
