"""How large everybody is: the largest at which there is room, and a place for notices besides."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from noticeboard.render.fonts import Fonts
from noticeboard.render.print.designs.photoboard.grid import Grid
from noticeboard.render.print.designs.photoboard.people import People
from noticeboard.render.print.designs.photoboard.rows import Look, Rows, columns_for, set_rows
from noticeboard.render.print.misfit import Misfit, NoRoom

__all__ = ["Arranged", "Group", "arrange"]

#: Widths of portraits on A2, the largest first: of those to ask first, and of the others.
_WIDTHS_MM = ((60.0, 48.0), (55.0, 44.0), (50.0, 40.0), (45.0, 36.0), (40.0, 32.0), (36.0, 28.0))
#: None is smaller, whatever the paper.
_LEAST_MM = 28.0
#: Names are large as long as portraits are at least so wide.
_ROOMY_MM = 40.0
#: Names without portraits side by side: at most, where they are large and where not.
_ROOMY, _TIGHT = 5, 8
#: The place for notices as a share of its least height: whole, half a sheet, none at all.
_PINS = (1.0, 0.7, 0.0)


@dataclass(frozen=True, slots=True)
class Group:
    """Rows of people, and how far below the first they begin."""

    rows: Rows
    top_mm: float


@dataclass(frozen=True, slots=True)
class Arranged:
    """Everybody in place.

    Attributes:
        groups: Those to ask first, the pictured, the listed; none that is empty.
        height_mm: Of all of them.
        pin_mm: Height of the place for notices; 0 for none.
    """

    groups: tuple[Group, ...]
    height_mm: float
    pin_mm: float


def arrange(people: People, grid: Grid, room_mm: float, fonts: Fonts) -> Arranged:
    """Return the arrangement with the largest portraits that leaves the place for notices.

    Where not even the smallest do, the place for notices gives way: first in part, then whole.

    Args:
        people: Who.
        grid: Measures.
        room_mm: Height between band and foot.
        fonts: To ask for widths.

    Raises:
        NoRoom: There is no room for everybody, or not for a name.
    """
    tried = [_tried(people, lead, face, grid, fonts) for lead, face in _WIDTHS_MM]
    for share in _PINS:
        for groups, height in tried:
            pin_mm = room_mm - height - (grid.joint_mm if height else 0.0)
            if pin_mm >= grid.pin_mm * share - (0 if share else grid.joint_mm):
                return Arranged(groups, height, pin_mm if share else 0.0)
    over_mm = tried[-1][1] - room_mm
    raise NoRoom(Misfit("poster.too-many", "members", "", ceil(over_mm)))


def _tried(
    people: People, lead_mm: float, face_mm: float, grid: Grid, fonts: Fonts
) -> tuple[tuple[Group, ...], float]:
    kind, roomy = grid.type, face_mm >= _ROOMY_MM
    lead = Look(max(lead_mm * grid.photo, _LEAST_MM), kind.big_pt, kind.text_pt, lead=True)
    name_pt, seat_pt = (kind.mid_pt, kind.text_pt) if roomy else (kind.text_pt, kind.small_pt)
    face = Look(max(face_mm * grid.photo, _LEAST_MM), name_pt, seat_pt)
    across = int((grid.text_mm + grid.gap_mm) / (face.photo_mm + grid.gap_mm))
    wanted = (
        (people.leads, len(people.leads), lead),
        (people.pictured, across, face),
        (people.listed, _ROOMY if roomy else _TIGHT, Look(0.0, name_pt, seat_pt)),
    )
    groups, top = [], 0.0
    for who, most, look in wanted:
        if who:
            columns = columns_for(len(who), most)
            rows = set_rows(who, columns, look, grid.text_mm, grid.gap_mm, fonts)
            groups.append(Group(rows, top))
            top += rows.height_mm + grid.joint_mm
    return tuple(groups), max(top - grid.joint_mm, 0.0)
