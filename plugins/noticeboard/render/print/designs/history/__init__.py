"""The blackboard of a place (党史小黑板) on a sheet: its current note in chalk on green.

Which note is current, staff say by the order in which they write them: the first is on the boards,
too. The day of a note is that of which it tells.

`grid` has the measures, `sheet` fits and sets, `prove` looks at the result.
"""

from __future__ import annotations

from collections.abc import Iterator

from noticeboard.derive import Said
from noticeboard.render.print.design import Design, Printed, Product, Source, Subject
from noticeboard.render.print.designs.history.prove import prove_sheet, what_is_proven
from noticeboard.render.print.designs.history.sheet import fit_sheet, render_sheet
from noticeboard.render.print.misfit import Misfit
from noticeboard.render.print.printer import Printer
from noticeboard.render.print.singly import Leaves, draw_each, lay_each

__all__ = ["HISTORY"]


def _subjects(source: Source) -> tuple[Subject[Said], ...]:
    first: dict[str, Said] = {}
    for said in source.said("history"):
        first.setdefault(said.path, said)
    return tuple(Subject(path, note) for path, note in first.items())


_LEAVES = Leaves(render_sheet, prove_sheet, what_is_proven)


def _draw(
    notes: tuple[Said, ...], product: Product, printer: Printer
) -> Iterator[Printed | Misfit]:
    return draw_each(fit_sheet, _LEAVES.draw, notes, product, printer)


def _misfits(
    notes: tuple[Said, ...], product: Product, printer: Printer
) -> tuple[Misfit | None, ...]:
    return lay_each(fit_sheet, _LEAVES.lay, notes, product, printer)


#: The first note of every place that has any of its own.
HISTORY: Design[Said] = Design("history", _subjects, _draw, _misfits)
