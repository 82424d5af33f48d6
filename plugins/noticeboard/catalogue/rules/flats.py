"""No text tells in which flat somebody lives (row 26 of the inventory)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from noticeboard.catalogue.model import Catalogue
from noticeboard.diagnostics import Diagnostic
from noticeboard.schema import InHome, Lesson, Record, mask_flat, public_texts

__all__ = ["check_flats"]

#: As flats are numbered, storey and place: 301户. Counts of households are seldom so: 120户, 300户.
_NUMBERED = r"\d{1,2}(?:0[1-9]|1\d)\s?户"
#: A flat of a stairwell, or of a building: 2单元301, 一单元 301室, 3号楼502室, 3栋2-301.
_FLAT = re.compile(
    r"(?:[一二三四五六七八九十]|\d{1,2})\s?(?:单元|门洞|楼道)\s?-?\s?"
    rf"(?:{_NUMBERED}|\d{{3,4}}(?!\d|\s?[年元人名件米平户次余多个]))"
    rf"|\d{{1,3}}\s?(?:号楼|栋|幢|座)\s?-?\s?(?:{_NUMBERED}|\d{{3,4}}\s?(?:室|房|号))"
    r"|\d{1,3}\s?(?:号楼|栋|幢|座)\s?-?\s?\d{1,2}-\d{3,4}(?!\d)"
)
#: Where it is a home that is told of, any number of a room is one; a house number is none.
_ROOM = re.compile(
    rf"(?<!\d)(?:{_NUMBERED}|\d{{3,4}}\s?[室房])|(?<![\d路街道巷弄里])\d{{3,4}}\s?号(?!楼|院|线)"
)


def check_flats(catalogue: Catalogue, today: date) -> Iterator[Diagnostic]:
    """Look at every text of every place; with suspicion at those of what is in a home."""
    for _, top in catalogue.files():
        for record in top.tree():
            pattern = _ROOM if _in_home(record) else None
            for field, index, text in public_texts(record):
                found = _FLAT.search(text) or (pattern and pattern.search(text))
                if found:
                    value = mask_flat(found[0])
                    yield record.problem(field, "privacy.flat", index=index, value=value)


def _in_home(record: Record) -> bool:
    """Whether `record` tells of what takes place in somebody's home."""
    return isinstance(record, Lesson) or any(isinstance(c, InHome) for c in record.children())
