"""Who serves a place: persons by name, and bodies that fill a seat."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from noticeboard.schema.fields import Emphasis, Ident, Line, OfficeNumber, StairRange, Title
from noticeboard.schema.personal import OwnName, PersonPhone, PersonPhoto
from noticeboard.schema.record import Record, key

__all__ = ["Agency", "Person"]


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
    stairs: tuple[StairRange, ...] = key("包户范围", "stairs", default=())
    buildings: tuple[Ident, ...] = key("楼栋", "buildings", default=())


class Agency(Record):
    """A body that fills a seat, and not a person: 公安民警, 司法所 (一格八员)."""

    name: Annotated[Title, Field(max_length=24)] = key("单位", "name")
    seats: Annotated[tuple[Emphasis, ...], Field(min_length=1)] = key("岗位", "seats")
    phone: OfficeNumber | None = key("电话", "phone", default=None)
    buildings: tuple[Ident, ...] = key("楼栋", "buildings", default=())
