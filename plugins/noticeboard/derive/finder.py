"""The index by which a building is found: name, address, code, pinyin. Persons are not in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from pypinyin import Style, lazy_pinyin

from noticeboard.catalogue import Catalogue

__all__ = ["Finder", "FinderEntry", "Reading", "build_finder", "build_readings"]

#: Runs of Chinese characters, rare ones beyond the first plane too.
_CHINESE = re.compile(r"[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")


@dataclass(frozen=True, slots=True)
class FinderEntry:
    """One building in the index, or one retired code.

    Attributes:
        path: Its address below the site: ``xihu/xuegong3``, ``Q/7K3M``.
        name: As shown; of a retired code, the code.
        community: As shown; of a retired code, empty.
        address: As shown; of a retired code, what became of the building.
        codes: Its live codes, the printed one last: an old poster is found too.
    """

    path: str
    name: str
    community: str
    address: str
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """A character and its syllables without tones, in alphabetical order."""

    char: str
    syllables: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Finder:
    """What the finder knows.

    Attributes:
        entries: In catalogue order: the buildings of a community stand together; then the retired
            codes, so that one typed from an old poster leads to its page.
        readings: Of each character in use, sorted; one without a known reading is left out.
    """

    entries: tuple[FinderEntry, ...]
    readings: tuple[Reading, ...]


def build_finder(catalogue: Catalogue, notes: Mapping[str, str]) -> Finder:
    """Return the index of all homes in catalogue order, and of all retired codes.

    Args:
        catalogue: The data.
        notes: What may be told of each code: `catalogue.public_notes`.
    """
    homes = tuple(
        FinderEntry(
            path=home.path,
            name=home.name,
            community=community.name,
            address=home.address,
            codes=tuple(entry.code for entry in home.codes),
        )
        for community, home in catalogue.homes()
    )
    retired = tuple(
        FinderEntry(f"Q/{entry.code}", entry.code, "", notes[entry.code], (entry.code,))
        for entry in catalogue.ledger.retired
    )
    entries = homes + retired
    return Finder(entries, build_readings(entries))


def build_readings(entries: Iterable[FinderEntry]) -> tuple[Reading, ...]:
    """Return how the characters of `entries` are read.

    A character has every reading that its words here give it (重庆路: chong), and the one it has by
    itself (zhong).

    Why: people also type the wrong one, and the dictionary of words does not know every place.
    Rarer readings are left out, or "dan" would find every 石.
    """
    found: dict[str, set[str]] = {}
    texts = {text for e in entries for text in (e.community, e.name, e.address)}
    for run in {run for text in texts for run in _CHINESE.findall(text)}:
        for char, *syllables in _read(run):
            found.setdefault(char, set()).update(syllables)
    return tuple(Reading(char, tuple(sorted(found[char]))) for char in sorted(found))


@lru_cache(maxsize=50_000)
def _read(run: str) -> tuple[tuple[str, ...], ...]:
    """Return each character of `run` that has a reading, its syllable here and that by itself."""
    # The stubs of pypinyin do not know that `errors` may return a list: one item a character.
    each: Any = list
    syllables = lazy_pinyin(run, style=Style.NORMAL, errors=each)
    return tuple(
        (char, here, *lazy_pinyin(char, style=Style.NORMAL))
        for char, here in zip(run, syllables, strict=True)
        if re.fullmatch("[a-z]+", here)
    )
