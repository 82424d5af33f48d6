"""A board of faces set: frame and people as one page of HTML."""

from __future__ import annotations

from dataclasses import dataclass

from noticeboard.derive import Board
from noticeboard.render.environment import environment
from noticeboard.render.fonts import Fonts
from noticeboard.render.print.address import fit_address
from noticeboard.render.print.design import Product
from noticeboard.render.print.designs.photoboard.arrange import arrange
from noticeboard.render.print.designs.photoboard.caption import NAME_LEADING, SEAT_LEADING, SHORT_EM
from noticeboard.render.print.designs.photoboard.frame import (
    AIR_MM,
    SLOGAN_MM,
    TRAIL_MM,
    Frame,
    fit_frame,
)
from noticeboard.render.print.designs.photoboard.people import people_of
from noticeboard.render.print.designs.photoboard.setter import Arranged
from noticeboard.render.print.fit import Fitted
from noticeboard.render.print.leaf import PHOTOS, Leaf
from noticeboard.render.print.printer import Printer

__all__ = ["Sheet", "fit_sheet", "render_sheet"]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A board fitted."""

    board: Board
    product: Product
    frame: Frame
    arranged: Arranged
    address: Fitted


def fit_sheet(board: Board, product: Product, printer: Printer) -> Sheet:
    """Fit the people of `board` onto `product`.

    Raises:
        NoRoom: A line of the frame, a name or the list of people is too long.
    """
    frame = fit_frame(board, product, printer)
    arranged = arrange(people_of(board), frame.grid, frame.room_mm, printer.fonts)
    return Sheet(board, product, frame, arranged, _address(frame, arranged.mid_pt, printer.fonts))


def _address(frame: Frame, mid_pt: float, fonts: Fonts) -> Fitted:
    """Set the address as large as names are, or smaller where that is too wide."""
    words, kind = frame.board.address_words, frame.grid.type
    for size_pt in (mid_pt, min(mid_pt, kind.mid_pt)):
        fitted = fit_address(words, fonts, frame.half_mm, size_pt, size_pt)
        if len(fitted.lines) == 1:
            return fitted
    return fit_address(words, fonts, frame.half_mm, kind.text_pt, kind.text_pt)


def render_sheet(sheet: Sheet, printer: Printer) -> tuple[Leaf, str]:
    """Return the leaf and its style sheet, with the blocks of its rare characters."""
    board, frame = sheet.board, sheet.frame
    html = environment(printer.lang, paper=True).get_template("print/photoboard/sheet.html").render(
        board=board, f=frame, g=frame.grid, arranged=sheet.arranged, address=sheet.address,
        paper=sheet.product.paper, photos=PHOTOS,
    )  # fmt: skip
    leaf = Leaf(
        (html,),
        title=f"{board.name} · {board.site_name}",
        author=board.responsible or board.site_name,
        subject=f"{board.community} {board.address}",
        day=board.updated,
    )
    css = printer.css(
        "print/photoboard/sheet.css", board.theme, sheet.product.paper, printer.fonts.blocks(html),
        beside_mm=frame.beside_mm, half_mm=frame.half_mm, g=frame.grid,
        air_mm=AIR_MM, trail_mm=TRAIL_MM, slogan_mm=SLOGAN_MM,
        k=frame.grid.scale, qr_mm=sheet.product.qr_mm,
        name_leading=NAME_LEADING, seat_leading=SEAT_LEADING, short_em=SHORT_EM,
    )  # fmt: skip
    return leaf, css
