"""Plates for doors (党员户挂牌), of those who agreed to one: title, name, building, slogan, day.

No flat number stands on one, and no code: it tells whoever comes to the door, and nobody else.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from noticeboard.derive import Plate
from noticeboard.locale import translate
from noticeboard.render.environment import environment
from noticeboard.render.fonts import FACES
from noticeboard.render.fonts import Face as Font
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
from noticeboard.render.print.fit import Fitted
from noticeboard.render.print.leaf import Leaf
from noticeboard.render.print.misfit import Misfit
from noticeboard.render.print.printer import Printer
from noticeboard.render.print.singly import draw_each, lay_each
from noticeboard.schema import Channel

__all__ = ["PLATE", "Plates"]

_SANS, _SERIF = FACES[0], FACES[2]
_CSS = "print/plate/sheet.css"
_INSET_MM = 7.0


@dataclass(frozen=True, slots=True)
class Plates:
    """The plates of one home."""

    place: str
    community: str
    theme: str
    plates: tuple[Plate, ...]


def _subjects(source: Source) -> tuple[Subject[Plates], ...]:
    homes: dict[str, list[Plate]] = {}
    for plate in source.plates:
        homes.setdefault(plate.path, []).append(plate)
    return tuple(
        Subject(path, _plates(plates), channel=Channel.PLATE) for path, plates in homes.items()
    )


def _plates(plates: list[Plate]) -> Plates:
    first = plates[0]
    return Plates(first.place, first.community, first.theme, tuple(plates))


def _draw(
    contents: tuple[Plates, ...], product: Product, printer: Printer
) -> Iterator[Printed | Misfit]:
    return draw_each(_cells, draw_cells, contents, product, printer)


def _misfits(
    contents: tuple[Plates, ...], product: Product, printer: Printer
) -> tuple[Misfit | None, ...]:
    return lay_each(_cells, lay_cells, contents, product, printer)


def _cells(plates: Plates, product: Product, printer: Printer) -> Cells:
    cells = tuple(_cell(plate, plates.theme, product, printer) for plate in plates.plates)
    updated = plates.plates[0].updated
    leaf = Leaf((), plates.place, plates.community, plates.community, updated)
    return Cells(cells, leaf, plates.theme, _CSS, (("inset", _INSET_MM),))


def _cell(plate: Plate, theme: str, product: Product, printer: Printer) -> Cell:
    title = plate.title or translate(f"plate.title-{theme}", printer.lang, {})
    wide = nup_of(product).sheet.width_mm - 2 * _INSET_MM
    html = environment(printer.lang, paper=True).get_template("print/plate/face.html").render(
        plate=plate,
        title=_line(title, _SERIF, 38, wide, "plate", printer),
        name=_line(plate.name, _SERIF, 24, wide, "person", printer),
        place=_line(plate.place, _SANS, 12, wide, "name", printer),
        slogan=_line(plate.slogan, _SANS, 12, wide, "slogan", printer) if plate.slogan else None,
    )  # fmt: skip
    ground = Markup('<div class="ground"></div><div class="cloth"></div><div class="rule"></div>')
    return Cell(Face(Markup(html), ground), text=plate.name)


def _line(
    text: str, face: Font, most_pt: float, wide_mm: float, part: str, printer: Printer
) -> Fitted:
    """Fit `text` into one line, two where it must be smaller than half.

    Raises:
        NoRoom: It would be smaller than 7 pt.
    """
    return fit_cell(
        text, printer, face, wide_mm * 0.98, part,
        most_pt=most_pt, one_line_pt=max(most_pt / 2, 7), least_pt=7, spacing_em=0.08,
    )  # fmt: skip


#: The plates of each home.
PLATE: Design[Plates] = Design("plate", _subjects, _draw, _misfits)
