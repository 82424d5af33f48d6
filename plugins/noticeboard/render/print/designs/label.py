"""QR labels: for doors, boxes and letters, what leads to the board of a home; one label each.

Where a label is too small for a symbol that a phone reads, it has the code and the address only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from noticeboard.derive import Board
from noticeboard.render.environment import environment
from noticeboard.render.fonts import FACES
from noticeboard.render.print.cells import (
    Cell,
    Cells,
    Face,
    draw_cells,
    fit_cell,
    lay_cells,
    nup_of,
)
from noticeboard.render.print.design import Design, Printed, Product, Source, Subject
from noticeboard.render.print.fit import MM_PER_PT, Fitted, fit
from noticeboard.render.print.leaf import Leaf
from noticeboard.render.print.misfit import Misfit, NoRoom
from noticeboard.render.print.printer import Printer
from noticeboard.render.print.singly import draw_each, lay_each
from noticeboard.render.qr import Qr, quiet_mm

__all__ = ["LABEL", "Label", "Labels"]

_SANS, _BOLD = FACES[0], FACES[1]
_CSS = "print/label/sheet.css"
#: From the edge of a label to what is read: printers put labels a millimetre aside.
_INSET_MM = 2.0
#: Between code, place, address and what is beneath: the style sheet has it too.
_BETWEEN_MM = 0.6


@dataclass(frozen=True, slots=True)
class Label:
    """What stands on one label."""

    code: str
    place: str
    address_url: str
    address_words: str
    updated: date | None = None


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of one file, in the order of the site."""

    place: str
    theme: str
    responsible: str
    labels: tuple[Label, ...]


def _subjects(source: Source) -> tuple[Subject[Labels], ...]:
    """Return the homes of each community together, then each home alone."""
    together: dict[str, list[Board]] = {}
    for board in source.boards:
        together.setdefault(board.community_path, []).append(board)
    whole = (
        Subject(path, _labels(boards[0].community, boards)) for path, boards in together.items()
    )
    return (*whole, *(Subject(board.path, _labels(board.name, [board])) for board in source.boards))


def _labels(place: str, boards: list[Board]) -> Labels:
    labels = tuple(Label(b.code, b.name, b.address_url, b.address_words, b.updated) for b in boards)
    first = boards[0]
    return Labels(place, first.theme, first.responsible or first.community, labels)


def _draw(
    contents: tuple[Labels, ...], product: Product, printer: Printer
) -> Iterator[Printed | Misfit]:
    return draw_each(_cells, draw_cells, contents, product, printer)


def _misfits(
    contents: tuple[Labels, ...], product: Product, printer: Printer
) -> tuple[Misfit | None, ...]:
    return lay_each(_cells, lay_cells, contents, product, printer)


def _cells(labels: Labels, product: Product, printer: Printer) -> Cells:
    modules = max(product.qr(label.address_url).modules for label in labels.labels)
    values = _values(product, modules)
    cells = tuple(_cell(label, values, product, printer) for label in labels.labels)
    title = f"{labels.place} · {len(cells)}"
    leaf = Leaf((), title, labels.responsible, labels.place, None)
    return Cells(cells, leaf, labels.theme, _CSS, tuple(values.items()))


def _values(product: Product, modules: int) -> dict[str, float]:
    """Return the measures that follow from the label: the QR at the left, words beside it."""
    sheet, side = nup_of(product).sheet, product.qr_mm
    height = sheet.height_mm - 2 * _INSET_MM
    quiet = quiet_mm(side, modules)
    left = max(quiet - _INSET_MM, 0.0)
    text_left = left + side + quiet if side else 0.0
    k = min(sheet.height_mm / 38.1, 1.5)
    return {
        "inset": _INSET_MM, "qr_left": left, "qr_top": (height - side) / 2,
        "text_left": text_left, "text_top": (height - side) / 2 if side else 0.0,
        "code_pt": round(17 * k, 1), "scan_pt": round(6.5 * max(k, 1), 1),
        "text_mm": sheet.width_mm - 2 * _INSET_MM - text_left, "k": k,
        "room_mm": side or height,
    }  # fmt: skip


def _cell(label: Label, values: dict[str, float], product: Product, printer: Printer) -> Cell:
    qr = product.qr(label.address_url) if product.qr_mm else None
    place = _place(label, values, printer)
    address = _address(label, place.size_pt, values, printer)
    free = _free_lines(place, address, values)
    day = label.updated if free > 1 else None
    html = (
        environment(printer.lang, paper=True)
        .get_template("print/label/face.html")
        .render(
            label=label,
            qr=qr,
            side=product.qr_mm,
            place=place,
            address=address,
            day=day,
            hint=free > 0,
        )
    )
    return Cell(_face(Markup(html), qr), text=label.place, part="name")


def _free_lines(place: Fitted, address: Fitted, values: dict[str, float]) -> int:
    """Return how many lines of the smallest type have room beside code, place and address."""
    lines = values["code_pt"] * 1.15
    lines += sum(len(one.lines) * one.size_pt * 1.25 for one in (place, address))
    free_mm = values["room_mm"] - lines * MM_PER_PT - 2 * _BETWEEN_MM
    return int(free_mm / (values["scan_pt"] * 1.25 * MM_PER_PT))


def _face(html: Markup, qr: Qr | None) -> Face:
    return Face(html, payload=qr.payload, modules=qr.modules) if qr else Face(html)


def _place(label: Label, values: dict[str, float], printer: Printer) -> Fitted:
    return fit_cell(
        label.place, printer, _BOLD, values["text_mm"] * 0.98, "name",
        most_pt=max(11 * values["k"], 8), one_line_pt=7, least_pt=6, spacing_em=0.0,
    )  # fmt: skip


def _address(label: Label, most_pt: float, values: dict[str, float], printer: Printer) -> Fitted:
    """Fit the address into one line, or break it behind its slashes; it is never above `most_pt`.

    Raises:
        NoRoom: It is too long.
    """
    words = label.address_words
    if found := _address_in(words, most_pt, values, printer):
        return found
    # What can be shortened is the address of the site, before the code.
    over = next(
        n
        for n in range(1, len(words) + 1)
        if n == len(words) or _address_in(words[n:], most_pt, values, printer)
    )
    raise NoRoom(Misfit("poster.cell-long", "address", words, over_chars=over))


def _address_in(
    words: str, most_pt: float, values: dict[str, float], printer: Printer
) -> Fitted | None:
    most_pt = min(most_pt, max(8 * values["k"], 6.5))
    for parts in ((words,), tuple(re.split(r"(?<=/)(?=Q/)", words))):
        sizes = [
            fit(
                part, printer.fonts, _SANS, values["text_mm"] * 0.98,
                most_pt=most_pt, one_line_pt=6, least_pt=6, spacing_em=0.0,
            )
            for part in parts
        ]  # fmt: skip
        whole = [one for one in sizes if one and len(one.lines) == 1]
        if len(whole) == len(parts):
            return Fitted(parts, min(one.size_pt for one in whole))
    return None


#: Labels of all homes of a community, and of each home.
LABEL: Design[Labels] = Design("label", _subjects, _draw, _misfits)
