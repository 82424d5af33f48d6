"""Many on one sheet: which stands in which cell, its back, where the knife goes, what comes true.

A printer moves and stretches what it prints by a little that stays the same; on labels a millimetre
is seen. So it is measured once on the calibration page, and taken back here.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

import pikepdf

from noticeboard.render.print.paper import PT_PER_MM, Paper
from noticeboard.render.print.proof import Symbol
from noticeboard.render.print.sheets import Sheet

__all__ = ["STRAIGHT", "Feed", "Flip", "Imposition", "cut_marks", "fed", "fed_symbol"]

#: About which edge of the paper a printer turns it for the back.
Flip: TypeAlias = Literal["long", "short"]
#: Crop marks beside the cells: their length, and from the bleed to where they begin.
_MARK_MM, _CLEAR_MM = 4.0, 0.5
#: From the edge of a card to a mark between cards.
_BETWEEN_MM = 0.8


@dataclass(frozen=True, slots=True)
class Feed:
    """What is done to a page so that a certain printer puts it where it belongs.

    Attributes:
        right_mm, down_mm: By how much all is moved.
        wide, tall: By how much all is stretched about the middle of the paper; 1 for not at all.
        back_right_mm, back_down_mm: By how much the back is moved besides.
        flip: How it turns paper for the back.
    """

    right_mm: float = 0.0
    down_mm: float = 0.0
    wide: float = 1.0
    tall: float = 1.0
    back_right_mm: float = 0.0
    back_down_mm: float = 0.0
    flip: Flip = "long"

    def of_page(self, page: int, duplex: bool) -> tuple[float, float]:
        """Return by how much a page is moved to the right and down; with backs, every second."""
        back = duplex and page % 2 == 1
        return (
            self.right_mm + (self.back_right_mm if back else 0.0),
            self.down_mm + (self.back_down_mm if back else 0.0),
        )


#: A printer that needs nothing.
STRAIGHT = Feed()


@dataclass(frozen=True, slots=True)
class Imposition:
    """How the cells of a sheet are filled.

    Attributes:
        sheet: The cells.
        start: The first that is free on the first sheet, counted from 1: of labels half used.
        copies: Of each.
        feed: The printer.
    """

    sheet: Sheet
    start: int = 1
    copies: int = 1
    feed: Feed = STRAIGHT

    def pages(self, count: int) -> list[list[tuple[int, int]]]:
        """Return for each sheet which of `count` things stands in which cell."""
        items = [item for item in range(count) for _ in range(self.copies)]
        cells = self.sheet.cells
        slots = ((item, self.start - 1 + n) for n, item in enumerate(items))
        spread = [(slot // cells, item, slot % cells + 1) for item, slot in slots]
        last = spread[-1][0] if spread else -1
        return [[(i, c) for page, i, c in spread if page == n] for n in range(last + 1)]

    @property
    def fronts(self) -> tuple[tuple[float, float], ...]:
        """Left and top of every cell."""
        return tuple(self.sheet.at_mm(cell) for cell in range(1, self.sheet.cells + 1))

    @property
    def backs(self) -> tuple[tuple[float, float], ...]:
        """Left and top of the back of every cell: mirrored about the edge that paper is turned by.

        Turned by its short edge, a card is read on by turning it head over heels.
        """
        s, (width, height) = self.sheet, self.sheet.paper.medium_mm
        if self.feed.flip == "short":
            return tuple((x, round(height - y - s.height_mm, 3)) for x, y in self.fronts)
        return tuple((round(width - x - s.width_mm, 3), y) for x, y in self.fronts)

    @property
    def for_press(self) -> Imposition:
        """One to a page, which is as large as it: a press has its own way to put many on one.

        Stock that is cut already goes through no press, and stays as it is.
        """
        s = self.sheet
        if not s.bleed_mm:
            return self
        page = Paper(s.width_mm, s.height_mm)
        slug, bleed = page.slug_mm, page.bleed_mm
        one = Sheet(page, 1, 1, s.width_mm, s.height_mm, slug, slug, bleed_mm=bleed)
        return Imposition(one, copies=self.copies)


def cut_marks(sheet: Sheet, *, back: bool = False, flip: Flip = "long") -> str:
    """Return SVG path data, in millimetres of the page, of where the knife goes.

    Marks stand beside the cells, and between them where there is room; never on one. Stock that is
    cut already has none.
    """
    if not sheet.bleed_mm:
        return ""
    xs = [x for left in sheet.lefts_mm for x in (left, left + sheet.width_mm)]
    ys = [y for top in sheet.tops_mm for y in (top, top + sheet.height_mm)]
    width, height = sheet.paper.medium_mm
    if back and flip == "long":
        xs = sorted(width - x for x in xs)
    elif back:
        ys = sorted(height - y for y in ys)
    down = _spans(ys, sheet.bleed_mm, height)
    across = _spans(xs, sheet.bleed_mm, width)
    lines = [f"M{x:.2f} {a:.2f}V{b:.2f}" for x in xs for a, b in down]
    lines += [f"M{a:.2f} {y:.2f}H{b:.2f}" for y in ys for a, b in across]
    return "".join(lines)


def _spans(edges: list[float], bleed_mm: float, size_mm: float) -> list[tuple[float, float]]:
    """Return where along one direction marks run: before the first cell, between, after the last.

    Args:
        edges: Both edges of every cell, in order.
        bleed_mm: Around the cells.
        size_mm: Of the paper.
    """
    out = bleed_mm + _CLEAR_MM
    first, last = edges[0] - out, edges[-1] + out
    ends = [(max(first - _MARK_MM, 0.0), first), (last, min(last + _MARK_MM, size_mm))]
    inner = [
        (a + _BETWEEN_MM, b - _BETWEEN_MM)
        for a, b in zip(edges[1:-1:2], edges[2:-1:2], strict=True)
    ]
    return [(a, b) for a, b in (*ends, *inner) if b - a > 0.3]


def fed(pdf: bytes, feed: Feed, duplex: bool) -> bytes:
    """Return a file whose pages are drawn as `feed` says; the paper stays what it is."""
    if replace(feed, flip="long") == STRAIGHT:
        return pdf
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for number, page in enumerate(document.pages):
            right, down = (value * PT_PER_MM for value in feed.of_page(number, duplex))
            width, height = (float(value) for value in [*page.mediabox][2:])
            x = right + width * (1 - feed.wide) / 2
            y = height * (1 - feed.tall) / 2 - down
            matrix = f"q {feed.wide:.6f} 0 0 {feed.tall:.6f} {x:.4f} {y:.4f} cm\n"
            page.contents_add(document.make_stream(matrix.encode()), prepend=True)
            page.contents_add(document.make_stream(b"\nQ"))
        stream = io.BytesIO()
        document.save(stream, deterministic_id=True)
    return stream.getvalue()


def fed_symbol(symbol: Symbol, sheet: Sheet, feed: Feed, duplex: bool) -> Symbol:
    """Return where `symbol` stands in the file that `fed` gives."""
    right, down = feed.of_page(symbol.page, duplex)
    middle_x, middle_y = sheet.paper.width_mm / 2, sheet.paper.height_mm / 2
    return replace(
        symbol,
        left_mm=middle_x + (symbol.left_mm - middle_x) * feed.wide + right,
        top_mm=middle_y + (symbol.top_mm - middle_y) * feed.tall + down,
        side_mm=symbol.side_mm * max(feed.wide, feed.tall),
    )
