"""Figures are one of three things, and add up."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from noticeboard.catalogue.model import Catalogue
from noticeboard.diagnostics import Diagnostic
from noticeboard.schema import Adjustment, Figure, is_few, of_people

__all__ = ["check_figures"]


def check_figures(catalogue: Catalogue, today: date) -> Iterator[Diagnostic]:
    """A figure is a number, perhaps of parts that make it up, or a part out of a whole."""
    for record in catalogue.records():
        if isinstance(record, Figure):
            yield from _one(record)
        elif isinstance(record, Adjustment):
            yield from _change(record)


def _change(record: Adjustment) -> Iterator[Diagnostic]:
    """Of few persons a change is not told, nor one by few; a figure is hidden by itself."""
    counts = (record.before, record.after, abs(record.after - record.before))
    if of_people(record.name, record.unit) and any(map(is_few, counts)):
        yield record.problem("name", "figures.few-changed", name=record.name)


def _one(figure: Figure) -> Iterator[Diagnostic]:
    rate = figure.part is not None or figure.whole is not None
    if set(figure.unit) & set("%％‰") or figure.unit.startswith("百分"):
        yield figure.problem("unit", "figures.percent", value=figure.unit)
    if figure.value is None and not rate and not figure.parts and not figure.stages:
        yield figure.problem("name", "figures.nothing", name=figure.name)
    elif figure.value is not None and rate:
        field = "part" if figure.part is not None else "whole"
        yield figure.problem(field, "figures.both", name=figure.name)
    elif rate:
        yield from _rate(figure)
    for field in ("shares", "each"):
        if getattr(figure, field) == 0:
            yield figure.problem(field, "figures.zero", name=figure.name)
    if figure.parts and rate:
        yield figure.problem("parts", "figures.parts-of-rate", name=figure.name)
    elif figure.parts:
        yield from _parts(figure)


def _rate(figure: Figure) -> Iterator[Diagnostic]:
    if figure.part is None or figure.whole is None:
        there, missing = ("whole", "part") if figure.part is None else ("part", "whole")
        key = {"part": "分子", "whole": "分母"}[missing]
        yield figure.problem(there, "figures.half", name=figure.name, key=key)
    elif not figure.whole:
        yield figure.problem("whole", "figures.of-nothing", name=figure.name)
    elif figure.part > figure.whole:
        told: dict[str, Any] = {"name": figure.name, "part": figure.part, "whole": figure.whole}
        yield figure.problem("part", "figures.part-larger", **told)


def _parts(figure: Figure) -> Iterator[Diagnostic]:
    total = sum(part.value for part in figure.parts)
    if figure.value is None:
        yield figure.problem("parts", "figures.parts-of-nothing", name=figure.name, total=total)
    elif total != figure.value and not figure.rough:
        terms = "+".join(str(part.value) for part in figure.parts)
        told: dict[str, Any] = {"name": figure.name, "value": figure.value, "total": total}
        yield figure.problem("value", "figures.sum", **told, terms=terms)
