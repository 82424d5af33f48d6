"""Where the panels of a sheet stand: arithmetic on measured heights, nothing else.

What is shown is decided first (`give.py`). Then the panels are put into columns that end together:
what a column lacks goes between its panels, then between the rows of a panel. Where all is shown
and much is left, a place is marked to pin paper notices to.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from noticeboard.render.kinds import HABITS, Habit
from noticeboard.render.print.designs.board.give import Piece, Room, give
from noticeboard.render.print.designs.board.plan import Column, Measured, Overflow, Plan, Slot

__all__ = ["PINUP", "compose"]

#: A place to pin notices to is at least so high, in steps: five lines of text.
PINUP = 11
#: What a panel out of its column is worth in steps of evenness: boards of a community look alike.
_MOVED = 2.5
#: A gap grows by so many steps before rows are set apart.
_WIDER = 2


def compose(
    panels: tuple[Measured, ...], room: Room, habits: Mapping[str, Habit] = HABITS
) -> Plan | Overflow:
    """Put `panels` into the columns of `room`.

    Args:
        panels: In any order; the order on paper is that of `habits`.
        room: What there is.
        habits: How each kind behaves.

    Returns:
        The best plan, or an overflow where the least alone is too much in every arrangement.
    """
    mine = {panel.kind: panel for panel in panels}
    ordered = tuple(mine[kind] for kind in habits if kind in mine)
    pieces = give(ordered, habits, room)
    if pieces is None:
        return _overflow(ordered, habits, room)
    shown = [piece for piece in pieces if piece.rows]
    wide = tuple(piece.slot for piece in shown if piece.panel.wide)
    height = room.height - sum(slot.height + room.gap for slot in wide)
    below = replace(room, height=height)
    columns = _evened(_arranged([p for p in shown if not p.panel.wide], below), below)
    spare = height - max((c.height + c.pinup for c in columns), default=0)
    dropped = tuple(piece.panel.kind for piece in pieces if not piece.rows)
    return Plan(wide, columns, spare, dropped)


def _overflow(panels: tuple[Measured, ...], habits: Mapping[str, Habit], room: Room) -> Overflow:
    """Return what takes most, and by how much all is too tall if it is shared out evenly."""
    least = {
        panel.kind: panel.height(min(habits[panel.kind].floor, panel.most), full=False) + room.gap
        for panel in panels
        if habits[panel.kind].floor
    }
    tallest = max(least, key=lambda kind: least[kind])
    total = sum(least.values()) - room.columns * (room.height + room.gap)
    return Overflow(tallest, max(1, total, least[tallest] - room.gap - room.height))


def _arranged(pieces: list[Piece], room: Room) -> tuple[tuple[Slot, ...], ...]:
    """Put `pieces`, which fit, into columns: as even as may be, with few out of their column."""
    most = room.height + room.gap
    ways: dict[tuple[int, ...], tuple[float, tuple[int, ...]]] = {(0,) * room.columns: (0.0, ())}
    for piece in pieces:
        height, home = piece.height + room.gap, min(piece.habit.column, room.columns - 1)
        found: dict[tuple[int, ...], tuple[float, tuple[int, ...]]] = {}
        for heights, (cost, columns) in ways.items():
            for column in range(room.columns):
                taller = (*heights[:column], heights[column] + height, *heights[column + 1 :])
                way = (cost + _MOVED * (column != home), (*columns, column))
                if taller[column] <= most and way < found.get(taller, (float("inf"), ())):
                    found[taller] = way
        ways = found
    best = min(ways, key=lambda heights: max(heights) - min(heights) + ways[heights][0])
    columns = ways[best][1]
    return tuple(
        tuple(p.slot for p, column in zip(pieces, columns, strict=True) if column == number)
        for number in range(room.columns)
    )


def _evened(columns: tuple[tuple[Slot, ...], ...], room: Room) -> tuple[Column, ...]:
    """Let all columns end where the longest does."""
    set_ = [Column(slots, (room.gap,) * max(0, len(slots) - 1)) for slots in columns]
    end = max(column.height for column in set_)
    return tuple(_lengthened(column, end, room.gap) for column in set_)


def _lengthened(column: Column, end: int, gap: int) -> Column:
    """Let `column` end at `end`: by its gaps, by air between rows, or by a place for notices."""
    lacking = end - column.height
    pinup_gap = gap if column.slots else 0
    if lacking >= PINUP + pinup_gap:
        return replace(column, pinup=lacking - pinup_gap)
    gaps = _shared_out(lacking, len(column.gaps), _WIDER)
    column = replace(
        column, gaps=tuple(gap + more for gap, more in zip(column.gaps, gaps, strict=True))
    )
    column = _aired(column, end - column.height)
    rest = _shared_out(end - column.height, len(column.gaps), end)
    return replace(
        column, gaps=tuple(gap + more for gap, more in zip(column.gaps, rest, strict=True))
    )


def _aired(column: Column, lacking: int) -> Column:
    """Set the rows of some panels a step apart, of those with most rows first."""
    slots = [*column.slots]
    for number in sorted(range(len(slots)), key=lambda n: -slots[n].rows):
        wider = replace(slots[number], air=1)
        if 0 < wider.height - slots[number].height <= lacking:
            lacking -= wider.height - slots[number].height
            slots[number] = wider
    return replace(column, slots=tuple(slots))


def _shared_out(steps: int, places: int, most: int) -> list[int]:
    """Share up to `most` steps for each place out, the upper places first."""
    steps = min(steps, places * most)
    return [steps // places + (n < steps % places) for n in range(places)] if places else []
