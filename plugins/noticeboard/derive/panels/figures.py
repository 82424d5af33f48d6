"""Figures with their day and source; a number of few persons is not told."""

from __future__ import annotations

from noticeboard.catalogue import Catalogue, Same, SummedFigure, is_of_few, same_of
from noticeboard.derive.rates import percent_of
from noticeboard.derive.rows import FigureRow, Panel
from noticeboard.derive.scope import Scope
from noticeboard.schema import KINDS, Figure, Part, of_people

__all__ = ["derive_figures"]

#: So many places are named that a sum is of.
_NAMED = 4


def derive_figures(scope: Scope) -> Panel | None:
    """The figures of the place itself, the newest first; on paper all."""
    places = scope.places_of(KINDS["figures"])
    rows = [
        _row(figure, scope.catalogue, (place.path, same_of(figure)))
        for place in places
        for figure in scope.shown_of(place, "figures")
        if isinstance(figure, Figure)
    ]
    rows += [_sum(one) for place in places for one in scope.catalogue.sums.get(place.path, ())]
    rows.sort(key=lambda row: row.day, reverse=True)
    return Panel("figures", "", tuple(rows)) if rows else None


def _sum(one: SummedFigure) -> FigureRow:
    """Return what no place stated as what it is: a sum, of which day at the oldest, and of whom."""
    value = one.value if one.whole is None else one.part
    more = "…" if len(one.places) > _NAMED else ""
    return FigureRow(
        name=one.name,
        unit=one.unit,
        value=value,
        whole=one.whole,
        percent=percent_of(value, one.whole) if one.whole and value is not None else "",
        parts=(),
        day=one.day,
        source="、".join(one.places[:_NAMED]) + more,
        summed=len(one.places),
    )


def _row(figure: Figure, catalogue: Catalogue, same: tuple[str, Same]) -> FigureRow:
    """Return a figure as it may be told.

    Args:
        figure: As somebody stated it.
        catalogue: What is hidden of which figure.
        same: The path of its place, and the figure as other places have it.
    """
    value = figure.part if figure.whole is not None else figure.value
    whole, unit = figure.whole, figure.unit
    people = of_people(figure.name, unit)
    hidden = same in catalogue.untold or (people and is_of_few(figure))
    split = not hidden and same not in catalogue.unsplit
    return FigureRow(
        name=figure.name,
        unit=unit,
        value=None if hidden else value,
        whole=None if hidden else whole,
        percent="" if hidden or not whole or value is None else percent_of(value, whole),
        parts=_counts(figure.parts if split else ()),
        stages=_counts(figure.stages if split else ()),
        day=figure.day,
        source=figure.source,
        rough=figure.rough,
    )


def _counts(parts: tuple[Part, ...]) -> tuple[tuple[str, int], ...]:
    return tuple((part.name, part.value) for part in parts)
