"""What stands around the panels of a board, fitted, and the heights that follow from it."""

from __future__ import annotations

from dataclasses import dataclass

from noticeboard.derive import Board
from noticeboard.render.fonts import FACES, Fonts
from noticeboard.render.print.breaks import split_clauses
from noticeboard.render.print.design import Product
from noticeboard.render.print.designs.board.geometry import Grid, grid_of
from noticeboard.render.print.designs.board.leads import (
    Card,
    build_cards,
    cards_mm,
    hotline_has_card,
)
from noticeboard.render.print.designs.board.rest import count_lines
from noticeboard.render.print.designs.board.trail import fit_trail
from noticeboard.render.print.fit import MM_PER_PT, Fitted, fit, largest
from noticeboard.render.print.misfit import Misfit, NoRoom, begin
from noticeboard.render.print.printer import Printer
from noticeboard.render.qr import Qr, quiet_mm

__all__ = ["Frame", "begin_sheets", "beside_mm"]

_SANS, _SERIF = FACES[1], FACES[2]
#: Rounding of layout, in millimetres.
_TOLERANCE_MM = 0.2
#: Height of a line of the name, and of those above and below it, in their size.
_NAME_LEADING, _LEADING = 1.06, 1.25
#: Between a name and the slogan, beside their leading.
_APART_MM = 1.5
#: A name goes on in a second line rather than be smaller than this share of its size.
_ONE_LINE, _TWO_LINES = 0.58, 0.3
#: The same of the lines of the foot: of text, of its number, of what cautions people.
_FOOT_LEADING, _HOT_LEADING, _CAUTION_LEADING = 1.32, 1.15, 1.25
#: Twelve digits in three groups.
_NUMBER_EM = 7.6
#: A short name fills the band by white between its characters, up to this.
_SPACING_EM = (0.04, 0.12)


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
        spacing_em: White behind each of its characters.
        trail: The names of the units above that fit in one line.
        trail_pt: Their size.
        cards: Of the two who come first.
        slogan: Smaller where it is long; None where there is none.
        domain: The address in words, as large as it fits beside the QR.
        hotline: The number of the foot, as large as it fits; None where a card shows it or there
            is none.
        caution_pt: Size of the lines that caution people.
    """

    board: Board
    product: Product
    grid: Grid
    qr: Qr
    quiet_mm: float
    name: Fitted
    spacing_em: float
    trail: tuple[str, ...]
    trail_pt: float
    cards: tuple[Card, ...]
    slogan: Fitted | None
    domain: Fitted
    hotline: Fitted | None
    caution_pt: float

    @property
    def caution_line_pt(self) -> float:
        """Height of a line of what cautions people, where it is larger than text."""
        return self.caution_pt * _CAUTION_LEADING

    @property
    def pledge_above(self) -> bool:
        """Whether what cautions people stands where else the number does: large, and alone."""
        return self.hotline is None and self.caution_pt > self.grid.text_pt

    @property
    def name_mm(self) -> float:
        """Height of the building's name."""
        return len(self.name.lines) * self.name.size_pt * MM_PER_PT * _NAME_LEADING

    @property
    def lines_mm(self) -> float:
        """Height of what stands in the band: trail, name, slogan."""
        around_pt = self.grid.text_pt + (self.grid.mid_pt if self.slogan else 0.0)
        apart_mm = _APART_MM * self.grid.scale if self.slogan else 0.0
        return self.name_mm + around_pt * _LEADING * MM_PER_PT + apart_mm

    @property
    def band_mm(self) -> float:
        """Height of the header band, its double rule included."""
        return max(self.grid.band_mm, self.lines_mm + 12 * self.grid.scale)

    @property
    def band_pad_mm(self) -> float:
        """Air above the trail, so that the lines stand in the middle of the band."""
        return (self.band_mm - self.lines_mm - 2 * self.grid.scale) / 2

    @property
    def leads_mm(self) -> float:
        """Height of the lead cards."""
        return cards_mm(self.cards, self.grid)

    @property
    def room_mm(self) -> float:
        """Height of the columns: what band, leads and foot leave."""
        grid = self.grid
        taken = self.band_mm + self.leads_mm + grid.foot_mm + 3 * grid.joint_mm
        return grid.height_mm - taken

    def holds(self, cards_mm: float, *foot_mm: float) -> bool:
        """Whether cards and both parts of the foot have room at these heights."""
        room_mm = self.product.qr_mm + _TOLERANCE_MM
        return cards_mm <= self.leads_mm + _TOLERANCE_MM and max(foot_mm, default=0.0) <= room_mm


def begin_sheets(
    boards: tuple[Board, ...], product: Product, printer: Printer
) -> list[Frame | Misfit]:
    """Return for each board its frame, or which line of it is too wide at its smallest size."""
    return [begin(_frame, board, product, printer) for board in boards]


def _frame(board: Board, product: Product, printer: Printer) -> Frame:
    fonts, qr = printer.fonts, product.qr(board.address_url)
    quiet = quiet_mm(product.qr_mm, qr.modules)
    grid = grid_of(product, quiet)
    name, spacing_em = _name(board.name, grid, fonts)
    trail, trail_pt = fit_trail(board.trail, board.badges, grid, fonts)
    slogan, words = board.slogan, board.address_words
    hotline = _hotline(board, grid, product, fonts)
    return Frame(
        board=board,
        product=product,
        grid=grid,
        qr=qr,
        quiet_mm=quiet,
        name=name,
        spacing_em=spacing_em,
        trail=trail,
        trail_pt=trail_pt,
        cards=build_cards(board, grid, fonts, printer.lang),
        slogan=_line("slogan", slogan, grid.mid_pt, grid.text_mm, grid, fonts) if slogan else None,
        domain=_address(words, beside_mm(grid, product)[0], grid, fonts),
        hotline=hotline,
        caution_pt=_caution_pt(board.cautions, hotline, grid, product, fonts),
    )


def beside_mm(grid: Grid, product: Product) -> tuple[float, float]:
    """Return the widths of the two texts beside the code: the right one holds a number."""
    number_mm = _NUMBER_EM * grid.lead_pt * MM_PER_PT
    right_mm = max(number_mm, (grid.text_mm - product.qr_mm - grid.joint_mm) / 3)
    return grid.text_mm - product.qr_mm - grid.joint_mm - grid.gutter_mm - right_mm, right_mm


def _name(text: str, grid: Grid, fonts: Fonts) -> tuple[Fitted, float]:
    """Fit a name into the band: at its joint into two lines, or with white if it is short."""
    least, most = _SPACING_EM
    fitted = fit(
        text, fonts, _SERIF, grid.text_mm * 0.99, most_pt=grid.name_pt,
        one_line_pt=_ONE_LINE * grid.name_pt, least_pt=_TWO_LINES * grid.name_pt, spacing_em=least,
    )  # fmt: skip
    if fitted is None:
        raise NoRoom(Misfit("poster.name-too-wide", "name", text))
    if len(fitted.lines) > 1:
        return fitted, least
    room_em = grid.text_mm * 0.86 / (fitted.size_pt * MM_PER_PT)
    spare_em = (room_em - fonts.width_em(text, _SERIF)) / max(1, len(text) - 1)
    return fitted, round(min(max(least, spare_em), most), 3)


def _hotline(board: Board, grid: Grid, product: Product, fonts: Fonts) -> Fitted | None:
    if board.hotline is None or hotline_has_card(board):
        return None
    wide_em = fonts.width_em(board.hotline.shown, _SANS)
    size_pt = largest(grid.lead_pt, wide_em, beside_mm(grid, product)[1])
    return Fitted((board.hotline.shown,), size_pt)


def _caution_pt(
    cautions: tuple[str, ...], hotline: Fitted | None, grid: Grid, product: Product, fonts: Fonts
) -> float:
    """Return the size of a title where all `cautions` have room at it, else that of text."""
    room_em = beside_mm(grid, product)[1] / (grid.mid_pt * MM_PER_PT)
    lines = sum(count_lines(split_clauses(one), room_em, fonts) for one in cautions)
    taken_pt = grid.mid_pt * lines * _CAUTION_LEADING + grid.text_pt * _FOOT_LEADING
    if hotline:
        taken_pt += grid.text_pt * _FOOT_LEADING + grid.lead_pt * _HOT_LEADING
    return grid.mid_pt if taken_pt * MM_PER_PT <= product.qr_mm else grid.text_pt


def _address(words: str, room_mm: float, grid: Grid, fonts: Fonts) -> Fitted:
    """Fit the address in words into one line: of text, or else of notes."""
    wide_mm = fonts.width_em(words, _SANS) * grid.text_pt * MM_PER_PT
    most_pt = grid.text_pt if wide_mm <= room_mm else grid.note_pt
    return _line("address", words, most_pt, room_mm, grid, fonts)


def _line(part: str, text: str, most_pt: float, room_mm: float, grid: Grid, fonts: Fonts) -> Fitted:
    """Fit `text` into one line, no smaller than a note."""
    spacing_em = 0.12 if part == "slogan" else 0.0
    least_pt = grid.note_pt * 0.8
    fitted = fit(
        text, fonts, _SANS, room_mm, most_pt=most_pt,
        one_line_pt=least_pt, least_pt=least_pt, spacing_em=spacing_em,
    )  # fmt: skip
    if fitted is None or len(fitted.lines) > 1:
        raise NoRoom(Misfit("poster.name-too-wide", part, text))
    return fitted
