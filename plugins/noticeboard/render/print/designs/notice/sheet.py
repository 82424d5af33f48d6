"""A notice set: what it says fitted into its grid, and the page of HTML made from that."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from markupsafe import Markup

from noticeboard.derive import Said
from noticeboard.prose import render_markdown
from noticeboard.render.environment import environment
from noticeboard.render.fonts import FACES, Fonts
from noticeboard.render.print.address import fit_address
from noticeboard.render.print.breaks import bind, bind_large
from noticeboard.render.print.design import Product
from noticeboard.render.print.designs.notice.grid import (
    CALL_PT,
    NOTES_PT,
    SIZES_PT,
    SMALLEST_PT,
    WHOLE_PT,
    Grid,
    grid_of,
)
from noticeboard.render.print.fit import MM_PER_PT, Fitted, fit
from noticeboard.render.print.headline import Headed, Steps, set_headed
from noticeboard.render.print.leaf import Leaf
from noticeboard.render.print.misfit import Misfit, NoRoom
from noticeboard.render.print.printer import Printer
from noticeboard.render.qr import Qr, quiet_mm

__all__ = ["Sheet", "fit_sheet", "render_sheet", "too_long"]

_SERIF = FACES[2]
#: Between what stands beside, above and below, at least.
_AIR_MM = 5


@dataclass(frozen=True, slots=True)
class Sheet:
    """A notice fitted.

    Attributes:
        above_pt: Size of the name of the place above.
        headed: Title, and which of `SIZES_PT` the text has.
        ask: Until when it holds, and whom to call.
        notes: What stands at the code.
        note: Which of `NOTES_PT` those have.
        beside_mm: How tall both are together.
    """

    said: Said
    product: Product
    grid: Grid
    qr: Qr
    quiet_mm: float
    name: Fitted
    above_pt: float
    headed: Headed
    text: Markup
    ask: Markup
    notes: Markup
    note: int
    beside_mm: float


def fit_sheet(said: Said, product: Product, printer: Printer) -> Sheet:
    """Fit `said` onto `product`.

    Raises:
        NoRoom: The place's name is too wide, or the notice is too long.
    """
    qr = product.qr(said.address_url)
    quiet = quiet_mm(product.qr_mm, qr.modules)
    grid = grid_of(product, quiet)
    text = _text(said)
    headed = _headed(said, text, grid, product, printer)
    name = _name(said.place, grid, printer.fonts)
    above_pt = _above(said.above, grid, printer.fonts)
    beside = _ask(said, printer.lang), _notes(said, grid, printer)
    note, beside_mm = _note("".join(beside), said.theme, grid, product, quiet, printer)
    return Sheet(
        said, product, grid, qr, quiet, name, above_pt, headed, text, *beside, note, beside_mm
    )  # fmt: skip


def _name(place: str, grid: Grid, fonts: Fonts) -> Fitted:
    """Fit the name of the place into the band: one line, or two where it would be small."""
    for most, one_line in ((40, 15), (20, 21)):
        name = fit(
            place, fonts, _SERIF, grid.text_mm * 0.99,
            most_pt=most * grid.scale, one_line_pt=one_line * grid.scale, least_pt=15 * grid.scale,
        )  # fmt: skip
        if name and len(name.lines) == (1 if most == 40 else 2):
            return name
    raise NoRoom(Misfit("poster.name-too-wide", "name", place))


def _above(above: str, grid: Grid, fonts: Fonts) -> float:
    """Return the size in which the name of the place above stands in one line."""
    width_em = fonts.width_em(above, FACES[0]) + 0.08 * len(above)
    fits_pt = grid.text_mm / (max(width_em, 1) * MM_PER_PT)
    return int(max(min(NOTES_PT[0] * grid.scale, fits_pt), SMALLEST_PT * grid.scale) * 2) / 2


def _text(said: Said) -> Markup:
    if said.row.text is None:
        return Markup("")
    return bind_large(Markup('<div class="text">{}</div>').format(render_markdown(said.row.text)))


def _headed(said: Said, text: Markup, grid: Grid, product: Product, printer: Printer) -> Headed:
    k = grid.scale
    sizes = tuple(size * k for size in SIZES_PT)
    steps = Steps(sizes, WHOLE_PT * k, grid.main_mm, grid.room_mm)
    css = _css(said.theme, grid, product, printer, printer.fonts.blocks(text))
    headed = set_headed(said.row.title, text, steps, css, printer)
    if isinstance(headed, Headed):
        return headed
    raise NoRoom(too_long(said, headed))


def too_long(said: Said, over_mm: float) -> Misfit:
    """Tell which notice: all of its text would be more than a line of a report holds."""
    return Misfit("poster.too-long", "notices", said.row.title, ceil(over_mm))


def _ask(said: Said, lang: str) -> Markup:
    template = environment(lang, paper=True).get_template("print/notice/ask.html")
    return Markup(template.render(said=said, row=said.row))


def _notes(said: Said, grid: Grid, printer: Printer) -> Markup:
    template = environment(printer.lang, paper=True).get_template("print/notice/notes.html")
    most_pt, least_pt = NOTES_PT[0] * grid.scale, SMALLEST_PT * grid.scale
    address = fit_address(said.address_words, printer.fonts, grid.side_mm, most_pt, least_pt)
    return bind(Markup(template.render(said=said, address=address)))


def _note(
    beside: str, theme: str, grid: Grid, product: Product, quiet: float, printer: Printer
) -> tuple[int, float]:
    """Return the number of the size in which what stands beside has room, or of the least.

    And its height in that size.
    """
    taken_mm = 0.0 if grid.upright else product.qr_mm + 2 * quiet
    css = _css(theme, grid, product, printer, printer.fonts.blocks(beside))
    pieces = [("side", f"note{note}", beside) for note in range(len(NOTES_PT))]
    heights_mm = printer.ruler.heights_mm(css, pieces)
    most_mm = grid.side_room_mm - taken_mm - (0.0 if grid.upright else _AIR_MM)
    found = (note for note, mm in enumerate(heights_mm) if mm <= most_mm)
    note = next(found, len(NOTES_PT) - 1)
    return note, heights_mm[note]


def _css(
    theme: str, grid: Grid, product: Product, printer: Printer, blocks: tuple[int, ...] = ()
) -> str:
    return printer.css(
        "print/notice/sheet.css", theme, product.paper, blocks,
        g=grid, k=grid.scale, sizes=SIZES_PT, notes=NOTES_PT, small_pt=NOTES_PT[0], call_pt=CALL_PT,
        qr_mm=product.qr_mm,
    )  # fmt: skip


def render_sheet(sheet: Sheet, printer: Printer) -> tuple[Leaf, str]:
    """Return the leaf and its style sheet, with the blocks of its rare characters.

    Why also to measure: a character that no loaded font has is set in one of the machine's, whose
    lines may be taller.
    """
    said, env = sheet.said, environment(printer.lang, paper=True)
    html = env.get_template("print/notice/sheet.html").render(
        sheet=sheet, said=said, row=said.row, g=sheet.grid, paper=sheet.product.paper
    )
    title = f"{said.row.title} · {said.place}"
    blocks = printer.fonts.blocks(html)
    leaf = Leaf((html,), title, said.responsible, said.above, said.row.since)
    return leaf, _css(said.theme, sheet.grid, sheet.product, printer, blocks)
