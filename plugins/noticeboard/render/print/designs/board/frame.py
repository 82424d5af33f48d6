"""What stands around the panels of a board, fitted, and the heights that follow from it."""

from __future__ import annotations

from dataclasses import dataclass

from noticeboard.derive import Board
from noticeboard.render.fonts import FACES, Fonts
from noticeboard.render.print.design import Product
from noticeboard.render.print.designs.board.geometry import Grid, grid_of
from noticeboard.render.print.designs.board.leads import Card, build_cards, cards_mm
from noticeboard.render.print.designs.board.trail import fit_trail
from noticeboard.render.print.fit import MM_PER_PT, Fitted, fit
from noticeboard.render.print.misfit import Misfit, NoRoom, begin
from noticeboard.render.print.printer import Printer
from noticeboard.render.qr import Qr, quiet_mm

__all__ = ["Frame", "begin_sheets"]

_SANS, _SERIF = FACES[1], FACES[2]
#: Rounding of layout, in millimetres.
_TOLERANCE_MM = 0.2


@dataclass(frozen=True, eq=False)
class Frame:
    """A sheet without its panels.

    Attributes:
        board: What it shows.
        product: What it is to be.
        grid: Its measures.
        qr: The symbol of the board's permanent address.
        quiet_mm: Width of its quiet zone.
        name: The building's name at the largest size that fits.
        trail: The names of the units above that fit in one line.
        trail_pt: Their size.
        cards: Of the two who come first.
        slogan: Smaller where it is long; None where there is none.
        domain: The address in words, as large as it fits beside the QR.
    """

    board: Board
    product: Product
    grid: Grid
    qr: Qr
    quiet_mm: float
    name: Fitted
    trail: tuple[str, ...]
    trail_pt: float
    cards: tuple[Card, ...]
    slogan: Fitted | None
    domain: Fitted

    @property
    def name_mm(self) -> float:
        """Height of the building's name."""
        return len(self.name.lines) * self.name.size_pt * MM_PER_PT * 1.16

    @property
    def band_mm(self) -> float:
        """Height of the header band: trail, name, slogan, and air."""
        return max(self.grid.band_mm, self.name_mm + 33 * self.grid.scale)

    @property
    def band_pad_mm(self) -> float:
        """Air above the trail, so that the three lines stand in the middle of the band."""
        lines = 20.5 if self.board.slogan else 10.5
        return (self.band_mm - self.name_mm - lines * self.grid.scale) / 2

    @property
    def leads_mm(self) -> float:
        """Height of the lead cards."""
        return cards_mm(self.cards, self.grid.scale)

    @property
    def room_mm(self) -> float:
        """Height of the columns: what band, leads and foot leave."""
        grid = self.grid
        taken = self.band_mm + self.leads_mm + grid.foot_mm + 3 * grid.joint_mm
        return grid.height_mm - taken

    @property
    def beside_mm(self) -> float:
        """Width of the text beside the code."""
        return self.grid.text_mm - self.product.qr_mm - 12 * self.grid.scale

    def holds(self, cards_mm: float, foot_mm: float) -> bool:
        """Whether cards and foot of these heights have room."""
        room_mm = self.product.qr_mm + self.quiet_mm * 0.7
        return cards_mm <= self.leads_mm + _TOLERANCE_MM and foot_mm <= room_mm + _TOLERANCE_MM


def begin_sheets(
    boards: tuple[Board, ...], product: Product, printer: Printer
) -> list[Frame | Misfit]:
    """Return for each board its frame, or which line of it is too wide at its smallest size."""
    return [begin(_frame, board, product, printer) for board in boards]


def _frame(board: Board, product: Product, printer: Printer) -> Frame:
    fonts, qr = printer.fonts, product.qr(board.address_url)
    quiet = quiet_mm(product.qr_mm, qr.modules)
    grid = grid_of(product, quiet)
    beside_mm = product.qr_mm + 12 * grid.scale
    name = _name(board.name, grid, fonts)
    cards = build_cards(board, grid, fonts, printer.lang)
    slogan = _line("slogan", board.slogan, grid, fonts, 17, 0.14) if board.slogan else None
    domain = _line("address", board.address_words, grid, fonts, 26, 0.0, beside_mm)
    trail, trail_pt = fit_trail(board.trail, board.badges, grid, fonts)
    return Frame(
        board, product, grid, qr, quiet, name, trail, trail_pt, cards, slogan, domain
    )  # fmt: skip


def _name(text: str, grid: Grid, fonts: Fonts) -> Fitted:
    fitted = fit(
        text, fonts, _SERIF, grid.text_mm * 0.99,
        most_pt=100 * grid.scale, one_line_pt=58 * grid.scale, least_pt=30 * grid.scale,
    )  # fmt: skip
    if fitted is None:
        raise NoRoom(Misfit("poster.name-too-wide", "name", text))
    return fitted


def _line(
    part: str,
    text: str,
    grid: Grid,
    fonts: Fonts,
    most: float,
    spacing_em: float,
    taken_mm: float = 0.0,
) -> Fitted:
    """Fit `text` into one line between the margins, 9 pt at least; sizes are those of A3."""
    least_pt = 9 * grid.scale
    fitted = fit(
        text, fonts, _SANS, grid.text_mm - taken_mm,
        most_pt=most * grid.scale, one_line_pt=least_pt, least_pt=least_pt, spacing_em=spacing_em,
    )  # fmt: skip
    if fitted is None or len(fitted.lines) > 1:
        raise NoRoom(Misfit("poster.name-too-wide", part, text))
    return fitted
