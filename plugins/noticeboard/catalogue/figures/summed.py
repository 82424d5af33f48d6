"""Figures that a place does not state and all places beneath it do: their sum, computed.

Never a sum of some of them; once, at the lowest place that is above them all; and never where it
would tell what is hidden beneath. They are looked at from the lowest places up; one is told where

- everybody can add it up, from figures and sums that are told already; or
- three hidden figures or more are in it, none of which is in any other sum, and together they leave
  open what each of them is, even for whoever knows one of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from noticeboard.catalogue.figures.tally import (
    Same,
    Stated,
    Tally,
    What,
    homes_of,
    newest_of,
    numbers_of,
)
from noticeboard.catalogue.figures.untold import is_of_few
from noticeboard.catalogue.places import Chain
from noticeboard.schema import FEWEST, Figure, of_people

__all__ = ["SummedFigure", "sum_figures"]

#: A figure, mostly one that is hidden: the path of its place, and what it is.
_Hidden: TypeAlias = tuple[str, Same]


@dataclass(frozen=True, slots=True)
class SummedFigure:
    """A figure that nobody stated.

    Attributes:
        value: The sum of the numbers; None of rates.
        part, whole: The sums of those of rates; or None.
        day: That of the oldest of them.
        places: The names of the places, in the order of their paths.
    """

    name: str
    unit: str
    value: int | None
    part: int | None
    whole: int | None
    day: date
    places: tuple[str, ...]


@dataclass(slots=True)
class _Told:
    """What can be known by whoever reads everything: which hidden figures are in which sums."""

    used: set[_Hidden]
    sums: list[frozenset[_Hidden]] = field(default_factory=list)

    def admits(self, hidden: Mapping[_Hidden, Figure]) -> bool:
        """Whether a sum over `hidden` and what is told leaves each of them open; notes it if so."""
        known = frozenset[_Hidden]().union(*(one for one in self.sums if one <= hidden.keys()))
        rest = {one: figure for one, figure in hidden.items() if one not in known}
        if rest and (not self.used.isdisjoint(rest) or not _is_open([*rest.values()])):
            return False
        self.used |= rest.keys()
        self.sums.append(frozenset(hidden))
        return True


def _is_open(figures: list[Figure]) -> bool:
    """Whether of so many figures, each of which is known to be of few, none is known by their sum.

    Each is from 1 to 4. Who lives in one of the places knows its number, whatever it is; what that
    leaves must be more than the least of all others together, and less than the most.
    """
    columns = [*zip(*(numbers_of(figure) for figure in figures), strict=True)]
    others, most = len(figures) - 1, FEWEST - 1
    return len(columns) == 1 and all(
        others + most < total < others * most + 1 for total in map(sum, columns)
    )


def sum_figures(
    chains: Iterable[Chain], families: Iterable[Tally], untold: frozenset[_Hidden]
) -> Mapping[str, tuple[SummedFigure, ...]]:
    """Return the sums of each place, by its path.

    Args:
        chains: Of every place.
        families: The newest figures that places state above others.
        untold: Figures that these make known, and which are hidden for it.
    """
    all_chains = [*chains]
    beneath = _beneath(all_chains)
    if not beneath:
        return {}
    homes, names = homes_of(all_chains), {c[0].path: c[0].name for c in all_chains}
    in_sums = {(s.path, s.same) for t in families for s in (t.top, *t.beneath)}
    told: dict[What, _Told] = defaultdict(lambda: _Told({*in_sums}))
    found: dict[str, list[SummedFigure]] = defaultdict(list)
    for path, what, parts in _wholes(beneath, homes):
        hidden = {(s.path, s.same): s.figure for s in parts if _is_hidden(s, untold)}
        if told[what].admits(hidden):
            found[path].append(_sum(parts, names))
    return {path: tuple(sums) for path, sums in found.items()}


def _wholes(
    beneath: Mapping[tuple[str, What], list[Stated]], homes: Mapping[str, frozenset[str]]
) -> Iterator[tuple[str, What, list[Stated]]]:
    """Yield place, figure and what it is made of, the lowest place first; the same parts once."""
    seen: set[frozenset[_Hidden]] = set()
    for (path, what), parts in sorted(beneath.items(), key=lambda item: len(homes[item[0][0]])):
        same = frozenset((one.path, one.same) for one in parts)
        if same not in seen and _is_whole(path, parts, homes):
            seen.add(same)
            yield path, what, parts


def _is_hidden(stated: Stated, untold: frozenset[_Hidden]) -> bool:
    figure = stated.figure
    few = of_people(figure.name, figure.unit) and is_of_few(figure)
    return few or (stated.path, stated.same) in untold


def _beneath(chains: list[Chain]) -> Mapping[tuple[str, What], list[Stated]]:
    """Return for each place, and what it does not state, the nearest beneath it that state it."""
    found: dict[tuple[str, What], list[Stated]] = defaultdict(list)
    for what, places in newest_of(chains).items():
        for chain in chains if len(places) > 1 else ():
            if chain[0].path in places:
                for path in _silent(chain, places):
                    found[path, what].append(places[chain[0].path])
    return found


def _silent(chain: Chain, places: Mapping[str, Stated]) -> Iterator[str]:
    """Yield the places above the first of `chain` up to the next that states the same."""
    for place in chain[1:]:
        if place.path in places:
            return
        yield place.path


def _is_whole(path: str, parts: list[Stated], homes: Mapping[str, frozenset[str]]) -> bool:
    """Whether `parts` are several, exact, alike, and of every home of the place, each once."""
    if any(one.figure.rough for one in parts):
        return False
    covered = [home for one in parts for home in homes[one.path]]
    shapes = {(one.figure.value is None, one.figure.part is None) for one in parts}
    alike = len(shapes) == 1 and (True, True) not in shapes
    return len(parts) > 1 and alike and len(covered) == len({*covered}) == len(homes[path])


def _sum(parts: list[Stated], names: Mapping[str, str]) -> SummedFigure:
    figures = [one.figure for one in parts]
    name, unit, _ = parts[0].same
    return SummedFigure(
        name,
        unit,
        value=_total([figure.value for figure in figures]),
        part=_total([figure.part for figure in figures]),
        whole=_total([figure.whole for figure in figures]),
        day=min(figure.day for figure in figures),
        places=tuple(names[one.path] for one in sorted(parts, key=lambda one: one.path)),
    )


def _total(numbers: list[int | None]) -> int | None:
    given = [number for number in numbers if number is not None]
    return sum(given) if len(given) == len(numbers) else None
