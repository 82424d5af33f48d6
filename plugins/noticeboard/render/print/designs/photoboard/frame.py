"""What stands around the people of a board of faces: the band, the code, the foot."""

from __future__ import annotations

from dataclasses import dataclass

from noticeboard.derive import Board
from noticeboard.render.fonts import FACES, Face, Fonts
from noticeboard.render.print.design import Product
from noticeboard.render.print.designs.photoboard.grid import Grid, grid_of
from noticeboard.render.print.fit import MM_PER_PT, Fitted, fit
from noticeboard.render.print.misfit import Misfit, NoRoom
from noticeboard.render.print.printer import Printer
from noticeboard.render.qr import Qr, quiet_mm

__all__ = ["AIR_MM", "SLOGAN_MM", "TRAIL_MM", "Frame", "fit_frame"]

_SANS, _SERIF = FACES[0], FACES[2]
#: Lines of the band on A2, and the air above and below them.
TRAIL_MM, SLOGAN_MM, AIR_MM = 10.0, 21.0, 7.0
_NAME_LEADING = 1.2
#: Between the code and what stands beside it, on A2.
_BESIDE_MM = 16.0


@dataclass(frozen=True, slots=True)
class Frame:
    """A sheet without its people.

    Attributes:
        trail: Names of the units above, the widest left out where there is no room.
        beside_mm: Width of what stands beside the code.
    """

    board: Board
    product: Product
    grid: Grid
    qr: Qr
    quiet_mm: float
    name: Fitted
    trail: tuple[str, ...]
    slogan: Fitted | None
    beside_mm: float

    @property
    def half_mm(self) -> float:
        """Width of one of the two columns beside the code."""
        return (self.beside_mm - _BESIDE_MM * self.grid.scale) / 2

    @property
    def band_mm(self) -> float:
        """Height of the band, from the trim."""
        k = self.grid.scale
        lines = (TRAIL_MM if self.trail else 0) + (SLOGAN_MM if self.slogan else 0)
        name_mm = len(self.name.lines) * self.name.size_pt * MM_PER_PT * _NAME_LEADING
        return name_mm + (lines + 2 * AIR_MM) * k

    @property
    def room_mm(self) -> float:
        """Height for the people and the notices."""
        grid = self.grid
        return grid.height_mm - self.band_mm - grid.foot_mm - 2 * grid.joint_mm


def fit_frame(board: Board, product: Product, printer: Printer) -> Frame:
    """Fit what stands around the people of `board`.

    Raises:
        NoRoom: The name or the slogan is too wide.
    """
    fonts, qr = printer.fonts, product.qr(board.address_url)
    quiet = quiet_mm(product.qr_mm, qr.modules)
    grid = grid_of(product, quiet)
    beside = grid.text_mm - product.qr_mm - _BESIDE_MM * grid.scale
    kind = grid.type
    name = _line("name", board.name, _SERIF, grid, fonts, (kind.name_pt, 0.5, 0.04))
    slogan = None
    if board.slogan:
        slogan = _line("slogan", board.slogan, _SERIF, grid, fonts, (kind.big_pt, 0.0, 0.1))
    trail = _trail((*board.trail, *board.badges), grid, fonts)
    return Frame(board, product, grid, qr, quiet, name, trail, slogan, beside)


def _line(
    part: str, text: str, face: Face, grid: Grid, fonts: Fonts, type_: tuple[float, float, float]
) -> Fitted:
    """Fit `text` between the margins: most, share of it in one line, spacing."""
    most, share, spacing = type_
    least = grid.type.text_pt
    fitted = fit(
        text, fonts, face, grid.text_mm * 0.99, most_pt=most,
        one_line_pt=max(most * share, least), least_pt=least, spacing_em=spacing,
    )  # fmt: skip
    if fitted is None or (len(fitted.lines) > 1 and not share):
        raise NoRoom(Misfit("poster.name-too-wide", part, text))
    return fitted


def _trail(names: tuple[str, ...], grid: Grid, fonts: Fonts) -> tuple[str, ...]:
    room_em = grid.text_mm / (grid.type.text_pt * MM_PER_PT)
    while names and sum(fonts.width_em(n, _SANS) + 0.08 * len(n) + 2 for n in names) > room_em:
        names = names[1:]
    return names
