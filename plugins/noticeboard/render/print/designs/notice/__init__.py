"""One notice on a sheet: as large as it can be set, and with it whom to ask.

A short notice is huge. A long one is set smaller, step by step, down to a size that is still read
by who stands before it; one that is longer than that is told. On a sheet that lies, validity,
number and code stand beside it; on one that stands, beneath.

`grid` has the measures, `sheet` fits and sets, `prove` looks at the result.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from noticeboard.derive import Said
from noticeboard.render.print.design import Design, Printed, Product, Source, Subject
from noticeboard.render.print.designs.notice.prove import prove_sheet, what_is_proven
from noticeboard.render.print.designs.notice.sheet import fit_sheet, render_sheet
from noticeboard.render.print.misfit import Misfit
from noticeboard.render.print.printer import Printer
from noticeboard.render.print.singly import Leaves, draw_each, lay_each

__all__ = ["NOTICE"]


def _subjects(source: Source) -> tuple[Subject[Said], ...]:
    return tuple(dict.fromkeys(Subject(s.path, s, _mark(s)) for s in source.said("notices")))


def _mark(said: Said) -> str:
    """Return its day and a digest of what it says: a notice beside it changes neither."""
    digest = hashlib.sha256(repr(said.row).encode()).hexdigest()
    return f"{said.row.since:%Y%m%d}-{digest[:6]}"


_LEAVES = Leaves(render_sheet, prove_sheet, what_is_proven)


def _draw(
    notices: tuple[Said, ...], product: Product, printer: Printer
) -> Iterator[Printed | Misfit]:
    return draw_each(fit_sheet, _LEAVES.draw, notices, product, printer)


def _misfits(
    notices: tuple[Said, ...], product: Product, printer: Printer
) -> tuple[Misfit | None, ...]:
    return lay_each(fit_sheet, _LEAVES.lay, notices, product, printer)


#: Every notice that is for paper, where it is said.
NOTICE: Design[Said] = Design("notice", _subjects, _draw, _misfits)
