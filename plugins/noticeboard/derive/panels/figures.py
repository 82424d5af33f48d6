"""Figures with their day and source; a number of few persons is not told."""

from __future__ import annotations

from noticeboard.derive.rates import percent_of
from noticeboard.derive.rows import FigureRow, Panel
from noticeboard.derive.scope import Scope
from noticeboard.schema import KINDS, Figure, is_few, of_people

__all__ = ["derive_figures"]


def derive_figures(scope: Scope) -> Panel | None:
    """The figures of the place itself, the newest first; on paper all."""
    places = scope.places_of(KINDS["figures"])
    records = [record for place in places for record in scope.shown_of(place, "figures")]
    figures = sorted(
        (record for record in records if isinstance(record, Figure)),
        key=lambda figure: figure.day,
        reverse=True,
    )
    return Panel("figures", "", tuple(map(_row, figures))) if figures else None


def _row(figure: Figure) -> FigureRow:
    value = figure.part if figure.whole is not None else figure.value
    whole, unit = figure.whole, figure.unit
    rest = whole - value if whole is not None and value is not None else None
    people = of_people(figure.name, unit)
    hidden = people and any(map(is_few, (value, whole, rest)))
    parts = tuple((part.name, part.value) for part in figure.parts)
    if people and any(is_few(count) for _, count in parts):
        parts = ()
    return FigureRow(
        name=figure.name,
        unit=unit,
        value=None if hidden else value,
        whole=None if hidden else whole,
        percent="" if hidden or not whole or value is None else percent_of(value, whole),
        parts=parts,
        day=figure.day,
        source=figure.source,
    )
