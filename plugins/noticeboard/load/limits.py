"""How much one file may hold: more is an accident or an attack, and would cost time and memory."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["LEDGER", "ORDINARY", "Limit", "limit_of"]


@dataclass(frozen=True, slots=True)
class Limit:
    """The bounds of one file.

    Attributes:
        size: Its bytes.
        values: Keys, texts, lists and mappings in it.
    """

    size: int
    values: int

    @property
    def read(self) -> int:
        """Values read in all attempts at it, misprints mended in between."""
        return 4 * self.values


#: A data file of a building is some 5 KB.
ORDINARY = Limit(1_000_000, 50_000)
#: A ledger of all communities has some 95 bytes and 9 values a line: room for 40,000 lines.
#: A year of cases has some 300 bytes and 40 values a case: for 10,000.
LEDGER = Limit(4_000_000, 400_000)


def limit_of(parts: tuple[str, ...]) -> Limit:
    """Return the bounds of the file with these path parts below the data folder."""
    long = parts[:1] == ("ledger",) or parts[1:2] == ("cases",)
    return LEDGER if long else ORDINARY
