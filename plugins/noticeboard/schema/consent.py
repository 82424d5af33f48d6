"""What persons have agreed to have shown: `<community>/consent.yml`.

Why a file for each community and not one for all: it is edited by those who asked the persons, and
stays readable where a district has ten thousand buildings.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from noticeboard.schema.days import Since, Until
from noticeboard.schema.fields import Channels, Ident, Shareables
from noticeboard.schema.personal import PersonName
from noticeboard.schema.record import Record, key

__all__ = ["Consent", "ConsentFile"]


class Consent(Record):
    """One person's consent: which items, on which channels, from when, until when."""

    person: PersonName = key("姓名", "person")
    building: Ident | None = key("楼栋", "building", default=None)
    items: Annotated[Shareables, Field(min_length=1)] = key("项目", "items")
    channels: Annotated[Channels, Field(min_length=1)] = key("渠道", "channels")
    since: Since = key("自", "since")
    until: Until | None = key("至", "until", default=None)


class ConsentFile(Record):
    """The consents of one community."""

    consents: tuple[Consent, ...] = key("同意", "consents", default=())
