"""One board on one sheet: choose a density, pack, draw, prove that nothing sticks out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from noticeboard.derive import Board, ShownPerson
from noticeboard.render.environment import environment
from noticeboard.render.fonts import FACES
from noticeboard.render.pdf import Boxes
from noticeboard.render.poster.blocks import Blocks
from noticeboard.render.poster.choose import choose
from noticeboard.render.poster.compose import Overflow, Plan, compose
from noticeboard.render.poster.fit import MM_PER_PT, Fitted, fit
from noticeboard.render.poster.geometry import Grid, grid_of
from noticeboard.render.poster.printer import Printer, quiet_mm
from noticeboard.render.poster.products import BLEED_MM, SLUG_MM, Density, Product
from noticeboard.render.qr import Qr, build_qr

__all__ = ["PosterError", "Rendered", "Sheet", "render_posters"]

_SANS, _SERIF = FACES[1], FACES[2]
#: Type size of the trail on A3.
_TRAIL_PT = 17.0
#: Rounding of layout, in millimetres.
_TOLERANCE_MM = 0.2
#: Kept free of every column: rows measured alone and rows in a panel differ by rounded line boxes.
_SLACK_MM = 1.0


class PosterError(Exception):
    """The content of a board does not fit on a sheet: a matter of the data, told as a diagnostic.

    Attributes:
        message_id: ``poster.…`` in `locale/`.
        kind: The panel that is too large, or the part of the sheet.
    """

    def __init__(self, message_id: str, kind: str) -> None:
        super().__init__(message_id, kind)
        self.message_id = message_id
        self.kind = kind


@dataclass(frozen=True, slots=True)
class Rendered:
    """A finished sheet.

    Attributes:
        pdf: The file.
        density: Name of the density that was chosen.
        cuts: Rows left to be read by scanning.
        dropped: Kinds of panel left out whole.
        qr_mm: Left, top and side of the QR with its quiet zone, from the corner of the medium.
    """

    pdf: bytes
    density: str
    cuts: int
    dropped: tuple[str, ...]
    qr_mm: tuple[float, float, float]


def render_posters(
    boards: tuple[Board, ...], product: Product, printer: Printer
) -> Iterator[Rendered | PosterError]:
    """Render the posters of `boards`, measuring what is new in them together.

    Args:
        boards: For the channel `print`.
        product: What to print.
        printer: Of this process.

    Yields:
        For each board its sheet, or why its content does not fit.

    Raises:
        PressWarning: WeasyPrint complained; a bug of ours.
    """
    sheets = [Sheet(board, product, printer) for board in boards]
    wrong = {sheet: error for sheet in sheets if (error := sheet.misfit)}
    trials = choose([sheet for sheet in sheets if sheet not in wrong], product, printer)
    for sheet in sheets:
        try:
            yield wrong[sheet] if sheet in wrong else sheet.draw(*trials[sheet])
        except PosterError as error:
            yield error


@dataclass(eq=False)
class Sheet:
    """The making of one sheet."""

    board: Board
    product: Product
    printer: Printer

    @cached_property
    def qr(self) -> Qr:
        """The symbol of the board's permanent address."""
        return build_qr(self.board.address_url)

    @cached_property
    def quiet_mm(self) -> float:
        """Width of its quiet zone."""
        return quiet_mm(self.product, self.qr.modules)

    @cached_property
    def grid(self) -> Grid:
        """The grid of the sheet."""
        return grid_of(self.product, self.quiet_mm)

    @cached_property
    def name(self) -> Fitted:
        """The building's name at the largest size that fits."""
        fitted = fit(
            self.board.name, self.printer.fonts, _SERIF, self.grid.text_mm * 0.99,
            most_pt=100 * self.grid.scale, one_line_pt=58 * self.grid.scale,
            least_pt=30 * self.grid.scale,
        )  # fmt: skip
        if fitted is None:
            raise PosterError("poster.name-too-wide", "name")
        return fitted

    @cached_property
    def leads(self) -> tuple[tuple[ShownPerson, Fitted | None], ...]:
        """The two who come first, their names fitted to their cards."""
        room = self.grid.half_mm - 12 * self.grid.scale
        shown = []
        for lead in self.board.leads[:2]:
            fitted = None
            if lead.name:
                fitted = fit(
                    lead.name, self.printer.fonts, _SANS, room,
                    most_pt=40 * self.grid.scale, one_line_pt=26 * self.grid.scale,
                    least_pt=18 * self.grid.scale,
                )  # fmt: skip
                if fitted is None:
                    raise PosterError("poster.name-too-wide", "leads")
            shown.append((lead, fitted))
        return tuple(shown)

    @cached_property
    def slogan(self) -> Fitted | None:
        """The slogan, smaller where it is long; None where there is none."""
        return self._line(self.board.slogan, 17, 9, 0.14) if self.board.slogan else None

    @cached_property
    def domain(self) -> Fitted:
        """The address in words, as large as it fits beside the QR."""
        beside = self.product.qr_mm + 12 * self.grid.scale
        return self._line(self.board.address_words, 26, 9, 0, taken_mm=beside)

    @cached_property
    def trail(self) -> tuple[str, ...]:
        """The names of the units above: the widest are left out where not all fit in one line."""
        names = self.board.trail
        while len(names) > 1 and self._trail_em(names) > self._room_em(_TRAIL_PT):
            names = names[1:]
        return names

    @property
    def trail_pt(self) -> float:
        """Type size of the trail, smaller where even the community and its badges are too wide."""
        fits = _TRAIL_PT * min(1.0, self._room_em(_TRAIL_PT) / self._trail_em(self.trail))
        return int(fits * self.grid.scale * 2) / 2

    def _trail_em(self, names: tuple[str, ...]) -> float:
        parts = (*names, *self.board.badges)
        widths = [self.printer.fonts.width_em(p, _SANS) + 0.08 * len(p) for p in parts]
        return sum(widths) + 2.2 * (len(parts) - 1)

    def _room_em(self, size_pt: float) -> float:
        return self.grid.text_mm / (size_pt * self.grid.scale * MM_PER_PT)

    def _line(
        self, text: str, most: float, least: float, spacing_em: float, taken_mm: float = 0.0
    ) -> Fitted:
        """Fit `text` into one line between the margins; sizes are those of A3."""
        scale = self.grid.scale
        fitted = fit(
            text, self.printer.fonts, _SANS, self.grid.text_mm - taken_mm,
            most_pt=most * scale, one_line_pt=least * scale, least_pt=least * scale,
            spacing_em=spacing_em,
        )  # fmt: skip
        if fitted is None or len(fitted.lines) > 1:
            raise PosterError("poster.name-too-wide", "foot" if taken_mm else "name")
        return fitted

    @property
    def misfit(self) -> PosterError | None:
        """Why the sheet cannot be set at all: a line that is too wide at its smallest size."""
        try:
            _ = self.name, self.leads, self.slogan, self.domain
        except PosterError as error:
            return error
        return None

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
        """Height of the lead cards: seat, name in one line or two, number (see poster.css)."""
        k = self.grid.scale
        lines = [(len(f.lines) * f.size_pt) if f else 40 * k for _, f in self.leads] or [40 * k]
        return 8 * k + (max(*lines, 40 * k) + 40 * k) * 1.2 * MM_PER_PT

    @property
    def room_mm(self) -> float:
        """Height of the columns: what band, leads and foot leave."""
        grid = self.grid
        taken = self.band_mm + self.leads_mm + grid.foot_mm + 3 * grid.joint_mm
        return grid.height_mm - taken

    def plan(self, density: Density, blocks: Blocks) -> Plan | Overflow:
        """Pack the measured panels into the columns."""
        scale = self.grid.scale
        gap = density.panel_mm * scale
        room = self.room_mm - _SLACK_MM * scale
        return compose(blocks.measured, room, gap, gap + 7 * scale)

    def _leads_html(self) -> str:
        env = environment(self.printer.lang, paper=True)
        return env.get_template("poster/leads.html").render(board=self.board, leads=self.leads)

    def _foot_html(self, dropped: tuple[str, ...]) -> str:
        env = environment(self.printer.lang, paper=True)
        return env.get_template("poster/foot.html").render(
            board=self.board, domain=self.domain, dropped=dropped
        )

    def draw(self, density: Density, blocks: Blocks, plan: Plan | Overflow) -> Rendered:
        """Draw the sheet as planned and prove that every part is where it should be.

        Raises:
            PosterError: There is no plan, or a part is taller than its place.
        """
        if isinstance(plan, Overflow):
            raise PosterError("poster.overflow", plan.kind)
        env = environment(self.printer.lang, paper=True)
        html = env.get_template("poster/poster.html").render(
            board=self.board,
            name=self.name,
            trail=self.trail,
            trail_pt=self.trail_pt,
            slogan=self.slogan,
            band_mm=self.band_mm,
            band_pad_mm=self.band_pad_mm,
            leads_html=self._leads_html(),
            foot_html=self._foot_html(plan.dropped),
            plan=plan,
            blocks={block.panel.kind: block for block in blocks.blocks},
            density=density,
            room_mm=self.room_mm,
            pinup_mm=48 * self.grid.scale,
            g=self.grid,
            k=self.grid.scale,
            qr=self.qr,
            qr_mm=self.product.qr_mm,
            quiet_mm=self.quiet_mm,
            slug=SLUG_MM,
            bleed=BLEED_MM,
            creator="noticeboard",
        )
        grid = self.grid
        boxes = Boxes(grid.width_mm, grid.height_mm, SLUG_MM, BLEED_MM)
        fonts = self.printer.fonts.blocks(html)
        css = self.printer.css(self.board.theme, self.product, density, fonts)
        pdf, pages = self.printer.press.draw(html, css, boxes)
        self._prove(pages)
        side = self.product.qr_mm + 2 * self.quiet_mm
        left, top, *_ = pages[0]["qr"]
        return Rendered(
            pdf, density.name, plan.cuts, plan.dropped,
            (left - self.quiet_mm, top - self.quiet_mm, side),
        )  # fmt: skip

    def _prove(self, pages: list[dict[str, tuple[float, float, float, float]]]) -> None:
        """Raise where a part of the sheet is taller than its place: the plan was wrong."""
        if len(pages) != 1:
            raise PosterError("poster.pages", "page")
        boxes = pages[0]
        if max(boxes["column0"][3], boxes["column1"][3]) > self.room_mm + _TOLERANCE_MM:
            raise PosterError("poster.overflow", "column")
        if boxes["leads"][3] > self.leads_mm + _TOLERANCE_MM:
            raise PosterError("poster.overflow", "leads")
        if boxes["foot"][3] > self.product.qr_mm + self.quiet_mm * 0.7 + _TOLERANCE_MM:
            raise PosterError("poster.foot", "foot")
