"""What a community tells at the door of its office: whom to call, what is on, what was done.

Everything stands across the sheet in rows of two halves, so that nothing is beside a hole. A sheet
that says little is set large, one that says much smaller, down to a size that is read from a metre;
what is left of its height is shared out between the rows, or, where it is much, it is for paper
notices. Where even the least size has no room, days with what comes every week and the older
figures are left out, and the sheet says so.

`grid` has the measures, `rows` the rows of each part, `fill` takes a size and what has room in it,
`sheet` sets, `prove` looks at the result.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from noticeboard.derive import Bulletin
from noticeboard.render.print.design import Design, Printed, Product, Source, Subject
from noticeboard.render.print.designs.bulletin.prove import prove_sheet, what_is_proven
from noticeboard.render.print.designs.bulletin.sheet import Sheet, fit_sheet, render_sheet
from noticeboard.render.print.misfit import Misfit
from noticeboard.render.print.printer import Printer
from noticeboard.render.print.singly import Leaves, draw_each, lay_each

__all__ = ["BULLETIN"]


def _subjects(source: Source) -> tuple[Subject[Bulletin], ...]:
    return tuple(Subject(bulletin.path, bulletin) for bulletin in source.bulletins)


_LEAVES = Leaves(render_sheet, prove_sheet, what_is_proven)


def _drawn(sheet: Sheet, product: Product, printer: Printer) -> Printed | Misfit:
    made = _LEAVES.draw(sheet, product, printer)
    return made if isinstance(made, Misfit) else replace(made, left=sheet.filled.left)


def _draw(
    bulletins: tuple[Bulletin, ...], product: Product, printer: Printer
) -> Iterator[Printed | Misfit]:
    return draw_each(fit_sheet, _drawn, bulletins, product, printer)


def _misfits(
    bulletins: tuple[Bulletin, ...], product: Product, printer: Printer
) -> tuple[Misfit | None, ...]:
    return lay_each(fit_sheet, _LEAVES.lay, bulletins, product, printer)


#: The bulletin of every community.
BULLETIN: Design[Bulletin] = Design("bulletin", _subjects, _draw, _misfits)
