"""What any place may say, and who serves it."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from noticeboard.schema.days import PastDay, Since, Until, Years
from noticeboard.schema.fields import (
    Channel,
    Channels,
    Emphasis,
    Hours,
    Ident,
    Line,
    PhoneNumber,
    Text,
    Title,
    named,
)
from noticeboard.schema.personal import OwnName, PersonName, PersonPhone, PersonPhoto
from noticeboard.schema.record import Record, key

__all__ = [
    "Brand",
    "Contact",
    "Deed",
    "HistoryNote",
    "Notice",
    "Peopled",
    "Person",
    "Service",
    "Shared",
    "Venue",
]

#: What kind of good deed.
_DEEDS = {
    "good-deed": "好人好事",
    "volunteer": "志愿者在身边",
    "elders": "敬老爱亲",
    "giving": "爱心奉献",
}


class Person(Record):
    """A member of the group, a seat holder or a liaison.

    Why: what is here is what the office knows; what is shown is decided by `consent.yml`.
    """

    name: OwnName = key("姓名", "name")
    category: Emphasis | None = key("类别", "category", default=None)
    seats: tuple[Emphasis, ...] = key("岗位", "seats", default=())
    phone: PersonPhone | None = key("电话", "phone", default=None)
    photo: PersonPhoto | None = key("照片", "photo", default=None)
    services: tuple[Annotated[Line, Field(max_length=30)], ...] = key(
        "服务项目", "services", default=()
    )
    buildings: tuple[Ident, ...] = key("楼栋", "buildings", default=())


class Service(Record):
    """Something residents can have done."""

    name: Annotated[Line, Field(max_length=30)] = key("名称", "name")
    text: Text | None = key("内容", "text", default=None)
    hours: Hours | None = key("时间", "hours", default=None)
    where: Line | None = key("地点", "where", default=None)
    phone: PhoneNumber | None = key("电话", "phone", default=None)


class Contact(Record):
    """A line of the contact card (便民联系卡): an office, never a private person."""

    name: Annotated[Line, Field(max_length=30)] = key("名称", "name")
    phone: PhoneNumber = key("电话", "phone")
    note: Annotated[Line, Field(max_length=40)] | None = key("说明", "note", default=None)


class HistoryNote(Record):
    """A dated note of party history (党史小黑板), with where it is from."""

    day: Annotated[PastDay, Years(200, 10_000)] = key("日期", "day")
    title: Annotated[Line, Field(max_length=40)] = key("标题", "title")
    text: Text = key("内容", "text")
    source: Line = key("出处", "source")


class Notice(Record):
    """A notice and the days on which it is shown, both included.

    Why: a poster hangs for a year, so a notice goes on paper only where its channels say so.
    """

    title: Annotated[Line, Field(max_length=40)] = key("标题", "title")
    text: Text | None = key("内容", "text", default=None)
    since: Annotated[Since, Years(5, 2)] = key("自", "since")
    until: Annotated[Until, Years(5, 5)] | None = key("至", "until", default=None)
    channels: Channels = key("渠道", "channels", default=(Channel.WEB,))


class Venue(Record):
    """A place that residents may use. No flat number: see row 26 of the inventory."""

    name: Annotated[Line, Field(max_length=30)] = key("名称", "name")
    where: Line | None = key("地点", "where", default=None)
    hours: Hours | None = key("时间", "hours", default=None)
    text: Text | None = key("内容", "text", default=None)


class Brand(Record):
    """The name that the community's work goes by, and its slogan."""

    name: Title | None = key("名称", "name", default=None)
    slogan: Annotated[Line, Field(max_length=40)] | None = key("口号", "slogan", default=None)


class Deed(Record):
    """A good deed (好人好事) that neighbours should hear of; whoever did it may stay unnamed."""

    day: PastDay = key("日期", "day")
    category: Annotated[str, named(_DEEDS)] = key("类别", "category")
    text: Annotated[Text, Field(max_length=200)] = key("内容", "text")
    name: PersonName | None = key("姓名", "name", default=None)


class Shared(Record):
    """What any place may say; the places beneath it say it too, each after its own."""

    services: tuple[Service, ...] = key("服务", "services", default=())
    contacts: tuple[Contact, ...] = key("联系卡", "contacts", default=())
    venues: tuple[Venue, ...] = key("场所", "venues", default=())
    notices: tuple[Notice, ...] = key("通知", "notices", default=())
    history: tuple[HistoryNote, ...] = key("党史小黑板", "history", default=())
    brand: Brand | None = key("品牌", "brand", default=None)
    deeds: tuple[Deed, ...] = key("好人好事", "deeds", default=())


class Peopled(Shared):
    """A place whose people are known by name, and asked: there is a file of consents beside it."""

    members: Annotated[tuple[Person, ...], Field(max_length=200)] = key(
        "成员", "members", default=()
    )
