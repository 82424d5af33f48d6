"""What an electronic screen in a hall shows: a board that goes on by itself for days.

Why days and not only today: the screen goes on from its last copy where there is no network, and
after midnight tells what is on then.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from noticeboard.catalogue import Catalogue, Chain, screen_chains
from noticeboard.derive.board import Board, build_board
from noticeboard.derive.calendar import CalendarDay, calendar_of, days_from
from noticeboard.derive.scope import Scope, scope_of
from noticeboard.derive.urls import Urls
from noticeboard.schema import Channel

__all__ = ["SCREEN", "Screen", "build_screens"]

#: The folder of its page, below that of the place.
SCREEN = "screen"
#: So many days it knows ahead.
_AHEAD = 14


@dataclass(frozen=True, slots=True)
class Screen:
    """The screen of one place.

    Attributes:
        board: What it says, by the channel of screens.
        built: The day of the data.
        days: What is on from then on, for two weeks.
    """

    board: Board
    built: date
    days: tuple[CalendarDay, ...]

    @property
    def path(self) -> str:
        """Address of the page below the site."""
        return f"{self.board.path}/{SCREEN}"


def build_screens(catalogue: Catalogue, today: date, urls: Urls) -> Iterator[Screen]:
    """Yield the screen of every community, and of the homes that have something for theirs alone.

    Args:
        catalogue: The data.
        today: The day for notices and consents.
        urls: Where the site is.
    """
    for chain in screen_chains(catalogue):
        yield _screen(catalogue, chain, today, urls)


def _screen(catalogue: Catalogue, chain: Chain, today: date, urls: Urls) -> Screen:
    board = build_board(catalogue, chain, Channel.SCREEN, today, urls)
    scope = scope_of(catalogue, chain, Channel.SCREEN, today)
    return Screen(board, today, _days(scope) if board.panel("events") else ())


def _days(scope: Scope) -> tuple[CalendarDay, ...]:
    return days_from(calendar_of(scope), scope.today, _AHEAD)
