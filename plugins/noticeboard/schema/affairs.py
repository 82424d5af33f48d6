"""How a place is organised and what it has set itself: who answers for what, aims, figures."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from noticeboard.schema.amount import Percent
from noticeboard.schema.days import PastDay, Since, Until
from noticeboard.schema.fields import (
    Count,
    Line,
    OfficeNumber,
    PagePath,
    Text,
    Title,
    named,
)
from noticeboard.schema.kinds import PanelName
from noticeboard.schema.nameless import PlainLine, PlainWord
from noticeboard.schema.personal import AuthorName, PersonName
from noticeboard.schema.record import Record, key

__all__ = [
    "Adjustment",
    "Aim",
    "Brand",
    "Charge",
    "Checklist",
    "Figure",
    "Part",
    "Partner",
    "Responsibility",
]

#: What an aim is: 一组织一目标, 一楼宇一特色, 一党员一承诺.
_AIMS = {"goal": "目标", "feature": "特色", "promise": "承诺"}
#: How far it has come.
_STATES = {"planned": "未开始", "doing": "进行中", "done": "已完成", "dropped": "已停止"}

#: What a number is that its source does not give to the last: 约6500件, 6500多件.
_ROUGH = {"about": "约", "over": "多"}

_Name = Annotated[Line, Field(max_length=30)]
_Told = Annotated[PlainLine, Field(max_length=30)]


class Charge(Record):
    """One line of who answers for what: a role, and the body or person that has it."""

    role: Annotated[Line, Field(max_length=20)] = key("角色", "role")
    body: _Name | None = key("单位", "body", default=None)
    name: PersonName | None = key("姓名", "name", default=None)
    phone: OfficeNumber | None = key("电话", "phone", default=None)


class Responsibility(Record):
    """Who answers for what: 共同负责制, 领导小组."""

    name: _Name = key("名称", "name")
    text: Text | None = key("内容", "text", default=None)
    charges: Annotated[tuple[Charge, ...], Field(min_length=1)] = key("分工", "charges")
    document: PagePath | None = key("文件", "document", default=None)


class Checklist(Record):
    """A short list of what is to be done or kept: 六项内容."""

    name: _Name = key("名称", "name")
    items: Annotated[tuple[Annotated[Line, Field(max_length=60)], ...], Field(min_length=1)] = key(
        "条目", "items"
    )


class Aim(Record):
    """A goal of the organisation, the feature of a building, the promise of a member."""

    category: Annotated[str, named(_AIMS)] = key("类别", "category")
    text: Annotated[Text, Field(max_length=200)] = key("内容", "text")
    state: Annotated[str, named(_STATES)] = key("状态", "state")
    day: PastDay = key("日期", "day")
    name: AuthorName | None = key("姓名", "name", default=None)


class Partner(Record):
    """A body that works together with this place by agreement (结对共建)."""

    name: _Name = key("名称", "name")
    ours: _Name | None = key("本方", "ours", default=None)
    text: Annotated[Text, Field(max_length=300)] | None = key("内容", "text", default=None)
    since: Since = key("自", "since")
    until: Until | None = key("至", "until", default=None)
    document: PagePath | None = key("文件", "document", default=None)


class Adjustment(Record):
    """How many there were of something and how many there are: 3 → 7 branches."""

    day: PastDay = key("日期", "day")
    name: _Told = key("名称", "name")
    before: Count = key("原有", "before")
    after: Count = key("现有", "after")
    unit: PlainWord = key("单位", "unit", default="个")
    note: PlainLine | None = key("说明", "note", default=None)


class Part(Record):
    """One part of a figure."""

    name: Annotated[PlainLine, Field(max_length=20)] = key("名称", "name")
    value: Count = key("数值", "value")


class Figure(Record):
    """A figure with its day and its source: a number, a number of parts, or one out of another.

    What is written to be held against it is not shown: the audit tells where it does not agree.

    Attributes:
        rough: Its source gives no exact number: it is said of whatever the figure tells.
        stages: How many got how far, from the first stage to the last.
        rate: The rate as the source has it.
        counted: The kind whose records at the same place it counts.
        shares: How many there are of what each has its share of.
        each: How much a share should be.
    """

    name: _Told = key("名称", "name")
    value: Count | None = key("数值", "value", default=None)
    unit: PlainWord = key("单位", "unit", default="个")
    part: Count | None = key("分子", "part", default=None)
    whole: Count | None = key("分母", "whole", default=None)
    parts: tuple[Part, ...] = key("组成", "parts", default=())
    stages: tuple[Part, ...] = key("逐级", "stages", default=())
    rate: Percent | None = key("比例", "rate", default=None)
    counted: PanelName | None = key("清点", "counted", default=None)
    shares: Count | None = key("份数", "shares", default=None)
    each: Count | None = key("每份", "each", default=None)
    rough: Annotated[str, named(_ROUGH)] | None = key("约数", "rough", default=None)
    day: PastDay = key("截至", "day")
    source: PlainLine = key("来源", "source")


class Brand(Record):
    """The name that the community's work goes by, and its slogan."""

    name: Title | None = key("名称", "name", default=None)
    slogan: Annotated[Line, Field(max_length=40)] | None = key("口号", "slogan", default=None)
