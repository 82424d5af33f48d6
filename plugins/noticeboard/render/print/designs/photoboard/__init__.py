"""A board of faces (党建宣传牌): who serves here, a slogan, and room to pin notices to.

A portrait stands there where its consent says so; whoever has none is a name among names, without a
hole.

`people` says who stands where, `grid` and `steps` have the measures, `caption` fits a name and its
seats, `cell` is a person in place, `rows` sets people side by side, `setter` all of them at one
step, `arrange` chooses the step, `frame` fits band and foot, `sheet` sets, `prove` looks at the
result.
"""

from __future__ import annotations

from collections.abc import Iterator

from noticeboard.derive import Board
from noticeboard.derive.rows import photos_in
from noticeboard.render.print.design import Design, Printed, Product, Source, Subject
from noticeboard.render.print.designs.photoboard.people import only_people
from noticeboard.render.print.designs.photoboard.prove import prove_sheet, what_is_proven
from noticeboard.render.print.designs.photoboard.sheet import fit_sheet, render_sheet
from noticeboard.render.print.misfit import Misfit
from noticeboard.render.print.printer import Printer
from noticeboard.render.print.singly import Leaves, draw_each, lay_each

__all__ = ["PHOTO_BOARD"]


def _subjects(source: Source) -> tuple[Subject[Board], ...]:
    people = (only_people(board) for board in source.boards)
    return tuple(
        Subject(one.path, one, photos=tuple(dict.fromkeys(photos_in((one.leads, one.panels)))))
        for one in people
    )


_LEAVES = Leaves(render_sheet, prove_sheet, what_is_proven)


def _draw(
    boards: tuple[Board, ...], product: Product, printer: Printer
) -> Iterator[Printed | Misfit]:
    return draw_each(fit_sheet, _LEAVES.draw, boards, product, printer)


def _misfits(
    boards: tuple[Board, ...], product: Product, printer: Printer
) -> tuple[Misfit | None, ...]:
    return lay_each(fit_sheet, _LEAVES.lay, boards, product, printer)


#: The members of every home who may be named.
PHOTO_BOARD: Design[Board] = Design("photoboard", _subjects, _draw, _misfits)
