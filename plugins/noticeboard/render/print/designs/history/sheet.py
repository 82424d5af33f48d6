"""A blackboard set: its note fitted into the grid, and the page of HTML made from that."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from babel.dates import format_date
from markupsafe import Markup

from noticeboard.derive import Said
from noticeboard.locale import translate
from noticeboard.prose import render_markdown
from noticeboard.render.environment import environment
from noticeboard.render.fonts import FACES
from noticeboard.render.print.address import fit_address
from noticeboard.render.print.breaks import bind, bind_large
from noticeboard.render.print.design import Product
from noticeboard.render.print.designs.history.grid import (
    LABEL_PT,
    NOTE_PT,
    SIZES_PT,
    WHOLE_PT,
    YEAR_PT,
    Grid,
    grid_of,
)
from noticeboard.render.print.fit import Fitted, fit
from noticeboard.render.print.headline import Headed, Steps, set_headed
from noticeboard.render.print.leaf import Leaf
from noticeboard.render.print.misfit import Misfit, NoRoom
from noticeboard.render.print.printer import Printer
from noticeboard.render.qr import Qr, quiet_mm

__all__ = ["Sheet", "fit_sheet", "render_sheet", "too_long"]

#: Of an address and of the name of the board.
_LEAST_PT = 11
#: Width of a day on A4.
_DAY_MM = 70


@dataclass(frozen=True, slots=True)
class Sheet:
    """A note fitted.

    Attributes:
        headed: Title, and which of `SIZES_PT` the text has.
        source: Where the note is from, and who put it up.
        source_mm: How tall that is, with air above.
        notes: What stands at the code.
        label: What the site calls its blackboards.
        year, day: Of what the note tells.
    """

    said: Said
    product: Product
    grid: Grid
    qr: Qr
    quiet_mm: float
    headed: Headed
    text: Markup
    source: Markup
    source_mm: float
    notes: Markup
    label: Fitted
    year: str
    day: str


def fit_sheet(said: Said, product: Product, printer: Printer) -> Sheet:
    """Fit `said` onto `product`.

    Raises:
        NoRoom: It is too long.
    """
    qr = product.qr(said.address_url)
    quiet = quiet_mm(product.qr_mm, qr.modules)
    grid = grid_of(product, quiet)
    text = bind_large(Markup('<div class="text">{}</div>').format(render_markdown(said.row.text)))
    source = bind(_rendered("print/history/source.html", said, printer))
    css = _css(said.theme, grid, product, printer, printer.fonts.blocks(text + source))
    (below_mm,) = printer.ruler.heights_mm(css, [("main", "source", str(source))])
    source_mm = below_mm + grid.joint_mm
    sizes = tuple(size * grid.scale for size in SIZES_PT)
    steps = Steps(sizes, WHOLE_PT * grid.scale, grid.main_mm, grid.room_mm - source_mm)
    headed = set_headed(said.row.title, text, steps, css, printer)
    if not isinstance(headed, Headed):
        raise NoRoom(too_long(said, headed))
    most_pt, least_pt = NOTE_PT * grid.scale, _LEAST_PT
    address = fit_address(said.address_words, printer.fonts, grid.side_mm, most_pt, least_pt)
    notes = bind(_rendered("print/history/notes.html", said, printer, address=address))
    label = _label(said, grid, printer)
    patterns = (translate(f"history.{part}", printer.lang) for part in ("year", "day"))
    days = (format_date(said.row.day, pattern, printer.lang) for pattern in patterns)
    return Sheet(
        said, product, grid, qr, quiet, headed, text, source, source_mm, notes, label, *days
    )


def _label(said: Said, grid: Grid, printer: Printer) -> Fitted:
    """Fit the name of the board into its line, beside the day where that stands there."""
    text = said.title or translate("panel.history", printer.lang)
    room_mm = grid.main_mm - (_DAY_MM * grid.scale if grid.upright else 0)
    label = fit(
        text, printer.fonts, FACES[2], room_mm, most_pt=LABEL_PT * grid.scale,
        one_line_pt=_LEAST_PT, least_pt=_LEAST_PT, spacing_em=0.14,
    )  # fmt: skip
    if label is None or len(label.lines) > 1:
        raise NoRoom(Misfit("poster.name-too-wide", "history", text))
    return label


def too_long(said: Said, over_mm: float) -> Misfit:
    """Tell which note: all of its text would be more than a line of a report holds."""
    return Misfit("poster.note-too-long", "history", said.row.title, ceil(over_mm))


def _rendered(name: str, said: Said, printer: Printer, **values: object) -> Markup:
    template = environment(printer.lang, paper=True).get_template(name)
    return Markup(template.render(said=said, row=said.row, **values))


def _css(
    theme: str, grid: Grid, product: Product, printer: Printer, blocks: tuple[int, ...]
) -> str:
    return printer.css(
        "print/history/sheet.css", theme, product.paper, blocks,
        g=grid, k=grid.scale, sizes=SIZES_PT, year_pt=YEAR_PT, label_pt=LABEL_PT, note_pt=NOTE_PT,
    )  # fmt: skip


def render_sheet(sheet: Sheet, printer: Printer) -> tuple[Leaf, str]:
    """Return the leaf and its style sheet, with the blocks of its rare characters."""
    said, env = sheet.said, environment(printer.lang, paper=True)
    html = env.get_template("print/history/sheet.html").render(
        sheet=sheet, said=said, row=said.row, g=sheet.grid, paper=sheet.product.paper
    )
    title = f"{said.row.title} · {said.place}"
    leaf = Leaf((html,), title, said.responsible, said.above, said.row.day)
    blocks = printer.fonts.blocks(html)
    return leaf, _css(said.theme, sheet.grid, sheet.product, printer, blocks)
