"""One community: `<community>/community.yml`, what all its buildings share."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from noticeboard.schema.cases import CaseRules
from noticeboard.schema.common import Peopled
from noticeboard.schema.days import PastDay
from noticeboard.schema.fields import Count, Emphasis, Ident, Line, PhoneNumber, Title
from noticeboard.schema.personal import OtherWord
from noticeboard.schema.record import Record, key
from noticeboard.schema.unit import InnerUnit

__all__ = ["Community", "Group"]


class Group(Record):
    """The organisation of one or several homes (党小组, 党支部): buildings, stairwells."""

    name: Annotated[Title, Field(max_length=24)] = key("名称", "name")
    buildings: Annotated[tuple[Ident, ...], Field(min_length=1)] = key("楼栋", "buildings")
    form: Emphasis | None = key("形式", "form", default=None)
    chosen: Line | None = key("产生方式", "chosen", default=None)
    criteria: tuple[Annotated[Line, Field(max_length=40)], ...] = key(
        "推选标准", "criteria", default=()
    )
    parent: Title | None = key("上级", "parent", default=None)


class Community(Peopled):
    """A community; its id is the name of its folder."""

    name: Title = key("名称", "name")
    parent: Title | None = key("上级", "parent", default=None)
    responsible: Title = key("责任单位", "responsible")
    updated: PastDay = key("更新日期", "updated")
    hotline: PhoneNumber = key("热线", "hotline")
    level: Emphasis | None = key("层级", "level", default=None)
    address: Line | None = key("地址", "address", default=None)
    households: Annotated[Count, Field(le=999_999)] | None = key("户数", "households", default=None)
    residents: Annotated[Count, Field(le=9_999_999)] | None = key("人数", "residents", default=None)
    units: tuple[InnerUnit, ...] = key("组织", "units", default=())
    buildings: Annotated[tuple[Ident, ...], Field(min_length=1)] = key("楼栋", "buildings")
    groups: tuple[Group, ...] = key("党小组", "groups", default=())
    rule: Emphasis | None = key("设置规则", "rule", default=None)
    rosters: tuple[Emphasis, ...] = key("岗位表", "rosters", default=())
    one_per_building: tuple[Emphasis, ...] = key("每栋一名", "one_per_building", default=())
    leads: tuple[Emphasis, ...] = key("负责岗位", "leads", default=())
    case_rules: CaseRules | None = key("办件规则", "case_rules", default=None)
    other_words: tuple[OtherWord, ...] = key("不指成员", "other_words", default=())
