"""What became of every code: the lines of the ledger read in order, once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from noticeboard.schema import CodeEntry

__all__ = ["Dispute", "Ledger", "build_ledger"]


@dataclass(frozen=True, slots=True)
class Dispute:
    """A line that contradicts an earlier one.

    Attributes:
        entry: The line.
        key: The field that is wrong.
        message_id: Its message in `locale/`.
        other: The building of which the earlier line speaks.
    """

    entry: CodeEntry
    key: str
    message_id: str
    other: str


@dataclass(frozen=True, slots=True)
class Ledger:
    """All codes ever given out, and where each of them stands today.

    Attributes:
        entries: Every line, in order.
        taken: Every code that must not be given out again.
        held: Path of a building → the last line of each of its live codes, the printed one last.
        retired: The line by which each retired code ended.
        disputes: Lines that contradict an earlier one; nothing came of them.
        earlier: Older versions of the lines, the newest first, that today's must still hold.
    """

    entries: tuple[CodeEntry, ...] = ()
    taken: frozenset[str] = frozenset()
    held: Mapping[str, tuple[CodeEntry, ...]] = field(default_factory=dict)
    retired: tuple[CodeEntry, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    earlier: tuple[tuple[CodeEntry, ...], ...] = ()

    @property
    def english(self) -> bool:
        """Whether the keys of the newest line are English ones."""
        return bool(self.entries) and self.entries[-1].typed("code") == "code"


def build_ledger(
    entries: Iterable[CodeEntry], earlier: Iterable[tuple[CodeEntry, ...]] = ()
) -> Ledger:
    """Read `entries`, of one file or of several, in order."""
    reader = _Reader()
    entries = tuple(entries)
    for entry in entries:
        reader.read(entry)
    held = {path: tuple(reader.last[code] for code in codes) for path, codes in reader.held.items()}
    return Ledger(
        entries,
        frozenset(reader.last),
        {path: lines for path, lines in held.items() if lines},
        tuple(reader.last[code] for code in reader.ended),
        tuple(reader.disputes),
        tuple(earlier),
    )


class _Reader:
    """What is known after each line."""

    def __init__(self) -> None:
        self.last: dict[str, CodeEntry] = {}
        self.held: dict[str, list[str]] = {}
        self.ended: dict[str, None] = {}
        self.disputes: list[Dispute] = []

    def read(self, entry: CodeEntry) -> None:
        last = self.last.get(entry.code)
        if dispute := _dispute(entry, last):
            self.disputes.append(dispute)
            return
        self.last[entry.code] = entry
        if last:
            self.held[last.building].remove(entry.code)
        if entry.retired:
            self.ended[entry.code] = None
        else:
            self._hand_over(entry)

    def _hand_over(self, entry: CodeEntry) -> None:
        """Add the code to its building: at the end, where the printed one is, or before them all.

        A building keeps its printed code when others join it. Codes that come from one building,
        which has only been renamed, keep their order.
        """
        codes = self.held.setdefault(entry.building, [])
        place = len(codes)
        if entry.former:
            kin = [self.last[code].former == entry.former for code in codes]
            place = len(kin) - kin[::-1].index(True) if any(kin) else 0
        codes.insert(place, entry.code)


def _dispute(entry: CodeEntry, last: CodeEntry | None) -> Dispute | None:
    if last is None:
        return Dispute(entry, "former", "codes.not-given", entry.former) if entry.former else None
    if last.retired:
        return Dispute(entry, "code", "codes.reused", last.building)
    if not entry.former and not entry.retired:
        return Dispute(entry, "code", "codes.twice", last.building)
    if entry.former and entry.former != last.building:
        return Dispute(entry, "former", "codes.elsewhere", last.building)
    if not entry.former and entry.building != last.building:
        return Dispute(entry, "building", "codes.elsewhere", last.building)
    return None
