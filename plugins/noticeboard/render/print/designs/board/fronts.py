"""All ways to share panels between two columns, by what they take: the fronts of Pareto.

A panel stands in one column or in the other, and may be taller in the narrower one. What a set of
panels can take of both columns is a set of pairs of heights; only those matter that no other pair
beats in both. They are few, since heights are whole numbers of steps and end at the room there is;
2^n arrangements of n panels are never looked at one by one.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

__all__ = ["EMPTY", "Front", "front_with", "room_beside"]


@dataclass(frozen=True, slots=True)
class Front:
    """What panels can take of the columns, no pair worse than another in both.

    Attributes:
        lefts: Heights of the left column, growing.
        rights: Height of the right column for each, falling.
    """

    lefts: tuple[int, ...]
    rights: tuple[int, ...]

    def __bool__(self) -> bool:
        """Whether there is any way."""
        return bool(self.lefts)

    def fits(self, taken: tuple[int, int], room: int) -> bool:
        """Whether the panels find room where `taken` of each column is taken."""
        left, right = taken
        number = bisect_right(self.lefts, room - left)
        return number > 0 and self.rights[number - 1] <= room - right


#: No panel at all.
EMPTY = Front((0,), (0,))


def front_with(front: Front, heights: tuple[int | None, int | None], room: int) -> Front:
    """Return `front` with one more panel.

    Args:
        front: Of the others.
        heights: Of the panel in each column; None where it may not stand.
        room: Height of a column.
    """
    left, right = heights
    pairs = [*zip(front.lefts, front.rights, strict=True)]
    found: list[tuple[int, int]] = []
    if left is not None:
        found += [(a + left, b) for a, b in pairs if a + left <= room]
    if right is not None:
        found += [(a, b + right) for a, b in pairs if b + right <= room]
    lefts, rights, least = [], [], room + 1
    for a, b in sorted(found):
        if b < least:
            lefts.append(a)
            rights.append(b)
            least = b
    return Front(tuple(lefts), tuple(rights))


def room_beside(front: Front, other: Front, room: int) -> tuple[int, int]:
    """Return how tall one more panel may be in each column, beside the panels of both fronts.

    A negative number says that there is no way.
    """
    left = _least(front.lefts, front.rights, other.lefts, other.rights, room)
    flipped = (front.rights[::-1], front.lefts[::-1], other.rights[::-1], other.lefts[::-1])
    return room - left, room - _least(*flipped, room)


def _least(
    ones: tuple[int, ...],
    their_others: tuple[int, ...],
    twos: tuple[int, ...],
    two_others: tuple[int, ...],
    room: int,
) -> int:
    """Return the least that both take of one column while the other has room for them."""
    least, number = room + 1, len(twos)
    for one, other in zip(ones, their_others, strict=True):
        # The more is taken here, the less is there: the partner only moves towards its start.
        while number > 0 and other + two_others[number - 1] <= room:
            number -= 1
        if number < len(twos):
            least = min(least, one + twos[number])
    return least
