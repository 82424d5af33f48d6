"""A board on one sheet: panels are measured, packing is arithmetic.

`frame` fits what stands around the panels, `blocks` renders and measures them, `choose` takes a
density, `compose` packs, `sheet` sets, `draw` draws, `prove` looks at the result; `least` tells
without drawing whether there is room.
"""

from collections.abc import Iterable
from dataclasses import replace

from noticeboard.derive import Board, ShownPerson
from noticeboard.derive.rows import photos_in
from noticeboard.render.print.design import Design, Source, Subject
from noticeboard.render.print.designs.board.draw import draw_boards
from noticeboard.render.print.designs.board.least import misfits

__all__ = ["BOARD", "COMMUNITY"]

#: So many of a community have cards.
_FIRST = 2


def _homes(source: Source) -> tuple[Subject[Board], ...]:
    return _subjects(source.boards)


def _communities(source: Source) -> tuple[Subject[Board], ...]:
    return _subjects(replace(one, leads=_first(one)) for one in source.communities)


def _subjects(boards: Iterable[Board]) -> tuple[Subject[Board], ...]:
    return tuple(
        Subject(board.path, board, photos=tuple(photos_in((board.leads, board.panels))))
        for board in boards
    )


def _first(board: Board) -> tuple[ShownPerson, ...]:
    """Return the first of a community whom people can call: its members are in that order."""
    panel = board.panel("members")
    people = (row for row in (panel.rows if panel else ()) if isinstance(row, ShownPerson))
    return tuple(person for person in people if person.name and person.phone)[:_FIRST]


#: All panels of a home: a building, or a stairwell with a board of its own.
BOARD: Design[Board] = Design("board", _homes, draw_boards, misfits)
#: All panels of a community: who, services, teams, what is new.
COMMUNITY: Design[Board] = Design("community", _communities, draw_boards, misfits)
