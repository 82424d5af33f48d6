"""Figures of persons that are not told because others could be subtracted to get them.

What is looked at is the newest of each place, whatever its day. Who knows a sum and all but one of
its parts knows that one too; so of each sum none is hidden, or two that together are not few
(complementary suppression). Homes of which nobody states anything are a part as well: what the
stated ones leave of the sum. Nobody states that; yet where it is of few, it must stay open.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from noticeboard.catalogue.figures.tally import Same, Stated, Tally, numbers_of
from noticeboard.schema import Figure, is_few, of_people

__all__ = ["columns_of", "is_of_few", "next_hidden", "untold"]


def columns_of(figure: Figure) -> tuple[int, ...]:
    """Return the numbers of `figure` that add up; of a rate what its part leaves, too."""
    numbers = (*numbers_of(figure),)
    if figure.part is None or figure.whole is None:
        return numbers
    return (*numbers, figure.whole - figure.part)


def is_of_few(figure: Figure) -> bool:
    """Whether a number of `figure`, or what its part leaves of the whole, is of few."""
    return any(map(is_few, columns_of(figure)))


def untold(families: Iterable[Tally]) -> frozenset[tuple[str, Same]]:
    """Return the figures of persons that are not told besides those of few.

    Args:
        families: Newest figures, each with those beneath it.

    Returns:
        Each with the path of its place.
    """
    of_persons = [t for t in families if of_people(t.top.figure.name, t.top.figure.unit)]
    few = {one for t in of_persons for one in _all(t) if is_of_few(one.figure)}
    shares = Counter(one for t in of_persons for one in _all(t))
    hidden = {*few}
    while more := {one for t in of_persons if (one := next_hidden(t, hidden, shares))}:
        hidden |= more
    return frozenset((one.path, one.same) for one in hidden - few)


def _all(tally: Tally) -> tuple[Stated, ...]:
    return (tally.top, *tally.beneath)


def next_hidden(tally: Tally, hidden: set[Stated], shares: Counter[Stated]) -> Stated | None:
    """Return what is hidden next; None where nobody can subtract.

    It is a change, which is less than a figure; else what is in the fewest sums, so that least is
    hidden on its account: the smallest part of which there is anybody, else the sum.
    """
    if not _is_known(tally, hidden):
        return None
    left = [one for one in _all(tally) if one not in hidden]

    def cost(one: Stated) -> tuple[bool, bool, int, bool, int, str]:
        count = next(numbers_of(one.figure), 0)
        return not count, not one.changed, shares[one], one is tally.top, count, one.path

    return min(left, key=cost, default=None)


def _is_known(tally: Tally, hidden: set[Stated]) -> bool:
    """Whether a subtraction tells a hidden figure, or that those who are left are few."""
    unknown = sum(one in hidden for one in _all(tally))
    if tally.top in hidden:
        return tally.whole and unknown == 1
    return (tally.whole and unknown == 1) or any(map(is_few, _left(tally, hidden)))


def _left(tally: Tally, hidden: set[Stated]) -> Iterator[int]:
    """Yield what the told parts leave of a told sum, as written and as the hidden ones make it.

    Of the same day and of all homes both are the same; of several days they may differ by as many
    as have moved.
    """
    top = columns_of(tally.top.figure)
    told = [columns_of(one.figure) for one in tally.beneath if one not in hidden]
    yield from (abs(n - sum(c)) for n, *c in zip(top, *told, strict=False))
    parts = [columns_of(one.figure) for one in tally.beneath if one in hidden]
    if tally.whole:
        yield from (sum(c) for c in zip(*parts, strict=False))
