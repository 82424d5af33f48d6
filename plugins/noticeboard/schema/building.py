"""One building: `<community>/<building>.yml`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from noticeboard.schema.common import Peopled
from noticeboard.schema.days import PastDay
from noticeboard.schema.fields import Count, Emphasis, Line, Title
from noticeboard.schema.record import key

__all__ = ["Building"]


class Building(Peopled):
    """The facts of one building; its id is the stem of its file."""

    name: Title = key("名称", "name")
    address: Line = key("地址", "address")
    stairwells: tuple[Emphasis, ...] = key("单元", "stairwells", default=())
    households: Annotated[Count, Field(le=9999)] | None = key("户数", "households", default=None)
    badges: Annotated[tuple[Emphasis, ...], Field(max_length=3)] = key("标记", "badges", default=())
    updated: PastDay | None = key("更新日期", "updated", default=None)
