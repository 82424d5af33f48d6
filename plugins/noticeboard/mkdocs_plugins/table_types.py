"""Options that are tables: name → row, each key of a row with its kind and its bounds."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from noticeboard.mkdocs_plugins.option_types import AllRefused, Refused, _Option, _shown

__all__ = ["Number", "Table", "Word"]

_NAME = re.compile(r"[a-z0-9]++(?:-[a-z0-9]++)*+")


@dataclass(frozen=True, slots=True)
class Number:
    """A number, of millimetres where nothing else is said; without a default it must be there."""

    least: float
    most: float
    default: float | None = None
    whole: bool = False

    def take(self, value: object) -> float:
        """Return `value`, or raise `Refused`."""
        kinds = int if self.whole else (int, float)
        number = value if isinstance(value, kinds) and not isinstance(value, bool) else None
        if number is None or not self.least <= number <= self.most:
            message_id = "config.whole-number" if self.whole else "config.number"
            least, most = f"{self.least:g}", f"{self.most:g}"
            raise Refused(message_id, value=_shown(value), least=least, most=most)
        return float(number)


@dataclass(frozen=True, slots=True)
class Word:
    """A name; one of `choices`, where there are any."""

    choices: Collection[str] = ()
    default: str | None = None

    def take(self, value: object) -> str:
        """Return `value`, or raise `Refused`."""
        if not isinstance(value, str):
            raise Refused("config.words", value=_shown(value))
        if self.choices and value not in self.choices:
            raise Refused("value.choice", value=_shown(value), choices="、".join(self.choices))
        return value


#: Name → row, each with all its keys.
Rows = dict[str, dict[str, float | str]]


class Table(_Option[Rows]):
    """Rows by their names.

    Args:
        keys: The keys of a row.
    """

    def __init__(self, keys: Mapping[str, Number | Word]) -> None:
        super().__init__({})
        self.keys = keys

    def take(self, value: object) -> Rows:
        """Return the rows, every key in each.

        Raises:
            AllRefused: All that is wrong with them.
        """
        if not isinstance(value, dict):
            raise Refused("schema.mapping", value=_shown(value))
        faults: list[Refused] = []
        rows = {str(name): self._row(str(name), row, faults) for name, row in value.items()}
        if faults:
            raise AllRefused(faults)
        return rows

    def _row(self, name: str, row: object, faults: list[Refused]) -> dict[str, float | str]:
        if not _NAME.fullmatch(name):
            faults.append(Refused("config.name", steps=(name,), of_key=True, value=name[:60]))
        if not isinstance(row, dict):
            faults.append(Refused("schema.mapping", steps=(name,), value=_shown(row)))
            return {}
        faults += [self._unknown(name, str(key)) for key in row if key not in self.keys]
        found: dict[str, float | str] = {}
        for key, kind in self.keys.items():
            try:
                found[key] = self._cell(name, key, kind, row)
            except Refused as fault:
                faults.append(fault)
        return found

    def _cell(
        self, name: str, key: str, kind: Number | Word, row: dict[object, object]
    ) -> float | str:
        if row.get(key) is None:
            if kind.default is None:
                raise Refused("schema.missing", steps=(name,), of_key=True, key=key)
            return kind.default
        try:
            return kind.take(row[key])
        except Refused as fault:
            fault.steps = (name, key)
            raise

    def _unknown(self, name: str, key: str) -> Refused:
        where = (name, key)
        if near := difflib.get_close_matches(key, self.keys, n=1, cutoff=0.5):
            near_id = "schema.unknown-key-near"
            return Refused(near_id, steps=where, of_key=True, key=key, near=near[0])
        known = "、".join(self.keys)
        return Refused("schema.unknown-key", steps=where, of_key=True, key=key, known=known)
