"""The old file of all communities split: a file for each community, and nothing lost.

What stood in a line, beside it and above it stands in the new file as it was typed; only digests
are others, since each file has a chain of its own. The old file goes when all others are written:
as long as both are there, the lines of the one count as copies of those of the other, so whoever
is stopped in between has the same ledger as before, and splits it again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from noticeboard.catalogue.chain import head_of, seal
from noticeboard.catalogue.course import OLD
from noticeboard.catalogue.ledger import Ledger, build_ledger, count_copied
from noticeboard.errors import SetupError
from noticeboard.publish.kernel import sync_folder
from noticeboard.publish.ledger_file import (
    LedgerText,
    append_entries,
    begin_ledger,
    dash_before,
    seal_entries,
    write_ledger,
)
from noticeboard.publish.ledger_folder import open_ledger, read_whole
from noticeboard.schema import CodeEntry
from noticeboard.settings import Settings

__all__ = ["split_ledger"]

_NOTE = re.compile(r"\s*(#.*)?")


def split_ledger(settings: Settings) -> tuple[str, ...]:
    """Give each community its file, and remove the old one; where there is none, do nothing.

    Returns:
        The files that were written, as a diagnostic shows them.

    Raises:
        DataError: There is a mistake in the ledger.
        SetupError: It is laid out in a way that is not understood, would not say the same
            afterwards, or cannot be written.
    """
    ledger = read_whole(settings).ledger
    if OLD not in ledger.files or not any(ledger.files.values()):
        return ()
    old = open_ledger(settings, OLD)
    files = {name: file for name, file in _files(settings, old) if file}
    whole = {name: lines for name, lines in ledger.files.items() if name != OLD}
    whole |= {name: file.entries for name, file in files.items()}
    if _said(build_ledger(whole)) != _said(ledger):
        raise SetupError("ledger.split-differs", file=old.shown)
    for file in files.values():
        write_ledger(file)
    _remove(old)
    return tuple(file.shown for file in files.values())


def _said(ledger: Ledger) -> object:
    """Return what a ledger means: which codes each building has, which ended and how."""
    held = {path: [entry.said for entry in lines] for path, lines in ledger.held.items()}
    return held, {entry.said for entry in ledger.retired}, ledger.taken, len(ledger.disputes)


def _files(
    settings: Settings, old: LedgerText[CodeEntry]
) -> Iterator[tuple[str, LedgerText[CodeEntry] | None]]:
    """Yield the file of each community of `old` as it is to be; None where it is so already."""
    blocks = _blocks(old)
    above, homes = blocks[0], dict[str, list[tuple[CodeEntry, str]]]()
    for entry, block in zip(old.entries, blocks[1:], strict=True):
        homes.setdefault(entry.community, []).append((entry, block))
    for name, mine in sorted(homes.items()):
        entries = [entry for entry, _ in mine]
        file = open_ledger(settings, name)
        rest = entries[count_copied(entries, file.entries) :]
        if not rest:
            yield name, None
        elif file.text:
            sealed = seal(rest, head_of(file.entries))
            yield name, append_entries(file, sealed, rest[-1].typed("code") == "code")
        else:
            text = "".join([above, *(block for _, block in mine)])
            yield name, _begun(begin_ledger(file, text, old), entries, old.shown)


def _begun(
    file: LedgerText[CodeEntry], entries: Sequence[CodeEntry], shown: str
) -> LedgerText[CodeEntry]:
    """Return `file` with its own digests, if it says all of `entries` and nothing else."""
    if [entry.said for entry in file.entries] != [entry.said for entry in entries]:
        raise SetupError("ledger.layout", file=shown)
    return seal_entries(file, seal(file.entries))


def _blocks(file: LedgerText[CodeEntry]) -> list[str]:
    """Return what stands above all lines of `file`, then each of them with the notes above it.

    Raises:
        SetupError: Two of them share a line of text.
    """
    typed = file.text.removesuffix("\n").split("\n")
    starts = []
    for entry in file.entries:
        dash_before(entry, typed, file.shown)
        starts.append(_start(entry, typed))
    spans = pairwise([0, *starts, len(typed)])
    return ["".join(f"{line}\n" for line in typed[a:b]) for a, b in spans]


def _start(entry: CodeEntry, typed: Sequence[str]) -> int:
    """Return the number of the line of text, from zero, where `entry` with its notes begins."""
    start = entry.at.start[0] - 1
    while start and _NOTE.fullmatch(typed[start - 1]):
        start -= 1
    return start


def _remove(old: LedgerText[CodeEntry]) -> None:
    try:
        sync_folder(old.path.parent)
        old.path.unlink()
        sync_folder(old.path.parent)
    except OSError as error:
        reason = error.strerror or ""
        raise SetupError("ledger.unwritable", file=old.shown, reason=reason) from error
