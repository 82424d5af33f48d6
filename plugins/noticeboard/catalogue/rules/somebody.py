"""Persons, homes and hardships in the texts of records that name nobody.

What is looked for goes by the type of the field (`schema.Tells`), never by the kind of the record.
The words themselves are tables: `catalogue/telling/`, `schema/sensitive.py`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import TypeAlias

from noticeboard.catalogue.model import Catalogue
from noticeboard.catalogue.telling import (
    address_in,
    hardship_of_one,
    home_in,
    mask_home,
    number_in,
    person_in,
    resident_at_home,
)
from noticeboard.diagnostics import Diagnostic
from noticeboard.schema import (
    Record,
    Tells,
    mask,
    nameless_texts,
    refused_in,
    sensitive_in,
    without_matters,
)

__all__ = ["check_nameless"]

_Find: TypeAlias = Callable[[Record, str, str], Iterator[Diagnostic]]


def check_nameless(catalogue: Catalogue, today: date) -> Iterator[Diagnostic]:
    """Look at every text that is to name nobody, as closely as its type says."""
    for _, top in catalogue.files():
        for record in top.tree():
            for field, text, tells in nameless_texts(record):
                for find in _LOOKED_FOR[tells]:
                    yield from find(record, field, text)


def _number(record: Record, field: str, text: str) -> Iterator[Diagnostic]:
    """A mobile is somebody's own: it stands where consent is asked for it, and in no text."""
    if found := number_in(text):
        yield record.problem(field, "nobody.phone", value=mask(found))


def _address(record: Record, field: str, text: str) -> Iterator[Diagnostic]:
    found = address_in(text)
    if found and not number_in(text):
        message_id = "nobody.phone" if found[0].isdecimal() else "nobody.address"
        yield record.problem(field, message_id, value=mask(found))


def _person(record: Record, field: str, text: str) -> Iterator[Diagnostic]:
    if found := person_in(text):
        yield record.problem(field, "nobody.titled", value=mask(found))


def _home(record: Record, field: str, text: str) -> Iterator[Diagnostic]:
    if found := home_in(text, asked=False):
        yield _told_home(record, field, found)


def _asked_home(record: Record, field: str, text: str) -> Iterator[Diagnostic]:
    if found := home_in(text, asked=True):
        yield _told_home(record, field, found)


def _told_home(record: Record, field: str, found: str) -> Diagnostic:
    message_id = "privacy.flat" if re.search(r"\d{3}", found) else "nobody.home"
    return record.problem(field, message_id, value=mask_home(found))


def _hardship(record: Record, field: str, text: str) -> Iterator[Diagnostic]:
    """A class of people that is listed nowhere, or what the law calls sensitive."""
    told = sensitive_in(text)
    if told and told[1]:
        yield record.problem(field, "nobody.sensitive", value=told[0])
    elif refused_in(without_matters(text)):
        yield record.problem(field, "cases.listed", value=text)
    elif told:
        yield record.warning(field, "nobody.sensitive-maybe", value=told[0])


def _people(record: Record, field: str, text: str) -> Iterator[Diagnostic]:
    """A body is no class of people: 低保户. It may be called after one: 残疾人之家."""
    told = sensitive_in(text)
    if told and told[1] and text.endswith(told[0]):
        yield record.problem(field, "nobody.sensitive", value=told[0])
    elif refused_in(text) and text.endswith(_MANY):
        yield record.problem(field, "cases.listed", value=text)


def _perhaps_hardship(record: Record, field: str, text: str) -> Iterator[Diagnostic]:
    """What is built for people may be built for one of them."""
    told = sensitive_in(text)
    if told and told[1]:
        yield record.warning(field, "nobody.sensitive-maybe", value=told[0])


def _together(record: Record, field: str, text: str) -> Iterator[Diagnostic]:
    """A room may be an office's, and a title a body's; of what both are together is one person."""
    if found := hardship_of_one(text):
        yield record.problem(field, "nobody.hardship", value=found)
    elif pair := resident_at_home(text):
        home, person = pair
        yield record.problem(field, "nobody.together", home=mask_home(home), value=mask(person))


#: What classes of people are called.
_MANY = ("户", "人", "群众", "家庭", "党员", "老人", "儿童", "名单", "人员", "患者")
#: What is looked for in a text of each type.
_LOOKED_FOR: Mapping[Tells, tuple[_Find, ...]] = MappingProxyType(
    {
        Tells.ASKED: (_number, _address, _person, _asked_home, _hardship),
        Tells.BODY: (_number, _address, _person, _home, _people),
        Tells.SPENT: (_number, _address, _person, _home),
        Tells.WORK: (_number, _person, _home, _perhaps_hardship),
        Tells.PLAIN: (_number, _together),
    }
)
