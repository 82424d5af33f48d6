"""Figures whose parts (组成) and stages (逐级) are not told, as they would tell of few persons.

Told are all of a figure, or none. Parts and stages add up over places as figures do, and are hidden
in the same way; of two days of a figure only the newest is told with them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations

from noticeboard.catalogue.figures.tally import (
    Same,
    Stated,
    What,
    made_up,
    newest_of,
    numbers_of,
    same_of,
)
from noticeboard.catalogue.figures.untold import is_of_few, next_hidden
from noticeboard.catalogue.places import Chain
from noticeboard.schema import Figure, Part, is_few, of_people

__all__ = ["find_unsplit"]

#: A figure of a place, by the path of that.
_Group = tuple[str, Same]


def find_unsplit(
    chains: Iterable[Chain], untold: frozenset[tuple[str, Same]]
) -> frozenset[tuple[str, Same]]:
    """Return the figures that are told without parts and stages, each with the path of its place.

    Args:
        chains: Of every place.
        untold: Figures that are hidden besides those of few.
    """
    all_chains = [*chains]
    groups = [
        ((chain[0].path, same_of(figure)), figure)
        for chain in all_chains
        for figure in chain[0].record.figures
        if _is_of_people(figure)
    ]
    newest = {(p, s.same) for places in newest_of(all_chains).values() for p, s in places.items()}
    unsplit = {
        group
        for group, figure in groups
        if _tells_few(figure) or group in untold or (group not in newest and [*numbers_of(figure)])
    }
    pieces: dict[_Group, list[tuple[What, Stated]]] = defaultdict(list)
    for group, figure in groups:
        pieces[group] += _pieces(group, figure)
    return frozenset(_hide(all_chains, pieces, unsplit))


def _is_of_people(figure: Figure) -> bool:
    """Whether `figure` has parts or stages, and persons are counted in any of it."""
    split = (*figure.parts, *figure.stages)
    names = (figure.name, *(one.name for one in split))
    return bool(split) and any(of_people(name, figure.unit) for name in names)


def _tells_few(figure: Figure) -> bool:
    """Whether the figure, a part or stage of it, or what one stage leaves of another is of few."""
    people = of_people(figure.name, figure.unit)
    if people and is_of_few(figure):
        return True
    if any(is_few(p.value) and (people or of_people(p.name, figure.unit)) for p in figure.parts):
        return True
    staged = people or any(of_people(one.name, figure.unit) for one in figure.stages)
    counts = [*(one.value for one in figure.stages), *numbers_of(figure)] if figure.stages else []
    apart = (abs(a - b) for a, b in combinations(counts, 2))
    return staged and any(map(is_few, (*counts, *apart)))


def _pieces(group: _Group, figure: Figure) -> list[tuple[What, Stated]]:
    """Return the parts and stages as figures of their own."""
    return [
        ((piece.name, piece.unit), Stated(group[0], same_of(piece), piece))
        for field in ("parts", "stages")
        for piece in (_piece(figure, field, part) for part in getattr(figure, field))
    ]


def _piece(figure: Figure, field: str, part: Part) -> Figure:
    name, day = f"{figure.name}/{field}/{part.name}", figure.day
    return Figure.model_construct(name=name, unit=figure.unit, day=day, value=part.value)


def _hide(
    chains: list[Chain],
    pieces: Mapping[_Group, list[tuple[What, Stated]]],
    unsplit: set[_Group],
) -> set[_Group]:
    """Return `unsplit`, and what must be, or subtraction would tell what one of these hides."""
    same: dict[What, dict[str, Stated]] = defaultdict(dict)
    of: dict[Stated, _Group] = {}
    for group, ones in pieces.items():
        for what, one in ones:
            of[one] = group
            newer = one.path in same[what] and same[what][one.path].same[2] > one.same[2]
            same[what] |= {} if newer else {one.path: one}
    tallies = [*made_up(same.values(), chains)]
    shares = Counter(one for tally in tallies for one in (tally.top, *tally.beneath))
    while True:
        hidden = {one for group in unsplit for _, one in pieces[group]}
        more = {of[found] for t in tallies if (found := next_hidden(t, hidden, shares))}
        if not more:
            return unsplit
        unsplit = unsplit | more
