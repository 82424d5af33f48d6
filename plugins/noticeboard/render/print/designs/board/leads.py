"""The two cards of those to call first: seat, name and number, each fitted to its card."""

from __future__ import annotations

from dataclasses import dataclass

from noticeboard.derive import Board, ShownPerson
from noticeboard.locale import translate
from noticeboard.render.fonts import FACES, Face, Fonts
from noticeboard.render.print.designs.board.geometry import Grid
from noticeboard.render.print.fit import MM_PER_PT, Fitted, fit
from noticeboard.render.print.misfit import Misfit, NoRoom
from noticeboard.schema import Phone

__all__ = ["Card", "build_cards", "cards_mm"]

_REGULAR, _BOLD = FACES[0], FACES[1]
#: Type sizes on A3 (see sheet.css): seat and words in place of a number; name and number.
_SMALL_PT, _LARGE_PT = 18.0, 40.0
#: An extension beside its number, in the number's em.
_EXTENSION = _SMALL_PT / _LARGE_PT
#: Heights of a line on A3: of the seat, and of words in place of a number.
_SEAT_MM, _WORDS_MM = 8.0, 10.0
_LEADING = 1.2


@dataclass(frozen=True, slots=True)
class Card:
    """One card, ready to be set.

    Attributes:
        seat: What the person is.
        name: Who it is, or that the seat is filled.
        phone: The number to call, if it may be shown.
        call: The number, its extension left out, at the size at which both fit; or what stands
            in its place.
    """

    seat: Fitted
    name: Fitted
    phone: Phone | None
    call: Fitted


def build_cards(board: Board, grid: Grid, fonts: Fonts, lang: str) -> tuple[Card, ...]:
    """Fit the cards of `board`: the two who come first, or the hotline where there are fewer.

    Raises:
        NoRoom: A name or the seats of a person are too long for a card.
    """
    fitter = _Fitter(grid, fonts, lang)
    cards = [fitter.person(lead) for lead in board.leads[:2]]
    if len(cards) < 2 and board.hotline:
        label = translate("place.hotline" if board.hotline_of else "board.hotline", lang)
        whose = board.hotline_of or board.community
        cards.append(fitter.card(label, whose, board.hotline))
    return tuple(cards)


def cards_mm(cards: tuple[Card, ...], scale: float) -> float:
    """Return the height of the cards: that of the tallest."""
    return max(_height_mm(card, scale) for card in cards)


def _height_mm(card: Card, scale: float) -> float:
    least_pt = _LARGE_PT * scale
    name_pt = max(len(card.name.lines) * card.name.size_pt, least_pt)
    words_mm = 0.0 if card.phone else len(card.call.lines) * _WORDS_MM * scale
    called_mm = max(least_pt * _LEADING * MM_PER_PT, words_mm)
    return len(card.seat.lines) * _SEAT_MM * scale + name_pt * _LEADING * MM_PER_PT + called_mm


@dataclass(frozen=True, slots=True)
class _Fitter:
    """Fits texts to the cards of one sheet."""

    grid: Grid
    fonts: Fonts
    lang: str

    @property
    def room_mm(self) -> float:
        """Width of a card's text, with air up to its neighbour."""
        return self.grid.half_mm - 12 * self.grid.scale

    def person(self, lead: ShownPerson) -> Card:
        """Fit the card of a person."""
        name = lead.name or translate("seat.held", self.lang)
        return self.card("、".join(lead.seats), name, lead.phone)

    def card(self, seat: str, name: str, phone: Phone | None) -> Card:
        """Fit a card."""
        words = translate("lead.no-phone", self.lang)
        return Card(
            self._small(seat),
            self._fit(name, _BOLD, (_LARGE_PT, 26, 15), 0.04),
            phone,
            self._number(phone) if phone else self._small(words),
        )

    def _small(self, text: str) -> Fitted:
        return self._fit(text, _REGULAR, (_SMALL_PT, 14, 11), 0.0)

    def _fit(
        self, text: str, face: Face, sizes_pt: tuple[float, float, float], spacing_em: float
    ) -> Fitted:
        """Fit `text`; sizes are those of A3: most, least in one line, least in two."""
        most, one_line, least = (size * self.grid.scale for size in sizes_pt)
        fitted = fit(
            text, self.fonts, face, self.room_mm,
            most_pt=most, one_line_pt=one_line, least_pt=least, spacing_em=spacing_em,
        )  # fmt: skip
        if fitted is None:
            raise NoRoom(Misfit("poster.name-too-wide", "leads", text))
        return fitted

    def _number(self, phone: Phone) -> Fitted:
        """Fit a number with its extension into one line: a number is not broken."""
        wide_em = self.fonts.width_em(phone.shown, _BOLD)
        if phone.extension:
            label = translate("phone.extension", self.lang, {"digits": phone.extension})
            wide_em += self.fonts.width_em(" ", _BOLD)
            wide_em += _EXTENSION * self.fonts.width_em(label, _REGULAR)
        size_pt = min(_LARGE_PT * self.grid.scale, self.room_mm / (wide_em * MM_PER_PT))
        return Fitted((phone.shown,), int(size_pt * 2) / 2)
