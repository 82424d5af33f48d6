"""What is on in a month, on a sheet for the wall of a stairwell: day by day, with time and place.

A short month is set large, in one column; a long one smaller and in two, down to a size that is
still read from a step away. What does not fit then is told: nothing is left out.

`grid` has the measures, `sheet` fits and sets, `prove` looks at the result.
"""

from __future__ import annotations

from collections.abc import Iterator

from noticeboard.derive import MonthSheet
from noticeboard.render.print.design import Design, Printed, Product, Source, Subject
from noticeboard.render.print.designs.month.prove import prove_sheet, what_is_proven
from noticeboard.render.print.designs.month.sheet import fit_sheet, render_sheet
from noticeboard.render.print.misfit import Misfit
from noticeboard.render.print.printer import Printer
from noticeboard.render.print.singly import Leaves, draw_each, lay_each

__all__ = ["MONTH"]


def _subjects(source: Source) -> tuple[Subject[MonthSheet], ...]:
    return tuple(Subject(m.path, m, f"{m.first:%Y%m}") for m in source.months)


_LEAVES = Leaves(render_sheet, prove_sheet, what_is_proven)


def _draw(
    months: tuple[MonthSheet, ...], product: Product, printer: Printer
) -> Iterator[Printed | Misfit]:
    return draw_each(fit_sheet, _LEAVES.draw, months, product, printer)


def _misfits(
    months: tuple[MonthSheet, ...], product: Product, printer: Printer
) -> tuple[Misfit | None, ...]:
    return lay_each(fit_sheet, _LEAVES.lay, months, product, printer)


#: The month of every community in which something is on.
MONTH: Design[MonthSheet] = Design("month", _subjects, _draw, _misfits)
