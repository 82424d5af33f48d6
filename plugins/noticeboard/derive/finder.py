"""The index by which a building is found: name, address, code, pinyin. Persons are not in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from pypinyin import Style, lazy_pinyin

from noticeboard.catalogue import Catalogue

__all__ = ["FinderEntry", "build_finder", "pinyin_of"]


@dataclass(frozen=True, slots=True)
class FinderEntry:
    """One building in the index.

    Attributes:
        path: Its address below the site.
        name: As shown.
        community: As shown.
        address: As shown.
        code: The printed code.
        pinyin: Of name and address, without tones and blanks: ``xuegongxiang3haolou``.
        initials: The same by first letters: ``xgx3hl``.
    """

    path: str
    name: str
    community: str
    address: str
    code: str
    pinyin: str
    initials: str


@lru_cache(maxsize=50_000)
def pinyin_of(text: str) -> tuple[str, str]:
    """Return `text` in pinyin without tones, whole and by initials; other letters as they are."""
    # The stubs of pypinyin do not know that `errors` may return a list.
    each: Any = list
    parts = lazy_pinyin(text, style=Style.NORMAL, errors=each)
    parts = [re.sub(r"[^a-z0-9]", "", part.lower()) for part in parts]
    return "".join(parts), "".join(part[:1] for part in parts)


def build_finder(catalogue: Catalogue) -> tuple[FinderEntry, ...]:
    """Return the index of all buildings in catalogue order."""
    entries = []
    for community, building in catalogue.buildings():
        record = building.record
        name, address = pinyin_of(record.name), pinyin_of(record.address)
        entries.append(
            FinderEntry(
                path=building.path,
                name=record.name,
                community=community.record.name,
                address=record.address,
                code=building.code,
                pinyin=f"{name[0]} {address[0]}",
                initials=f"{name[1]} {address[1]}",
            )
        )
    return tuple(entries)
