"""The same figure at places above each other: what a place has is the sum of what is beneath.

A *tally* is such a figure of a place and those of the places beneath it that make it up: of the
same name and unit and the same day, at the highest places that have it, none of which share a home.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from noticeboard.catalogue.places import Chain
from noticeboard.schema import Figure, is_few, of_people

__all__ = [
    "Same",
    "Stated",
    "Tally",
    "homes_of",
    "is_of_few",
    "numbers_of",
    "same_of",
    "tallies",
    "untold",
]

#: Name, unit and day of a figure: what is the same at several places.
Same: TypeAlias = tuple[str, str, date]


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure and the path of the place that states it."""

    path: str
    same: Same
    figure: Figure = field(compare=False)


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
    """Return every figure that has others beneath it, each with those.

    Args:
        chains: Of every place.
    """
    all_chains = [*chains]
    stated: dict[Same, dict[str, Stated]] = defaultdict(dict)
    for chain in all_chains:
        for figure in chain[0].record.figures:
            one = Stated(chain[0].path, same_of(figure), figure)
            stated[one.same].setdefault(one.path, one)
    several = [places for places in stated.values() if len(places) > 1]
    if not several:
        return ()
    homes = homes_of(all_chains)
    above = {chain[0].path: [place.path for place in chain[1:]] for chain in all_chains}
    return tuple(tally for places in several for tally in _tallies(places, above, homes))


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


def untold(tallies: Iterable[Tally]) -> frozenset[tuple[str, Same]]:
    """Return the figures of persons that are not told besides those of few.

    Each with the path of its place. Who knows a sum and all but one of its parts knows that one
    too: so of each sum two are not told, or none (complementary suppression).
    """
    families = [t for t in tallies if t.whole and of_people(t.top.figure.name, t.top.figure.unit)]
    few = {one for t in families for one in (t.top, *t.beneath) if is_of_few(one.figure)}
    hidden = {*few}
    while more := [one for tally in families if (one := _next(tally, hidden))]:
        hidden.update(more)
    return frozenset((one.path, one.same) for one in hidden - few)


def is_of_few(figure: Figure) -> bool:
    """Whether a number of `figure`, or what its part leaves of the whole, is of few."""
    numbers = [*numbers_of(figure)]
    rest = figure.whole - figure.part if figure.whole and figure.part is not None else None
    return any(map(is_few, (*numbers, rest)))


def _next(tally: Tally, hidden: set[Stated]) -> Stated | None:
    """Return what is hidden next, the smallest; None where nobody can subtract."""
    parts = [one for one in tally.beneath if one in hidden]
    unknown = len(parts) + (tally.top in hidden)
    numbers = zip(*(numbers_of(one.figure) for one in parts), strict=False)
    few = tally.top not in hidden and any(is_few(sum(same)) for same in numbers)
    if not unknown or (unknown > 1 and not few):
        return None
    left = [one for one in tally.beneath if one not in hidden]
    smallest = min(left, key=lambda one: (next(numbers_of(one.figure), 0), one.path), default=None)
    return smallest or (None if tally.top in hidden else tally.top)
