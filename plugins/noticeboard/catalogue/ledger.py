"""What became of every code: the lines of all files of the ledger, read as one.

A community has a file, and a line stands in the file of its building's community; so a code that
moves to another community goes on in another file. `OLD` is the one file of all communities, as
it was before there were several: it still reads, and what it says comes before what they say.

What a ledger means does not hang on the order in which its files are read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from noticeboard.catalogue.course import OLD, Dispute, Lines, follow
from noticeboard.schema import CodeEntry

__all__ = ["Ledger", "Version", "build_ledger", "by_community", "count_copied"]


@dataclass(frozen=True, slots=True)
class Version:
    """The ledger as it was once, as far as today's files do not just go on from there.

    Attributes:
        files: By their names, the lines of the files that do not.
        continued: Whether some file does.
    """

    files: Lines
    continued: bool


@dataclass(frozen=True, slots=True)
class Ledger:
    """All codes ever given out, and where each of them stands today.

    Attributes:
        files: Name of a file → its lines. The old one comes first.
        taken: Every code that must not be given out again.
        held: Path of a building → the last line of each of its live codes, the printed one last.
        retired: The line by which each retired code ended.
        disputes: Lines that contradict an earlier one; nothing came of them.
        earlier: Older versions, the newest first, whose lines today's must still hold.
    """

    files: Lines = field(default_factory=dict)
    taken: frozenset[str] = frozenset()
    held: Mapping[str, tuple[CodeEntry, ...]] = field(default_factory=dict)
    retired: tuple[CodeEntry, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    earlier: tuple[Version, ...] = ()

    @property
    def entries(self) -> Iterator[CodeEntry]:
        """Yield every line, file by file."""
        for lines in self.files.values():
            yield from lines

    @property
    def unsplit(self) -> bool:
        """Whether all lines are still in the old file, and new ones go there too."""
        return [*self.files] == [OLD]

    @property
    def mixed(self) -> bool:
        """Whether the old file lies beside those of communities."""
        return OLD in self.files and not self.unsplit

    def home_of(self, community: str) -> str:
        """Return the name of the file that takes new lines of `community`."""
        return OLD if self.unsplit else community

    def is_english(self, name: str) -> bool:
        """Whether the newest line of the file `name` has English keys; of any, if it has none."""
        lines = self.files.get(name) or next((ls for ls in self.files.values() if ls), ())
        return bool(lines) and lines[-1].typed("code") == "code"


def build_ledger(files: Lines, earlier: Iterable[Version] = ()) -> Ledger:
    """Read `files`: the lines of each by its name."""
    told = _without_copies(files)
    last: dict[str, CodeEntry] = {}
    disputes: list[Dispute] = []
    for code, queues in _by_code(told).items():
        entry, disputed = follow(queues)
        disputes += disputed
        last |= {code: entry} if entry else {}
    ends = [e for lines in told.values() for e in lines if last.get(e.code) is e]
    return Ledger(
        {name: files[name] for name in told},
        frozenset(last),
        _held(entry for entry in ends if not entry.retired),
        tuple(entry for entry in ends if entry.retired),
        tuple(disputes),
        tuple(earlier),
    )


def by_community(files: Lines) -> dict[str, list[CodeEntry]]:
    """Return the lines of each community, wherever they stand: the old file's before its own."""
    found: dict[str, list[CodeEntry]] = {}
    for lines in _without_copies(files).values():
        for entry in lines:
            found.setdefault(entry.community, []).append(entry)
    return found


def _without_copies(files: Lines) -> dict[str, Sequence[CodeEntry]]:
    """Return `files`, the old one first, without what the others begin with and it has too.

    Why: the lines are copied out of the old file before it is removed; who is killed in between
    leaves both, and two branches that are merged may too.
    """
    old: dict[str, list[CodeEntry]] = {}
    for entry in files.get(OLD, ()):
        old.setdefault(entry.community, []).append(entry)
    told = {OLD: files[OLD]} if OLD in files else {}
    for name in sorted(files.keys() - {OLD}):
        told[name] = files[name][count_copied(old.get(name, ()), files[name]) :]
    return told


def count_copied(old: Sequence[CodeEntry], lines: Sequence[CodeEntry]) -> int:
    """Return how many of `lines`, from the first, say the same as those of `old`."""
    pairs = enumerate(zip(old, lines, strict=False))
    return next((n for n, (a, b) in pairs if a.said != b.said), min(len(old), len(lines)))


def _by_code(files: Lines) -> dict[str, dict[str, list[CodeEntry]]]:
    found: dict[str, dict[str, list[CodeEntry]]] = {}
    for name, lines in files.items():
        for entry in lines:
            found.setdefault(entry.code, {}).setdefault(name, []).append(entry)
    return found


def _held(entries: Iterable[CodeEntry]) -> dict[str, tuple[CodeEntry, ...]]:
    """Return the codes of each building: `entries` are their lines, in the order of the file."""
    held: dict[str, list[CodeEntry]] = {}
    for entry in entries:
        mine = held.setdefault(entry.building, [])
        mine.insert(_rank(entry, mine), entry)
    return {path: tuple(lines) for path, lines in held.items()}


def _rank(entry: CodeEntry, mine: Sequence[CodeEntry]) -> int:
    """Return where a code goes among those of its building: at the end, or before what is printed.

    A building keeps its printed code when others join it. Codes that come from one building, which
    has only been renamed, keep their order.
    """
    if not entry.former:
        return len(mine)
    kin = [other.former == entry.former for other in mine]
    return len(kin) - kin[::-1].index(True) if any(kin) else 0
