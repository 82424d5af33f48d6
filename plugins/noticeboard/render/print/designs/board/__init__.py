"""A board on one sheet: panels are measured, packing is arithmetic.

`frame` fits what stands around the panels, `blocks` renders and measures them, `choose` takes a
density, `compose` packs, `sheet` sets, `draw` draws, `prove` looks at the result; `least` tells
without drawing whether there is room.
"""

from noticeboard.derive import Board
from noticeboard.derive.rows import photos_in
from noticeboard.render.print.design import Design, Source, Subject
from noticeboard.render.print.designs.board.draw import draw_boards
from noticeboard.render.print.designs.board.least import misfits

__all__ = ["BOARD"]


def _subjects(source: Source) -> tuple[Subject[Board], ...]:
    return tuple(
        Subject(board.path, board, photos=tuple(photos_in(board.panels))) for board in source.boards
    )


#: All panels of a home: a building, or a stairwell with a board of its own.
BOARD: Design[Board] = Design("board", _subjects, draw_boards, misfits)
