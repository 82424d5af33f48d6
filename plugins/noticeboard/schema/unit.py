"""What an organisation unit says itself, if it says anything: `units/<id>.yml`."""

from __future__ import annotations

from noticeboard.schema.common import Shared
from noticeboard.schema.days import PastDay
from noticeboard.schema.fields import PhoneNumber, Title
from noticeboard.schema.record import key

__all__ = ["UnitFile"]


class UnitFile(Shared):
    """What holds for all communities beneath a unit; its name is in `organisation.yml`."""

    responsible: Title | None = key("责任单位", "responsible", default=None)
    updated: PastDay | None = key("更新日期", "updated", default=None)
    hotline: PhoneNumber | None = key("热线", "hotline", default=None)
