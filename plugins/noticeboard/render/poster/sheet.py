"""One board on one sheet: choose a density, pack, draw, prove that nothing sticks out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from markupsafe import Markup

from noticeboard.derive import Board, ShownPerson
from noticeboard.render.environment import environment
from noticeboard.render.fonts import FACES, Fonts, family_name
from noticeboard.render.pdf import Boxes, Press
from noticeboard.render.poster.blocks import Blocks, Ruler, build_blocks, measure_blocks
from noticeboard.render.poster.compose import CORE, HABITS, Overflow, Plan, compose
from noticeboard.render.poster.fit import Fitted, fit
from noticeboard.render.poster.geometry import Grid, grid_of
from noticeboard.render.poster.products import BLEED_MM, DENSITIES, SLUG_MM, Density, Product
from noticeboard.render.qr import QUIET_ZONE, Qr, build_qr
from noticeboard.render.themes import THEMES

__all__ = ["PosterError", "Printer", "Rendered", "quiet_mm", "render_posters"]

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
        self._css: dict[tuple[object, ...], str] = {}

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
        sizes = (density.text_pt, density.mid_pt, density.row_mm)
        key = (theme, product.id, sizes, blocks)
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
    sheets = [_Sheet(board, product, printer) for board in boards]
    trials = _choose(sheets, product, printer)
    for sheet in sheets:
        try:
            yield sheet.draw(*trials[sheet])
        except PosterError as error:
            yield error


@dataclass(eq=False)
class _Sheet:
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
            self.board.name, self.printer.fonts, _SERIF, self.grid.text_mm,
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
        return env.get_template("poster/foot.html").render(board=self.board, dropped=dropped)

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


_Trial = tuple[Density, Blocks, Plan | Overflow]


def _choose(sheets: list[_Sheet], product: Product, printer: Printer) -> dict[_Sheet, _Trial]:
    """Give every sheet the roomiest density that leaves out nothing that people come for.

    Going up from the densest, a sheet takes a step as long as the panels of weight `CORE` stay,
    with every member and with the rows that they should keep. Lighter panels may go: a member's
    services are worth more than the blackboard, which the page shows as well.
    """
    best = _try(sheets, DENSITIES[-1], product, printer)
    climbing = sheets
    for density in reversed(DENSITIES[:-1]):
        trials = _try(climbing, density, product, printer)
        climbing = [s for s in climbing if _as_good(trials[s][2], best[s][2])]
        best |= {sheet: trials[sheet] for sheet in climbing}
    return best


def _try(
    sheets: list[_Sheet], density: Density, product: Product, printer: Printer
) -> dict[_Sheet, _Trial]:
    """Plan `sheets` at `density`, with one layout for all pieces not yet measured."""
    drafts = [build_blocks(s.board, density, printer.lang, printer.photos) for s in sheets]
    found: dict[_Sheet, _Trial] = {}
    for theme in {sheet.board.theme for sheet in sheets}:
        mine = [(s, d) for s, d in zip(sheets, drafts, strict=True) if s.board.theme == theme]
        css = printer.css(theme, product, density)
        pieces = [piece for _, (_, wanted) in mine for piece in wanted]
        heights = iter(printer.ruler.heights_mm(css, pieces))
        for sheet, (blocks, _) in mine:
            measured = measure_blocks(blocks, heights)
            found[sheet] = (density, measured, sheet.plan(density, measured))
    return found


def _as_good(plan: Plan | Overflow, than: Plan | Overflow) -> bool:
    """Whether `plan` tells of the core panels what the denser `than` does."""
    if isinstance(plan, Overflow) or isinstance(than, Overflow):
        return False
    for column in than.columns:
        for slot in column.slots:
            habit = HABITS[slot.panel.kind]
            wanted = min(slot.rows, habit.keep) if habit.weight >= CORE else 0
            if plan.rows_of(slot.panel.kind) < wanted:
                return False
    return plan.whole or not than.whole
