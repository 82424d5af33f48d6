"""What of a board a sheet is to show: nobody twice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from enum import Enum

from noticeboard.derive import Board, Panel, ShownPerson
from noticeboard.derive.rows import Row, SeatRow, VolunteerRow
from noticeboard.render.fonts import FACES, Fonts
from noticeboard.render.kinds import HABITS
from noticeboard.render.print.designs.board.geometry import Grid
from noticeboard.render.print.designs.board.leads import leads_of

__all__ = ["Faces", "faces_of", "in_one_line", "panels_shown", "with_few_skills"]

#: Between a name, a seat, and what somebody helps with, in em: a blank and half an em.
_APART_EM = 0.75
#: So much of what somebody helps with stands beside a name.
_SKILLS = 2
#: Up to so many members have portraits on a sheet; more are on a board of faces.
_PORTRAITS = 6
#: More members than this stand across the sheet, in columns of their own; fewer where it lies.
_IN_LINES, _LYING_LINES = 16, 8


#: Columns of a sheet that stands.
_STANDING = 2


class Faces(Enum):
    """How the members stand on a sheet."""

    SINGLES = "singles"
    PORTRAITS = "portraits"
    MANY = "many"


def faces_of(people: tuple[Row, ...], grid: Grid) -> Faces:
    """Return how `people` stand: with portraits where few are there and half of them agreed.

    Not on a sheet that lies: there is no height for them.
    """
    pictured = sum(1 for row in people if isinstance(row, ShownPerson) and row.photo)
    standing = grid.columns == _STANDING
    if len(people) > (_IN_LINES if standing else _LYING_LINES):
        return Faces.MANY
    if standing and len(people) <= _PORTRAITS and pictured * 2 >= max(len(people), 2):
        return Faces.PORTRAITS
    return Faces.SINGLES


def panels_shown(board: Board, grid: Grid) -> Iterator[Panel]:
    """Yield the panels of a sheet, each with the rows that it should have."""
    for panel in board.panels:
        if panel.kind in HABITS:
            rows = tuple(_rows(panel, board, grid))
            if rows or (panel.kind == "members" and panel.unnamed):
                yield replace(panel, rows=rows)


def _rows(panel: Panel, board: Board, grid: Grid) -> Iterator[Row]:
    if panel.kind == "members":
        yield from _without_leads(panel, board, grid)
    elif panel.kind == "seats":
        yield from _to_be_filled(panel)
    else:
        yield from panel.rows


def _without_leads(panel: Panel, board: Board, grid: Grid) -> Iterator[Row]:
    """Yield the members that have no card; those without portraits last, where some have one."""
    leads = [lead for lead in leads_of(board) if lead.name]
    rows = [row for row in panel.rows if row not in leads]
    if faces_of(tuple(rows), grid) is not Faces.PORTRAITS:
        yield from (_without_photo(row) for row in rows)
        return
    rows = [with_few_skills(row) for row in rows]
    yield from sorted(rows, key=lambda row: not (isinstance(row, ShownPerson) and row.photo))


def _without_photo(row: Row) -> Row:
    return row.without({"photo"}) if isinstance(row, ShownPerson) else row


def _to_be_filled(panel: Panel) -> Iterator[Row]:
    """Yield the seats that nobody fills as one row, those of bodies, and how to volunteer.

    Whoever holds a seat stands among the members, with it.
    """
    seats = [row for row in panel.rows if isinstance(row, SeatRow)]
    if vacant := [row for row in seats if row.vacant]:
        yield replace(vacant[0], seat="、".join(dict.fromkeys(row.seat for row in vacant)))
    yield from (row for row in seats if row.agencies)
    yield from (row for row in panel.rows if vacant and isinstance(row, VolunteerRow))


def with_few_skills(row: Row) -> Row:
    """Return a member with the first of what they help with, so that a list stays a list."""
    if not isinstance(row, ShownPerson):
        return row
    return replace(row, services=row.services[:_SKILLS])


def in_one_line(row: Row, room_em: float, fonts: Fonts) -> Row:
    """Return a member with no more of what they help with than stands in one line beside a number.

    Args:
        row: A member.
        room_em: Width of what stands beside a number, in multiples of the type size.
        fonts: To ask for widths.
    """
    if not isinstance(row, ShownPerson) or not row.phone:
        return row
    name = max(3.0, fonts.width_em(row.name or "", FACES[1]))
    room_em -= name + sum(fonts.width_em(one, FACES[0]) + _APART_EM for one in row.seats)
    for count in range(len(row.services), 0, -1):
        told = "、".join(row.services[:count])
        if fonts.width_em(told, FACES[0]) + _APART_EM <= room_em:
            return replace(row, services=row.services[:count], stairs=())
    return replace(row, services=(), stairs=())
