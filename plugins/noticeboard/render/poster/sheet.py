"""One board on one sheet: choose a density, pack, draw, prove that nothing sticks out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from noticeboard.derive import Board
from noticeboard.render.environment import environment
from noticeboard.render.fonts import FACES
from noticeboard.render.pdf import Boxes, Laid, Leaf, Places
from noticeboard.render.poster.blocks import Blocks
from noticeboard.render.poster.choose import choose
from noticeboard.render.poster.compose import compose
from noticeboard.render.poster.fit import MM_PER_PT, Fitted, fit
from noticeboard.render.poster.geometry import Grid, grid_of
from noticeboard.render.poster.leads import Card, build_cards, cards_mm
from noticeboard.render.poster.misfit import PosterError
from noticeboard.render.poster.plan import Overflow, Plan
from noticeboard.render.poster.printer import Printer, quiet_mm
from noticeboard.render.poster.products import BLEED_MM, SLUG_MM, Density, Product
from noticeboard.render.poster.prove import stray
from noticeboard.render.qr import Qr, build_qr

__all__ = ["LEAVES", "Draft", "PosterError", "Rendered", "Sheet", "render_posters"]

_SANS, _SERIF = FACES[1], FACES[2]
#: Type size of the trail on A3.
_TRAIL_PT = 17.0
#: Sheets drawn in one document: enough to share their styles, few enough for the memory.
LEAVES = 16
#: Rounding of layout, in millimetres.
_TOLERANCE_MM = 0.2
#: Heights of two lines of 17 pt and of one of 11 pt in the foot on A3: see poster.css.
_CAUTIONS_MM, _IMPRINT_MM = 2 * 17 * 1.42 * MM_PER_PT, 11 * 1.42 * MM_PER_PT
#: Kept free of every column: rows measured alone and rows in a panel differ by rounded line boxes.
_SLACK_MM = 1.0


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
    made: dict[Sheet, Rendered | PosterError] = {
        sheet: error for sheet in sheets if (error := sheet.misfit)
    }
    trials = choose([sheet for sheet in sheets if sheet not in made], product, printer)
    drafts: dict[str, list[Draft]] = {}
    for sheet, (density, blocks, plan) in trials.items():
        if isinstance(plan, Overflow):
            made[sheet] = PosterError("poster.overflow", plan.kind)
        else:
            draft = Draft(sheet, density, plan, sheet.leaf(density, blocks, plan))
            drafts.setdefault(printer.css(sheet.board.theme, product, density), []).append(draft)
    for alike in drafts.values():
        for start in range(0, len(alike), LEAVES):
            made |= _draw(alike[start : start + LEAVES], printer)
    yield from (made[sheet] for sheet in sheets)


@dataclass(frozen=True, slots=True)
class Draft:
    """A sheet planned and set, ready to be drawn."""

    sheet: Sheet
    density: Density
    plan: Plan
    leaf: Leaf


def _draw(drafts: list[Draft], printer: Printer) -> dict[Sheet, Rendered | PosterError]:
    """Draw sheets of one style in one document, and prove each."""
    first = drafts[0].sheet
    fonts = printer.fonts.blocks("".join(draft.leaf.html for draft in drafts))
    css = printer.css(first.board.theme, first.product, drafts[0].density, fonts)
    boxes = Boxes(first.grid.width_mm, first.grid.height_mm, SLUG_MM, BLEED_MM)
    drawn = printer.press.draw([draft.leaf for draft in drafts], css, boxes)
    made: dict[Sheet, Rendered | PosterError] = {}
    for draft, one in zip(drafts, drawn, strict=True):
        made[draft.sheet] = draft.sheet.prove(one) or Rendered(
            one.pdf,
            draft.density.name,
            draft.plan.cuts,
            draft.plan.dropped,
            draft.sheet.code_mm(one.places),
        )
    return made


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
            raise PosterError("poster.name-too-wide", "name", self.board.name)
        return fitted

    @cached_property
    def cards(self) -> tuple[Card, ...]:
        """The cards of the two who come first."""
        return build_cards(self.board, self.grid, self.printer.fonts, self.printer.lang)

    @cached_property
    def slogan(self) -> Fitted | None:
        """The slogan, smaller where it is long; None where there is none."""
        return self._line("slogan", self.board.slogan, 17, 9, 0.14) if self.board.slogan else None

    @cached_property
    def domain(self) -> Fitted:
        """The address in words, as large as it fits beside the QR."""
        beside = self.product.qr_mm + 12 * self.grid.scale
        return self._line("address", self.board.address_words, 26, 9, 0, taken_mm=beside)

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
        self,
        kind: str,
        text: str,
        most: float,
        least: float,
        spacing_em: float,
        taken_mm: float = 0.0,
    ) -> Fitted:
        """Fit `text` into one line between the margins; sizes are those of A3."""
        scale = self.grid.scale
        fitted = fit(
            text, self.printer.fonts, _SANS, self.grid.text_mm - taken_mm,
            most_pt=most * scale, one_line_pt=least * scale, least_pt=least * scale,
            spacing_em=spacing_em,
        )  # fmt: skip
        if fitted is None or len(fitted.lines) > 1:
            raise PosterError("poster.name-too-wide", kind, text)
        return fitted

    @property
    def misfit(self) -> PosterError | None:
        """Why the sheet cannot be set at all: a line that is too wide at its smallest size."""
        try:
            _ = self.name, self.cards, self.slogan, self.domain
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
        """Height of the lead cards."""
        return cards_mm(self.cards, self.grid.scale)

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

    def frame_html(self, dropped: tuple[str, ...]) -> tuple[str, str]:
        """Return what stands above and below the columns: the cards, and the text of the foot."""
        env = environment(self.printer.lang, paper=True)
        cards = env.get_template("poster/leads.html").render(cards=self.cards, g=self.grid)
        foot = env.get_template("poster/foot.html").render(
            board=self.board, domain=self.domain, dropped=dropped
        )
        return cards, foot

    def frames(self, cards_mm: float, foot_mm: float) -> bool:
        """Whether cards and foot of these heights have room."""
        room_mm = self.product.qr_mm + self.quiet_mm * 0.7
        return cards_mm <= self.leads_mm + _TOLERANCE_MM and foot_mm <= room_mm + _TOLERANCE_MM

    def leaf(self, density: Density, blocks: Blocks, plan: Plan) -> Leaf:
        """Set the sheet as planned."""
        env, board = environment(self.printer.lang, paper=True), self.board
        leads_html, foot_html = self.frame_html(plan.dropped)
        html = env.get_template("poster/sheet.html").render(
            board=board,
            name=self.name,
            trail=self.trail,
            trail_pt=self.trail_pt,
            slogan=self.slogan,
            band_mm=self.band_mm,
            band_pad_mm=self.band_pad_mm,
            leads_html=leads_html,
            foot_html=foot_html,
            plan=plan,
            blocks={block.panel.kind: block for block in blocks.blocks},
            room_mm=self.room_mm,
            pinup_mm=48 * self.grid.scale,
            g=self.grid,
            qr=self.qr,
            qr_mm=self.product.qr_mm,
            quiet_mm=self.quiet_mm,
            slug=SLUG_MM,
            bleed=BLEED_MM,
        )
        return Leaf(
            html,
            title=f"{board.name} · {board.site_name}",
            author=board.responsible or board.site_name,
            subject=f"{board.community} {board.address}",
            day=board.updated,
        )

    def code_mm(self, places: Places) -> tuple[float, float, float]:
        """Return left, top and side of the QR with its quiet zone, from the medium's corner."""
        left, top, *_ = places["qr"]
        side = self.product.qr_mm + 2 * self.quiet_mm
        return left - self.quiet_mm, top - self.quiet_mm, side

    def prove(self, laid: Laid) -> PosterError | None:
        """Return what is wrong where a part of the sheet, or a text, is larger than its place."""
        return self._prove_parts(laid.places) or self._prove_texts(laid)

    def _prove_parts(self, places: Places) -> PosterError | None:
        columns = max(places["column0"][3], places["column1"][3])
        if columns > self.room_mm + _TOLERANCE_MM:
            return PosterError("poster.overflow", "column")
        leads_mm, foot_mm = places["leads"][3], places["foot"][3]
        if not self.frames(leads_mm, 0.0):
            return PosterError("poster.overflow", "leads")
        if not self.frames(leads_mm, foot_mm):
            return PosterError("poster.foot", self._too_long_in_foot(places))
        return None

    def _too_long_in_foot(self, places: Places) -> str:
        """Return which text of the foot takes most lines beyond those that it usually has."""
        usual_mm = {"cautions": _CAUTIONS_MM, "responsible": _IMPRINT_MM}
        # What no longer stands on the page was pushed off by what does.
        over_mm = {
            part: places[part][3] - mm * self.grid.scale
            for part, mm in usual_mm.items()
            if part in places
        }
        return max(over_mm, key=lambda part: over_mm[part], default="cautions")

    def _prove_texts(self, laid: Laid) -> PosterError | None:
        grid = self.grid
        left, top = SLUG_MM + grid.margin_mm, SLUG_MM
        margins = (left, top, left + grid.text_mm, top + grid.height_mm)
        text = stray(laid, margins)
        return PosterError("poster.stray", text.part or "name", text.words) if text else None
