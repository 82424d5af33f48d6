"""A board of faces (党建宣传牌): who serves here, a slogan, and room to pin notices to.

A portrait stands there where its consent says so; whoever has none is a name among names, without a
hole.

`people` says who stands where, `grid` and `steps` have the measures, `caption` fits a name and its
seats, `cell` is a person in place, `rows` sets people side by side, `setter` all of them at one
step, `arrange` chooses the step, `frame` fits band and foot, `sheet` sets, `prove` looks at the
result.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from noticeboard.derive import Board
from noticeboard.derive.rows import photos_in
from noticeboard.render.print.design import Design, Printed, Product, Source, Subject
from noticeboard.render.print.designs.photoboard.people import only_people
from noticeboard.render.print.designs.photoboard.prove import prove_sheet, what_is_proven
from noticeboard.render.print.designs.photoboard.sheet import Sheet, fit_sheet, render_sheet
from noticeboard.render.print.leaf import PHOTOS
from noticeboard.render.print.misfit import Misfit, begin
from noticeboard.render.print.printer import Printer

__all__ = ["PHOTO_BOARD"]

#: Photos have a size of their own on a sheet; a check of the data needs none.
_PHOTO = re.compile(f'src="{PHOTOS}[^"]*"')
_NO_PHOTO = 'src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"'


def _subjects(source: Source) -> tuple[Subject[Board], ...]:
    people = (only_people(board) for board in source.boards)
    return tuple(
        Subject(one.path, one, photos=tuple(dict.fromkeys(photos_in((one.leads, one.panels)))))
        for one in people
    )


def _draw(
    boards: tuple[Board, ...], product: Product, printer: Printer
) -> Iterator[Printed | Misfit]:
    for board in boards:
        sheet = begin(fit_sheet, board, product, printer)
        yield sheet if isinstance(sheet, Misfit) else _drawn(sheet, printer)


def _misfits(
    boards: tuple[Board, ...], product: Product, printer: Printer
) -> tuple[Misfit | None, ...]:
    begun = (begin(fit_sheet, board, product, printer) for board in boards)
    return tuple(one if isinstance(one, Misfit) else _laid(one, printer) for one in begun)


def _drawn(sheet: Sheet, printer: Printer) -> Printed | Misfit:
    leaf, css = render_sheet(sheet, printer)
    (drawn,) = printer.press.draw([leaf], css, sheet.product.paper)
    (laid,) = drawn.pages
    return prove_sheet(sheet, laid) or Printed(drawn.pdf, what_is_proven(sheet, laid))


def _laid(sheet: Sheet, printer: Printer) -> Misfit | None:
    leaf, css = render_sheet(sheet, printer)
    pages = tuple(_PHOTO.sub(_NO_PHOTO, html) for html in leaf.pages)
    ((laid,),) = printer.press.lay([replace(leaf, pages=pages)], css)
    return prove_sheet(sheet, laid)


#: The members of every home who may be named.
PHOTO_BOARD: Design[Board] = Design("photoboard", _subjects, _draw, _misfits)
