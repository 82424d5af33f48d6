"""One notice on a sheet that lies: as large as it can be set, and beside it whom to ask.

A short notice is huge. A long one is set smaller, step by step, down to a size that is still read
by who stands before it; one that is longer than that is told.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import product as product_of

from markupsafe import Markup

from noticeboard.derive import Said
from noticeboard.prose import render_markdown
from noticeboard.render.environment import JOINT, environment
from noticeboard.render.fonts import FACES, Fonts
from noticeboard.render.print.breaks import bind
from noticeboard.render.print.design import Design, Printed, Product, Source, Subject
from noticeboard.render.print.fit import MM_PER_PT, Fitted, fit
from noticeboard.render.print.leaf import Laid, Leaf
from noticeboard.render.print.misfit import Misfit, NoRoom, begin
from noticeboard.render.print.paper import Paper
from noticeboard.render.print.printer import Printer
from noticeboard.render.print.proof import Proof, Symbol
from noticeboard.render.print.stray import stray
from noticeboard.render.qr import Qr, quiet_mm

__all__ = ["NOTICE"]

_BOLD, _SERIF = FACES[1], FACES[2]
#: Text in points on A4, and a title in multiples of it: the first that have room are taken.
_SIZES_PT = (60, 54, 48, 43, 38, 34, 31, 28, 25, 22.5, 20, 18, 16)
_TITLES = (2.5, 2.0, 1.6)
#: What is said beside the notice, the address apart: the larger where it has room.
_NOTES_PT = (13, 11)
_ADDRESS_PT, _LEAST_ADDRESS_PT = 13, 11
#: Beneath this, however long it is, a title is not told from its text.
_LEAST_TITLE = 1.25
#: A title goes on in a second line rather than be smaller than this share of its size; but within
#: a word only if in one line it would be smaller than this, in points on A4.
_ONE_LINE, _WHOLE_PT = 0.6, 40
#: Rounding of layout, in millimetres.
_TOLERANCE_MM = 0.3
#: Between what stands beside, above and below, at least.
_AIR_MM = 5
#: On A4, lying.
_WIDTH_MM, _MARGIN_MM, _BAND_MM, _JOINT_MM, _SIDE_MM, _SIGN_MM = 297, 15, 34, 9, 60, 16


@dataclass(frozen=True, slots=True)
class _Grid:
    """Measures of a paper in millimetres; `scale` is 1 for A4."""

    scale: float
    margin_mm: float
    band_mm: float
    joint_mm: float
    side_mm: float
    sign_mm: float
    text_mm: float
    main_mm: float
    room_mm: float
    side_room_mm: float


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A notice fitted.

    Attributes:
        size: Which of `_SIZES_PT` its text has.
        ask: Until when it holds, and whom to call.
        notes: What stands beneath the QR.
        note: Which of `_NOTES_PT` those have.
    """

    said: Said
    product: Product
    grid: _Grid
    qr: Qr
    quiet_mm: float
    name: Fitted
    title: Fitted
    text: Markup
    size: int
    ask: Markup
    notes: Markup
    note: int


def _subjects(source: Source) -> tuple[Subject[Said], ...]:
    return tuple(dict.fromkeys(Subject(s.path, s, _mark(s)) for s in source.said("notices")))


def _mark(said: Said) -> str:
    """Return its day and a digest of what it says: a notice beside it changes neither."""
    digest = hashlib.sha256(repr(said.row).encode()).hexdigest()
    return f"{said.row.since:%Y%m%d}-{digest[:6]}"


def _draw(
    notices: tuple[Said, ...], product: Product, printer: Printer
) -> Iterator[Printed | Misfit]:
    for said in notices:
        sheet = begin(_sheet, said, product, printer)
        yield sheet if isinstance(sheet, Misfit) else _drawn(sheet, printer)


def _misfits(
    notices: tuple[Said, ...], product: Product, printer: Printer
) -> tuple[Misfit | None, ...]:
    begun = (begin(_sheet, said, product, printer) for said in notices)
    return tuple(one if isinstance(one, Misfit) else _laid(one, printer) for one in begun)


def _sheet(said: Said, product: Product, printer: Printer) -> _Sheet:
    grid, qr = _grid(product.paper), product.qr(said.address_url)
    text = _text(said)
    size, title = _size(said, text, product, printer)
    name = fit(
        said.place, printer.fonts, _SERIF, grid.text_mm * 0.99,
        most_pt=40 * grid.scale, one_line_pt=15 * grid.scale, least_pt=15 * grid.scale,
    )  # fmt: skip
    if name is None or len(name.lines) > 1:
        raise NoRoom(Misfit("poster.name-too-wide", "name", said.place))
    quiet = quiet_mm(product.qr_mm, qr.modules)
    beside = _ask(said, printer.lang), _notes(said, grid, printer)
    note = _note("".join(beside), said.theme, product, quiet, printer)
    return _Sheet(said, product, grid, qr, quiet, name, title, text, size, *beside, note)


def _grid(paper: Paper) -> _Grid:
    k = paper.width_mm / _WIDTH_MM
    text = paper.width_mm - 2 * _MARGIN_MM * k
    side_room = paper.height_mm - (_BAND_MM + _JOINT_MM + _MARGIN_MM) * k
    return _Grid(
        scale=k,
        margin_mm=_MARGIN_MM * k,
        band_mm=_BAND_MM * k,
        joint_mm=_JOINT_MM * k,
        side_mm=_SIDE_MM * k,
        sign_mm=_SIGN_MM * k,
        text_mm=text,
        main_mm=text - (_SIDE_MM + 12) * k,
        room_mm=side_room - (_SIGN_MM + _JOINT_MM) * k,
        side_room_mm=side_room,
    )


def _text(said: Said) -> Markup:
    if said.row.text is None:
        return Markup("")
    return bind(Markup('<div class="text">{}</div>').format(render_markdown(said.row.text)))


def _ask(said: Said, lang: str) -> Markup:
    template = environment(lang, paper=True).get_template("print/notice/ask.html")
    return Markup(template.render(said=said, row=said.row))


def _notes(said: Said, grid: _Grid, printer: Printer) -> Markup:
    template = environment(printer.lang, paper=True).get_template("print/notice/notes.html")
    return Markup(template.render(said=said, address=_address(said, grid, printer.fonts)))


def _address(said: Said, grid: _Grid, fonts: Fonts) -> Fitted:
    """Fit the address into one line; where it is too long it is broken behind its slashes."""
    words, least_pt = said.address_words, _LEAST_ADDRESS_PT * grid.scale
    fitted = fit(
        words, fonts, _BOLD, grid.side_mm * 0.99, most_pt=_ADDRESS_PT * grid.scale,
        one_line_pt=least_pt, least_pt=least_pt, spacing_em=0.0,
    )  # fmt: skip
    if fitted and len(fitted.lines) == 1:
        return fitted
    return Fitted(tuple(re.split("(?<=/)", words)), least_pt)


def _note(beside: str, theme: str, product: Product, quiet: float, printer: Printer) -> int:
    """Return the number of the size in which what stands beside has room, or of the least."""
    room_mm = _grid(product.paper).side_room_mm - product.qr_mm - 2 * quiet
    css = _css(theme, product, printer, printer.fonts.blocks(beside))
    pieces = [("side", f"note{note}", beside) for note in range(len(_NOTES_PT))]
    heights_mm = printer.ruler.heights_mm(css, pieces)
    found = (note for note, mm in enumerate(heights_mm) if mm <= room_mm - _AIR_MM)
    return next(found, len(_NOTES_PT) - 1)


def _size(said: Said, text: Markup, product: Product, printer: Printer) -> tuple[int, Fitted]:
    """Return the number of the size in which text and title have room, and the title.

    Raises:
        NoRoom: They have room in none.
    """
    grid = _grid(product.paper)
    pieces = [("main", f"size{size}", str(text)) for size in range(len(_SIZES_PT))]
    css = _css(said.theme, product, printer, printer.fonts.blocks(text))
    heights_mm = printer.ruler.heights_mm(css, pieces)
    for size, times in product_of(range(len(_SIZES_PT)), _TITLES):
        title = _title(said.row.title, _SIZES_PT[size] * grid.scale, times, grid, printer.fonts)
        if title and heights_mm[size] + _title_mm(title) <= grid.room_mm:
            return size, title
    raise NoRoom(_too_long(said))


def _too_long(said: Said) -> Misfit:
    """Tell which notice: all of its text would be more than a line of a report holds."""
    return Misfit("poster.too-long", "notices", said.row.title)


def _title(text: str, text_pt: float, times: float, grid: _Grid, fonts: Fonts) -> Fitted | None:
    """Fit a title into two lines for the sake of its size; without a good joint, only if it must.

    Returns:
        None where beside a smaller text it is a title.
    """
    most_pt, least_pt = text_pt * times, text_pt * _LEAST_TITLE
    wanted = partial(
        fit, text, fonts, _SERIF, grid.main_mm * 0.99,
        most_pt=most_pt, least_pt=least_pt, spacing_em=0.02,
    )  # fmt: skip
    title = wanted(one_line_pt=max(most_pt * _ONE_LINE, least_pt))
    if not title or len(title.lines) == 1 or JOINT.match(text, len(title.lines[0])):
        return title
    whole = wanted(one_line_pt=0)
    if whole is None or whole.size_pt < _WHOLE_PT * grid.scale:
        return title
    return whole if whole.size_pt >= least_pt else None


def _title_mm(title: Fitted) -> float:
    """Return the height of a title with the rule beneath it: see sheet.css."""
    return len(title.lines) * title.size_pt * 1.25 * MM_PER_PT


def _css(theme: str, product: Product, printer: Printer, blocks: tuple[int, ...] = ()) -> str:
    return printer.css(
        "print/notice/sheet.css", theme, product.paper, blocks,
        g=_grid(product.paper), k=product.paper.width_mm / _WIDTH_MM,
        sizes=_SIZES_PT, notes=_NOTES_PT,
    )  # fmt: skip


def _leaf(sheet: _Sheet, printer: Printer) -> tuple[Leaf, str]:
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
    return leaf, _css(said.theme, sheet.product, printer, blocks)


def _drawn(sheet: _Sheet, printer: Printer) -> Printed | Misfit:
    leaf, css = _leaf(sheet, printer)
    (drawn,) = printer.press.draw([leaf], css, sheet.product.paper)
    (laid,) = drawn.pages
    return _proven(sheet, laid) or Printed(drawn.pdf, _proof(sheet, laid))


def _laid(sheet: _Sheet, printer: Printer) -> Misfit | None:
    leaf, css = _leaf(sheet, printer)
    ((laid,),) = printer.press.lay([leaf], css)
    return _proven(sheet, laid)


def _proven(sheet: _Sheet, laid: Laid) -> Misfit | None:
    """Return which part is too tall, or which text stands where it must not."""
    said, grid = sheet.said, sheet.grid
    if laid.boxes["main"][3] > grid.room_mm + _TOLERANCE_MM:
        return _too_long(said)
    beside_mm = laid.boxes["ask"][3] + laid.boxes["scan"][3]
    if beside_mm > grid.side_room_mm + _TOLERANCE_MM:
        return _too_much_beside(said)
    paper = sheet.product.paper
    left, top = paper.slug_mm + grid.margin_mm, paper.slug_mm
    text = stray(laid, (left, top, left + grid.text_mm, top + paper.height_mm))
    return Misfit("poster.stray", text.part or "name", text.words) if text else None


def _too_much_beside(said: Said) -> Misfit:
    """Tell the address or the cautions, whichever takes more lines: of 30 letters or 13 Hanzi."""
    lines = sum(-(-len(caution) // 13) for caution in said.cautions)
    if lines > -(-len(said.address_words) // 30):
        return Misfit("poster.foot", "cautions")
    return Misfit("poster.name-too-wide", "address", said.address_words)


def _proof(sheet: _Sheet, laid: Laid) -> Proof:
    left, top, side, _ = laid.boxes["qr"]
    quiet = sheet.quiet_mm
    symbol = Symbol(sheet.said.address_url, left - quiet, top - quiet, side + 2 * quiet)
    return Proof(sheet.product.paper, symbols=(symbol,))


#: Every notice that is for paper, where it is said.
NOTICE: Design[Said] = Design("notice", _subjects, _draw, _misfits)
