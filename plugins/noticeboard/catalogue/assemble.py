"""Files → catalogue: which file is what, and the order in which all of them are checked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TypeVar

from noticeboard.catalogue.model import BuildingEntry, Catalogue, CommunityEntry
from noticeboard.catalogue.rules import RULES
from noticeboard.diagnostics import Diagnostic, Place, Severity, in_file_order
from noticeboard.errors import DataError, SetupError
from noticeboard.load import SourceFile, load_tree, read_sources
from noticeboard.schema import (
    Building,
    CodeFile,
    Community,
    ConsentFile,
    Organisation,
    Record,
    known_keys,
    read_record,
)
from noticeboard.schema.fields import is_ident

__all__ = ["RESERVED", "kind_of", "load_catalogue"]

#: Names that a community's folder may not have: the site uses them.
RESERVED = frozenset(
    {"q", "ledger", "assets", "search", "stylesheets", "javascripts", "404", "unit", "en"}
)

_Model = TypeVar("_Model", bound=Record)
_Parts = tuple[str, ...]


def load_catalogue(data_dir: Path, today: date) -> Catalogue:
    """Load and check all data.

    Args:
        data_dir: The folder `buildings/`.
        today: The day for which consents are judged.

    Returns:
        Everything, with the warnings that were found.

    Raises:
        DataError: There is a mistake; the error carries every one found, and the warnings.
        SetupError: There is no such folder.
    """
    if not data_dir.is_dir():
        raise SetupError("setup.no-data", folder=data_dir.name)
    sources, diagnostics = read_sources(data_dir)
    reader = _Reader(sources)
    catalogue = reader.catalogue(data_dir)
    diagnostics += reader.diagnostics
    for rule in RULES:
        diagnostics += rule(catalogue, today)
    if any(d.severity is Severity.ERROR for d in diagnostics):
        raise DataError(tuple(diagnostics))
    return replace(catalogue, warnings=in_file_order(diagnostics))


def kind_of(parts: _Parts) -> type[Record] | None:
    """Return the model of the file with these path parts, or None where no file may stand."""
    match parts:
        case ("organisation",):
            return Organisation
        case ("ledger", "codes"):
            return CodeFile
        case (_, "community"):
            return Community
        case (_, "consent"):
            return ConsentFile
        case (folder, stem) if is_ident(stem) and folder not in RESERVED:
            return Building
    return None


class _Reader:
    """Reads each file once, remembers what is broken."""

    def __init__(self, sources: tuple[SourceFile, ...]) -> None:
        self.diagnostics: list[Diagnostic] = []
        self.records: dict[_Parts, Record] = {}
        self.broken: set[_Parts] = set()
        for source in sources:
            self._read(source)

    def _read(self, source: SourceFile) -> None:
        if source.text is None:  # said why already
            self.broken.add(source.parts)
            return
        model = kind_of(source.parts)
        if model is None or (len(source.parts) == 2 and self._bad_folder(source)):
            self.diagnostics.append(Diagnostic(Place(source.path), "file.unexpected"))
            return
        if source.parts in self.records or source.parts in self.broken:
            self.diagnostics.append(Diagnostic(Place(source.path), "file.twice"))
            return
        tree, found = load_tree(source, known_keys())
        record = None
        if tree is not None or not found:
            record, more = read_record(tree, model, source.path)
            spots = {(d.place.line, d.place.column) for d in found}  # an alias has no value either
            found += [d for d in more if (d.place.line, d.place.column) not in spots]
        self.diagnostics += found
        if record is None:
            self.broken.add(source.parts)
        else:
            self.records[source.parts] = record

    def _bad_folder(self, source: SourceFile) -> bool:
        folder = source.parts[0]
        return not is_ident(folder) or (folder in RESERVED and source.parts != ("ledger", "codes"))

    def _one(self, model: type[_Model], *parts: str) -> _Model:
        record = self.records.get(parts)
        return record if isinstance(record, model) else model.model_construct()

    def catalogue(self, data_dir: Path) -> Catalogue:
        for parts in (("organisation",), ("ledger", "codes")):
            if parts not in self.records and parts not in self.broken:
                place = Place(f"{data_dir.name}/{'/'.join(parts)}.yml")
                self.diagnostics.append(Diagnostic(place, "file.missing"))
                self.broken.add(parts)
        ledger = self._one(CodeFile, "ledger", "codes")
        folders = sorted({p[0] for p in self.records | dict.fromkeys(self.broken) if len(p) == 2})
        communities = [self._community(f, ledger, data_dir) for f in folders if f != "ledger"]
        return Catalogue(
            self._one(Organisation, "organisation"),
            tuple(c for c in communities if c),
            ledger,
            data_dir,
            frozenset(self.broken),
        )

    def _community(self, folder: str, ledger: CodeFile, data_dir: Path) -> CommunityEntry | None:
        record = self.records.get((folder, "community"))
        if not isinstance(record, Community):
            if (folder, "community") not in self.broken:
                place = Place(f"{data_dir.name}/{folder}/community.yml")
                self.diagnostics.append(Diagnostic(place, "file.missing"))
            return None
        entry = CommunityEntry(folder, record, self._one(ConsentFile, folder, "consent"))
        return replace(entry, buildings=self._buildings(entry, ledger))

    def _buildings(self, community: CommunityEntry, ledger: CodeFile) -> tuple[BuildingEntry, ...]:
        mine = {p[1]: r for p, r in self.records.items() if p[0] == community.id}
        order = {name: n for n, name in reversed([*enumerate(community.record.buildings)])}
        entries = [
            BuildingEntry(stem, community.id, record)
            for stem, record in mine.items()
            if isinstance(record, Building)
        ]
        entries.sort(key=lambda entry: (order.get(entry.id, len(order)), entry.id))
        return tuple(
            replace(
                entry,
                codes=tuple(
                    code
                    for code in ledger.codes
                    if code.building == entry.path and not code.retired
                ),
            )
            for entry in entries
        )
