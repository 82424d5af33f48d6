"""A slip of three parts (三联单): for the community, the body that sees to it, the resident.

All on one A4 that is torn at two dashed lines; each part bears the number. None has a field for
whoever asked. Of an open case it is filled, and a blank one is written on by hand.

`grid` has the measures, `sheet` fits and sets, `prove` looks at the result.
"""

from __future__ import annotations

from collections.abc import Iterator

from noticeboard.derive import Slip
from noticeboard.render.print.design import Design, Printed, Product, Source, Subject
from noticeboard.render.print.designs.slip.prove import prove_sheet, what_is_proven
from noticeboard.render.print.designs.slip.sheet import fit_sheet, render_sheet
from noticeboard.render.print.misfit import Misfit
from noticeboard.render.print.printer import Printer
from noticeboard.render.print.singly import Leaves, draw_each, lay_each

__all__ = ["SLIP"]

#: Ends the name of the file of a blank slip: numbers have capitals.
_BLANK = "blank"


def _subjects(source: Source) -> tuple[Subject[Slip], ...]:
    return tuple(Subject(slip.path, slip, slip.serial or _BLANK) for slip in source.slips)


_LEAVES = Leaves(render_sheet, prove_sheet, what_is_proven)


def _draw(
    slips: tuple[Slip, ...], product: Product, printer: Printer
) -> Iterator[Printed | Misfit]:
    return draw_each(fit_sheet, _LEAVES.draw, slips, product, printer)


def _misfits(
    slips: tuple[Slip, ...], product: Product, printer: Printer
) -> tuple[Misfit | None, ...]:
    return lay_each(fit_sheet, _LEAVES.lay, slips, product, printer)


#: A slip for every open case, and a blank one for every community.
SLIP: Design[Slip] = Design("slip", _subjects, _draw, _misfits)
