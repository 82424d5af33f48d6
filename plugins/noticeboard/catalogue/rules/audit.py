"""Figures held against each other, and against what is written to be held against them.

All are warnings: which of two numbers is wrong, only the office knows. `noticeboard audit` tells
them one by one, every other command how many there are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from itertools import combinations, pairwise
from typing import Any

from noticeboard.catalogue.figures import Same, Tally, numbers_of, same_of
from noticeboard.catalogue.model import Catalogue
from noticeboard.catalogue.places import Chain
from noticeboard.diagnostics import Diagnostic
from noticeboard.schema import KINDS, Adjustment, Figure, Shared, is_few, of_people

__all__ = [
    "check_audit",
    "check_counts",
    "check_tallies",
    "check_twice",
    "check_units",
    "check_within",
    "tell_kept_back",
]

#: From when on a figure is old: residents read it as of this year.
_OLD = timedelta(days=366)
#: So far from what it should be a share is as good as that: a tenth.
_NEAR = Decimal("0.1")


def check_audit(catalogue: Catalogue, today: date) -> Iterator[Diagnostic]:
    """Hold every figure against what is written beside it, and against the day."""
    for figure in catalogue.records():
        if isinstance(figure, Figure):
            yield from _rate(figure)
            yield from _stages(figure)
            yield from _share(figure)
            yield from _age(figure, today)


def _rate(figure: Figure) -> Iterator[Diagnostic]:
    """A rate that the source has is that of its numbers, rounded as it was written: 85.9 and 86."""
    if figure.rate is None or figure.part is None or not figure.whole:
        return
    exact = Decimal(figure.part) * 100 / figure.whole
    if exact.quantize(figure.rate, ROUND_HALF_UP) != figure.rate:
        told: dict[str, Any] = {"part": figure.part, "whole": figure.whole}
        told |= {"rate": str(figure.rate), "right": _rounded(exact)}
        yield figure.warning("rate", "audit.rate", name=figure.name, **told)


def _stages(figure: Figure) -> Iterator[Diagnostic]:
    """No stage has more than the one before it."""
    for before, after in pairwise(figure.stages):
        if after.value > before.value:
            told: dict[str, Any] = {"more": after.value, "less": before.value}
            told |= {"after": after.name, "before": before.name}
            yield after.warning("value", "audit.stage", name=figure.name, **told)


def _rounded(rate: Decimal) -> str:
    return str(rate.quantize(Decimal("0.1"), ROUND_HALF_UP)).removesuffix(".0")


def check_counts(catalogue: Catalogue, today: date) -> Iterator[Diagnostic]:
    """Who says six teams names six: a figure that counts records counts those of its place."""
    for _, place in catalogue.files():
        for figure in place.figures if isinstance(place, Shared) else ():
            records = getattr(place, figure.counted or "", None)
            if figure.value is None or not isinstance(records, tuple):
                continue
            if len(records) != figure.value:
                told: dict[str, Any] = {"value": figure.value, "count": len(records)}
                kind = KINDS[figure.counted or ""].word
                yield figure.warning("value", "audit.named", name=figure.name, kind=kind, **told)


def check_twice(catalogue: Catalogue, today: date) -> Iterator[Diagnostic]:
    """A place says of one day and one thing one number."""
    for _, place in catalogue.files():
        first: dict[Same, Figure] = {}
        for figure in place.figures if isinstance(place, Shared) else ():
            other = first.setdefault(same_of(figure), figure)
            one, two = ([*numbers_of(which)] for which in (other, figure))
            if one != two:
                told: dict[str, Any] = {"day": figure.day.isoformat(), "one": _listed(one)}
                yield figure.warning(
                    "name", "audit.twice", name=figure.name, **told, two=_listed(two)
                )


def _listed(numbers: list[int]) -> str:
    return "/".join(map(str, numbers))


def check_units(chains: Iterable[Chain]) -> Iterator[Diagnostic]:
    """What has the same name at places above each other has the same unit, or is not held together.

    Told at the place above, once for each figure, with the places beneath it.
    """
    differing: dict[tuple[str, Same], tuple[Figure, str, list[str]]] = {}
    for chain in chains:
        mine = chain[0].record.figures
        for place in chain[1:]:
            for top in place.record.figures:
                units = [one.unit for one in mine if one.name == top.name]
                if units and top.unit not in units:
                    at = (place.path, same_of(top))
                    differing.setdefault(at, (top, units[0], []))[2].append(chain[0].path)
    for top, unit, paths in differing.values():
        told: dict[str, Any] = {"unit": top.unit, "other": unit, "places": tuple(paths[:5])}
        yield top.warning("unit", "audit.units", name=top.name, **told, count=len(paths))


def _share(figure: Figure) -> Iterator[Diagnostic]:
    """So many, shared by so many, make about as many each as is said."""
    if figure.value is None or not figure.shares or not figure.each:
        return
    mean = Decimal(figure.value) / figure.shares
    if abs(mean - figure.each) > figure.each * _NEAR:
        told: dict[str, Any] = {"value": figure.value, "shares": figure.shares}
        told |= {"mean": _rounded(mean), "each": figure.each, "unit": figure.unit}
        yield figure.warning("each", "audit.share", name=figure.name, **told)


def _age(figure: Figure, today: date) -> Iterator[Diagnostic]:
    """A figure is of the last year."""
    if today - figure.day > _OLD:
        day = figure.day.isoformat()
        yield figure.warning("day", "audit.old", name=figure.name, day=day)


def check_within(catalogue: Catalogue, today: date) -> Iterator[Diagnostic]:
    """Of persons and some of them, few are not left: 党员 57, 交了党费的党员 55.

    That one is some of the other is only guessed, from the name; so it is hidden nowhere.
    """
    for _, place in catalogue.files():
        told = [one for one in place.figures if _counts(one)] if isinstance(place, Shared) else []
        for pair in combinations(told, 2):
            less, more = sorted(pair, key=_counts)
            among = less.name != more.name and (less.name in more.name or more.name in less.name)
            rest = _counts(more) - _counts(less)
            if among and is_few(rest) and (less.unit, less.day) == (more.unit, more.day):
                counts: dict[str, Any] = {"number": _counts(less), "more": _counts(more)}
                field = "value" if less.part is None else "part"
                name, other = less.name, more.name
                yield less.warning(
                    field, "audit.within", name=name, other=other, rest=rest, **counts
                )


def _counts(figure: Figure) -> int:
    """Return how many persons `figure` tells of; 0 where it tells of none, or of few."""
    count = figure.value if figure.part is None else figure.part
    people = of_people(figure.name, figure.unit) and not is_few(count)
    return count if people and count else 0


def check_tallies(found: Iterable[Tally]) -> Iterator[Diagnostic]:
    """What a place has is the sum of what the places beneath it have, where all say so exactly.

    Not one of the `RULES`: places are above each other only in data without mistakes.
    """
    for tally in found:
        figure = tally.top.figure
        if any(one.figure.rough for one in (tally.top, *tally.beneath)):
            continue
        sums = [
            sum(numbers)
            for numbers in zip(*(numbers_of(one.figure) for one in tally.beneath), strict=False)
        ]
        for field, number, total in zip(_fields(figure), numbers_of(figure), sums, strict=False):
            if total > number or (tally.whole and total != number):
                yield figure.warning(field, "audit.tally", **_told(tally, number, total))


def _fields(figure: Figure) -> Iterator[str]:
    return (f for f in ("value", "part", "whole") if getattr(figure, f) is not None)


def _told(tally: Tally, number: int, total: int) -> dict[str, Any]:
    paths = tuple(one.path for one in tally.beneath)
    told: dict[str, Any] = {"name": tally.top.figure.name, "number": number, "total": total}
    return told | {"places": paths[:5], "count": len(paths)}


def tell_kept_back(record: Figure | Adjustment) -> Diagnostic:
    """Say that `record` is not shown, and why."""
    return record.warning("name", "audit.kept-back", name=record.name, day=record.day.isoformat())
