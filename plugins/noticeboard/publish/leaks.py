"""The last look at what is about to be published: nothing in it that is withheld.

Why after all records and pages were looked at: a plugin, a theme or a mistake of ours may add what
no file of staff says. Where and for whom it stands is no longer known, so it is looked for where
nobody nearby of that name has agreed.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Any

from noticeboard.catalogue import Catalogue, Owner
from noticeboard.catalogue.withheld import Finding, Withheld, withheld_by
from noticeboard.derive import SCREEN
from noticeboard.derive.rows import parts_of
from noticeboard.diagnostics import Diagnostic, Place
from noticeboard.errors import DataError
from noticeboard.prose import BLOCK, read_note, visible_text
from noticeboard.render.print.design import Subject
from noticeboard.schema import Channel, Phone, mask

__all__ = ["check_files", "check_subjects"]

_MARKUP = {".html", ".svg", ".xml"}
#: What is looked at. Scripts, style sheets and pictures are looked at where staff put them.
_TEXTS = _MARKUP | {".csv", ".ics", ".json", ".txt", ".vcf", ".webmanifest"}


def check_files(catalogue: Catalogue, today: date, folder: Path, shown: str) -> None:
    """Look at the name and the text of every file below `folder`, which is for the web.

    Args:
        catalogue: Who has agreed to what.
        today: The day for consents.
        folder: A finished site.
        shown: What it is called in messages.

    Raises:
        DataError: Something is withheld.
    """
    withheld = withheld_by(catalogue, today)
    found: list[Diagnostic] = []
    seen: set[tuple[Owner, int]] = set()
    owners = _owners(catalogue)
    for path in sorted(folder.rglob("*")):
        uri = path.relative_to(folder)
        home = (
            uri.parts[1].split("-")[0]
            if uri.parts[0] == "Q" and len(uri.parts) > 1
            else uri.parts[0]
        )
        owner, texts = owners.get(home, Owner()), [str(uri)]
        content = path.read_bytes() if path.suffix.lower() in _TEXTS and path.is_file() else b""
        if (owner, hash(content)) not in seen:  # a board has two addresses
            seen.add((owner, hash(content)))
            texts += _texts_of_file(path.suffix.lower(), content)
        channel = Channel.SCREEN if SCREEN in uri.parts[1:-1] else Channel.WEB
        found += _look(withheld, texts, owner, channel, f"{shown}/{uri}")
    if found:
        raise DataError(tuple(found))


def check_subjects(catalogue: Catalogue, subjects: Iterable[Subject[Any]], today: date) -> None:
    """Look at every word of `subjects`, which are about to be printed.

    Raises:
        DataError: Something is withheld.
    """
    withheld = withheld_by(catalogue, today)
    found: list[Diagnostic] = []
    owners = _owners(catalogue)
    for subject in subjects:
        owner = owners.get(subject.path.split("/")[0], Owner())
        texts = (text for part in parts_of(subject.content) for text in _texts_of(part))
        found += _look(withheld, texts, owner, subject.channel, subject.path)
    if found:
        raise DataError(tuple(found))


def _owners(catalogue: Catalogue) -> dict[str, Owner]:
    """Return whose the folders of a site are, by the name of the folder or of a code."""
    owners = {c.id: Owner(c.id) for c in catalogue.communities}
    ledger = catalogue.ledger
    ends = (*chain.from_iterable(ledger.held.values()), *ledger.retired)
    return owners | {e.code: owners[e.community] for e in ends if e.community in owners}


def _texts_of_file(ending: str, content: bytes) -> tuple[str, ...]:
    text = content.decode("utf-8", "replace")
    if ending == ".json":
        with contextlib.suppress(ValueError):  # one that staff wrote is published as it is
            text = json.dumps(json.loads(text), ensure_ascii=False)
    lines = text.replace("\r\n ", "").replace("\n", BLOCK)  # a vCard folds its lines
    return (lines, visible_text(text, ours=True)) if ending in _MARKUP else (lines,)


@lru_cache(maxsize=20_000)
def _texts_of(value: object) -> tuple[str, ...]:
    """Return every text in a frozen value, as it is and as Markdown shows it."""
    if isinstance(value, str):
        return (*dict.fromkeys((value, read_note(value))),)
    if isinstance(value, Phone):
        return (f"{value.digits}{value.extension}",)
    return tuple(text for part in parts_of(value) for text in _texts_of(part))


def _look(
    withheld: Withheld, texts: Iterable[str], owner: Owner, channel: Channel, shown: str
) -> Iterator[Diagnostic]:
    found: dict[tuple[str, str], Finding] = {}
    for text in texts:
        for finding in withheld.in_visible(text, owner, (channel,), lenient=True):
            found[finding.item, finding.word] = finding
    for finding in found.values():
        value = mask(finding.shown)
        yield Diagnostic(
            Place(withheld.mask_path(shown, owner)),
            f"privacy.output-{finding.item}",
            {"value": value},
        )
