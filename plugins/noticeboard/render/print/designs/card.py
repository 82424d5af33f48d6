"""Contact cards (便民联系卡): who helps with what, and behind it where that is and who else does.

One for each person of a board who agreed to name and number on paper; nobody is on a card without.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import product as product_of
from math import ceil

from markupsafe import Markup

from noticeboard.derive import Board, ShownPerson
from noticeboard.locale import comma, translate
from noticeboard.render.environment import environment
from noticeboard.render.fonts import FACES
from noticeboard.render.print.breaks import bind
from noticeboard.render.print.cells import (
    Cell,
    Cells,
    Face,
    cells_css,
    draw_cells,
    fit_cell,
    lay_cells,
    nup_of,
)
from noticeboard.render.print.design import Design, LeftOut, Printed, Product, Source, Subject
from noticeboard.render.print.fit import MM_PER_PT, Fitted, fit
from noticeboard.render.print.leaf import Leaf
from noticeboard.render.print.misfit import Misfit, NoRoom
from noticeboard.render.print.printer import Printer
from noticeboard.render.print.singly import draw_each, lay_each
from noticeboard.render.qr import Qr, quiet_mm
from noticeboard.schema import Phone

__all__ = ["CARD", "Cards"]

_SANS, _BOLD, _SERIF = FACES
_CSS = "print/card/sheet.css"
#: From the knife to what is read, and from there to where lines begin.
_INSET_MM, _INDENT_MM = 4.0, 1.5
#: The band on top of a front, and the bar beneath a back.
_BAND_MM, _BAR_MM = 12.0, 4.0
#: Of what says what the card is, in the band.
_KIND_PT = 12
#: From the band to the name.
_HEAD_MM = 3.0
#: Name and number, and all else, in points: the first pair with room is taken.
_FRONTS_PT = (
    (31, 12), (30, 12), (28, 12), (26, 12), (24, 12), (22, 11), (20, 10), (18, 9),
    (16, 8), (14, 7), (12, 6.5),
)  # fmt: skip
#: Place and hotline, and all else.
_BACKS_PT = ((18, 9), (16, 9), (15, 8.5), (14, 8), (12, 7), (10, 6.5))
#: Line heights of name and number: the style sheet has them too.
_NAME_LEADING, _TEL_LEADING = 1.15, 1.12
#: Between name, text and number; less only in the smallest type.
_GAP_MM = 1.6
#: From a name to the seat behind it.
_BESIDE_MM = 3.5


@dataclass(frozen=True, slots=True)
class Cards:
    """The cards of one board.

    Attributes:
        people: Those who have one.
        without: How many have none, since they did not agree to name and number on paper.
        above: Name of the community.
        code: Of the home; empty for none.
        domain: The host.
        edition: As of a `Board`.
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
    code: str = ""
    domain: str = ""
    edition: int = 0


@dataclass(frozen=True, slots=True)
class _Front:
    """A front fitted: `size` is which of `_FRONTS_PT`, `beside` what stands behind the name."""

    name: Fitted
    tel: Fitted
    phone: Phone
    size: int
    beside: str
    text: Markup


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
        code=board.code if board.codes else "", domain=board.domain, edition=board.edition,
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
    values = _values(product, qr.modules)
    back = _back(cards, qr, product, printer)
    cells = tuple(_cell(cards, person, back, product, printer) for person in cards.people)
    leaf = Leaf((), f"{cards.place} · {cards.above}", cards.responsible, cards.above, cards.updated)
    return Cells(cells, leaf, cards.theme, _CSS, values)


def _values(product: Product, modules: int) -> tuple[tuple[str, object], ...]:
    quiet = quiet_mm(product.qr_mm, modules)
    return (
        ("inset", _INSET_MM), ("indent", _INDENT_MM), ("band_mm", _BAND_MM), ("bar_mm", _BAR_MM),
        ("head_mm", _HEAD_MM), ("kind_pt", _KIND_PT), ("fronts", _FRONTS_PT), ("backs", _BACKS_PT),
        ("leadings", (_NAME_LEADING, _TEL_LEADING)), ("beside_mm", _BESIDE_MM),
        ("wide", _wide_mm(product)), ("words", _wide_mm(product) - product.qr_mm - quiet),
    )  # fmt: skip


def _wide_mm(product: Product) -> float:
    return nup_of(product).sheet.width_mm - 2 * (_INSET_MM + _INDENT_MM)


def _room_mm(product: Product) -> float:
    """Return the height of name, text and number together."""
    return nup_of(product).sheet.height_mm - _BAND_MM - _HEAD_MM - _INSET_MM


def _cell(
    cards: Cards, person: ShownPerson, back: Face, product: Product, printer: Printer
) -> Cell:
    card = _front(cards.theme, person, product, printer)
    env = environment(printer.lang, paper=True)
    html = env.get_template("print/card/front.html").render(
        card=card, of=_of(cards.place, product, printer)
    )
    return Cell(Face(Markup(html), _GROUND), back, "".join(card.name.lines))


#: The cloth on top, and the paper beneath.
_GROUND = Markup('<div class="ground"></div><div class="band"></div>')
_GROUND_BACK = Markup('<div class="ground"></div><div class="foot"></div>')


def _of(place: str, product: Product, printer: Printer) -> Fitted | None:
    """Fit the place into the band; one too long for that stands on the back only."""
    title = translate("card.title", printer.lang, {})
    title_mm = (printer.fonts.width_em(title, _SERIF) + 0.08 * len(title)) * _KIND_PT * MM_PER_PT
    of = fit(
        place, printer.fonts, _BOLD, (_wide_mm(product) - title_mm - _BESIDE_MM) * 0.98,
        most_pt=_KIND_PT, one_line_pt=8, least_pt=8, spacing_em=0.0,
    )  # fmt: skip
    return of if of and len(of.lines) == 1 else None


def _front(theme: str, person: ShownPerson, product: Product, printer: Printer) -> _Front:
    """Fit a front, all of it as large as it has room together.

    Raises:
        NoRoom: Name or text has none.
    """
    assert person.name
    assert person.phone
    texts = {
        beside: _text(() if beside else person.seats, person.services, printer.lang)
        for beside in (False, True)
    }
    over_mm = 0.0
    for size, beside in product_of(range(len(_FRONTS_PT)), (False, True)):
        front = _set(person, size, beside, texts[beside], product, printer)
        last = size == len(_FRONTS_PT) - 1
        if front is None:
            continue
        over_mm = _height_mm(front, theme, product, printer) - _room_mm(product)
        if over_mm <= (0 if last else -_gaps_mm(front)):
            return front
    raise NoRoom(Misfit("card.full", "person", person.name, ceil(over_mm)))


def _gaps_mm(front: _Front) -> float:
    return _GAP_MM * (2 if front.text else 1)


def _set(
    person: ShownPerson, size: int, beside: bool, text: Markup, product: Product, printer: Printer
) -> _Front | None:
    """Return a front in one of the sizes, None where the seat has no room behind the name."""
    assert person.name
    assert person.phone
    large_pt, text_pt = _FRONTS_PT[size]
    wide, fonts = _wide_mm(product) * 0.99, printer.fonts
    name = fit_cell(
        person.name, printer, _SERIF, wide, "person", most_pt=large_pt, one_line_pt=11, least_pt=10
    )
    tel = fit_cell(
        person.phone.shown, printer, _BOLD, wide, "person",
        most_pt=large_pt, one_line_pt=6, least_pt=6, spacing_em=0.0,
    )  # fmt: skip
    seats = comma(person.seats).join(person.seats) if beside else ""
    if beside:
        used_mm = (fonts.width_em(person.name, _SERIF) + 0.04 * len(person.name)) * name.size_pt
        used_mm = (used_mm + fonts.width_em(seats, _SANS) * text_pt * 1.05) * MM_PER_PT
        if not seats or len(name.lines) > 1 or used_mm + _BESIDE_MM > wide:
            return None
    return _Front(name, tel, person.phone, size, seats, text)


def _text(seats: tuple[str, ...], services: tuple[str, ...], lang: str) -> Markup:
    """Return what stands between name and number; empty for nothing."""
    template = environment(lang, paper=True).get_template("print/card/text.html")
    return bind(Markup(template.render(seats=seats, services=services).strip()))


def _height_mm(front: _Front, theme: str, product: Product, printer: Printer) -> float:
    """Return how tall name, text and number are together, without any gap."""
    lines = len(front.name.lines) * front.name.size_pt * _NAME_LEADING
    lines += front.tel.size_pt * _TEL_LEADING
    lines += _FRONTS_PT[front.size][1] * 1.35 if front.phone.extension else 0
    (text_mm,) = (
        _measured_mm("text", f"size{front.size}", front.text, theme, product, printer)
        if front.text
        else (0.0,)
    )
    return lines * MM_PER_PT + text_mm


def _measured_mm(
    side: str, kind: str, html: Markup, theme: str, product: Product, printer: Printer
) -> list[float]:
    modules = product.qr("HTTPS://A/").modules
    blocks = printer.fonts.blocks(html)
    css = cells_css(_CSS, theme, product, printer, blocks, *_values(product, modules))
    return printer.ruler.heights_mm(css, [(side, kind, str(html))])


def _back(cards: Cards, qr: Qr, product: Product, printer: Printer) -> Face:
    """Fit the back that all cards of a board have.

    Raises:
        NoRoom: Something has none.
    """
    address = fit_cell(
        cards.address_words, printer, _BOLD, _wide_mm(product) * 0.99, "address",
        most_pt=9, one_line_pt=6, least_pt=6, spacing_em=0.0,
    )  # fmt: skip
    template = environment(printer.lang, paper=True).get_template("print/card/back.html")
    room_mm = nup_of(product).sheet.height_mm - _INSET_MM - _BAR_MM - _INDENT_MM
    over_mm = 0.0
    for size in range(len(_BACKS_PT)):
        place = _place(cards.place, size, qr, product, printer)
        html = Markup(
            template.render(cards=cards, place=place, address=address, size=size, room=None)
        )
        (height_mm,) = _measured_mm("measured", f"back{size}", html, cards.theme, product, printer)
        over_mm = height_mm - room_mm
        if over_mm <= 0:
            break
    else:
        raise NoRoom(Misfit("card.back-full", "cautions", over_mm=ceil(over_mm)))
    values = {"qr": qr, "side": product.qr_mm, "room": room_mm}
    html = Markup(template.render(cards=cards, place=place, address=address, size=size, **values))
    return Face(html, _GROUND_BACK, cards.address_url, qr.modules)


def _place(name: str, size: int, qr: Qr, product: Product, printer: Printer) -> Fitted:
    words_mm = dict(_values(product, qr.modules))["words"]
    assert isinstance(words_mm, float)
    return fit_cell(
        name, printer, _SERIF, words_mm * 0.99, "name",
        most_pt=_BACKS_PT[size][0], one_line_pt=10, least_pt=7,
    )  # fmt: skip


#: Cards for everybody of a home who agreed to be on paper with a number.
CARD: Design[Cards] = Design("card", _subjects, _draw, _misfits)
