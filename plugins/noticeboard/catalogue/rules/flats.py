"""No text tells in which flat somebody lives (row 26 of the inventory)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import TypeGuard

from noticeboard.catalogue.model import Catalogue
from noticeboard.catalogue.telling import HOME_NUMBERED
from noticeboard.diagnostics import Diagnostic
from noticeboard.schema import (
    InHome,
    Lesson,
    Record,
    Tells,
    Venue,
    mask_flat,
    nameless_texts,
    public_texts,
)

__all__ = ["check_flats"]

#: A flat of a stairwell, or of a building: 2单元301, 一单元 301室, 3号楼502室, 3栋2-301.
_FLAT = re.compile(
    r"(?:[一二三四五六七八九十]|\d{1,2})\s?(?:单元|门洞|楼道)\s?-?\s?"
    rf"(?:{HOME_NUMBERED}|\d{{3,4}}(?!\d|\s?[年元人名件米平户次余多个]))"
    rf"|\d{{1,3}}\s?(?:号楼|栋|幢|座)\s?-?\s?(?:{HOME_NUMBERED}|\d{{3,4}}\s?(?:室|房|号))"
    r"|(?:\d{1,3}|[一二三四五六七八九十]{1,3})\s?(?:号楼|栋|幢|座|#)\s?-?\s?(?:\d{1,2}[-门])?\d{3,4}"
    r"(?!\d|\s?[年元人名件米平户次余多个])"
    r"|(?<![A-Za-z])[A-Z]座\s?\d{3,4}(?!\d|\s?[年元人名件米平户次余多个室厅])"
)
#: Where it is a home that is told of, any number of a room is one, and the side of a landing; that
#: of a house, an amount and a time are none.
_SAID = (
    rf"(?<!\d)(?:{HOME_NUMBERED}|\d{{3,4}}\s?[室房])|(?<![\d路街道巷弄里])\d{{3,4}}\s?号(?!楼|院|线)"
    r"|[〇零一二三四五六七八九]{3,4}\s?[室房]|[东西南北中]户|对门"
)
_ROOM = re.compile(
    rf"{_SAID}"
    r"|(?<![\d:：.路街道巷弄里-])\d{3,4}(?![\d:：.]|\s?[年元人名件米平户次余多个号本册份])"
)
#: Somebody's home, in the line that says where.
_HOME = re.compile(r"[家屋](?:中|里|内|$)|住处")
#: Texts of these are looked at more closely, by `somebody`.
_CLOSER = (Tells.ASKED, Tells.BODY, Tells.SPENT, Tells.WORK)
_MARKUP = re.compile(r"[*_`（）()\[\]]")


def check_flats(catalogue: Catalogue, today: date) -> Iterator[Diagnostic]:
    """Look at every text of every place; with suspicion at those of what is in a home."""
    for _, top in catalogue.files():
        for record in top.tree():
            pattern = _ROOM if _in_home(record) else None
            closer = {field for field, _, tells in nameless_texts(record) if tells in _CLOSER}
            for field, index, text in public_texts(record):
                plain = _MARKUP.sub("", text)
                found = _FLAT.search(plain) or (pattern and pattern.search(plain))
                if found and field not in closer:
                    value = mask_flat(found[0])
                    yield record.problem(field, "privacy.flat", index=index, value=value)
            if _is_hidden_home(record):
                yield record.problem("where", "venue.home", value=record.where)


def _is_hidden_home(record: Record) -> TypeGuard[Venue]:
    """Whether a venue is in a home, and does not say who agreed to it."""
    if not isinstance(record, Venue) or record.in_home:
        return False
    return _HOME.search(record.where or "") is not None


def _in_home(record: Record) -> bool:
    """Whether `record` tells of what takes place in somebody's home."""
    return isinstance(record, Lesson) or any(isinstance(c, InHome) for c in record.children())
