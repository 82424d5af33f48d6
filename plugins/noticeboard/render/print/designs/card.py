"""Contact cards (便民联系卡): who helps with what, and behind it where that is and who else does.

One for each person of a board who agreed to name and number on paper; nobody is on a card without.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from markupsafe import Markup

from noticeboard.derive import Board, ShownPerson
from noticeboard.render.environment import environment
from noticeboard.render.fonts import FACES
from noticeboard.render.print.breaks import bind
from noticeboard.render.print.cells import (
    Cell,
    Cells,
    Face,
    cells_css,
    draw_cells,
    lay_cells,
    nup_of,
)
from noticeboard.render.print.design import Design, LeftOut, Printed, Product, Source, Subject
from noticeboard.render.print.fit import Fitted, fit
from noticeboard.render.print.leaf import Leaf
from noticeboard.render.print.misfit import Misfit, NoRoom
from noticeboard.render.print.printer import Printer
from noticeboard.render.print.singly import draw_each, lay_each
from noticeboard.render.qr import Qr, quiet_mm
from noticeboard.schema import Phone

__all__ = ["CARD", "Cards"]

_BOLD, _SERIF = FACES[1], FACES[2]
_CSS = "print/card/sheet.css"
#: From the knife to what is read.
_INSET_MM = 4.0
#: What somebody helps with, in points: the first with room is taken.
_SIZES_PT = (11.5, 10.5, 9.5, 8.5, 7.5, 6.5)
#: Beneath name, seats and number, of a card of 54; less where the name or the number takes more.
_SERVICES_MM = 14.0


@dataclass(frozen=True, slots=True)
class Cards:
    """The cards of one board.

    Attributes:
        people: Those who have one.
        without: How many have none, since they did not agree to name and number on paper.
        above: Name of the community.
    """

    place: str
    above: str
    theme: str
    responsible: str
    hotline: Phone | None
    address_url: str
    address_words: str
    cautions: tuple[str, ...]
    updated: date | None
    people: tuple[ShownPerson, ...]
    without: int


@dataclass(frozen=True, slots=True)
class _Card:
    """A card fitted; `size` is which of `_SIZES_PT`."""

    name: Fitted
    seats: tuple[str, ...]
    phone: Phone
    services: Markup
    size: int


def _subjects(source: Source) -> tuple[Subject[Cards], ...]:
    found = ((board.path, _cards(board)) for board in source.boards)
    return tuple(Subject(path, cards) for path, cards in found if cards.people)


def _cards(board: Board) -> Cards:
    panel = board.panel("members")
    rows = panel.rows if panel else ()
    people = tuple(row for row in rows if isinstance(row, ShownPerson))
    having = tuple(replace(p, photo=None, stairs=()) for p in people if p.name and p.phone)
    without = len(people) - len(having) + (panel.unnamed if panel else 0)
    return Cards(
        place=board.name, above=board.community, theme=board.theme,
        responsible=board.responsible or board.community, hotline=board.hotline,
        address_url=board.address_url, address_words=board.address_words,
        cautions=board.cautions, updated=board.updated, people=having, without=without,
    )  # fmt: skip


def _draw(
    contents: tuple[Cards, ...], product: Product, printer: Printer
) -> Iterator[Printed | Misfit]:
    drawn = draw_each(_cells, draw_cells, contents, product, printer)
    for cards, made in zip(contents, drawn, strict=True):
        if isinstance(made, Printed) and cards.without:
            made = replace(made, left=(LeftOut("cards", cards.without),))
        yield made


def _misfits(
    contents: tuple[Cards, ...], product: Product, printer: Printer
) -> tuple[Misfit | None, ...]:
    return lay_each(_cells, lay_cells, contents, product, printer)


def _cells(cards: Cards, product: Product, printer: Printer) -> Cells:
    qr = product.qr(cards.address_url)
    values = _values(product, qr)
    back = _back(cards, qr, product, printer)
    cells = tuple(_cell(cards, person, back, product, printer) for person in cards.people)
    leaf = Leaf((), f"{cards.place} · {cards.above}", cards.responsible, cards.above, cards.updated)
    return Cells(cells, leaf, cards.theme, _CSS, values)


def _values(product: Product, qr: Qr) -> tuple[tuple[str, object], ...]:
    quiet = quiet_mm(product.qr_mm, qr.modules)
    words = _wide_mm(product) - product.qr_mm - quiet - 1
    return (("inset", _INSET_MM), ("sizes", _SIZES_PT), ("quiet", quiet), ("words", words))


def _wide_mm(product: Product) -> float:
    return nup_of(product).sheet.width_mm - 2 * _INSET_MM


def _cell(
    cards: Cards, person: ShownPerson, back: Face, product: Product, printer: Printer
) -> Cell:
    card = _card(cards, person, product, printer)
    env = environment(printer.lang, paper=True)
    html = env.get_template("print/card/front.html").render(cards=cards, card=card)
    return Cell(Face(Markup(html), _GROUND), back, "、".join(card.name.lines))


#: The cloth on top, and the paper beneath.
_GROUND = Markup('<div class="ground"></div><div class="band"></div>')
_GROUND_BACK = Markup('<div class="ground"></div><div class="foot"></div>')


def _card(cards: Cards, person: ShownPerson, product: Product, printer: Printer) -> _Card:
    assert person.name
    assert person.phone
    name = fit(
        person.name, printer.fonts, _SERIF, _wide_mm(product) * 0.99,
        most_pt=22, one_line_pt=11, least_pt=10,
    )  # fmt: skip
    if name is None:
        raise NoRoom(Misfit("poster.name-too-wide", "leads", person.name))
    services = _services(person.services, printer.lang)
    size = _size(services, cards.theme, product, printer) if services else 0
    return _Card(name, person.seats, person.phone, services, size)


def _services(services: tuple[str, ...], lang: str) -> Markup:
    if not services:
        return Markup("")
    template = environment(lang, paper=True).get_template("print/card/services.html")
    return bind(Markup(template.render(services=services)))


def _size(services: Markup, theme: str, product: Product, printer: Printer) -> int:
    values = _values(product, product.qr("HTTPS://A/"))
    css = cells_css(_CSS, theme, product, printer, printer.fonts.blocks(services), *values)
    pieces = [("services", f"size{size}", str(services)) for size in range(len(_SIZES_PT))]
    heights = printer.ruler.heights_mm(css, pieces)
    found = (size for size, mm in enumerate(heights) if mm <= _SERVICES_MM)
    return next(found, len(_SIZES_PT) - 1)


def _back(cards: Cards, qr: Qr, product: Product, printer: Printer) -> Face:
    words_mm = dict(_values(product, qr))["words"]
    assert isinstance(words_mm, float)
    wanted = partial(fit, fonts=printer.fonts, one_line_pt=10)
    place = wanted(cards.place, face=_SERIF, width_mm=words_mm * 0.99, most_pt=15, least_pt=7)
    address = fit(
        cards.address_words, printer.fonts, _BOLD, _wide_mm(product) * 0.99,
        most_pt=9, one_line_pt=6, least_pt=6, spacing_em=0.0,
    )  # fmt: skip
    if place is None:
        raise NoRoom(Misfit("poster.name-too-wide", "name", cards.place))
    if address is None:
        raise NoRoom(Misfit("poster.name-too-wide", "address", cards.address_words))
    html = (
        environment(printer.lang, paper=True)
        .get_template("print/card/back.html")
        .render(cards=cards, qr=qr, place=place, address=address, side=product.qr_mm)
    )
    return Face(Markup(html), _GROUND_BACK, cards.address_url, qr.modules)


#: Cards for everybody of a home who agreed to be on paper with a number.
CARD: Design[Cards] = Design("card", _subjects, _draw, _misfits)
