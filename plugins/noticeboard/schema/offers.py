"""What residents can use: services, numbers, places, teams, things."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, ClassVar

from pydantic import Field

from noticeboard.schema.days import OnDay, PastDay
from noticeboard.schema.fields import Count, Emphasis, Hours, Line, OfficeNumber, PhoneNumber, Text
from noticeboard.schema.personal import PersonName
from noticeboard.schema.record import Record, key

__all__ = ["Contact", "InHome", "Kit", "Lesson", "Resource", "Service", "Team", "Venue"]

_Name = Annotated[Line, Field(max_length=30)]


class Service(Record):
    """Something residents can have done."""

    name: _Name = key("名称", "name")
    text: Text | None = key("内容", "text", default=None)
    hours: Hours | None = key("时间", "hours", default=None)
    where: Line | None = key("地点", "where", default=None)
    phone: PhoneNumber | None = key("电话", "phone", default=None)
    category: Emphasis | None = key("类别", "category", default=None)


class Team(Record):
    """A service team (服务队): what it does, when, whom to call.

    Why the number is that of an office: it outlives whoever leads the team.
    """

    name: _Name = key("名称", "name")
    category: Emphasis | None = key("类别", "category", default=None)
    text: Text | None = key("内容", "text", default=None)
    hours: Hours | None = key("时间", "hours", default=None)
    where: Line | None = key("地点", "where", default=None)
    phone: OfficeNumber | None = key("电话", "phone", default=None)
    people: Annotated[Count, Field(le=9999)] | None = key("人数", "people", default=None)
    leader: PersonName | None = key("队长", "leader", default=None)


class Contact(Record):
    """A line of the contact card (便民联系卡): an office, never a private person."""

    name: _Name = key("名称", "name")
    phone: PhoneNumber = key("电话", "phone")
    note: Annotated[Line, Field(max_length=40)] | None = key("说明", "note", default=None)


class InHome(Record):
    """A venue is in somebody's home: the day on which each of two agreed (row 26)."""

    volunteered: PastDay = key("本人自愿", "volunteered")
    family: PastDay = key("家人同意", "family")


class Venue(Record):
    """A place that residents may use. No flat number: see row 26 of the inventory."""

    elsewhere: ClassVar[Mapping[str, str]] = MappingProxyType(
        dict.fromkeys(("自愿", "voluntary"), "venue.key-voluntary")
    )
    name: _Name = key("名称", "name")
    where: Line | None = key("地点", "where", default=None)
    hours: Hours | None = key("时间", "hours", default=None)
    text: Text | None = key("内容", "text", default=None)
    things: tuple[Annotated[Line, Field(max_length=20)], ...] = key("设施", "things", default=())
    people: Annotated[Count, Field(le=9999)] | None = key("可容纳", "people", default=None)
    keeper: Annotated[Line, Field(max_length=30)] | None = key("管理", "keeper", default=None)
    host: PersonName | None = key("开放人", "host", default=None)
    phone: OfficeNumber | None = key("电话", "phone", default=None)
    in_home: InHome | None = key("居民家中", "in_home", default=None)


class Resource(Record):
    """What an enterprise park, a school, an office opens to residents (三区联动)."""

    name: _Name = key("名称", "name")
    provider: Annotated[Line, Field(max_length=30)] = key("提供单位", "provider")
    text: Text | None = key("内容", "text", default=None)
    hours: Hours | None = key("时间", "hours", default=None)
    where: Line | None = key("地点", "where", default=None)
    phone: OfficeNumber | None = key("电话", "phone", default=None)


class Lesson(Record):
    """One lesson of the school in members' homes (家庭党校), shown until it is over.

    Why no place: it is somebody's home. Who wants to come asks.
    """

    elsewhere: ClassVar[Mapping[str, str]] = MappingProxyType(
        dict.fromkeys(("地点", "where", "地址", "address"), "lesson.key-place")
    )
    day: OnDay = key("日期", "day")
    title: Annotated[Line, Field(max_length=40)] = key("题目", "title")
    hours: Hours | None = key("时间", "hours", default=None)
    speaker: PersonName | None = key("主讲", "speaker", default=None)
    phone: OfficeNumber | None = key("电话", "phone", default=None)


class Kit(Record):
    """Things that are kept ready: 党徽, 红袖标, 折叠椅."""

    name: _Name = key("名称", "name")
    count: Count = key("数量", "count")
    unit: Emphasis = key("单位", "unit", default="件")
    note: Annotated[Line, Field(max_length=40)] | None = key("说明", "note", default=None)
