"""What follows from sums that are published: by elimination, and by trying every value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import product

__all__ = ["determined", "pinned"]


def determined(equations: Iterable[Mapping[str, int]], unknowns: Sequence[str]) -> set[str]:
    """Return which of `unknowns` follow from linear equations, each given by its coefficients."""
    rows = [[Fraction(c.get(u, 0)) for u in unknowns] for c in equations]
    pivots, at = [], 0
    for column in range(len(unknowns)):
        pivot = next((r for r in range(at, len(rows)) if rows[r][column]), None)
        if pivot is None:
            continue
        rows[at], rows[pivot] = rows[pivot], rows[at]
        rows[at] = [value / rows[at][column] for value in rows[at]]
        for r in range(len(rows)):
            if r != at and rows[r][column]:
                factor = rows[r][column]
                rows[r] = [a - factor * b for a, b in zip(rows[r], rows[at], strict=True)]
        pivots.append((at, column))
        at += 1
    return {unknowns[c] for r, c in pivots if sum(map(bool, rows[r])) == 1}


def pinned(
    equations: Iterable[tuple[frozenset[str], int]], unknowns: Sequence[str], few: range
) -> set[str]:
    """Return which of `unknowns` can have one value only, where each is known to lie in `few`.

    Args:
        equations: Which unknowns are added, and what they make.
        unknowns: Not many: every value of each is tried.
        few: All values that one may have.
    """
    given = [*equations]
    fitting = [
        values
        for values in product(few, repeat=len(unknowns))
        if all(
            sum(v for u, v in zip(unknowns, values, strict=True) if u in terms) == total
            for terms, total in given
        )
    ]
    columns = zip(*fitting, strict=True)
    return {u for u, column in zip(unknowns, columns, strict=True) if len({*column}) == 1}
