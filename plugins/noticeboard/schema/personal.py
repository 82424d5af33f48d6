"""What is a person's own, by the type of its field: shown by consent only, in no message whole.

Why by type: a kind of record that names somebody cannot leak, whatever its author forgets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated

from pydantic import BaseModel, Field

from noticeboard.schema.fields import (
    BareName,
    Channel,
    FileName,
    Line,
    Phone,
    PhoneNumber,
    Shareable,
)
from noticeboard.schema.markers import fields_with, marked_fields

__all__ = [
    "OtherWord",
    "PersonName",
    "PersonPhone",
    "PersonPhoto",
    "channels_of",
    "mask",
    "mask_own",
    "masked",
    "own_fields",
    "pictures_of",
    "public_texts",
]


@dataclass(frozen=True, slots=True)
class _Own:
    """Marks the type of what no board shows without consent; None: of what it never shows."""

    item: Shareable | None


#: The name of a person, in a record of the person or of a consent.
PersonName = Annotated[BareName, Field(max_length=30), _Own(Shareable.NAME)]
#: A person's number. `PhoneNumber` is that of an office.
PersonPhone = Annotated[PhoneNumber, _Own(Shareable.PHONE)]
#: A person's picture.
PersonPhoto = Annotated[FileName, _Own(Shareable.PHOTO)]
#: A word that is no member's name though it holds one: 和平路.
OtherWord = Annotated[Line, Field(max_length=30), _Own(None)]


@cache
def own_fields(model: type[BaseModel]) -> Mapping[str, Shareable | None]:
    """Return the fields of `model` that are not shown as they are, and what each is."""
    return {name: mark.item for name, mark in marked_fields(model, _Own).items()}


def pictures_of(record: BaseModel) -> Iterator[tuple[str, str]]:
    """Yield the fields of `record` that name a person's picture, and the name of its file."""
    for field, item in own_fields(type(record)).items():
        name = getattr(record, field)
        if item is Shareable.PHOTO and name is not None:
            yield field, name


def channels_of(record: BaseModel, default: tuple[Channel, ...]) -> tuple[Channel, ...]:
    """Return where `record` says that it is shown; `default` where it does not say."""
    fields = fields_with(type(record), Channel)
    return getattr(record, fields[0]) if fields else default


def public_texts(record: BaseModel) -> Iterator[tuple[str, int | None, str]]:
    """Yield every text and number of `record` itself that a board may show as it is.

    Yields:
        Field, index in its list or None, text.
    """
    own = own_fields(type(record))
    for field in type(record).model_fields:
        value = getattr(record, field)
        if field in own:
            continue
        items = [*enumerate(value)] if isinstance(value, tuple) else [(None, value)]
        for index, item in items:
            if isinstance(item, Phone):
                yield field, index, f"{item.digits}{item.extension}"
            elif isinstance(item, str) and not isinstance(item, Channel):
                yield field, index, item


def mask(text: str) -> str:
    """Return `text` so far that whoever typed it knows it again: ``张×``, ``154×…``.

    Why: what consent does not cover is in no log either, and line and column say where it stands.
    """
    figures = sum(char.isdigit() for char in text) * 2 > len(text)
    kept = max(1, min(3, len(text) // 3)) if figures else 1
    return f"{text[:kept]}×" if text else text


def mask_own(item: Shareable | None, text: str) -> str:
    """Return what a message shows of a person's own name, number, or name of a picture."""
    return _mask_file(text) if item is Shareable.PHOTO else mask(text)


def _mask_file(name: str) -> str:
    """Return the name of a picture; a number stays, since staff name files after people too."""
    stem, dot, ending = name.rpartition(".")
    numbered = re.fullmatch(r"[a-z]{0,2}[\d_-]*", stem, re.ASCII)
    return name if numbered else f"{stem[:1]}×{dot}{ending}"


def masked(
    model: type[BaseModel], field: str, value: object, params: dict[str, object]
) -> dict[str, object]:
    """Return `params` of a message about `field`, its value masked where it is a person's own."""
    item = own_fields(model).get(field)
    if item is None or not isinstance(value, str):
        return params
    told = mask_own(item, value)
    return {key: told if param == value else param for key, param in params.items()}
