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
from noticeboard.render.print.designs.history.sheet import Sheet, fit_sheet, render_sheet
from noticeboard.render.print.misfit import Misfit, begin
from noticeboard.render.print.printer import Printer

__all__ = ["HISTORY"]


def _subjects(source: Source) -> tuple[Subject[Said], ...]:
    first: dict[str, Said] = {}
    for said in source.said("history"):
        first.setdefault(said.path, said)
    return tuple(Subject(path, note) for path, note in first.items())


def _draw(
    notes: tuple[Said, ...], product: Product, printer: Printer
) -> Iterator[Printed | Misfit]:
    for note in notes:
        sheet = begin(fit_sheet, note, product, printer)
        yield sheet if isinstance(sheet, Misfit) else _drawn(sheet, printer)


def _misfits(
    notes: tuple[Said, ...], product: Product, printer: Printer
) -> tuple[Misfit | None, ...]:
    begun = (begin(fit_sheet, note, product, printer) for note in notes)
    return tuple(one if isinstance(one, Misfit) else _laid(one, printer) for one in begun)


def _drawn(sheet: Sheet, printer: Printer) -> Printed | Misfit:
    leaf, css = render_sheet(sheet, printer)
    (drawn,) = printer.press.draw([leaf], css, sheet.product.paper)
    (laid,) = drawn.pages
    return prove_sheet(sheet, laid) or Printed(drawn.pdf, what_is_proven(sheet, laid))


def _laid(sheet: Sheet, printer: Printer) -> Misfit | None:
    leaf, css = render_sheet(sheet, printer)
    ((laid,),) = printer.press.lay([leaf], css)
    return prove_sheet(sheet, laid)


#: The first note of every place that has any of its own.
HISTORY: Design[Said] = Design("history", _subjects, _draw, _misfits)
