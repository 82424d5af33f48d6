"""What is a person's own, by the type of its field: shown by consent only, in no message whole.

Why by type: a kind of record that names somebody cannot leak, whatever its author forgets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any

from pydantic import BaseModel, Field, GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

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
from noticeboard.schema.sealed import Sealed, opened

__all__ = [
    "AuthorName",
    "OtherWord",
    "OwnName",
    "PersonName",
    "PersonPhone",
    "PersonPhoto",
    "authors_in",
    "channels_of",
    "mask",
    "mask_own",
    "masked",
    "names_alone",
    "own_fields",
    "public_texts",
    "sealed_in",
]


@dataclass(frozen=True, slots=True)
class _Own:
    """Marks the type of what no board shows without consent; None: of what it never shows."""

    item: Shareable | None


@dataclass(frozen=True, slots=True)
class _Alone:
    """Marks the type of what no two records of a kind in one file have alike."""


@dataclass(frozen=True, slots=True)
class _Whole:
    """Marks the type of a name without which the record tells of nobody, and is not shown."""


@dataclass(frozen=True, slots=True)
class _Seal:
    """Reads a value as `type` does, and seals it."""

    type: Any
    item: Shareable

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Return how pydantic reads it."""
        inner = handler.generate_schema(self.type)
        return core_schema.no_info_after_validator_function(self._sealed, inner)

    def _sealed(self, value: object) -> Sealed[object]:
        return Sealed(value, self.item)


_Name = Annotated[BareName, Field(max_length=30)]

#: The name of a person, in a record of the person or of a consent.
PersonName = Annotated[Sealed[str], _Seal(_Name, Shareable.NAME), _Own(Shareable.NAME)]
#: The name of the person whom a record is about: no other of its kind in the file has the same, for
#: a consent given to one would hold for both.
OwnName = Annotated[PersonName, _Alone()]
#: The name of the person whose own words the record is: who has not agreed to be named has not
#: agreed to have them shown, either.
AuthorName = Annotated[PersonName, _Whole()]
#: A person's number. `PhoneNumber` is that of an office.
PersonPhone = Annotated[Sealed[Phone], _Seal(PhoneNumber, Shareable.PHONE), _Own(Shareable.PHONE)]
#: A person's picture: the name of its file.
PersonPhoto = Annotated[Sealed[str], _Seal(FileName, Shareable.PHOTO), _Own(Shareable.PHOTO)]
#: A word that is no member's name though it holds one: 和平路.
OtherWord = Annotated[Line, Field(max_length=30), _Own(None)]


@cache
def own_fields(model: type[BaseModel]) -> Mapping[str, Shareable | None]:
    """Return the fields of `model` that are not shown as they are, and what each is."""
    return {name: mark.item for name, mark in marked_fields(model, _Own).items()}


def names_alone(record: BaseModel) -> Iterator[tuple[str, Sealed[str]]]:
    """Yield the fields of `record` with the name of whom it is about, and the name."""
    for field in marked_fields(type(record), _Alone):
        yield field, getattr(record, field)


def authors_in(record: BaseModel) -> Iterator[str]:
    """Yield the fields of `record` with the name of whose own words it is, if it names somebody."""
    for field in marked_fields(type(record), _Whole):
        if getattr(record, field) is not None:
            yield field


def sealed_in(record: BaseModel, item: Shareable) -> Iterator[tuple[str, Sealed[Any]]]:
    """Yield the field and the value of each `item` that `record` itself holds, lists included."""
    for field, found in own_fields(type(record)).items():
        value = getattr(record, field)
        values = value if isinstance(value, tuple) else (value,)
        yield from ((field, one) for one in values if found is item and one is not None)


def channels_of(record: BaseModel, default: tuple[Channel, ...]) -> tuple[Channel, ...]:
    """Return where `record` says that it is shown; `default` where it does not say."""
    fields = fields_with(type(record), Channel)
    said: tuple[Channel, ...] | None = getattr(record, fields[0]) if fields else None
    return default if said is None else said


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
    kept = min(3, len(text) // 3, len(text) - len(text.lstrip(_DIGITS))) if figures else 1
    return f"{text[: max(1, kept)]}×" if text else text


#: Of these the beginning is shown; what stands before a number may be a whole name.
_DIGITS = "0123456789０１２３４５６７８９"


def mask_own(item: Shareable | None, text: str) -> str:
    """Return what a message shows of a person's own name, number, or name of a picture."""
    return _mask_file(text) if item is Shareable.PHOTO else mask(text)


def masked(value: object) -> object:
    """Return what a message shows of `value`: of a sealed one only how it begins."""
    if not isinstance(value, Sealed):
        return value
    own = opened(value)
    return mask_own(value.item, own.digits if isinstance(own, Phone) else str(own))


def _mask_file(name: str) -> str:
    """Return the name of a picture; a number stays, since staff name files after people too."""
    stem, dot, ending = name.rpartition(".")
    numbered = re.fullmatch(r"[a-z]{0,2}[\d_-]*", stem, re.ASCII)
    return name if numbered else f"{stem[:1]}×{dot}{ending}"
