"""One stairwell of a building: `<community>/<building>/<stairwell>.yml`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from noticeboard.schema.common import Peopled
from noticeboard.schema.days import PastDay
from noticeboard.schema.fields import Count, Emphasis
from noticeboard.schema.record import key

__all__ = ["Stairwell"]


class Stairwell(Peopled):
    """A stairwell (单元) with a board of its own; what it does not say it has from its building.

    Why not for each stairwell: most buildings have one board for all, and only name them.
    """

    name: Emphasis = key("名称", "name")
    households: Annotated[Count, Field(le=9999)] | None = key("户数", "households", default=None)
    badges: Annotated[tuple[Emphasis, ...], Field(max_length=3)] = key("标记", "badges", default=())
    updated: PastDay | None = key("更新日期", "updated", default=None)
