"""Whether a board has room on a sheet at all: the least that it must say, set as densely as may be.

Why the least: a check of the data shall take seconds. What must stand on a sheet is a title and a
few rows of each panel, and most of that is the same on all boards of a community.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from noticeboard.derive import Board, Panel
from noticeboard.render.kinds import HABITS
from noticeboard.render.print.press import PHOTOS
from noticeboard.render.print.designs.board.blocks import Blocks, build_blocks, measure_blocks
from noticeboard.render.print.designs.board.choose import choose
from noticeboard.render.print.misfit import PosterError
from noticeboard.render.print.designs.board.plan import Overflow
from noticeboard.render.print.printer import Printer
from noticeboard.render.print.products import DENSITIES, Product
from noticeboard.render.print.designs.board.sheet import Sheet

__all__ = ["misfits"]

_DENSEST = DENSITIES[-1]
_ID = re.compile(' id="[^"]*"')
#: Photos have a size of their own on a sheet; what they show is nothing to this.
_PHOTO = re.compile(f'src="{PHOTOS}[^"]*"')
_NO_PHOTO = 'src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"'


def misfits(
    boards: tuple[Board, ...], product: Product, printer: Printer
) -> tuple[PosterError | None, ...]:
    """Return for each board why it has no room on a sheet of `product`, or None where it has.

    What is told here is what `render_posters` would tell.
    """
    sheets = [Sheet(board, product, printer) for board in boards]
    found = {sheet: error for sheet in sheets if (error := sheet.misfit)}
    for theme in sorted({sheet.board.theme for sheet in sheets}):
        alike = [sheet for sheet in sheets if sheet.board.theme == theme and sheet not in found]
        for suspect in _crowded(alike, printer.css(theme, product, _DENSEST), printer):
            if error := _measured(suspect, printer):
                found[suspect] = error
    return tuple(found.get(sheet) for sheet in sheets)


def _crowded(sheets: list[Sheet], css: str, printer: Printer) -> Iterator[Sheet]:
    """Yield those whose panels, cards or foot may have no room; one layout measures all."""
    drafts = [build_blocks(_least(s.board), _DENSEST, printer.lang, printer.photos) for s in sheets]
    frames = [_frame(sheet) for sheet in sheets]
    pieces = [
        piece
        for (_, wanted), frame in zip(drafts, frames, strict=True)
        for piece in (*wanted, *frame)
    ]
    heights = iter(printer.ruler.heights_mm(css, pieces))
    for sheet, (blocks, _) in zip(sheets, drafts, strict=True):
        measured = _with_rests(sheet.board, measure_blocks(blocks, heights))
        plan = sheet.plan(_DENSEST, measured)
        if not sheet.frames(next(heights), next(heights)) or isinstance(plan, Overflow):
            yield sheet


def _least(board: Board) -> Board:
    """Return `board` with the rows without which it is not printed."""
    return replace(board, panels=tuple(_first(panel) for panel in board.panels))


def _first(panel: Panel) -> Panel:
    return replace(panel, rows=panel.rows[: _floor(panel)])


def _floor(panel: Panel) -> int:
    return HABITS[panel.kind].floor if panel.kind in HABITS else 0


def _with_rests(board: Board, blocks: Blocks) -> Blocks:
    """Give each panel that has more rows the line that tells of them."""
    rests = {panel.kind for panel in board.panels if len(panel.rows) > _floor(panel)}
    measured = tuple(
        replace(one, always_left=one.always_left or one.kind in rests) for one in blocks.measured
    )
    return Blocks(blocks.blocks, measured)


def _frame(sheet: Sheet) -> tuple[tuple[str, str, str], ...]:
    """Return the cards and the foot to be measured.

    The foot as if no light panel had found room, and as if the code were of the widest letters: so
    those of a community are alike. Without ids, which may stand in a document once.
    """
    code, panels = sheet.board.code, sheet.board.panels
    light = tuple(p.kind for p in panels if p.rows and p.kind in HABITS and not _floor(p))
    cards, foot = (_ID.sub("", html) for html in sheet.frame_html(light))
    return (("cards", "", cards), ("foot-text", "", foot.replace(code, "W" * len(code))))


def _measured(sheet: Sheet, printer: Printer) -> PosterError | None:
    """Return what is wrong with a sheet measured and set as it would be drawn."""
    density, blocks, plan = choose([sheet], sheet.product, printer)[sheet]
    if isinstance(plan, Overflow):
        return PosterError("poster.overflow", plan.kind)
    css = printer.css(sheet.board.theme, sheet.product, density)
    leaf = sheet.leaf(density, blocks, plan)
    leaf = replace(leaf, html=_PHOTO.sub(_NO_PHOTO, leaf.html))
    (laid,) = printer.press.lay([leaf], css)
    return sheet.prove(laid)
