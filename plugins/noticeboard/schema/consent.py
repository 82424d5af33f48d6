"""What persons have agreed to have shown: `<community>/consent.yml` and `units/consent.yml`.

Why a file for each community and not one for all: it is edited by those who asked the persons, and
stays readable where a district has ten thousand buildings.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from types import MappingProxyType
from typing import Annotated, ClassVar

from pydantic import Field

from noticeboard.schema.days import Since, Until, Years
from noticeboard.schema.fields import ConsentChannels, Ident, Line, Shareables
from noticeboard.schema.personal import PersonName
from noticeboard.schema.record import Record, key
from noticeboard.schema.sealed import Sealed

__all__ = [
    "BuildingConsent",
    "Consent",
    "ConsentBook",
    "ConsentFile",
    "UnitConsent",
    "UnitConsentFile",
]


class Consent(Record):
    """One person's consent: which items, on which channels, from when, until when.

    A consent names its person within the place whose file names the person, too.
    """

    person: PersonName = key("姓名", "person")
    items: Annotated[Shareables, Field(min_length=1)] = key("项目", "items")
    channels: Annotated[ConsentChannels, Field(min_length=1)] = key("渠道", "channels")
    since: Annotated[Since, Years(20, 1)] = key("自", "since")
    until: Annotated[Until, Years(20, 20)] | None = key("至", "until", default=None)

    @property
    def place_id(self) -> str:
        """Id of the place within the book; empty for the one that the book is of."""
        return ""


class BuildingConsent(Consent):
    """Of somebody whom the file of a building or of a unit, or that of the community, names."""

    elsewhere: ClassVar[Mapping[str, str]] = MappingProxyType(
        dict.fromkeys(("单元", "stairwell"), "consent.key-stairwell")
    )
    building: Ident | None = key("楼栋", "building", default=None)
    unit: Line | None = key("组织", "unit", default=None)

    @property
    def place_id(self) -> str:
        """Id of the building, of the stairwell, of the unit within the community."""
        return self.building or self.unit or ""


class UnitConsent(Consent):
    """Of somebody whom the file of a unit, or that of the whole site, names.

    Why a unit is any line of text: whoever writes its name is told its id, by a rule that knows it.
    """

    elsewhere: ClassVar[Mapping[str, str]] = MappingProxyType(
        dict.fromkeys(("楼栋", "building", "单元", "stairwell"), "consent.key-building")
    )
    unit: Line | None = key("组织", "unit", default=None)

    @property
    def place_id(self) -> str:
        """Id of the unit."""
        return self.unit or ""


class ConsentBook(Record):
    """Consents that are kept in one file."""

    consents: tuple[Consent, ...] = key("同意", "consents", default=())

    def given(self, place: str, name: Sealed[str]) -> tuple[Consent, ...]:
        """Return the consents of who is called `name` in the file of `place`."""
        return self.by_person.get((place, name), ())

    @cached_property
    def by_person(self) -> dict[tuple[str, Sealed[str]], tuple[Consent, ...]]:
        """Place and name → all consents of that person."""
        found: dict[tuple[str, Sealed[str]], tuple[Consent, ...]] = {}
        for consent in self.consents:
            who = (consent.place_id, consent.person)
            found[who] = (*found.get(who, ()), consent)
        return found


class ConsentFile(ConsentBook):
    """The consents of one community."""

    consents: tuple[BuildingConsent, ...] = key("同意", "consents", default=())


class UnitConsentFile(ConsentBook):
    """The consents of those whom units, or the site, name."""

    consents: tuple[UnitConsent, ...] = key("同意", "consents", default=())
