"""One notice on a sheet that lies: as large as it can be set, and beside it whom to ask.

A short notice is huge. A long one is set smaller, step by step, down to a size that is still read
by who stands before it; one that is longer than that is told.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product as product_of

from markupsafe import Markup

from noticeboard.derive import Said
from noticeboard.prose import render_markdown
from noticeboard.render.environment import environment
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
from noticeboard.render.qr import Qr, build_qr, quiet_mm

__all__ = ["NOTICE"]

_SERIF = FACES[2]
#: Text in points on A4, and a title in multiples of it: the first that have room are taken.
_SIZES_PT = (60, 54, 48, 43, 38, 34, 31, 28, 25, 22.5, 20, 18, 16)
_TITLES = (2.5, 2.0, 1.6)
#: Beneath this, however long it is, a title is not told from its text.
_LEAST_TITLE = 1.25
#: A title goes on in a second line rather than be smaller than this share of its size.
_ONE_LINE = 0.6
#: Sheets laid out in one document: enough to share their styles, few enough for the memory.
_LEAVES = 16
#: Rounding of layout, in millimetres.
_TOLERANCE_MM = 0.3
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


@dataclass(frozen=True, eq=False, slots=True)
class _Sheet:
    """A notice fitted.

    Attributes:
        size: Which of `_SIZES_PT` its text has.
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
    begun = [begin(_sheet, said, product, printer) for said in notices]
    drafts: dict[str, list[tuple[_Sheet, Leaf]]] = {}
    for sheet in begun:
        if isinstance(sheet, _Sheet):
            leaf, css = _leaf(sheet, printer)
            drafts.setdefault(css, []).append((sheet, leaf))
    found: dict[_Sheet, Misfit | None] = {}
    for css, alike in drafts.items():
        for start in range(0, len(alike), _LEAVES):
            found |= _laid(alike[start : start + _LEAVES], css, printer)
    return tuple(found[one] if isinstance(one, _Sheet) else one for one in begun)


def _sheet(said: Said, product: Product, printer: Printer) -> _Sheet:
    grid, qr = _grid(product.paper), build_qr(said.address_url)
    text = _text(said)
    size, title = _size(said, text, product, printer)
    name = fit(
        said.place, printer.fonts, _SERIF, grid.text_mm * 0.99,
        most_pt=40 * grid.scale, one_line_pt=15 * grid.scale, least_pt=15 * grid.scale,
    )  # fmt: skip
    if name is None or len(name.lines) > 1:
        raise NoRoom(Misfit("poster.name-too-wide", "name", said.place))
    quiet = quiet_mm(product.qr_mm, qr.modules)
    return _Sheet(said, product, grid, qr, quiet, name, title, text, size)


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


def _size(said: Said, text: Markup, product: Product, printer: Printer) -> tuple[int, Fitted]:
    """Return the number of the size in which text and title have room, and the title.

    Smaller text is never taller, so the first size in which it has room without a title is found
    by halves: each size measured is a layout.

    Raises:
        NoRoom: They have room in none.
    """
    grid = _grid(product.paper)
    css = _css(said.theme, product, printer, printer.fonts.blocks(text))

    def has_room(size: int, title_mm: float = 0.0) -> bool:
        (text_mm,) = printer.ruler.heights_mm(css, [("main", f"size{size}", str(text))])
        return text_mm + title_mm <= grid.room_mm

    sizes = range(len(_SIZES_PT))
    first = bisect_left(sizes, True, key=has_room)
    for size, times in product_of(sizes[first:], _TITLES):
        title = _title(said.row.title, _SIZES_PT[size] * grid.scale, times, grid, printer.fonts)
        if title and has_room(size, _title_mm(title)):
            return size, title
    raise NoRoom(_too_long(said))


def _too_long(said: Said) -> Misfit:
    """Tell which notice: all of its text would be more than a line of a report holds."""
    return Misfit("poster.too-long", "notices", said.row.title)


def _title(text: str, text_pt: float, times: float, grid: _Grid, fonts: Fonts) -> Fitted | None:
    most_pt, least_pt = text_pt * times, text_pt * _LEAST_TITLE
    return fit(
        text, fonts, _SERIF, grid.main_mm * 0.99, most_pt=most_pt,
        one_line_pt=max(most_pt * _ONE_LINE, least_pt), least_pt=least_pt, spacing_em=0.02,
    )  # fmt: skip


def _title_mm(title: Fitted) -> float:
    """Return the height of a title with the rule beneath it: see sheet.css."""
    return len(title.lines) * title.size_pt * 1.25 * MM_PER_PT


def _css(theme: str, product: Product, printer: Printer, blocks: tuple[int, ...] = ()) -> str:
    return printer.css(
        "print/notice/sheet.css", theme, product.paper, blocks,
        g=_grid(product.paper), k=product.paper.width_mm / _WIDTH_MM, sizes=_SIZES_PT,
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


def _laid(
    drafts: list[tuple[_Sheet, Leaf]], css: str, printer: Printer
) -> dict[_Sheet, Misfit | None]:
    """Lay sheets of one style out in one document, and prove each."""
    laid = printer.press.lay([leaf for _, leaf in drafts], css)
    return {sheet: _proven(sheet, page) for (sheet, _), (page,) in zip(drafts, laid, strict=True)}


def _proven(sheet: _Sheet, laid: Laid) -> Misfit | None:
    """Return which part is too tall, or which text stands where it must not."""
    said, grid = sheet.said, sheet.grid
    if laid.boxes["main"][3] > grid.room_mm + _TOLERANCE_MM:
        return _too_long(said)
    beside_mm = laid.boxes["ask"][3] + laid.boxes["scan"][3]
    if beside_mm > grid.side_room_mm + _TOLERANCE_MM:
        return Misfit("poster.name-too-wide", "address", said.address_words)
    paper = sheet.product.paper
    left, top = paper.slug_mm + grid.margin_mm, paper.slug_mm
    text = stray(laid, (left, top, left + grid.text_mm, top + paper.height_mm))
    return Misfit("poster.stray", text.part or "name", text.words) if text else None


def _proof(sheet: _Sheet, laid: Laid) -> Proof:
    left, top, side, _ = laid.boxes["qr"]
    quiet = sheet.quiet_mm
    symbol = Symbol(sheet.said.address_url, left - quiet, top - quiet, side + 2 * quiet)
    return Proof(sheet.product.paper, symbols=(symbol,))


#: Every notice that is for paper, where it is said.
NOTICE: Design[Said] = Design("notice", _subjects, _draw, _misfits)
