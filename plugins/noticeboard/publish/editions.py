"""Which edition a sheet is of, and whether what hangs on a wall still tells the truth."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from noticeboard.catalogue import Catalogue, may_show
from noticeboard.catalogue.folders import LEDGER_DIR
from noticeboard.derive import Urls, statement_of
from noticeboard.diagnostics import Diagnostic, Place, Severity
from noticeboard.publish.snapshot import Change, Snapshot, read_snapshot
from noticeboard.render.kinds import HABITS
from noticeboard.render.page import Old
from noticeboard.render.print.design import Product, Subject
from noticeboard.render.print.products import PRODUCTS
from noticeboard.schema import (
    Channel,
    Consent,
    ConsentBook,
    EditionEntry,
    Sealed,
    Shareable,
    opened,
)

__all__ = ["SNAPSHOTS", "Editions", "Hanging", "Wanted", "key_of", "product_of", "subject_key"]

#: Folder of the snapshots, in that of the ledger.
SNAPSHOTS = "said"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody says was printed.

    Attributes:
        path: Of the place; where sheets were taken down, the code may stand instead: the place may
            be gone, or have another code by now.
        product: Stem of its file: ``poster-a3``, ``notice-a4-20261120-1a2b3c``.
        copies: How many; 0 where they were taken down.
    """

    path: str
    product: str
    copies: int


@dataclass(frozen=True, slots=True)
class Hanging:
    """A sheet on a wall.

    Attributes:
        path: Of its place; empty where the code has none any more.
        entry: Its line.
        changes: In what it does not tell the truth; none for one that does.
        known: Whether it is known what it says.
        over: There is no such sheet any more: a notice that has run out, a home that has gone.
    """

    path: str
    entry: EditionEntry
    changes: tuple[Change, ...]
    known: bool = True
    over: bool = False

    @property
    def due(self) -> bool:
        """Whether it is to be replaced, or taken down."""
        return bool(self.changes) or self.over or not self.known

    @property
    def printable(self) -> bool:
        """Whether there is a sheet to take its place."""
        return self.due and not self.over

    @property
    def product_id(self) -> str:
        """Of its product; the stem of its file where that is none we know."""
        return product_of(self.entry.product)


def product_of(stem: str) -> str:
    """Return the id of the product of which a file of this stem is."""
    fitting = [p for p in PRODUCTS if stem == p or stem.startswith(f"{p}-")]
    return max(fitting, key=len, default=stem)


def subject_key(product: str) -> str:
    """Return what the sheets of a stem such as ``notice-a4-20261120-1a2b3c`` are about.

    That is the same for all products of a design: ``notice-20261120-1a2b3c``.
    """
    longest = product_of(product)
    known = PRODUCTS.get(longest)
    return known.design.id + product.removeprefix(longest) if known else product


def key_of(product: Product, subject: Subject[Any]) -> str:
    """Return what a subject is called in a snapshot, whatever the paper."""
    return subject_key(f"{product.id}-{subject.mark}" if subject.mark else product.id)


@dataclass(frozen=True)
class Editions:
    """What is printed, against what was.

    Attributes:
        catalogue: The data.
        today: The day.
        urls: The addresses.
    """

    catalogue: Catalogue
    today: date
    urls: Urls

    @property
    def folder(self) -> Path:
        """Where the snapshots are."""
        return self.catalogue.root / LEDGER_DIR / SNAPSHOTS

    @cached_property
    def codes(self) -> Mapping[str, str]:
        """Path of a home → the code that is printed."""
        return {home.path: home.code for _, home in self.catalogue.homes() if home.codes}

    def code_of(self, one: Wanted) -> str | None:
        """Return the code that the sheets of `one` carry, or None where there is none such."""
        down = one.path if one.copies == 0 and one.path in self.catalogue.prints.by_code else None
        return self.codes.get(one.path, down)

    def snapshot_path(self, code: str, edition: int) -> Path:
        """Return the file of an edition's snapshots."""
        return self.folder / f"{code}-{edition}.json"

    def snapshot(self, entry: EditionEntry) -> Snapshot | None:
        """Return what the sheet of `entry` said, if that is what the ledger says it was."""
        kept = read_snapshot(self.snapshot_path(entry.code, entry.edition))
        one = kept.get(subject_key(entry.product))
        return one if one and one.digest == entry.digest else None

    def numbered(
        self, subjects: Mapping[Product, tuple[Subject[Any], ...]]
    ) -> dict[Product, tuple[Subject[Any], ...]]:
        """Return `subjects` as sheets that carry the number of their edition."""
        made: dict[tuple[str, str], Subject[Any]] = {}
        return {
            product: tuple(self._numbered(product, subject, made) for subject in mine)
            for product, mine in subjects.items()
        }

    def _numbered(
        self, product: Product, subject: Subject[Any], made: dict[tuple[str, str], Subject[Any]]
    ) -> Subject[Any]:
        code, content = self.codes.get(subject.path), subject.content
        if code is None or not hasattr(content, "edition"):
            return subject
        key = key_of(product, subject)
        if (code, key) not in made:
            number = self.number(code, key, content)
            url, words = self.urls.of_edition(code, number)
            told = replace(content, edition=number, address_url=url, address_words=words)
            made[code, key] = replace(subject, content=told)
        return made[code, key]

    def number(self, code: str, key: str, content: object) -> int:
        """Return the edition of a sheet: the newest if that says the same, or else the next."""
        prints = self.catalogue.prints
        lines = [e for e in prints.by_code.get(code, ()) if subject_key(e.product) == key]
        if lines and (kept := self.snapshot(lines[-1])):
            same = not kept.changes(statement_of(content, HABITS), self.today)
            return lines[-1].edition if same else prints.last(code) + 1
        return prints.last(code) + 1

    def hanging(self, subjects: Mapping[Product, tuple[Subject[Any], ...]]) -> tuple[Hanging, ...]:
        """Return every sheet on a wall, in the order of their codes and products.

        Args:
            subjects: All there are, of every product.
        """
        today: dict[tuple[str, str], Subject[Any]] = {}
        for product, mine in subjects.items():
            for subject in mine:
                if code := self.codes.get(subject.path):
                    today[code, key_of(product, subject)] = subject
        told: dict[tuple[str, str, str], tuple[Change, ...]] = {}
        return tuple(
            self._hanging(entry, self._paths.get(code, ""), today, told)
            for code in sorted(self.catalogue.prints.by_code)
            for _, entry in sorted(self.catalogue.prints.hanging(code).items())
        )

    def _hanging(
        self,
        entry: EditionEntry,
        path: str,
        today: Mapping[tuple[str, str], Subject[Any]],
        told: dict[tuple[str, str, str], tuple[Change, ...]],
    ) -> Hanging:
        """Return whether the sheet of `entry` is true; `told` has it for others of its edition."""
        printed = self.codes.get(path, entry.code)
        subject = today.get((printed, subject_key(entry.product)))
        if subject is None:
            return Hanging(path, entry, (), over=True)
        kept = self.snapshot(entry)
        if kept is None:
            return Hanging(path, entry, (), known=False)
        same = (printed, entry.product, kept.key)
        if same not in told:
            statement = statement_of(subject.content, HABITS)
            told[same] = kept.changes(statement, self.today, entry.product)
        return Hanging(path, entry, told[same])

    def stale(self, hanging: Iterable[Hanging]) -> Mapping[str, Mapping[int, Old]]:
        """Return of each code the editions whose sheets, or some, do not tell the truth any more.

        Sheets of one number may be about several things, a board and a notice: of those that are
        still true it must not be said that they are old, nor the reverse.
        """
        good = {(e.code, e.edition, subject_key(e.product)) for e in _entries_not_due(hanging)}
        told: dict[str, dict[int, list[EditionEntry]]] = {}
        for entry in self.catalogue.prints.entries:
            told.setdefault(entry.code, {}).setdefault(entry.edition, []).append(entry)
        found: dict[str, dict[int, Old]] = {}
        for code, editions in told.items():
            for number, entries in editions.items():
                old = [e for e in entries if (code, number, subject_key(e.product)) not in good]
                if old:
                    labels = _labels(old) if len(old) < len(entries) else ()
                    found.setdefault(code, {})[number] = Old(number, old[-1].day, labels)
        return found

    def withdrawn(self) -> Iterator[Diagnostic]:
        """Yield the consents that hold no more on paper, and what still shows their persons.

        Of whom a name means is known what the sheet's own community and the units say: somebody of
        the same name elsewhere is somebody else, and who of two of one name is meant, is not known.
        """
        shown: dict[int, list[EditionEntry]] = {}
        ended: dict[int, Consent] = {}
        for entry in self._on_walls():
            kept = self.snapshot(entry)
            for consent in self._ended(entry.code) if kept and kept.names else ():
                if kept and kept.shows(opened(consent.person)):
                    shown.setdefault(id(consent), []).append(entry)
                    ended[id(consent)] = consent
        for key, entries in shown.items():
            yield self._told(ended[key].place("person"), entries)

    def _on_walls(self) -> Iterator[EditionEntry]:
        for code in self.catalogue.prints.by_code:
            yield from self.catalogue.prints.hanging(code).values()

    def _ended(self, code: str) -> tuple[Consent, ...]:
        """Return who may not be shown on paper any more where `code` hangs."""
        community = self._paths.get(code, "").split("/")[0]
        return (*self._by_community.get(community, ()), *self._by_community[""])

    @cached_property
    def _by_community(self) -> Mapping[str, tuple[Consent, ...]]:
        """Community → whose consents ended there; of the units under an empty name."""
        books: list[tuple[str, ConsentBook]] = [("", self.catalogue.unit_consents)]
        books += ((c.id, c.consents) for c in self.catalogue.communities)
        return {name: tuple(_ended_in(book, self.today)) for name, book in books}

    @cached_property
    def _paths(self) -> Mapping[str, str]:
        """Live code → its home: one that took over another's codes has them all on its walls."""
        held = self.catalogue.ledger.held
        return {entry.code: path for path, entries in held.items() for entry in entries}

    def _told(self, place: Place, shown: list[EditionEntry]) -> Diagnostic:
        sheets = tuple(
            f"{self._paths.get(e.code, '')} {e.code} {e.product} v{e.edition}×{e.copies}".strip()
            for e in shown
        )
        return Diagnostic(place, "prints.withdrawn", {"sheets": sheets}, Severity.WARNING)


def _ended_in(book: ConsentBook, today: date) -> Iterator[Consent]:
    """Yield the last consent of each name that none in `book` lets be printed any more."""
    given: dict[Sealed[str], list[Consent]] = {}
    for consent in book.consents:
        given.setdefault(consent.person, []).append(consent)
    for consents in given.values():
        if not may_show(tuple(consents), Shareable.NAME, Channel.PRINT, today):
            yield consents[-1]


def _entries_not_due(hanging: Iterable[Hanging]) -> Iterator[EditionEntry]:
    return (one.entry for one in hanging if not one.due)


def _labels(entries: Iterable[EditionEntry]) -> tuple[str, ...]:
    """Return the ids of what the products of `entries` are called, each once."""
    products = (PRODUCTS.get(product_of(entry.product)) for entry in entries)
    return tuple(dict.fromkeys(product.label for product in products if product))
