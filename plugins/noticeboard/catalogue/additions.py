"""The lines that the ledger lacks, each with its digest, in the order in which they are told."""

from __future__ import annotations

import difflib
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from noticeboard.catalogue.chain import head_of, seal
from noticeboard.catalogue.ledger import Ledger
from noticeboard.catalogue.model import Catalogue
from noticeboard.catalogue.places import HomeEntry
from noticeboard.diagnostics import Place
from noticeboard.schema import CodeEntry

__all__ = ["Addition", "Need", "find_additions", "suggest_code"]

#: What a retired code says where nobody has said more.
_DEFAULT_NOTE = "这栋楼已拆除或并入别处"

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
#: Files of a community that are no buildings.
_OTHERS = frozenset({"community", "consent"})


class Need(StrEnum):
    """Why a line is lacking."""

    NEW = "new"
    MOVED = "moved"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Addition:
    """A line that the ledger lacks.

    Attributes:
        need: Why. A building has no code; it has none because its file was renamed, so that its
            code stands where no file is; a code's building is gone.
        place: Where that is told.
        entry: The line.
        home: Name of the file of the ledger that it goes into.
        instead: The line that gives a building a new code, should it not be the renamed one; with
            the first of the codes that move only.
    """

    need: Need
    place: Place
    entry: CodeEntry
    home: str
    instead: CodeEntry | None = None


def find_additions(catalogue: Catalogue, today: date) -> tuple[Addition, ...]:
    """Return the lines that are lacking, those of a file chained one behind another.

    They come in the order of a report, so that whoever pastes them as they are told has whole
    chains. The ledger must be whole.
    """
    homeless, gone = _without_code(catalogue), _without_building(catalogue)
    renamed = _renamed([b.path for b in homeless], [*gone])
    lacks = [_Lack(Need.NEW, b, None) for b in homeless if b.path not in renamed]
    for building in homeless:
        entries = gone.pop(renamed.get(building.path, ""), ())
        lacks += [_Lack(Need.MOVED, building, entry) for entry in entries]
    unsure = _unsure(catalogue)
    for path in gone.keys() - unsure:
        lacks += [_Lack(Need.GONE, None, entry) for entry in gone[path]]
    return tuple(_chained(sorted(lacks, key=lambda lack: lack.place), catalogue.ledger, today))


@dataclass(frozen=True, slots=True)
class _Lack:
    """A line that is to be made: for which building, about which earlier line."""

    need: Need
    building: HomeEntry | None
    entry: CodeEntry | None

    @property
    def community(self) -> str:
        if self.building:
            return self.building.path.split("/")[0]
        assert self.entry
        return self.entry.community

    @property
    def place(self) -> Place:
        if self.building:
            return self.building.record.place("name")
        assert self.entry
        return self.entry.place("building")


def _chained(lacks: Iterable[_Lack], ledger: Ledger, today: date) -> Iterator[Addition]:
    heads: dict[str, str] = {}
    taken, given = {*ledger.taken}, set()
    for lack in lacks:
        home = ledger.home_of(lack.community)
        head = heads[home] if home in heads else head_of(ledger.files.get(home, ()))
        instead = None
        if lack.building and lack.building.path not in given:
            instead = _given(lack.building, taken, today, head)
            given.add(lack.building.path)
        if lack.entry is None:
            assert instead
            entry, instead = instead, None
        else:
            entry = _ended(lack.entry, lack.building, today, head)
        yield Addition(lack.need, lack.place, entry, home, instead)
        assert entry.check
        heads[home] = entry.check


def _given(building: HomeEntry, taken: set[str], today: date, head: str) -> CodeEntry:
    """Return the line that gives `building` a code of its own, which is then taken."""
    code = suggest_code(building.path, taken)
    taken.add(code)
    (entry,) = seal([CodeEntry(code=code, building=building.path, day=today)], head)
    return entry


def _ended(entry: CodeEntry, building: HomeEntry | None, today: date, head: str) -> CodeEntry:
    """Return the line that moves the code of `entry` to `building`, or retires it."""
    if building:
        end = CodeEntry(code=entry.code, building=building.path, day=today, former=entry.building)
    else:
        end = CodeEntry(code=entry.code, building=entry.building, day=today, retired=_DEFAULT_NOTE)
    return seal([end], head)[0]


def _without_code(catalogue: Catalogue) -> list[HomeEntry]:
    """Return the homes that have no code, and no line that gives them one in vain."""
    vain = {dispute.entry.building for dispute in catalogue.ledger.disputes}
    homes = {home.path: home for _, home in catalogue.homes() if not home.codes}
    return [home for path, home in homes.items() if path not in vain]


def _without_building(catalogue: Catalogue) -> dict[str, tuple[CodeEntry, ...]]:
    """Return the paths that have live codes and no file, of communities that could be read."""
    files = {home.path for _, home in catalogue.homes()}
    files |= catalogue.unread
    whole = {community.id for community in catalogue.communities}
    lost = {p[0] for p in catalogue.broken if p[1:] == ("community",)} - whole
    return {
        path: codes
        for path, codes in catalogue.ledger.held.items()
        if path not in files and path.split("/")[0] not in lost
    }


def _unsure(catalogue: Catalogue) -> set[str]:
    """Return the paths whose buildings may stand in a file that cannot be read yet."""
    held = catalogue.ledger.held
    unread = (path.split("/") for path in catalogue.unread - held.keys())
    folders = {community for community, place in unread if place not in _OTHERS}
    return {path for path in held if path.split("/")[0] in folders}


def _renamed(homeless: Iterable[str], gone: Iterable[str]) -> dict[str, str]:
    """Return for each building without a code the path that seems to have been its own.

    Of its community, and the most alike where there are several; or of the same id elsewhere.
    """
    near: dict[tuple[int, str], list[str]] = {}
    for path in gone:
        for kin in enumerate(path.split("/")):
            near.setdefault(kin, []).append(path)
    pairs: dict[str, str] = {}
    used: set[str] = set()
    for path in homeless:
        for kin in enumerate(path.split("/")):
            free = [other for other in near.get(kin, ()) if other not in used]
            if free and path not in pairs:
                pairs[path] = difflib.get_close_matches(path, free, n=1, cutoff=0.0)[0]
                used.add(pairs[path])
    return pairs


def suggest_code(path: str, taken: Iterable[str]) -> str:
    """Return a free code of four characters for the building at `path`; the same every time.

    Why: computed from the path, so that two people who add buildings at once rarely collide, and
    the line that a diagnostic tells staff to paste does not change from run to run.
    """
    for attempt in range(1000):
        number = int.from_bytes(hashlib.sha256(f"{path}#{attempt}".encode()).digest()[:4], "big")
        code = "".join(_ALPHABET[number >> shift & 31] for shift in (0, 5, 10, 15))
        if code not in taken and not code.isdigit():
            return code
    raise RuntimeError("no free code of four characters after 1,000 tries")
