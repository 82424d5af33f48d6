"""Names of folders below the data folder, and what no home may be called for them."""

from __future__ import annotations

__all__ = ["CASES", "LEDGER_DIR", "NO_BUILDINGS", "UNITS"]

#: Where the ledger is.
LEDGER_DIR = "ledger"
#: Where units say something: above the communities, and within each.
UNITS = "units"
#: Where a community accounts for what it was asked, a file a year.
CASES = "cases"
#: Names that no building has: those of other folders in a community, of that of the units, and of
#: those of the months, of figures, of screens and of texts to be sent on.
NO_BUILDINGS = frozenset({"photos", CASES, "calendar", "figures", "screen", "texts", "unit", UNITS})
