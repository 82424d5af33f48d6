"""Where the panels of a sheet stand: arithmetic on measured heights, nothing else.

What is shown is decided first (`give.py`). Then the panels are put into columns that end together:
what a column lacks goes between its panels, then between the rows of a panel. Where all is shown
and much is left, a place is marked to pin paper notices to.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from noticeboard.render.kinds import CORE, HABITS, Habit
from noticeboard.render.print.designs.board.give import Piece, Room, give
from noticeboard.render.print.designs.board.plan import Column, Measured, Overflow, Plan, Slot

__all__ = ["PINUP", "compose"]

#: A place to pin notices to is at least so high, in steps: five lines of text.
PINUP = 11
#: What a panel out of its column is worth in steps of evenness: boards of a community look alike.
_MOVED = 2.5
#: A gap grows by so many steps; beyond that rows are set apart.
_WIDER = 2
#: Rows of one line are no taller than this, in steps.
_LINE = 3


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
    pieces = min((pieces, *_spread(pieces, habits, room)), key=_missing)
    shown = [piece for piece in pieces if piece.rows]
    wide = tuple(piece.slot for piece in shown if piece.panel.wide)
    height = room.height - sum(slot.height + room.gap for slot in wide)
    below = replace(room, height=height)
    columns = _evened(_arranged([p for p in shown if not p.panel.wide], below), below)
    spare = height - max((c.height + c.pinup for c in columns), default=0)
    if wide and not any(column.slots for column in columns):
        spare += room.gap  # nothing stands beneath the last of them
    dropped = tuple(p.panel.kind for p in pieces if p.panel.most and not p.rows)
    return Plan(wide, columns, spare, dropped)


def _spread(pieces: list[Piece], habits: Mapping[str, Habit], room: Room) -> Iterator[list[Piece]]:
    """Yield what is given where a panel that is cut flows through all columns, above the others.

    In a column of its own it could be no taller than that.
    """
    panels = tuple(piece.panel for piece in pieces)
    for piece in pieces:
        if piece.habit.weight >= CORE and piece.rows < piece.panel.most and not piece.panel.wide:
            wide = replace(piece.panel, across=room.columns, wide=True, flows=True)
            given = give(tuple(wide if p is piece.panel else p for p in panels), habits, room)
            if given:
                yield given


def _missing(pieces: list[Piece]) -> tuple[int, ...]:
    """Return what is left out of what people come for, the gravest first.

    Of the weightiest, people, every row; then panels of which nothing is shown; then rows that a
    panel keeps; then all rows, those of most weight first.
    """
    weighty = sorted(pieces, key=lambda piece: -piece.habit.weight)
    core = [piece for piece in weighty if piece.habit.weight >= CORE]
    rows = [piece.panel.most - piece.rows for piece in core]
    kept = (max(0, min(p.habit.keep, p.panel.most) - p.rows) for p in core)
    empty = sum(1 for piece in core if piece.panel.most and not piece.rows)
    return (*rows[:1], empty, *kept, *rows)


def _overflow(panels: tuple[Measured, ...], habits: Mapping[str, Habit], room: Room) -> Overflow:
    """Return what takes most, and by how much all is too tall if it is shared out evenly."""
    least = {
        panel.kind: panel.height(min(habits[panel.kind].floor, panel.most), frozenset()) + room.gap
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
    pinup_gap = gap if column.slots else 0
    if end - column.height >= PINUP + pinup_gap:
        return replace(column, pinup=end - column.height - pinup_gap)
    column = _widened(column, end - column.height)
    column = replace(column, slots=_all_aired(column.slots, end - column.height))
    column = replace(column, slots=_some_aired(column.slots, end - column.height, _LINE))
    if end - column.height > 1:
        column = replace(column, slots=_some_aired(column.slots, end - column.height, 0))
    return column


def _widened(column: Column, lacking: int) -> Column:
    """Share what is lacking out among the gaps, the upper ones first."""
    places = len(column.gaps)
    steps = min(lacking, places * _WIDER)
    return replace(
        column,
        gaps=tuple(
            gap + steps // places + (n < steps % places) for n, gap in enumerate(column.gaps)
        ),
    )


def _all_aired(slots: tuple[Slot, ...], lacking: int) -> tuple[Slot, ...]:
    """Set all rows of some panels a step apart, of those with most rows first."""
    aired = [*slots]
    for number in sorted(range(len(slots)), key=lambda n: -slots[n].rows):
        more = slots[number].rows - 1
        if slots[number].panel.across == 1 and 0 < more <= lacking:
            lacking -= more
            aired[number] = replace(slots[number], air=more)
    return tuple(aired)


def _some_aired(slots: tuple[Slot, ...], lacking: int, taller: int) -> tuple[Slot, ...]:
    """Set some rows a step apart where all are `taller`: of several lines, it is not seen."""
    aired = [*slots]
    for number, slot in enumerate(slots):
        heights = slot.panel.heights(slot.rows, slot.told)
        if slot.panel.across == 1 and not slot.air and min(heights) > taller:
            aired[number] = replace(slot, air=min(lacking, slot.rows - 1))
            lacking -= aired[number].air
    return tuple(aired)
