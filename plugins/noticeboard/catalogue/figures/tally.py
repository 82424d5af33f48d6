"""The same figure at places above each other: what a place has is the sum of what is beneath.

A *tally* is such a figure of a place and those of the places beneath it that make it up: of the
same name and unit, at the highest places that have it, none of which share a home. Whether sums
agree is asked of figures of one day; what can be worked out, of the newest of each place, whatever
their days: from one day to the next hardly anybody moves.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from noticeboard.catalogue.places import Chain
from noticeboard.schema import Adjustment, Figure

__all__ = [
    "Same",
    "Stated",
    "Tally",
    "What",
    "families",
    "homes_of",
    "made_up",
    "newest_of",
    "numbers_of",
    "same_of",
    "tallies",
]

#: Name and unit of a figure.
What: TypeAlias = tuple[str, str]

#: Name, unit and day of a figure: what is the same at several places.
Same: TypeAlias = tuple[str, str, date]


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure and the path of the place that states it.

    Attributes:
        changed: It is only what a change made of it.
    """

    path: str
    same: Same
    figure: Figure = field(compare=False)
    changed: bool = False


@dataclass(frozen=True, slots=True)
class Tally:
    """A figure and those beneath it that it is made of.

    Attributes:
        whole: They are of every home beneath, so that the sum must be the same.
    """

    top: Stated
    beneath: tuple[Stated, ...]
    whole: bool


def same_of(figure: Figure) -> Same:
    """Return what `figure` has in common with those of other places."""
    return figure.name, figure.unit, figure.day


def numbers_of(figure: Figure) -> Iterator[int]:
    """Yield the numbers of `figure`: its value, or the part and the whole of a rate."""
    yield from (n for n in (figure.value, figure.part, figure.whole) if n is not None)


def tallies(chains: Iterable[Chain]) -> tuple[Tally, ...]:
    """Return every figure that has others of its day beneath it, each with those.

    Args:
        chains: Of every place.
    """
    all_chains = [*chains]
    stated: dict[Same, dict[str, Stated]] = defaultdict(dict)
    for chain in all_chains:
        for figure in chain[0].record.figures:
            one = Stated(chain[0].path, same_of(figure), figure)
            stated[one.same].setdefault(one.path, one)
    return tuple(made_up(stated.values(), all_chains))


def families(chains: Iterable[Chain]) -> tuple[Tally, ...]:
    """Return the newest figure of each place that has others beneath it, each with the newest.

    What a place says by a change only (调整) is a figure of it, too.
    """
    all_chains = [*chains]
    return tuple(made_up(newest_of(all_chains, changes=True).values(), all_chains))


def newest_of(
    chains: Iterable[Chain], *, changes: bool = False
) -> Mapping[What, Mapping[str, Stated]]:
    """Return the newest of each figure that has a number, by the path of the place that states it.

    Args:
        chains: Of every place.
        changes: Of a place without such a figure, what the newest change made of it.
    """
    newest: dict[What, dict[str, Stated]] = defaultdict(dict)
    for chain in chains:
        place = chain[0]
        changed = map(_figure_of, place.record.adjustments) if changes else ()
        for figures, is_change in ((changed, True), (place.record.figures, False)):
            for figure in sorted(figures, key=lambda one: one.day):
                if [*numbers_of(figure)]:
                    one = Stated(place.path, same_of(figure), figure, is_change)
                    newest[figure.name, figure.unit][one.path] = one
    return newest


def _figure_of(change: Adjustment) -> Figure:
    """Return a figure that says what there are since `change`."""
    name, unit, day = change.name, change.unit, change.day
    return Figure.model_construct(name=name, unit=unit, day=day, value=change.after, at=change.at)


def made_up(same: Iterable[Mapping[str, Stated]], chains: list[Chain]) -> Iterator[Tally]:
    """Yield what has others beneath it.

    Args:
        same: Each the same figure of all places that state it, by their paths.
        chains: Of every place.
    """
    several = [places for places in same if len(places) > 1]
    homes = homes_of(chains) if several else {}
    above = {chain[0].path: [place.path for place in chain[1:]] for chain in chains}
    for places in several:
        yield from _tallies(places, above, homes)


def homes_of(chains: Iterable[Chain]) -> Mapping[str, frozenset[str]]:
    """Return the paths of the homes beneath each place, itself if it is one."""
    lowest = {chain[0].path for chain in chains}
    lowest -= {place.path for chain in chains for place in chain[1:]}
    found: dict[str, set[str]] = defaultdict(set)
    for chain in chains:
        if chain[0].path in lowest:
            for place in chain:
                found[place.path].add(chain[0].path)
    return {path: frozenset(homes) for path, homes in found.items()}


def _tallies(
    places: Mapping[str, Stated],
    above: Mapping[str, list[str]],
    homes: Mapping[str, frozenset[str]],
) -> Iterator[Tally]:
    beneath: dict[str, list[str]] = defaultdict(list)
    for path in places:
        nearest = next((up for up in above[path] if up in places), None)
        if nearest is not None:
            beneath[nearest].append(path)
    for top, paths in beneath.items():
        covered = [home for path in paths for home in homes[path]]
        if len(covered) == len({*covered}):
            yield Tally(
                places[top], tuple(places[path] for path in paths), {*covered} == homes[top]
            )
