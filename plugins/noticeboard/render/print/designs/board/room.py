"""Whether panels of given heights stand in columns of one height: sums of whole numbers as bits."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

__all__ = ["stand"]


def stand(heights: Iterable[int], columns: int, room: int) -> bool:
    """Whether there is a way to put all of `heights` into `columns` of the height `room`.

    Why bits: what all but the last column can hold is a set of numbers, and a shift adds a panel
    to all of them at once. A sheet asks some hundred times.
    """
    tallest_first = sorted(heights, reverse=True)
    total = sum(tallest_first)
    if total > columns * room or (tallest_first and tallest_first[0] > room):
        return False
    if columns == 1:
        return True
    if columns == 2:
        return _stand_in_two(tallest_first, total, room)
    return _stand_in_three(tallest_first, total, room)


def _stand_in_two(heights: list[int], total: int, room: int) -> bool:
    """Bit `n` says that the first column can be of the height `n`."""
    reached, limit = 1, (1 << room + 1) - 1
    for height in heights:
        reached |= reached << height & limit
    return reached >> max(0, total - room) != 0


def _stand_in_three(heights: list[int], total: int, room: int) -> bool:
    """Bit ``a * width + b`` says that the first two columns can be of the heights a and b."""
    width = 2 * (room + 1)
    limit = _square(room, width)
    reached = 1
    for height in heights:
        reached |= (reached << height | reached << height * width) & limit
    return reached & _corner(room, width, total - room) != 0


@lru_cache(maxsize=64)
def _square(room: int, width: int) -> int:
    """Return all pairs of heights up to `room`."""
    row = (1 << room + 1) - 1
    return sum(row << a * width for a in range(room + 1))


@lru_cache(maxsize=4096)
def _corner(room: int, width: int, least: int) -> int:
    """Return all pairs that together take at least `least`."""
    row = (1 << room + 1) - 1
    return sum(
        (row >> max(0, least - a) << max(0, least - a)) << a * width for a in range(room + 1)
    )
