"""Fields found by what their type says of them, so that rules hold for kinds yet to be added.

A type carries a marker: ``Annotated[Day, Bound.SINCE]``. A rule asks which fields of a model carry
which marker, and never which model it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, TypeVar, get_args

from pydantic import BaseModel

__all__ = ["fields_with", "marked_fields"]

_Marker = TypeVar("_Marker")


def _parts(annotation: Any) -> Iterator[Any]:
    """Yield everything that an annotation is put together from."""
    yield annotation
    for part in get_args(annotation):
        yield from _parts(part)


@cache
def marked_fields(model: type[BaseModel], marker: type[_Marker]) -> Mapping[str, _Marker]:
    """Return the fields of `model` whose type carries a `marker`, and the outermost of each."""
    found = {}
    for name, field in model.model_fields.items():
        parts = (*field.metadata, *_parts(field.annotation))
        marks = [part for part in parts if isinstance(part, marker)]
        if marks:
            found[name] = marks[-1]
    return found


@cache
def fields_with(model: type[BaseModel], type_: type) -> tuple[str, ...]:
    """Return the fields of `model` that hold values of `type_`."""
    fields = model.model_fields.items()
    return tuple(name for name, field in fields if type_ in _parts(field.annotation))
