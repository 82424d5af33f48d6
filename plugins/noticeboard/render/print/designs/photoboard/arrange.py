"""How large everybody is: the largest at which there is room, and a place for notices besides."""

from __future__ import annotations

from dataclasses import replace
from math import ceil

from noticeboard.render.fonts import Fonts
from noticeboard.render.print.designs.photoboard.grid import Grid
from noticeboard.render.print.designs.photoboard.people import People
from noticeboard.render.print.designs.photoboard.setter import Arranged, Setter
from noticeboard.render.print.designs.photoboard.steps import STEPS
from noticeboard.render.print.misfit import Misfit, NoRoom, begin

__all__ = ["arrange"]

#: The place for notices is of use from this share of its height on: half a sheet, lying.
_HALF = 0.7


def arrange(people: People, grid: Grid, room_mm: float, fonts: Fonts) -> Arranged:
    """Return the arrangement at the largest step that leaves the place for notices.

    Where none does, some portraits stand beside that place; where not even that helps, it is what
    is left, or there is none.

    Args:
        people: Who.
        grid: Measures.
        room_mm: Height between band and foot.
        fonts: To ask for widths.

    Raises:
        NoRoom: There is no room for everybody, or not for a name.
    """
    setters = [Setter(step, grid, room_mm, fonts) for step in STEPS]
    tried = [begin(setter.above, people) for setter in setters]
    whole = [one for one in tried if isinstance(one, Arranged)]
    with_pin = (one for one in whole if one.pin_mm >= grid.pin_mm)
    if found := next(with_pin, None):
        return found
    aside = (begin(setter.aside, people) for setter in setters)
    if found := next((one for one in aside if isinstance(one, Arranged)), None):
        return found
    if found := next((o for o in whole if o.pin_mm >= grid.pin_mm * _HALF), None):
        return found
    if found := _without_pin(whole, room_mm):
        return found
    if isinstance(tried[-1], Misfit):
        raise NoRoom(tried[-1])
    over_mm = min(one.height_mm for one in whole) - room_mm
    raise NoRoom(Misfit("poster.too-many", "members", "", ceil(over_mm)))


def _without_pin(tried: list[Arranged], room_mm: float) -> Arranged | None:
    """Return the largest step that has room."""
    for one in tried:
        if one.height_mm <= room_mm:
            return replace(one, pin_mm=0.0)
    return None
