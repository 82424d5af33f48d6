"""One board on one sheet: choose a density, pack the columns, draw, and prove that nothing sticks out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from noticeboard.derive import Board, ShownPerson
from noticeboard.render.environment import environment
from noticeboard.render.fonts import FACES, Fonts, family_name
from noticeboard.render.pdf import Boxes, Press
from noticeboard.render.poster.blocks import Blocks, Ruler, measure_blocks
from noticeboard.render.poster.compose import Overflow, Plan, compose
from noticeboard.render.poster.fit import Fitted, fit
from noticeboard.render.poster.geometry import Grid, grid_of
from noticeboard.render.poster.products import BLEED_MM, DENSITIES, SLUG_MM, Density, Product
from noticeboard.render.qr import QUIET_ZONE, Qr, build_qr
from noticeboard.render.themes import THEMES

__all__ = ["PosterError", "Printer", "Rendered", "render_poster"]

_SANS, _SERIF = FACES[1], FACES[2]
#: Rounding of layout, in millimetres.
_TOLERANCE_MM = 0.2


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

    def css(self, board: Board, product: Product, density: Density, grid: Grid, text: str) -> str:
        """Return the style sheet, the same string for equal wants so that it is parsed once."""
        blocks = self.fonts.blocks(text)
        key = (board.theme, product.id, density.name, blocks)
        if key not in self._css:
            self.press.load_fonts(self.fonts.files(blocks))
            env = environment(self.lang, paper=True)
            self._css[key] = env.get_template("poster/poster.css").render(
                p=getattr(THEMES[board.theme], product.look),
                plain=product.look == "plain",
                g=grid,
                d=density,
                k=grid.scale,
                slug=SLUG_MM,
                bleed=BLEED_MM,
                qr_mm=product.qr_mm,
                families={
                    family: Markup(
                        ", ".join(f'"{family_name(family, block)}"' for block in (None, *blocks))
                    )
                    for family in ("Board Sans", "Board Serif")
                },
            )
        return self._css[key]


def render_poster(board: Board, product: Product, printer: Printer, text: str) -> Rendered:
    """Render one poster.

    Args:
        board: For the channel `print`.
        product: What to print.
        printer: Of this process.
        text: All text of the board, to know which fonts it needs.

    Raises:
        PosterError: A panel, a name or the foot does not fit at any density.
        PressWarning: WeasyPrint complained; a bug of ours.
    """
    qr = build_qr(board.address_url)
    quiet_mm = product.qr_mm / qr.modules * QUIET_ZONE
    sheet = _Sheet(board, product, printer, text, qr, grid_of(product, quiet_mm), quiet_mm)
    density, blocks, plan = sheet.choose()
    return sheet.draw(density, blocks, plan)


@dataclass
class _Sheet:
    """The making of one sheet."""

    board: Board
    product: Product
    printer: Printer
    text: str
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
    def band_mm(self) -> float:
        """Height of the header band: trail, name, slogan."""
        k = self.grid.scale
        name_mm = len(self.name.lines) * self.name.size_pt * 25.4 / 72 * 1.16
        return max(self.grid.band_mm, name_mm + 33 * k)

    def _css(self, density: Density) -> str:
        return self.printer.css(self.board, self.product, density, self.grid, self.text)

    def room_mm(self, density: Density) -> float:
        """Height of the columns: what band, leads and foot leave."""
        heights = self.printer.ruler.heights_mm(
            self._css(density),
            [("sheetwide", "leads", self._leads_html()), ("footwide", "foot", self._foot_html(()))],
        )
        if heights[1] > self.product.qr_mm + self.quiet_mm * 0.5 + _TOLERANCE_MM:
            raise PosterError("poster.foot", "foot")
        grid = self.grid
        taken = self.band_mm + heights[0] + grid.foot_mm + 3 * grid.joint_mm
        return grid.height_mm - taken

    def choose(self) -> tuple[Density, Blocks, Plan]:
        """Take the roomiest density that shows everything; else the one that leaves out least.

        Why not try all from the top: most boards fit the second, and each trial is a layout.
        """
        tried: dict[str, tuple[Density, Blocks, Plan | Overflow]] = {}

        def attempt(density: Density) -> Plan | Overflow:
            blocks = measure_blocks(
                self.board, density, self._css(density), self.printer.ruler,
                self.printer.lang, self.printer.photos,
            )  # fmt: skip
            gap = density.panel_mm * self.grid.scale
            plan = compose(blocks.measured, self.room_mm(density), gap, gap + 7 * self.grid.scale)
            tried[density.name] = (density, blocks, plan)
            return plan

        roomy, normal, *closer = DENSITIES
        if _whole(attempt(normal)):
            attempt(roomy)
        else:
            for density in closer:
                if _whole(attempt(density)):
                    break
        return _best(list(tried.values()))

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
            leads_html=self._leads_html(),
            foot_html=self._foot_html(plan.dropped),
            plan=plan,
            blocks={block.panel.kind: block for block in blocks.blocks},
            density=density,
            room_mm=self.room_mm(density),
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
        pdf, pages = self.printer.press.draw(html, self._css(density), boxes)
        import os
        if os.environ.get("DBG"):
            print(density.name, self.room_mm(density), pages[0]["column0"], pages[0]["column1"], [[(s.panel.kind, s.rows, round(s.panel.height_mm(i,s.rows),1)) for s in c.slots]+[c.gap_mm,c.spare_mm] for i,c in enumerate(plan.columns)])
            open("/tmp/out/dbg.pdf","wb").write(pdf)
        self._prove(pages, self.room_mm(density))
        side = self.product.qr_mm + 2 * self.quiet_mm
        left, top, *_ = pages[0]["qr"]
        return Rendered(
            pdf, density.name, plan.cuts, plan.dropped,
            (left - self.quiet_mm, top - self.quiet_mm, side),
        )  # fmt: skip

    def _prove(
        self, pages: list[dict[str, tuple[float, float, float, float]]], room_mm: float
    ) -> None:
        if len(pages) != 1:
            raise PosterError("poster.pages", "page")
        for column in ("column0", "column1"):
            if pages[0][column][3] > room_mm + _TOLERANCE_MM:
                raise PosterError("poster.overflow", column)
        if pages[0]["foot"][3] > self.product.qr_mm + self.quiet_mm * 0.5 + _TOLERANCE_MM:
            raise PosterError("poster.foot", "foot")


def _whole(plan: Plan | Overflow) -> bool:
    return isinstance(plan, Plan) and plan.whole


def _best(
    tried: list[tuple[Density, Blocks, Plan | Overflow]],
) -> tuple[Density, Blocks, Plan]:
    """Return the trial to print: whole and roomy first, then most members, then fewest cuts."""
    order = [density.name for density in DENSITIES]
    plans = [(d, b, p) for d, b, p in tried if isinstance(p, Plan)]
    if not plans:
        overflow = next(p for _, _, p in tried if isinstance(p, Overflow))
        raise PosterError("poster.overflow", overflow.kind)
    return min(
        plans,
        key=lambda trial: (
            not trial[2].whole,
            -trial[2].rows_of("members") if not trial[2].whole else 0,
            len(trial[2].dropped),
            trial[2].cuts,
            order.index(trial[0].name),
        ),
    )
