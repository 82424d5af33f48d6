"""What was printed: the lines of the ledger that tell of sheets, read as one.

An edition of a code is what its sheets say: sheets of several products that say the same are of
one, and when they say something else the next sheet is of the next. So the number in a QR code
tells what stands on the paper around it, whatever the paper.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from noticeboard.schema import EditionEntry

__all__ = ["Prints"]


@dataclass(frozen=True)
class Prints:
    """All that was ever printed.

    Attributes:
        files: Name of a file, such as ``xihu.prints`` → its lines.
        earlier: Older versions of the files, the newest first, whose lines today's must still hold.
    """

    files: Mapping[str, Sequence[EditionEntry]] = field(default_factory=dict)
    earlier: tuple[Mapping[str, Sequence[EditionEntry]], ...] = ()

    @property
    def entries(self) -> Iterator[EditionEntry]:
        """Yield every line, file by file."""
        for lines in self.files.values():
            yield from lines

    @cached_property
    def by_code(self) -> Mapping[str, tuple[EditionEntry, ...]]:
        """Code → its lines, the oldest edition first; within one as they stand in their files."""
        found: dict[str, list[EditionEntry]] = {}
        for entry in self.entries:
            found.setdefault(entry.code, []).append(entry)
        return {code: tuple(sorted(ls, key=lambda e: e.edition)) for code, ls in found.items()}

    def last(self, code: str) -> int:
        """Return the newest edition of `code`; 0 where nothing was printed yet."""
        return max((entry.edition for entry in self.by_code.get(code, ())), default=0)

    def hanging(self, code: str) -> Mapping[str, EditionEntry]:
        """Return of each product of `code` its last line, where that says that it hangs.

        Why the last: a new edition takes the place of the old one. More sheets of the same hang
        beside it: their copies are counted together.
        """
        found: dict[str, EditionEntry] = {}
        for entry in self.by_code.get(code, ()):
            before = found.pop(entry.product, None)
            if before and not entry.down and before.edition == entry.edition:
                copies = before.copies + entry.copies
                found[entry.product] = entry.model_copy(update={"copies": copies})
            elif not entry.down:
                found[entry.product] = entry
        return found
