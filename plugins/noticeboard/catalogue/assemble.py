"""Files → catalogue: which file is what, and the order in which all of them are checked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TypeVar

from noticeboard.catalogue.community import CommunityEntry
from noticeboard.catalogue.documents import read_documents
from noticeboard.catalogue.figures import (
    families,
    find_kept_back,
    find_unsplit,
    sum_figures,
    tallies,
    untold,
)
from noticeboard.catalogue.files import (
    Parts,
    kind_of,
    may_be_community,
    misplaced,
    plain_case,
)
from noticeboard.catalogue.folders import CASES, LEDGER_DIR, UNITS
from noticeboard.catalogue.ledger import Ledger, build_ledger
from noticeboard.catalogue.model import Catalogue
from noticeboard.catalogue.pages import check_pages
from noticeboard.catalogue.places import (
    BuildingEntry,
    StairwellEntry,
    UnitEntry,
)
from noticeboard.catalogue.prints import Prints
from noticeboard.catalogue.rules import RULES
from noticeboard.catalogue.rules.audit import check_tallies, check_units, tell_kept_back
from noticeboard.catalogue.screens import find_left_off
from noticeboard.catalogue.units import unit_id
from noticeboard.catalogue.versions import read_printed, read_versions
from noticeboard.catalogue.withheld import withheld_by
from noticeboard.diagnostics import Diagnostic, Place, has_errors, in_file_order
from noticeboard.errors import DataError, SetupError
from noticeboard.load import SourceFile, load_tree, read_sources
from noticeboard.schema import (
    Building,
    CasesFile,
    Community,
    ConsentFile,
    LedgerFile,
    Organisation,
    PrintsFile,
    Record,
    Stairwell,
    Unit,
    UnitConsentFile,
    UnitFile,
    known_keys,
    read_record,
)

__all__ = ["load_catalogue", "read_catalogue"]

_Model = TypeVar("_Model", bound=Record)
#: Mistakes behind which something that was typed is not in the record.
_LOSSY = frozenset({"yaml.cut-off", "yaml.duplicate-key", "yaml.no-dash-again", "yaml.null"})


def load_catalogue(
    data_dir: Path,
    today: date,
    earlier: Sequence[Mapping[str, str]] = (),
    prose: tuple[Path, ...] = (),
    root: Path | None = None,
    content_dir: Path | None = None,
) -> Catalogue:
    """Load and check all data.

    Args:
        data_dir: The folder `buildings/`.
        today: The day for which consents are judged.
        earlier: Older versions of the folder `ledger/`, the newest first: the texts of its files by
            their names.
        prose: What people write by hand beside the data: pages and `mkdocs.yml`, whose titles stand
            on every page. They may tell of nobody without consent either.
        root: The folder from which diagnostics show them; that above the data unless given.
        content_dir: Where the pages among them lie.

    Returns:
        Everything, with the warnings that were found.

    Raises:
        DataError: There is a mistake; the error carries every one found, and the warnings.
        SetupError: There is no such folder.
    """
    catalogue, diagnostics = read_catalogue(data_dir, earlier)
    if content_dir:
        documents, found = read_documents(prose, content_dir, root or data_dir.parent)
        here = (path for path in prose if path.is_relative_to(content_dir))
        pages = frozenset(path.relative_to(content_dir).as_posix() for path in here)
        catalogue = replace(catalogue, documents=documents, pages=pages)
        diagnostics += found
    for rule in RULES:
        diagnostics += rule(catalogue, today)
    withheld = withheld_by(catalogue, today)
    diagnostics += check_pages(withheld, prose, root or data_dir.parent)
    if has_errors(diagnostics):
        raise DataError(tuple(diagnostics))
    left_off = [*find_left_off(catalogue, withheld)]
    diagnostics += (diagnostic for _, diagnostic in left_off)
    return replace(
        _summed(catalogue, diagnostics),
        warnings=in_file_order(diagnostics),
        off_screens=frozenset(place for place, _ in left_off),
    )


def _summed(catalogue: Catalogue, diagnostics: list[Diagnostic]) -> Catalogue:
    """Return `catalogue` with what follows from figures of places above each other; check these."""
    chains = [*catalogue.chains()]
    diagnostics += check_tallies(tallies(chains))
    diagnostics += check_units(chains)
    related = families(chains)
    hidden = untold(related)
    kept_back = [*find_kept_back(chains, related, hidden)]
    diagnostics += map(tell_kept_back, kept_back)
    return replace(
        catalogue,
        untold=hidden,
        kept_back=frozenset(record.at.of_mapping() for record in kept_back),
        unsplit=find_unsplit(chains, hidden),
        sums=sum_figures(chains, related, hidden),
    )


def read_catalogue(
    data_dir: Path, earlier: Sequence[Mapping[str, str]] = ()
) -> tuple[Catalogue, list[Diagnostic]]:
    """Load all data, each file checked by itself and not yet against the others.

    Args:
        data_dir: The folder `buildings/`.
        earlier: As for `load_catalogue`.

    Returns:
        What could be read, and what is wrong with the rest.

    Raises:
        SetupError: There is no such folder.
    """
    if not data_dir.is_dir():
        raise SetupError("setup.no-data", folder=data_dir.name)
    sources, diagnostics = read_sources(data_dir)
    reader = _Reader(sources)
    catalogue = reader.catalogue(data_dir, earlier)
    return catalogue, diagnostics + reader.diagnostics


class _Reader:
    """Reads each file once, remembers what is broken."""

    def __init__(self, sources: tuple[SourceFile, ...]) -> None:
        self.diagnostics: list[Diagnostic] = []
        self.records: dict[Parts, Record] = {}
        self.broken: set[Parts] = set()
        self.refused: set[Parts] = set()
        self.ledger_texts: dict[str, str] = {}
        self.prints_texts: dict[str, str] = {}
        for source in sources:
            self._read(source)
        self.broken |= self.refused - self.records.keys()

    def _read(self, source: SourceFile) -> None:
        if source.text is None:  # said why already
            self.broken.add(source.parts)
            return
        model = kind_of(source.parts)
        if model is None:
            self._refuse(source)
            return
        if source.parts in self.records or source.parts in self.broken:
            self.diagnostics.append(Diagnostic(Place(source.path), "file.twice"))
            return
        if model is LedgerFile:
            self.ledger_texts[source.parts[1]] = source.text
        if model is PrintsFile:
            self.prints_texts[source.parts[1]] = source.text
        tree, found = load_tree(source, known_keys())
        record = None
        if tree is not None or not found:
            record, more = read_record(tree, model, source.path)
            spots = {(d.place.line, d.place.column) for d in found}  # an alias has no value either
            found += [d for d in more if (d.place.line, d.place.column) not in spots]
        self.diagnostics += found
        # What lacks half of what was typed would only be told again, as a person who is not there.
        if record is None or any(d.message_id in _LOSSY for d in found):
            self.broken.add(source.parts)
        else:
            self.records[source.parts] = record

    def _refuse(self, source: SourceFile) -> None:
        """Tell of a file of no kind; that there is none where it was meant is not told as well."""
        message_id, params = misplaced(source.parts)
        self.diagnostics.append(Diagnostic(Place(source.path), message_id, params))
        self.refused.add(plain_case(source.parts) or source.parts)

    def _one(self, model: type[_Model], *parts: str) -> _Model:
        record = self.records.get(parts)
        return record if isinstance(record, model) else model.model_construct()

    def catalogue(self, data_dir: Path, earlier: Sequence[Mapping[str, str]]) -> Catalogue:
        top = ("organisation",)
        if top not in self.records and top not in self.broken:
            place = Place(f"{data_dir.name}/organisation.yml")
            self.diagnostics.append(Diagnostic(place, "file.missing"))
            self.broken.add(top)
        ledger = self._ledger(data_dir, earlier)
        buildings: dict[str, list[BuildingEntry]] = {}
        stairwells = self._stairwells()
        for parts, record in self.records.items():
            if isinstance(record, Building):
                entry = _building(parts, record, stairwells.pop(parts, {}), ledger)
                buildings.setdefault(entry.community_id, []).append(entry)
        self._orphans(stairwells)
        known = (*self.records, *self.broken)
        folders = sorted({p[0] for p in known if len(p) == 2 or p[1:2] in ((UNITS,), (CASES,))})
        communities = [
            self._community(folder, buildings.get(folder, []), data_dir)
            for folder in folders
            if may_be_community(folder)
        ]
        return Catalogue(
            self._one(Organisation, "organisation"),
            tuple(c for c in communities if c),
            ledger,
            data_dir,
            frozenset(self.broken),
            units=self._units(),
            unit_consents=self._one(UnitConsentFile, UNITS, "consent"),
            prints=self._prints(earlier),
        )

    def _stairwells(self) -> dict[Parts, dict[str, Stairwell]]:
        """Return the files of stairwells by their stem, for each building."""
        found: dict[Parts, dict[str, Stairwell]] = {}
        for (*building, stem), record in self.records.items():
            if isinstance(record, Stairwell):
                found.setdefault(tuple(building), {})[stem] = record
        return found

    def _orphans(self, stairwells: dict[Parts, dict[str, Stairwell]]) -> None:
        """Tell of stairwells whose building has no file; one that is broken has its own message.

        Rules pass over them as over the building, or its mistake would be told for each.
        """
        for parts, records in stairwells.items():
            if parts not in self.broken:
                for record in records.values():
                    params: dict[str, object] = {"file": f"{'/'.join(parts)}.yml"}
                    place = Place(record.at.path)
                    self.diagnostics.append(Diagnostic(place, "file.no-building", params))
            self.broken |= {(*parts, stem) for stem in records}

    def _units(self) -> dict[str, UnitEntry]:
        """Return every unit by its name, with what its file says; an orphan file is told."""
        if ("organisation",) in self.broken:
            return {}
        units = self._one(Organisation, "organisation").units
        return {entry.name: entry for entry in self._entries(units, (UNITS,), "organisation.yml")}

    def _entries(self, units: tuple[Unit, ...], folder: Parts, listed: str) -> list[UnitEntry]:
        """Return `units` with what their files in `folder` say; an orphan file is told.

        Args:
            units: Those of one file.
            folder: Where their files are.
            listed: That file, as staff know it.
        """
        ids = {unit.name: unit_id(unit) for unit in units}
        community = folder[0] if len(folder) > 1 else ""
        message_id = "file.no-unit-here" if community else "file.no-unit"
        for parts, record in self.records.items():
            here = parts[:-1] == folder and isinstance(record, UnitFile)
            if here and parts[-1] not in ids.values():
                known = "、".join(ids.values()) or "—"
                params: dict[str, object] = {"id": parts[-1], "known": known, "file": listed}
                self.diagnostics.append(Diagnostic(Place(record.at.path), message_id, params))
        return [
            UnitEntry(u, ids[u.name], self._one(UnitFile, *folder, ids[u.name]), community)
            for u in units
        ]

    def _ledger(self, data_dir: Path, earlier: Sequence[Mapping[str, str]]) -> Ledger:
        """Return what all files of the ledger say; that there is none is told."""
        if not self.ledger_texts and not any(parts[0] == LEDGER_DIR for parts in self.broken):
            place = Place(f"{data_dir.name}/{LEDGER_DIR}")
            self.diagnostics.append(Diagnostic(place, "ledger.none"))
            self.broken.add((LEDGER_DIR,))
        files = {
            parts[1]: record.codes
            for parts, record in self.records.items()
            if isinstance(record, LedgerFile)
        }
        return build_ledger(files, read_versions(earlier, self.ledger_texts))

    def _prints(self, earlier: Sequence[Mapping[str, str]]) -> Prints:
        """Return what was printed, as all files of the ledger say."""
        files = {
            parts[1]: record.editions
            for parts, record in self.records.items()
            if isinstance(record, PrintsFile)
        }
        return Prints(files, tuple(read_printed(earlier, self.prints_texts)))

    def _community(
        self, folder: str, buildings: list[BuildingEntry], data_dir: Path
    ) -> CommunityEntry | None:
        record = self.records.get((folder, "community"))
        if not isinstance(record, Community):
            if (folder, "community") not in self.broken:
                place = Place(f"{data_dir.name}/{folder}/community.yml")
                self.diagnostics.append(Diagnostic(place, "file.missing"))
            return None
        order = {name: n for n, name in reversed([*enumerate(record.buildings)])}
        buildings = sorted(buildings, key=lambda b: (order.get(b.id, len(order)), b.id))
        consents = self._one(ConsentFile, folder, "consent")
        units = self._entries(record.units, (folder, UNITS), f"{folder}/community.yml")
        levels = self._one(Organisation, "organisation").levels
        cases = {
            int(parts[2]): file
            for parts, file in self.records.items()
            if isinstance(file, CasesFile) and parts[0] == folder
        }
        return CommunityEntry(
            folder, record, consents, tuple(buildings), tuple(units), levels, cases=cases
        )


def _building(
    parts: Parts, record: Building, stairwells: dict[str, Stairwell], ledger: Ledger
) -> BuildingEntry:
    """Return a building and its stairwells, each with its codes."""

    folder, stem = parts
    entry = BuildingEntry(stem, folder, record, ledger.held.get(f"{folder}/{stem}", ()))
    below = (StairwellEntry(name, entry, found) for name, found in sorted(stairwells.items()))
    coded = tuple(replace(one, codes=ledger.held.get(one.path, ())) for one in below)
    return replace(entry, stairwells=coded)
