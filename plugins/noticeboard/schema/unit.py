"""What an organisation unit says itself, if it says anything.

`units/<id>.yml` of one above the communities, `<community>/units/<id>.yml` of one within.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from noticeboard.schema.common import Peopled
from noticeboard.schema.days import PastDay
from noticeboard.schema.fields import Count, Emphasis, Ident, Line, PhoneNumber, Title, UnitId
from noticeboard.schema.record import Record, key

__all__ = ["InnerUnit", "Unit", "UnitFile"]


class Unit(Record):
    """A node of the tree above the communities.

    Its page is ``unit/<id>/``; without an `id` of its own, the id is its name in pinyin.
    """

    id: UnitId | None = key("代号", "id", default=None)
    name: Title = key("名称", "name")
    level: Emphasis = key("层级", "level")
    parent: Title | None = key("上级", "parent", default=None)


class InnerUnit(Unit):
    """A node between a community and its homes: 片区, 网格, 支部; at ``<community>/<id>/``.

    Its homes are those that it names, and those of the units and groups beneath it. Without a
    `parent` it is beneath the community.
    """

    buildings: tuple[Ident, ...] = key("楼栋", "buildings", default=())


class UnitFile(Peopled):
    """What holds for all places beneath a unit; its name is where the unit is listed."""

    responsible: Title | None = key("责任单位", "responsible", default=None)
    updated: PastDay | None = key("更新日期", "updated", default=None)
    hotline: PhoneNumber | None = key("热线", "hotline", default=None)
    address: Line | None = key("地址", "address", default=None)
    households: Annotated[Count, Field(le=99_999_999)] | None = key(
        "户数", "households", default=None
    )
    residents: Annotated[Count, Field(le=99_999_999)] | None = key(
        "人数", "residents", default=None
    )
    rosters: tuple[Emphasis, ...] = key("岗位表", "rosters", default=())
