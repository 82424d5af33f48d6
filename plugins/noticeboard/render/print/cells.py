"""Sheets of cells set and proven: what cards, plates and labels have in common."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from math import ceil

from markupsafe import Markup

from noticeboard.render.environment import environment
from noticeboard.render.fonts import Face as Font
from noticeboard.render.print.design import Printed, Product
from noticeboard.render.print.fit import Fitted, fit
from noticeboard.render.print.leaf import Laid, Leaf, Text
from noticeboard.render.print.misfit import Misfit, NoRoom
from noticeboard.render.print.nup import Imposition, cut_marks, fed, fed_symbol
from noticeboard.render.print.printer import Printer
from noticeboard.render.print.proof import Proof, Symbol
from noticeboard.render.print.stray import stray
from noticeboard.render.qr import quiet_mm

__all__ = [
    "Cell",
    "Cells",
    "Face",
    "cells_css",
    "draw_cells",
    "fit_cell",
    "lay_cells",
    "nup_of",
]


_NOTHING = Markup("")


@dataclass(frozen=True, slots=True)
class Face:
    """One side of a thing.

    Attributes:
        html: What is read, in which the id of the QR is ``qr``.
        ground: What lies beneath it and goes on beyond the knife.
        payload: What its QR reads; empty where it has none.
        modules: On a side of its QR.
    """

    html: Markup
    ground: Markup = _NOTHING
    payload: str = ""
    modules: int = 0

    def html_of(self, cell: int) -> Markup:
        """Return what is read, with ids of its own in a cell."""
        return Markup(str(self.html).replace('id="qr"', f'id="qr{cell}"'))


@dataclass(frozen=True, slots=True)
class Cell:
    """A thing: its front, its back, and what is called wrong where it has no room.

    Attributes:
        front, back: Its sides.
        text: The name of whom, or of what, it is about.
        part: What kind of text that is.
    """

    front: Face
    back: Face | None = None
    text: str = ""
    part: str = "person"


@dataclass(frozen=True, slots=True)
class Cells:
    """Everything for one file.

    Attributes:
        cells: In order.
        leaf: Title, author, subject and day; its pages are made here.
        theme: Of the site.
        css: Template of the style sheet.
        values: What that asks for.
    """

    cells: tuple[Cell, ...]
    leaf: Leaf
    theme: str
    css: str
    values: tuple[tuple[str, object], ...] = ()

    @property
    def duplex(self) -> bool:
        """Whether every second page is a back."""
        return any(cell.back for cell in self.cells)


def nup_of(product: Product) -> Imposition:
    """Return how the sheets of a product of cells are filled."""
    assert product.nup is not None
    return product.nup


def fit_cell(
    text: str,
    printer: Printer,
    face: Font,
    width_mm: float,
    part: str,
    *,
    most_pt: float,
    one_line_pt: float,
    least_pt: float,
    spacing_em: float = 0.04,
) -> Fitted:
    """Return `text` as `fit` does.

    Args:
        text, face, width_mm, most_pt, one_line_pt, least_pt, spacing_em: As of `fit`.
        printer: Of this process.
        part: What the text is, for who must shorten it.

    Raises:
        NoRoom: It is too long; by how many characters is told.
    """
    fitted = partial(
        fit, fonts=printer.fonts, face=face, width_mm=width_mm, most_pt=most_pt,
        one_line_pt=one_line_pt, least_pt=least_pt, spacing_em=spacing_em,
    )  # fmt: skip
    if found := fitted(text):
        return found
    most = next(n for n in range(len(text) - 1, -1, -1) if not n or fitted(text[:n]))
    raise NoRoom(Misfit("poster.cell-long", part, text, over_chars=len(text) - most))


def draw_cells(cells: Cells, product: Product, printer: Printer) -> Printed | Misfit:
    """Draw the file of `cells`, or tell what has no room in one."""
    leaf, css = _leaf(cells, product, printer)
    (drawn,) = printer.press.draw([leaf], css, product.paper)
    nup = nup_of(product)
    if wrong := _proven(cells, nup, drawn.pages):
        return wrong
    symbols = _symbols(cells, product, drawn.pages)
    proof = Proof(product.paper, len(drawn.pages), tuple(symbols))
    return Printed(fed(drawn.pdf, nup.feed, cells.duplex), proof)


def lay_cells(cells: Cells, product: Product, printer: Printer) -> Misfit | None:
    """Tell the same, and draw nothing."""
    leaf, css = _leaf(cells, product, printer)
    (pages,) = printer.press.lay([leaf], css)
    return _proven(cells, nup_of(product), pages)


def _leaf(cells: Cells, product: Product, printer: Printer) -> tuple[Leaf, str]:
    pages = tuple(_pages(cells, product, printer.lang))
    told = cells.leaf
    leaf = Leaf(pages, told.title, told.author, told.subject, told.day)
    blocks = printer.fonts.blocks("".join(pages))
    return leaf, cells_css(cells.css, cells.theme, product, printer, blocks, *cells.values)


def cells_css(
    template: str,
    theme: str,
    product: Product,
    printer: Printer,
    blocks: tuple[int, ...] = (),
    *values: tuple[str, object],
) -> str:
    """Return the style sheet of a product of cells."""
    nup = nup_of(product)
    named = dict(values)
    return printer.css(template, theme, product.paper, blocks, nup=nup, s=nup.sheet, **named)


def _pages(cells: Cells, product: Product, lang: str) -> Iterator[str]:
    nup = nup_of(product)
    page = environment(lang, paper=True).get_template("print/nup/page.html")
    for placed in nup.pages(len(cells.cells)):
        fronts = [(cells.cells[item].front, cell) for item, cell in placed]
        marks = cut_marks(nup.sheet)
        yield page.render(placed=fronts, side="f", marks=marks, paper=product.paper)
        if cells.duplex:
            backs = [(cells.cells[item].back, cell) for item, cell in placed]
            shown = [(face, cell) for face, cell in backs if face]
            marks = cut_marks(nup.sheet, back=True, flip=nup.feed.flip)
            yield page.render(placed=shown, side="b", marks=marks, paper=product.paper)


def _faces(cells: Cells, nup: Imposition) -> Iterator[tuple[int, int, Cell, Face]]:
    """Yield page, cell, thing and side of all that is printed."""
    sides = 2 if cells.duplex else 1
    for number, placed in enumerate(nup.pages(len(cells.cells))):
        for item, at in placed:
            thing = cells.cells[item]
            yield number * sides, at, thing, thing.front
            if thing.back:
                yield number * sides + 1, at, thing, thing.back


def _proven(cells: Cells, nup: Imposition, pages: Sequence[Laid]) -> Misfit | None:
    """Return what stands where it must not, of the thing in whose cell it does."""
    width, height = nup.sheet.paper.medium_mm
    faces = {(page, f"c{at}"): thing for page, at, thing, _ in _faces(cells, nup)}
    for number, laid in enumerate(pages):
        if text := stray(laid, (0, 0, width, height)):
            thing = faces.get((number, text.part))
            part, blamed = (thing.part, thing.text) if thing else ("person", text.words)
            return Misfit("poster.cell", part, blamed, _over_mm(laid, text))
    return None


def _over_mm(laid: Laid, text: Text) -> int:
    """Return by how many millimetres `text` leaves its face, or by how much it covers another."""
    left, top, width, height = laid.boxes.get(text.part, (0.0, 0.0, 0.0, 0.0))
    beyond = (left - text.left_mm, text.right_mm - left - width,
              top - text.top_mm, text.bottom_mm - top - height)  # fmt: skip
    return max(ceil(max(beyond)), 1)


def _symbols(cells: Cells, product: Product, pages: Sequence[Laid]) -> Iterator[Symbol]:
    nup = nup_of(product)
    for page, at, _, face in _faces(cells, nup):
        if face.payload:
            left, top, side, _ = pages[page].boxes[f"qr{at}"]
            quiet = quiet_mm(product.qr_mm, face.modules)
            symbol = Symbol(face.payload, left - quiet, top - quiet, side + 2 * quiet, page)
            yield fed_symbol(symbol, nup.sheet, nup.feed, cells.duplex)
