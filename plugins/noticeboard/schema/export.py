"""The schema told to others: JSON Schema for editors, the set of keys for the loader."""

from __future__ import annotations

from functools import cache
from typing import Any, get_args

from noticeboard.schema.building import Building
from noticeboard.schema.cases import CasesFile
from noticeboard.schema.community import Community
from noticeboard.schema.consent import ConsentFile, UnitConsentFile
from noticeboard.schema.document import PageTag
from noticeboard.schema.ledger import LedgerFile, PrintsFile
from noticeboard.schema.organisation import Organisation
from noticeboard.schema.record import Record, names_of
from noticeboard.schema.stairwell import Stairwell
from noticeboard.schema.unit import UnitFile

__all__ = ["FILES", "json_schema", "known_keys", "model_at"]

#: The kinds of file, by the name that `noticeboard schema` takes.
FILES: dict[str, type[Record]] = {
    "organisation": Organisation,
    "unit": UnitFile,
    "community": Community,
    "building": Building,
    "stairwell": Stairwell,
    "consent": ConsentFile,
    "cases": CasesFile,
    "unit-consent": UnitConsentFile,
    "ledger": LedgerFile,
    "prints": PrintsFile,
}


def _records_in(annotation: Any) -> list[type[Record]]:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return [annotation]
    return [model for part in get_args(annotation) for model in _records_in(part)]


@cache
def model_at(model: type[Record], loc: tuple[int | str, ...]) -> type[Record]:
    """Return the model that validates the mapping at `loc` below a `model`."""
    for step in loc:
        if isinstance(step, str):
            field = next((f for f in model.model_fields if step in names_of(model, f)), None)
            inner = _records_in(model.model_fields[field].annotation) if field else []
            model = inner[0] if inner else model
    return model


@cache
def known_keys() -> frozenset[str]:
    """Return every key that any kind of file may hold, in both languages."""
    keys: set[str] = set()
    todo: list[type[Record]] = [*FILES.values(), PageTag]
    while todo:
        model = todo.pop()
        for name, field in model.model_fields.items():
            if name != "at":
                keys.update(names_of(model, name))
                todo += _records_in(field.annotation)
    return frozenset(keys)


def json_schema(kind: str) -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a kind of file, for completion in an editor.

    Both languages of each key are listed, a required one as a choice of the two; scalars may be
    unquoted numbers, since the loader takes every scalar as typed.

    Raises:
        KeyError: `kind` is not one of `FILES`.
    """
    schema = FILES[kind].model_json_schema(by_alias=True)
    for node in [schema, *schema.get("$defs", {}).values()]:
        _both_languages(node)
    _scalars(schema)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def _both_languages(node: dict[str, Any]) -> None:
    model = _model_named(node.get("title", ""))
    if model is None:
        return
    properties = node["properties"]
    pairs = [names_of(model, f) for f in model.model_fields if f != "at"]
    for chinese, english in pairs:
        properties[english] = {**properties[chinese], "title": english}
    required = set(node.pop("required", ()))
    node["allOf"] = [
        {"anyOf": [{"required": [chinese]}, {"required": [english]}]}
        for chinese, english in pairs
        if chinese in required
    ]
    if not node["allOf"]:
        del node["allOf"]


@cache
def _model_named(name: str) -> type[Record] | None:
    todo = [Record]
    while todo:
        model = todo.pop()
        if model.__name__ == name:
            return model
        todo += model.__subclasses__()
    return None


def _scalars(node: Any) -> None:
    if isinstance(node, dict):
        if node.get("type") in ("string", "integer"):
            node["type"] = ["string", "number", "boolean"]
        for value in node.values():
            _scalars(value)
    elif isinstance(node, list):
        for value in node:
            _scalars(value)
