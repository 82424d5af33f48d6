"""The two cards of those to call first: portrait, seat, name and number, fitted to the card."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from noticeboard.derive import Board, PhotoId, ShownPerson
from noticeboard.locale import translate
from noticeboard.render.fonts import FACES, Face, Fonts
from noticeboard.render.print.designs.board.geometry import Grid
from noticeboard.render.print.fit import MM_PER_PT, Fitted, fit, largest
from noticeboard.render.print.misfit import Misfit, NoRoom
from noticeboard.schema import Phone

__all__ = ["LEADING", "Card", "build_cards", "cards_mm", "hotline_has_card", "leads_of"]

_REGULAR, _BOLD = FACES[0], FACES[1]
#: Height of a line of name or number, and of the small line above them, in their size.
LEADING, _SMALL_LEADING = 1.12, 1.3
#: Least sizes in those of the card: of a name in one line and in two, of the small line.
_NAME, _SMALL = (0.65, 0.4), (0.8, 0.65)
#: Cards of persons.
_CARDS = 2


@dataclass(frozen=True, slots=True)
class Card:
    """One card, ready to be set.

    Attributes:
        seat: What the person is, and as far as there is room what the person helps with.
        name: Who it is, or that the seat is filled.
        phone: The number to call, if it may be shown.
        call: The number at the size at which it fits, or what stands in its place.
        photo: The portrait, if it may be shown.
    """

    seat: Fitted
    name: Fitted
    phone: Phone | None
    call: Fitted
    photo: PhotoId | None = None


def leads_of(board: Board) -> tuple[ShownPerson, ...]:
    """Return who has a card."""
    return board.leads[:_CARDS]


def hotline_has_card(board: Board) -> bool:
    """Whether the hotline has one, since there are fewer people than cards."""
    return board.hotline is not None and len(leads_of(board)) < _CARDS


def build_cards(board: Board, grid: Grid, fonts: Fonts, lang: str) -> tuple[Card, ...]:
    """Fit the cards of `board`: the two who come first, or the hotline where there are fewer.

    Raises:
        NoRoom: A name or the seats of a person are too long for a card.
    """
    cards = [_person(lead, _Fitter(grid, fonts, lang, lead.photo)) for lead in leads_of(board)]
    if board.hotline and hotline_has_card(board):
        label = translate("place.hotline" if board.hotline_of else "board.hotline", lang)
        whose = board.hotline_of or board.community
        cards.append(_Fitter(grid, fonts, lang).card(label, whose, board.hotline))
    return tuple(_alike(cards))


def _alike(cards: list[Card]) -> Iterator[Card]:
    """Yield `cards` with numbers of one size: that of the longest."""
    called = [card.call.size_pt for card in cards if card.phone]
    for card in cards:
        call = replace(card.call, size_pt=min(called)) if card.phone else card.call
        yield replace(card, call=call)


def cards_mm(cards: tuple[Card, ...], grid: Grid) -> float:
    """Return the height of the cards: that of the tallest."""
    beside = len(cards) == 1
    return max((_height_mm(card, grid, beside) for card in cards), default=0.0)


def _height_mm(card: Card, grid: Grid, beside: bool) -> float:
    """Return the height of a card; of the only one name and number stand `beside` each other."""
    seat_pt = len(card.seat.lines) * grid.text_pt * _SMALL_LEADING
    name_pt = max(len(card.name.lines) * card.name.size_pt, grid.lead_pt) * LEADING
    call_pt = grid.lead_pt * LEADING
    if not card.phone:
        call_pt = max(call_pt, len(card.call.lines) * grid.text_pt * _SMALL_LEADING)
    elif card.phone.extension:
        call_pt += grid.text_pt * _SMALL_LEADING
    called_pt = max(name_pt, call_pt) if beside else name_pt + call_pt
    said_mm = (seat_pt + called_pt) * MM_PER_PT
    return max(said_mm, grid.photo_mm * 1.25 if card.photo else 0.0)


def _person(lead: ShownPerson, fitter: _Fitter) -> Card:
    name = lead.name or translate("seat.held", fitter.lang)
    seat = "、".join(lead.seats)
    for count in range(len(lead.services), 0, -1):
        told = f"{seat} · {'、'.join(lead.services[:count])}" if seat else lead.services[0]
        if fitter.holds(told):
            return fitter.card(told, name, lead.phone)
    return fitter.card(seat, name, lead.phone)


@dataclass(frozen=True, slots=True)
class _Fitter:
    """Fits texts to the cards of one sheet."""

    grid: Grid
    fonts: Fonts
    lang: str
    photo: PhotoId | None = None

    @property
    def room_mm(self) -> float:
        """Width of a card's text: beside the portrait, or beside the rule of a card without."""
        beside_mm = self.grid.photo_mm + 5 * self.grid.scale if self.photo else 7 * self.grid.scale
        return self.grid.half_mm - beside_mm

    def holds(self, text: str) -> bool:
        """Whether `text` fits into the small line at its size."""
        wide_mm = self.fonts.width_em(text, _REGULAR) * self.grid.text_pt * MM_PER_PT
        return wide_mm <= self.room_mm

    def card(self, seat: str, name: str, phone: Phone | None) -> Card:
        """Fit a card."""
        return Card(
            self._small(seat),
            self._fit(name, _BOLD, self.grid.lead_pt, _NAME, 0.04),
            phone,
            self._number(phone) if phone else self._small(translate("lead.no-phone", self.lang)),
            self.photo,
        )

    def _small(self, text: str) -> Fitted:
        return self._fit(text, _REGULAR, self.grid.text_pt, _SMALL, 0.0)

    def _fit(
        self, text: str, face: Face, most_pt: float, least: tuple[float, float], spacing_em: float
    ) -> Fitted:
        """Fit `text` into one line, or into two of the least size."""
        one_line, two_lines = (share * most_pt for share in least)
        fitted = fit(
            text, self.fonts, face, self.room_mm,
            most_pt=most_pt, one_line_pt=one_line, least_pt=two_lines, spacing_em=spacing_em,
        )  # fmt: skip
        if fitted is None:
            raise NoRoom(Misfit("poster.name-too-wide", "leads", text))
        return fitted

    def _number(self, phone: Phone) -> Fitted:
        """Fit a number into one line: a number is not broken."""
        wide_em = self.fonts.width_em(phone.shown, _BOLD)
        return Fitted((phone.shown,), largest(self.grid.lead_pt, wide_em, self.room_mm))
