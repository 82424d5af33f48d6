"""An index of as many buildings as asked for, as benchmarks generate them; codes are drawn."""

from __future__ import annotations

import random

from noticeboard.derive import Finder, FinderEntry, build_readings
from tests.benchmarks import words

__all__ = ["finder_of"]

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def finder_of(buildings: int) -> Finder:
    """Return the index of `buildings` buildings in communities of 20 to 40, each time the same."""
    chance = random.Random(buildings)
    entries: list[FinderEntry] = []
    number = 0
    while len(entries) < buildings:
        size = min(chance.randint(20, 40), buildings - len(entries))
        entries += _community(number, size, chance)
        number += 1
    return Finder(tuple(entries), build_readings(entries))


def _community(number: int, size: int, chance: random.Random) -> list[FinderEntry]:
    name = words.PLACES[number % len(words.PLACES)]
    name += f"第{number // len(words.PLACES) + 1}社区" if number >= len(words.PLACES) else "社区"
    # Two streets, so that the names of a community do not all begin alike.
    streets = chance.sample(words.STREETS, 2)
    return [
        FinderEntry(
            path=f"c{number:03d}/b{n:02d}",
            name=f"{streets[n % 2]}{n}号楼",
            community=name,
            address=f"湖南省衡阳市石鼓区{name}{streets[n % 2]}{n}号",
            codes=("".join(chance.choices(_ALPHABET, k=4)),),
        )
        for n in range(1, size + 1)
    ]
