"""What a place accounts for: wishes that came true, projects, decisions, money."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, ClassVar

from pydantic import Field

from noticeboard.schema.amount import Amount
from noticeboard.schema.days import PastDay, Year, Years
from noticeboard.schema.fields import Count, Day, Emphasis, Line, PagePath
from noticeboard.schema.nameless import (
    AskedLine,
    BodyLine,
    PlainLine,
    SpentLine,
    WorkLine,
    WorkText,
)
from noticeboard.schema.record import Record, key

__all__ = [
    "PROCEDURES",
    "Account",
    "Decision",
    "DecisionStep",
    "Entry",
    "Procedure",
    "Project",
    "Wish",
]

_Name = Annotated[PlainLine, Field(max_length=30)]
_Body = Annotated[BodyLine, Field(max_length=30)]
_Work = Annotated[WorkLine, Field(max_length=30)]


class Wish(Record):
    """A wish (微心愿) without a name: how far it is, its days say."""

    elsewhere: ClassVar[Mapping[str, str]] = MappingProxyType(
        dict.fromkeys(
            ("姓名", "name", "电话", "phone", "住址", "心愿人", "许愿人"), "wish.key-nameless"
        )
        | dict.fromkeys(("认领人", "认领者", "认领", "claimant"), "wish.key-claimant")
    )
    text: Annotated[AskedLine, Field(max_length=60)] = key("内容", "text")
    day: PastDay = key("日期", "day")
    claimed: PastDay | None = key("认领日期", "claimed", default=None)
    by: _Body | None = key("认领单位", "by", default=None)
    done: PastDay | None = key("完成日期", "done", default=None)


class Project(Record):
    """What is built or mended: from when to when, by whom, what was there before and is after."""

    name: _Work = key("名称", "name")
    text: Annotated[WorkText, Field(max_length=300)] | None = key("内容", "text", default=None)
    where: WorkLine | None = key("地点", "where", default=None)
    builder: _Body | None = key("实施单位", "builder", default=None)
    cost: Amount | None = key("投入", "cost", default=None)
    start: Annotated[Day, Years(10, 5)] = key("开工", "start")
    due: Annotated[Day, Years(10, 10)] | None = key("计划完工", "due", default=None)
    done: PastDay | None = key("完工", "done", default=None)
    stopped: PastDay | None = key("停工", "stopped", default=None)
    before: Annotated[WorkLine, Field(max_length=60)] | None = key("原来", "before", default=None)
    after: Annotated[WorkLine, Field(max_length=60)] | None = key("现在", "after", default=None)
    document: PagePath | None = key("文件", "document", default=None)


class Entry(Record):
    """A line of an account: where money is from, or what it went to."""

    name: Annotated[SpentLine, Field(max_length=30)] = key("名称", "name")
    amount: Amount = key("金额", "amount")


class Account(Record):
    """The money of a year: where from, where to, what is left. A sum that is written is checked."""

    name: _Name = key("名称", "name")
    year: Annotated[Year, Years(20, 0)] = key("年份", "year")
    brought: Amount | None = key("上年结转", "brought", default=None)
    income: tuple[Entry, ...] = key("收入", "income", default=())
    income_sum: Amount | None = key("收入合计", "income_sum", default=None)
    spending: tuple[Entry, ...] = key("支出", "spending", default=())
    spending_sum: Amount | None = key("支出合计", "spending_sum", default=None)
    rest: Amount | None = key("结余", "rest", default=None)
    day: PastDay = key("截至", "day")
    source: PlainLine = key("来源", "source")
    document: PagePath | None = key("文件", "document", default=None)


class Procedure(Record):
    """The steps that a decision goes through, in order (四议两公开)."""

    name: Emphasis = key("名称", "name")
    steps: Annotated[tuple[Emphasis, ...], Field(min_length=2, max_length=12)] = key(
        "步骤", "steps"
    )
    source: Line | None = key("出处", "source", default=None)


#: 四议两公开, commended to villages by 中央一号文件 of 2010; in words of a residents' committee.
PROCEDURES = (
    Procedure.model_construct(
        name="四议两公开",
        steps=(
            "党组织提议",
            "两委商议",
            "党员大会审议",
            "居民代表会议决议",
            "决议公开",
            "结果公开",
        ),
    ),
)


class DecisionStep(Record):
    """One step that a decision has gone: when, before whom, with how many votes."""

    step: Emphasis = key("步骤", "step")
    day: PastDay = key("日期", "day")
    body: _Body | None = key("会议", "body", default=None)
    text: WorkLine | None = key("说明", "text", default=None)
    called: Count | None = key("应到", "called", default=None)
    present: Count | None = key("实到", "present", default=None)
    yes: Count | None = key("同意", "yes", default=None)
    no: Count | None = key("反对", "no", default=None)
    abstained: Count | None = key("弃权", "abstained", default=None)
    document: PagePath | None = key("文件", "document", default=None)


class Decision(Record):
    """A matter that all decide on (重大事项), and the steps that it has gone so far."""

    name: Annotated[WorkLine, Field(max_length=40)] = key("事项", "name")
    procedure: Emphasis = key("程序", "procedure", default="四议两公开")
    text: Annotated[WorkText, Field(max_length=300)] | None = key("内容", "text", default=None)
    steps: Annotated[tuple[DecisionStep, ...], Field(min_length=1)] = key("经过", "steps")
