"""The tree of organisation units: which stand above, which beneath, and the id in an address."""

from __future__ import annotations

import re

from pypinyin import slug

from noticeboard.catalogue.model import Catalogue
from noticeboard.schema import Unit

__all__ = ["unit_id", "units_above"]


def unit_id(unit: Unit) -> str:
    """Return the id of `unit` in its address: its own, or else its name in pinyin, ``shiguqu``.

    Why pinyin: staff need not think of an id, and the address can be read aloud. Two names that
    sound alike are a diagnostic, never a number appended: numbers would move with the order.
    """
    return unit.id or re.sub(r"[^a-z0-9]", "", slug(unit.name, separator="").lower())


def units_above(catalogue: Catalogue, name: str | None) -> tuple[Unit, ...]:
    """Return the unit called `name` and those above it, the widest first; none for None."""
    units = {unit.name: unit for unit in catalogue.organisation.units}
    found: list[Unit] = []
    while name is not None:
        found.insert(0, units[name])
        name = units[name].parent
    return tuple(found)
