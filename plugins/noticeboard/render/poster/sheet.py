"""One board on one sheet: choose a density, pack the columns, draw, and prove that nothing sticks out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from noticeboard.derive import Board, ShownPerson
from noticeboard.render.environment import environment
from noticeboard.render.fonts import FACES, Fonts, family_name
from noticeboard.render.pdf import Boxes, Press
from noticeboard.render.poster.blocks import Blocks, Ruler, build_blocks, measure_blocks
from noticeboard.render.poster.compose import Column, Overflow, Plan, compose
from noticeboard.render.poster.fit import Fitted, fit
from noticeboard.render.poster.geometry import Grid, grid_of
from noticeboard.render.poster.products import BLEED_MM, DENSITIES, SLUG_MM, Density, Product
from noticeboard.render.qr import QUIET_ZONE, Qr, build_qr
from noticeboard.render.themes import THEMES

__all__ = ["PosterError", "Printer", "Rendered", "render_poster"]

_SANS, _SERIF = FACES[1], FACES[2]
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


def quiet_mm(product: Product, modules: int) -> float:
    """Return the width of the quiet zone around a symbol of `modules` on a side."""
    return product.qr_mm / modules * QUIET_ZONE


class Printer:
    """What one process needs to render posters, made once."""

    def __init__(self, fonts: Fonts, photos: Path, lang: str) -> None:
        self.fonts = fonts
        self.lang = lang
        self.photos = photos.resolve().as_uri() + "/"
        base = fonts.files(())
        self.press = Press((base[0].path.parent, photos))
        self.press.load_fonts(base)
        self.ruler = Ruler(self.press, lang)
        self._css: dict[tuple[str, str, str, tuple[int, ...]], str] = {}

    def warm(self, boards: tuple[Board, ...], product: Product) -> None:
        """Measure what the densest sheets of `boards` need, in one layout instead of one for each."""
        pieces: dict[str, list[tuple[str, str, str]]] = {}
        for board in boards:
            found = build_blocks(board, DENSITIES[-1], self.lang, self.photos)[1]
            pieces.setdefault(board.theme, []).extend(found)
        for theme, wanted in pieces.items():
            self.ruler.heights_mm(self.css(theme, product, DENSITIES[-1]), wanted)

    def css(
        self, theme: str, product: Product, density: Density, blocks: tuple[int, ...] = ()
    ) -> str:
        """Return the style sheet, the same string for equal wants so that it is parsed once.

        Args:
            theme: Of the site.
            product: What is printed.
            density: How densely.
            blocks: Blocks of rare characters to be loaded; none to measure with.
        """
        key = (theme, product.id, density.name, blocks)
        if key in self._css:
            return self._css[key]
        grid = grid_of(product, quiet_mm(product, 25))
        self.press.load_fonts(self.fonts.files(blocks))
        names = {
            family: ", ".join(f'"{family_name(family, block)}"' for block in (None, *blocks))
            for family in (_SANS.family, _SERIF.family)
        }
        template = environment(self.lang, paper=True).get_template("poster/poster.css")
        self._css[key] = template.render(
            p=getattr(THEMES[theme], product.look),
            plain=product.look == "plain",
            g=grid,
            d=density,
            k=grid.scale,
            slug=SLUG_MM,
            bleed=BLEED_MM,
            qr_mm=product.qr_mm,
            families={family: Markup(value) for family, value in names.items()},
        )
        return self._css[key]


def render_poster(board: Board, product: Product, printer: Printer) -> Rendered:
    """Render one poster.

    Args:
        board: For the channel `print`.
        product: What to print.
        printer: Of this process.

    Raises:
        PosterError: A panel, a name or the foot does not fit at any density.
        PressWarning: WeasyPrint complained; a bug of ours.
    """
    qr = build_qr(board.address_url)
    quiet = quiet_mm(product, qr.modules)
    sheet = _Sheet(board, product, printer, qr, grid_of(product, quiet), quiet)
    density, blocks, plan = sheet.choose()
    return sheet.draw(density, blocks, plan)


@dataclass
class _Sheet:
    """The making of one sheet."""

    board: Board
    product: Product
    printer: Printer
    qr: Qr
    grid: Grid
    quiet_mm: float

    def __post_init__(self) -> None:
        self.name = self._fit_name()
        self.leads = self._fit_leads()

    def _fit_name(self) -> Fitted:
        fitted = fit(
            self.board.name, self.printer.fonts, _SERIF, self.grid.text_mm,
            most_pt=100 * self.grid.scale, one_line_pt=58 * self.grid.scale,
            least_pt=30 * self.grid.scale,
        )  # fmt: skip
        if fitted is None:
            raise PosterError("poster.name-too-wide", "name")
        return fitted

    def _fit_leads(self) -> tuple[tuple[ShownPerson, Fitted | None], ...]:
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

    @property
    def name_mm(self) -> float:
        """Height of the building's name."""
        return len(self.name.lines) * self.name.size_pt * 25.4 / 72 * 1.16

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
        return 8 * k + (max(*lines, 40 * k) + 40 * k) * 1.2 * 25.4 / 72

    @property
    def room_mm(self) -> float:
        """Height of the columns: what band, leads and foot leave."""
        grid = self.grid
        taken = self.band_mm + self.leads_mm + grid.foot_mm + 3 * grid.joint_mm
        return grid.height_mm - taken

    def choose(self) -> tuple[Density, Blocks, Plan]:
        """Take the roomiest density that shows everything, or the densest if none does.

        Why the densest first: it decides alone for a full board, and each trial costs a layout.
        """
        roomy, normal, brief, close, dense = DENSITIES
        found = self._attempt(dense)
        if not found[2].whole:
            return found
        middle = self._attempt(normal)
        for density in (roomy,) if middle[2].whole else (brief, close):
            better = self._attempt(density)
            if better[2].whole:
                return better
        return middle if middle[2].whole else found

    def _attempt(self, density: Density) -> tuple[Density, Blocks, Plan]:
        printer, gap = self.printer, density.panel_mm * self.grid.scale
        blocks = measure_blocks(
            self.board,
            density,
            printer.css(self.board.theme, self.product, density),
            printer.ruler,
            printer.lang,
            printer.photos,
        )
        room = self.room_mm - _SLACK_MM * self.grid.scale
        plan = compose(blocks.measured, room, gap, gap + 7 * self.grid.scale)
        if isinstance(plan, Overflow):
            if density is DENSITIES[-1]:
                raise PosterError("poster.overflow", plan.kind)
            plan = Plan(columns=(Column((), 0, 0), Column((), 0, 0)), dropped=(plan.kind,))
        return density, blocks, plan

    def _leads_html(self) -> str:
        env = environment(self.printer.lang, paper=True)
        return env.get_template("poster/leads.html").render(board=self.board, leads=self.leads)

    def _foot_html(self, dropped: tuple[str, ...]) -> str:
        env = environment(self.printer.lang, paper=True)
        return env.get_template("poster/foot.html").render(board=self.board, dropped=dropped)

    def draw(self, density: Density, blocks: Blocks, plan: Plan) -> Rendered:
        """Draw the sheet as planned and prove that every part is where it should be."""
        env = environment(self.printer.lang, paper=True)
        html = env.get_template("poster/poster.html").render(
            board=self.board,
            name=self.name,
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
