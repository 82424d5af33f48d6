"""What is said of a number of persons besides the newest, and would tell by how few it changed.

A place may say the same of two days, and write how a number changed (调整). Of such records none
is shown whose numbers, subtracted from what is shown of the same, leave few; nor any where the
number is hidden at the place itself, or at one above or beneath it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import product

from noticeboard.catalogue.figures.tally import Same, Stated, Tally, What, newest_of
from noticeboard.catalogue.figures.untold import columns_of, is_of_few
from noticeboard.catalogue.places import Chain, PlaceEntry
from noticeboard.schema import Adjustment, Figure, is_few, of_people

__all__ = ["find_kept_back"]


def find_kept_back(
    chains: Iterable[Chain], families: Iterable[Tally], untold: frozenset[tuple[str, Same]]
) -> Iterator[Figure | Adjustment]:
    """Yield the records that no channel shows.

    Args:
        chains: Of every place.
        families: Newest figures, each with those beneath it.
        untold: Figures that are hidden besides those of few.
    """
    all_chains = [*chains]
    newest = newest_of(all_chains, changes=True)
    tops = {(tally.top.path, _what(tally.top.figure)): tally for tally in families}
    closed: dict[What, frozenset[str]] = {}
    for chain in all_chains:
        path = chain[0].path
        for what, others in _others(chain[0], newest).items():
            if what not in closed:
                closed[what] = _closed(newest[what], all_chains, untold)
            if path in closed[what]:
                yield from others
            else:
                yield from _telling(newest[what][path], others, tops.get((path, what)))


def _what(record: Figure | Adjustment) -> What:
    return record.name, record.unit


def _others(
    place: PlaceEntry, newest: Mapping[What, Mapping[str, Stated]]
) -> Mapping[What, list[Figure | Adjustment]]:
    """Return what `place` says of persons besides the newest figures, the newest first."""
    found: dict[What, list[Figure | Adjustment]] = defaultdict(list)
    said: Iterable[Figure | Adjustment] = (*place.record.figures, *place.record.adjustments)
    for one in sorted(said, key=lambda one: (isinstance(one, Figure), one.day), reverse=True):
        stated = newest.get(_what(one), {}).get(place.path)
        if of_people(*_what(one)) and stated and stated.figure is not one:
            found[_what(one)].append(one)
    return found


def _closed(
    places: Mapping[str, Stated], chains: Iterable[Chain], untold: frozenset[tuple[str, Same]]
) -> frozenset[str]:
    """Return the places at which, or above or beneath which, the number is hidden."""
    hidden = {p for p, s in places.items() if is_of_few(s.figure) or (p, s.same) in untold}
    paths = ([place.path for place in chain] for chain in chains) if hidden else ()
    found: set[str] = set()
    for first, *above in paths:
        if first in hidden:
            found.update((first, *above))
        elif not hidden.isdisjoint(above):
            found.add(first)
    return frozenset(found)


def _telling(
    newest: Stated, others: Iterable[Figure | Adjustment], tally: Tally | None
) -> Iterator[Figure | Adjustment]:
    """Yield those of `others` that leave few of what is shown, or of what is told beneath."""
    told = [_numbers(newest.figure)]
    beneath = [columns_of(one.figure) for one in tally.beneath] if tally else []
    for record in others:
        numbers = _numbers(record)
        apart = (abs(a - b) for one in told for a, b in product(numbers, one))
        rest = (abs(n - sum(column)) for n in numbers for column in zip(*beneath, strict=False))
        if any(map(is_few, (*apart, *rest))):
            yield record
        else:
            told.append(numbers)


def _numbers(record: Figure | Adjustment) -> tuple[int, ...]:
    if isinstance(record, Adjustment):
        return record.before, record.after
    return columns_of(record)
