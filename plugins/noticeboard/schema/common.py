"""What any place may say, and who serves it."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from noticeboard.schema.accounts import Account, Decision, Project, Wish
from noticeboard.schema.affairs import (
    Adjustment,
    Aim,
    Brand,
    Checklist,
    Figure,
    Partner,
    Responsibility,
)
from noticeboard.schema.events import Event
from noticeboard.schema.news import Deed, HistoryNote, Honour, Notice
from noticeboard.schema.offers import (
    Contact,
    Kit,
    Lesson,
    Resource,
    Service,
    Team,
    Venue,
)
from noticeboard.schema.people import Agency, Person
from noticeboard.schema.record import Record, key

__all__ = ["Peopled", "Shared"]


class Shared(Record):
    """What any place may say; the places beneath it say it too, each after its own."""

    services: tuple[Service, ...] = key("服务", "services", default=())
    contacts: tuple[Contact, ...] = key("联系卡", "contacts", default=())
    venues: tuple[Venue, ...] = key("场所", "venues", default=())
    notices: tuple[Notice, ...] = key("通知", "notices", default=())
    history: tuple[HistoryNote, ...] = key("党史小黑板", "history", default=())
    brand: Brand | None = key("品牌", "brand", default=None)
    deeds: tuple[Deed, ...] = key("好人好事", "deeds", default=())
    teams: tuple[Team, ...] = key("服务队", "teams", default=())
    responsibilities: tuple[Responsibility, ...] = key("责任", "responsibilities", default=())
    resources: tuple[Resource, ...] = key("共享资源", "resources", default=())
    events: Annotated[tuple[Event, ...], Field(max_length=200)] = key("活动", "events", default=())
    lessons: tuple[Lesson, ...] = key("家庭党校", "lessons", default=())
    honours: tuple[Honour, ...] = key("荣誉", "honours", default=())
    aims: tuple[Aim, ...] = key("目标承诺", "aims", default=())
    checklists: tuple[Checklist, ...] = key("清单", "checklists", default=())
    partners: tuple[Partner, ...] = key("结对", "partners", default=())
    figures: tuple[Figure, ...] = key("数字", "figures", default=())
    adjustments: tuple[Adjustment, ...] = key("调整", "adjustments", default=())
    kits: tuple[Kit, ...] = key("物资", "kits", default=())
    wishes: tuple[Wish, ...] = key("微心愿", "wishes", default=())
    projects: tuple[Project, ...] = key("工程", "projects", default=())
    decisions: tuple[Decision, ...] = key("议事决策", "decisions", default=())
    money: tuple[Account, ...] = key("收支", "money", default=())


class Peopled(Shared):
    """A place whose people are known by name, and asked: there is a file of consents beside it."""

    members: Annotated[tuple[Person, ...], Field(max_length=200)] = key(
        "成员", "members", default=()
    )
    agencies: Annotated[tuple[Agency, ...], Field(max_length=50)] = key(
        "单位任岗", "agencies", default=()
    )
