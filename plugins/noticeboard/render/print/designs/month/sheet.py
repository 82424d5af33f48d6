"""A month set: its days fitted into one column or two, and the page of HTML made from that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import ceil
from typing import TypeAlias

from babel.dates import format_date
from markupsafe import Markup

from noticeboard.derive import MonthDay, MonthLine, MonthSheet
from noticeboard.locale import translate
from noticeboard.render.environment import environment
from noticeboard.render.fonts import FACES
from noticeboard.render.print.address import fit_address
from noticeboard.render.print.breaks import bind
from noticeboard.render.print.design import Product
from noticeboard.render.print.designs.month.grid import (
    NOTE_PT,
    PLACE_PT,
    SHAPES,
    SIZES_PT,
    TITLE_PT,
    Grid,
    grid_of,
)
from noticeboard.render.print.fit import Fitted, fit
from noticeboard.render.print.leaf import Leaf
from noticeboard.render.print.misfit import Misfit, NoRoom
from noticeboard.render.print.printer import Printer
from noticeboard.render.qr import Qr, quiet_mm

__all__ = ["Sheet", "fit_sheet", "render_sheet", "too_long"]

#: Of an address.
_LEAST_PT = 11.0


#: What stands before it, the day if it is of one, and what is on.
_Row: TypeAlias = tuple[str, MonthDay | None, tuple[MonthLine, ...]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A month fitted.

    Attributes:
        place, title: Name of the community, and of the month.
        size: Which of `SIZES_PT` the days have.
        columns: The days of each column.
        notes: What stands at the code.
    """

    month: MonthSheet
    product: Product
    grid: Grid
    qr: Qr
    quiet_mm: float
    place: Fitted
    title: Fitted
    size: int
    columns: tuple[tuple[Markup, ...], ...]
    notes: Markup


@dataclass(frozen=True, slots=True)
class _Laid:
    """Days at a size: which, and those of each column, of which `over_mm` have no room."""

    size: int
    columns: tuple[tuple[Markup, ...], ...]
    over_mm: float


def fit_sheet(month: MonthSheet, product: Product, printer: Printer) -> Sheet:
    """Fit `month` onto `product`.

    Raises:
        NoRoom: There is more on than has room, or the name of the community is too wide.
    """
    qr = product.qr(month.address_url)
    quiet = quiet_mm(product.qr_mm, qr.modules)
    grid = grid_of(product, quiet)
    laid = _days(month, grid, product, printer)
    if laid.over_mm > 0:
        raise NoRoom(too_long(month, laid.over_mm))
    name = format_date(month.first, translate("day.month", printer.lang), printer.lang)
    title = translate("month.title", printer.lang, {"month": name})
    lines = (
        _line(month.community, PLACE_PT, "name", grid, printer),
        _line(title, TITLE_PT, "events", grid, printer),
    )
    notes = _notes(month, grid, printer)
    return Sheet(month, product, grid, qr, quiet, *lines, laid.size, laid.columns, notes)


def too_long(month: MonthSheet, over_mm: float) -> Misfit:
    """Tell by how much: the text to blame is the longest of all."""
    lines = (*month.often, *(line for day in month.days for line in day.lines))
    texts = [text for line in lines for text in (line.name, line.where, line.body)]
    return Misfit("poster.month-too-long", "events", max(texts, key=len), ceil(over_mm))


def _line(text: str, most_pt: float, part: str, grid: Grid, printer: Printer) -> Fitted:
    """Fit a text into one line of the band."""
    line = fit(
        text, printer.fonts, FACES[2], grid.text_mm * 0.99, most_pt=most_pt * grid.scale,
        one_line_pt=_LEAST_PT, least_pt=_LEAST_PT, spacing_em=0.08,
    )  # fmt: skip
    if line is None or len(line.lines) > 1:
        raise NoRoom(Misfit("poster.name-too-wide", part, text))
    return line


def _days(month: MonthSheet, grid: Grid, product: Product, printer: Printer) -> _Laid:
    """Return the days in the largest type that has room, or in the least."""
    days = _rendered(month, printer)
    css = _css(month, grid, product, printer, printer.fonts.blocks("".join(days)))
    pieces = [(f"days{n}", f"size{size}", str(day)) for size, n in SHAPES for day in days]
    heights_mm = printer.ruler.heights_mm(css, pieces)
    laid: _Laid | None = None
    for number, (size, columns) in enumerate(SHAPES):
        mine = heights_mm[number * len(days) : (number + 1) * len(days)]
        laid = _shared_out(size, days, mine, columns, grid.room_mm)
        if laid.over_mm <= 0:
            return laid
    assert laid
    return laid


def _rendered(month: MonthSheet, printer: Printer) -> list[Markup]:
    """Return the HTML of every day, first what is on most days."""
    template = environment(printer.lang, paper=True).get_template("print/month/day.html")
    pattern, lang = translate("month.day", printer.lang), printer.lang
    often = translate("calendar.often", lang)
    rows: list[_Row] = [(often, None, month.often)] if month.often else []
    rows += [(format_date(d.day, pattern, lang), d, d.lines) for d in month.days]
    return [bind(Markup(template.render(date=t, day=d, lines=lines))) for t, d, lines in rows]


def _shared_out(
    size: int, days: Sequence[Markup], heights_mm: Sequence[float], columns: int, room_mm: float
) -> _Laid:
    """Put days into columns: into two so that the taller one is as low as it can be."""
    sums = [0.0, *accumulate(heights_mm)]
    whole, count = sums[-1], len(days)
    if columns == 1:
        return _Laid(size, (tuple(days),), whole - room_mm)
    cut = min(range(1, count + 1), key=lambda n: max(sums[n], whole - sums[n]))
    over_mm = max(sums[cut], whole - sums[cut]) - room_mm
    return _Laid(size, (tuple(days[:cut]), tuple(days[cut:])), over_mm)


def _notes(month: MonthSheet, grid: Grid, printer: Printer) -> Markup:
    template = environment(printer.lang, paper=True).get_template("print/month/notes.html")
    address = fit_address(
        month.address_words, printer.fonts, grid.notes_mm, NOTE_PT * grid.scale, _LEAST_PT
    )
    return bind(Markup(template.render(month=month, address=address)))


def _css(
    month: MonthSheet, grid: Grid, product: Product, printer: Printer, blocks: tuple[int, ...]
) -> str:
    return printer.css(
        "print/month/sheet.css", month.theme, product.paper, blocks,
        g=grid, k=grid.scale, sizes=SIZES_PT, note_pt=NOTE_PT,
        qr_mm=product.qr_mm,
    )  # fmt: skip


def render_sheet(sheet: Sheet, printer: Printer) -> tuple[Leaf, str]:
    """Return the leaf and its style sheet, with the blocks of its rare characters."""
    month, env = sheet.month, environment(printer.lang, paper=True)
    html = env.get_template("print/month/sheet.html").render(
        sheet=sheet, month=month, g=sheet.grid, paper=sheet.product.paper
    )
    name = translate("calendar.title", printer.lang, {"name": month.community})
    title = f"{env.filters['month'](month.first)} · {name}"
    leaf = Leaf((html,), title, month.responsible, month.community, month.updated)
    blocks = printer.fonts.blocks(html)
    return leaf, _css(month, sheet.grid, sheet.product, printer, blocks)
