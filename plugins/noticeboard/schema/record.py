"""The base of all models: frozen, strict about keys, and aware of its place in the file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, ClassVar

from pydantic import AliasChoices, BaseModel, ConfigDict, Field
from pydantic.json_schema import SkipJsonSchema

from noticeboard.diagnostics import Diagnostic, Place, Severity
from noticeboard.load import AT, Mark
from noticeboard.schema.personal import masked

__all__ = ["Record", "key", "names_of"]


def key(chinese: str, english: str, **options: Any) -> Any:
    """Declare a field that staff may write under a Chinese or an English key.

    Args:
        chinese: The key of the sample data, first in messages about a missing value.
        english: The other key: the field's own name.
        **options: As for `pydantic.Field`; ``default`` where the field may be absent.
    """
    return Field(validation_alias=AliasChoices(chinese, english), **options)


class Record(BaseModel):
    """A mapping in a data file.

    Attributes:
        elsewhere: Keys that are right in another kind of record, and the message that says where.
    """

    elsewhere: ClassVar[Mapping[str, str]] = MappingProxyType({})
    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        arbitrary_types_allowed=True,
        str_strip_whitespace=True,
        hide_input_in_errors=True,
    )

    at: SkipJsonSchema[Mark] = Field(default=Mark(), validation_alias=AT, exclude=True, repr=False)

    def typed(self, field: str) -> str:
        """Return the key of `field` as it was typed, or its Chinese name where it was not."""
        names = names_of(type(self), field)
        return next((n for n in names if n in self.at.keys), names[0])

    def place(self, field: str, index: int | None = None) -> Place:
        """Return where the value of `field` stands (item `index` of it, if a list)."""
        return self.at.of_value(self.typed(field), index)

    def problem(
        self, field: str, message_id: str, *, index: int | None = None, **params: object
    ) -> Diagnostic:
        """Return a diagnostic about the value of `field`; what is sealed is masked in it."""
        return Diagnostic(self.place(field, index), message_id, _told(params))

    def warning(
        self, field: str, message_id: str, *, index: int | None = None, **params: object
    ) -> Diagnostic:
        """Return a warning about the value of `field`."""
        place = self.place(field, index)
        return Diagnostic(place, message_id, _told(params), Severity.WARNING)

    def texts(self) -> Iterator[tuple[str, int | None, str]]:
        """Yield every string of this record itself that is not sealed.

        Yields:
            Field, index in its list or None, text.
        """
        for field in type(self).model_fields:
            value = getattr(self, field)
            if isinstance(value, str):
                yield field, None, value
            elif isinstance(value, tuple):
                for index, item in enumerate(value):
                    if isinstance(item, str):
                        yield field, index, item

    def tree(self) -> Iterator[Record]:
        """Yield this record and all below it."""
        yield self
        for child in self.children():
            yield from child.tree()

    def children(self) -> Iterator[Record]:
        """Yield the records directly below this one."""
        for field in type(self).model_fields:
            value = getattr(self, field)
            if isinstance(value, Record):
                yield value
            elif isinstance(value, tuple):
                yield from (item for item in value if isinstance(item, Record))


def _told(params: dict[str, object]) -> dict[str, object]:
    return {name: masked(value) for name, value in params.items()}


def names_of(model: type[BaseModel], field: str) -> tuple[str, ...]:
    """Return the keys under which `field` may be written, the Chinese one first."""
    alias = model.model_fields[field].validation_alias
    if isinstance(alias, AliasChoices):
        return tuple(str(choice) for choice in alias.choices)
    return (field,)
