"""What an edition said, kept so that it can be compared and not be read.

A snapshot holds no word of a sheet: of each row and each field a keyed digest of 24 bits. It is
enough to see that the number of the liaison is another one, too short to tell which of all numbers
it was, and its key is its own, so that two snapshots cannot be compared with each other. A name
that is asked for can be found in it: whose consent was taken back must be taken off the walls. It
is removed when nothing of its edition hangs any more (see `publish.record`), and may be removed by
hand at any time; then it is not known any more what its sheets say.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from noticeboard.catalogue.chain import letters_of
from noticeboard.derive import Told, texts_in
from noticeboard.render.print.design import Unprinted

__all__ = ["Change", "Kept", "Missing", "Snapshot", "kept", "read_snapshot", "take", "write_text"]


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between what was printed and what is true.

    Attributes:
        part: As of `Told`.
        what: ``added``, ``gone``, or ``field``.
        label: Of the row as it is today; empty for one that is gone.
        field: Which field is another.
    """

    part: str
    what: str
    label: str = ""
    field: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """A row, as digests.

    Attributes:
        part: As of `Told`.
        key: Digest of its key.
        fields: Name and digest of each of its fields.
        until: As of `Told`.
    """

    part: str
    key: str
    fields: tuple[tuple[str, str], ...]
    until: str = ""


@dataclass(frozen=True, slots=True)
class Missing:
    """What the sheets of a product left out, as `Unprinted` with the digest of its key.

    Attributes:
        part: As of `Told`.
        key: Digest of the key of a row; empty for the whole panel.
        fields: Those of the row that were left out; none where the row was.
    """

    part: str
    key: str
    fields: tuple[str, ...]


@dataclass(frozen=True)
class Snapshot:
    """What one subject of one edition said.

    Attributes:
        key: Of its digests, random.
        rows: All that it said.
        names: Digests of the names of persons on it.
        missing: By product what its sheets left out of this.
    """

    key: str
    rows: tuple[Kept, ...]
    names: tuple[str, ...]
    missing: Mapping[str, frozenset[Missing]] = field(default_factory=dict)

    @cached_property
    def digest(self) -> str:
        """What stands in the ledger, so that nobody can put another in its place.

        Without what is missing: another product of the edition may be recorded later.
        """
        return letters_of(json.dumps(self._said(), sort_keys=True))

    def plain(self) -> dict[str, Any]:
        """Return it as JSON has it."""
        missing = {
            product: sorted([one.part, one.key, [*one.fields]] for one in left)
            for product, left in sorted(self.missing.items())
        }
        return {**self._said(), "missing": missing} if missing else self._said()

    def _said(self) -> dict[str, Any]:
        rows = [[r.part, r.key, [[*f] for f in r.fields], r.until] for r in self.rows]
        return {"key": self.key, "names": [*self.names], "rows": rows}

    def without(self, product: str, unprinted: Iterable[Unprinted]) -> Snapshot:
        """Return it with what sheets of `product` left out: of several sheets, what all did."""
        left = frozenset(
            Missing(one.part, "" if one.key is None else _digest(self.key, one.key), one.fields)
            for one in unprinted
        )
        left &= self.missing.get(product, left)
        return replace(self, missing={**self.missing, product: left})

    def shows(self, name: str) -> bool:
        """Whether the person called `name` is on it."""
        return _digest(self.key, name) in self.names

    def changes(
        self, statement: Iterable[Told], today: date, product: str = ""
    ) -> tuple[Change, ...]:
        """Return in what `statement` differs; what has run out as was printed is no difference.

        Args:
            statement: What is said today.
            today: The day.
            product: Its sheets are asked about: what they left out is no difference either. Empty
                for the content itself.
        """
        left = self.missing.get(product, frozenset())
        old = {(row.part, row.key): row for row in self.rows}
        found = []
        for told in statement:
            key = _digest(self.key, told.key)
            before = old.pop((told.part, key), None)
            if _seen(told.part, key, left):
                if before is None:
                    found.append(Change(told.part, "added", told.label))
                else:
                    changed = _changed(before, kept(told, self.key), told.label)
                    unseen = _unseen(told.part, key, left)
                    found += (one for one in changed if one.field not in unseen)
        late = today.isoformat()
        gone = (row for row in old.values() if not row.until or row.until >= late)
        seen = (row for row in gone if _seen(row.part, row.key, left))
        return (*found, *(Change(row.part, "gone") for row in seen))


def _seen(part: str, key: str, left: Container[Missing]) -> bool:
    """Whether a row stands on a sheet that leaves out `left`."""
    return Missing(part, "", ()) not in left and Missing(part, key, ()) not in left


def _unseen(part: str, key: str, left: Iterable[Missing]) -> set[str]:
    """Return the fields of a row that do not."""
    return {name for one in left if (one.part, one.key) == (part, key) for name in one.fields}


def _changed(before: Kept, now: Kept, label: str) -> list[Change]:
    old, new = dict(before.fields), dict(now.fields)
    names = (name for name in {**old, **new} if old.get(name) != new.get(name))
    return [Change(now.part, "field", label, name) for name in names]


def kept(told: Told, key: str) -> Kept:
    """Return a row as digests."""
    fields = tuple((name, _digest(key, f"{name}\n{text}")) for name, text in told.fields)
    until = told.until.isoformat() if told.until else ""
    return Kept(told.part, _digest(key, told.key), fields, until)


def _digest(key: str, text: str) -> str:
    return hashlib.blake2b(text.encode(), key=bytes.fromhex(key), digest_size=3).hexdigest()


def take(statement: tuple[Told, ...], persons: Iterable[str]) -> Snapshot:
    """Return a snapshot of `statement`.

    Args:
        statement: What the sheet says.
        persons: Names of all persons; those that stand in it are remembered as digests.
    """
    key = secrets.token_hex(16)
    whole = "\n".join(texts_in(statement))
    names = {_digest(key, name) for name in persons if name in whole}
    return Snapshot(key, tuple(kept(told, key) for told in statement), tuple(sorted(names)))


def write_text(subjects: Mapping[str, Snapshot]) -> str:
    """Return the text of the file of an edition: the snapshots of its subjects."""
    plain = {name: one.plain() for name, one in sorted(subjects.items())}
    return json.dumps(plain, separators=(",", ":")) + "\n"


def read_snapshot(path: Path) -> Mapping[str, Snapshot]:
    """Return the snapshots of an edition; none where there is no file or it cannot be read.

    Why no error: whatever is wrong with it, what hangs on the walls is then not known, and that is
    what is told.
    """
    try:
        now = path.stat()
        return _parsed(path, now.st_mtime_ns, now.st_size)
    except OSError:
        return {}


@lru_cache(maxsize=50_000)
def _parsed(path: Path, _changed_ns: int, _size: int) -> Mapping[str, Snapshot]:
    """Parse a file once for all who ask in one run: what hangs, what is numbered, what is told."""
    try:
        plain = json.loads(path.read_text("utf-8"))
        return {name: _snapshot(one) for name, one in plain.items()}
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return {}


def _snapshot(plain: Mapping[str, Any]) -> Snapshot:
    rows = (
        Kept(part, key, tuple((name, digest) for name, digest in fields), until)
        for part, key, fields, until in plain["rows"]
    )
    missing = {
        product: frozenset(Missing(part, key, tuple(fields)) for part, key, fields in left)
        for product, left in plain.get("missing", {}).items()
    }
    bytes.fromhex(plain["key"])
    return Snapshot(plain["key"], tuple(rows), tuple(plain["names"]), missing)
