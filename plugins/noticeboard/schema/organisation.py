"""The whole site: `organisation.yml`. Terms, seats, rules, panels: all of them data."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from noticeboard.schema.accounts import PROCEDURES, Procedure
from noticeboard.schema.cases import CaseRules, DaysOff
from noticeboard.schema.common import Shared
from noticeboard.schema.days import PastDay
from noticeboard.schema.fields import (
    Channels,
    Count,
    Emphasis,
    Line,
    PhoneNumber,
    ThemeName,
    Title,
)
from noticeboard.schema.kinds import PanelName
from noticeboard.schema.personal import OtherWord
from noticeboard.schema.record import Record, key
from noticeboard.schema.unit import Unit

__all__ = [
    "Form",
    "FormationRule",
    "Organisation",
    "PanelUse",
    "Roster",
    "Seat",
    "Step",
]


class Seat(Record):
    """A duty to be filled, and what its holder does."""

    name: Emphasis = key("名称", "name")
    duties: tuple[Annotated[Line, Field(max_length=60)], ...] = key("职责", "duties", default=())


class Roster(Record):
    """Seats that belong together and are shown even when vacant (一长四员)."""

    name: Emphasis = key("名称", "name")
    seats: Annotated[tuple[Emphasis, ...], Field(min_length=1)] = key("岗位", "seats")
    volunteer: Annotated[Line, Field(max_length=60)] | None = key("报名", "volunteer", default=None)


class Step(Record):
    """What is settled at one level, and whose seat it is there: 找谁."""

    level: Emphasis = key("层级", "level")
    text: Annotated[Line, Field(max_length=60)] | None = key("办什么", "text", default=None)
    seats: tuple[Emphasis, ...] = key("岗位", "seats", default=())


class Form(Record):
    """From how many members on a group takes this form."""

    at_least: Annotated[Count, Field(le=9999)] = key("至少", "at_least")
    name: Emphasis = key("名称", "name")


class FormationRule(Record):
    """How many members of which categories make which form of group."""

    name: Emphasis = key("名称", "name")
    counted: Annotated[tuple[Emphasis, ...], Field(min_length=1)] = key("计入", "counted")
    forms: Annotated[tuple[Form, ...], Field(min_length=1)] = key("形式", "forms")
    below: Emphasis | None = key("不足", "below", default=None)
    source: Line | None = key("出处", "source", default=None)


class PanelUse(Record):
    """A panel in use, in the order of the list, under a title of the site's own if it has one.

    Without channels of its own it is shown on those of its kind.
    """

    panel: PanelName = key("栏目", "panel")
    title: Emphasis | None = key("标题", "title", default=None)
    channels: Annotated[Channels, Field(min_length=1)] | None = key(
        "渠道", "channels", default=None
    )


class Organisation(Shared):
    """The site: its terms and rules, and what all boards say."""

    name: Title = key("名称", "name")
    slogan: Annotated[Line, Field(max_length=40)] | None = key("口号", "slogan", default=None)
    responsible: Title | None = key("责任单位", "responsible", default=None)
    hotline: PhoneNumber | None = key("热线", "hotline", default=None)
    updated: PastDay | None = key("更新日期", "updated", default=None)
    theme: ThemeName = key("主题", "theme", default="party")
    plate: Annotated[Emphasis, Field(max_length=12)] | None = key("挂牌", "plate", default=None)
    levels: tuple[Emphasis, ...] = key("层级", "levels", default=())
    units: tuple[Unit, ...] = key("组织", "units", default=())
    categories: tuple[Emphasis, ...] = key("成员类别", "categories", default=())
    seats: tuple[Seat, ...] = key("岗位", "seats", default=())
    rosters: tuple[Roster, ...] = key("岗位表", "rosters", default=())
    rules: tuple[FormationRule, ...] = key("设置规则", "rules", default=())
    leads: tuple[Emphasis, ...] = key("负责岗位", "leads", default=())
    steps: tuple[Step, ...] = key("找谁", "steps", default=())
    service_kinds: tuple[Emphasis, ...] = key("服务类别", "service_kinds", default=())
    document_kinds: tuple[Emphasis, ...] = key(
        "文件类别", "document_kinds", default=("制度", "方案", "职责", "说明")
    )
    case_rules: CaseRules | None = key("办件规则", "case_rules", default=None)
    days_off: tuple[DaysOff, ...] = key("放假安排", "days_off", default=())
    procedures: tuple[Procedure, ...] = key("议事程序", "procedures", default=PROCEDURES)
    panels: tuple[PanelUse, ...] = key("栏目", "panels", default=())
    cautions: tuple[Annotated[Line, Field(max_length=40)], ...] = key(
        "安全提示", "cautions", default=()
    )
    other_words: tuple[OtherWord, ...] = key("不指成员", "other_words", default=())
