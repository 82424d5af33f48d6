"""A loaded tree and a model → a record, or every mistake in it as diagnostics."""

from __future__ import annotations

import difflib
from collections.abc import Callable
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from noticeboard.diagnostics import Diagnostic, Place
from noticeboard.load import AT, Raw
from noticeboard.load.marks import locate
from noticeboard.schema.export import model_at
from noticeboard.schema.record import Record, names_of
from noticeboard.schema.refused import REFUSED_KEYS

__all__ = ["read_record"]

_Model = TypeVar("_Model", bound=Record)
_Answer = tuple[str, dict[str, object]]


def read_record(
    tree: Raw | None, model: type[_Model], path: str
) -> tuple[_Model | None, list[Diagnostic]]:
    """Validate `tree` as a `model`.

    Args:
        tree: What `load_tree` returned; None (an empty file) is read as an empty mapping.
        model: The record expected at the top of this file.
        path: The file, for a diagnostic about its top.

    Returns:
        The record, or None, and all that is wrong with it.
    """
    if tree is not None and not isinstance(tree, dict):
        colon = isinstance(tree, str) and "：" in tree
        message_id = "schema.top-colon" if colon else "schema.top"
        return None, [Diagnostic(Place(path, 1, 1), message_id)]
    try:
        return model.model_validate(tree or {}), []
    except ValidationError as error:
        details = error.errors(include_url=False)
        top = tree if tree is not None else {}
        return None, [_diagnose(detail, top, model, path) for detail in details]


def _diagnose(detail: ErrorDetails, tree: Raw, model: type[Record], path: str) -> Diagnostic:
    loc = tuple(detail["loc"])
    kind = detail["type"]
    if kind in ("missing", "extra_forbidden"):
        key = str(loc[-1])
        mark, _, _ = locate(tree, loc[:-1])
        if kind == "missing":
            place = mark.of_key(key) if key in mark.keys else mark.of_mapping(key)
            place = place if place.path else Place(path, 1, 1, key)
            return Diagnostic(place, "schema.missing", {"key": key})
        message_id, params = _unknown(key, model_at(model, loc[:-1]), mark.keys)
        return Diagnostic(mark.of_key(key), message_id, params)
    mark, key, index = locate(tree, loc)
    place = mark.of_value(key, index) if key else mark.of_mapping(_last_key(loc))
    message_id, params = _ANSWERS.get(kind, _other)(detail)
    return Diagnostic(place if place.path else Place(path, 1, 1), message_id, params)


def _last_key(loc: tuple[int | str, ...]) -> str:
    return next((step for step in reversed(loc) if isinstance(step, str)), "")


def _unknown(key: str, model: type[Record], typed: dict[str, Any]) -> _Answer:
    if key in REFUSED_KEYS:
        return "privacy.refused-key", {"key": key}
    names = [n for f in model.model_fields if f != "at" for n in names_of(model, f)]
    if key in names:
        field = next(f for f in model.model_fields if key in names_of(model, f))
        other = next(n for n in names_of(model, field) if n != key)
        return "schema.both-languages", {"key": key, "other": other}
    cleaned = key.strip("“”‘’：: ")
    if "：" in key:
        return "schema.key-colon", {"key": key}
    near = difflib.get_close_matches(cleaned, names, n=1, cutoff=0.5)
    if near:
        return "schema.unknown-key-near", {"key": key, "near": near[0]}
    free = [names_of(model, f)[0] for f in model.model_fields if f != "at"]
    known = "、".join(n for n in free if n not in typed)
    return "schema.unknown-key", {"key": key, "known": known}


def _custom(detail: ErrorDetails) -> _Answer:
    params = dict(detail.get("ctx", {}))
    return str(params.pop("id")), params


def _expected_mapping(detail: ErrorDetails) -> _Answer:
    value = detail.get("input")
    if isinstance(value, str) and "：" in value:
        return "schema.mapping-colon", {"value": value[:40]}
    return "schema.mapping", {}


def _expected_list(detail: ErrorDetails) -> _Answer:
    value = detail.get("input")
    if isinstance(value, dict) and AT in value:
        return "schema.list-of-mapping", {}
    return "schema.list", {"value": str(value)[:40]}


def _other(detail: ErrorDetails) -> _Answer:
    return "schema.value", {}


_ANSWERS: dict[str, Callable[[ErrorDetails], _Answer]] = {
    "noticeboard": _custom,
    "model_type": _expected_mapping,
    "tuple_type": _expected_list,
    "string_type": lambda d: ("schema.text", {}),
    "string_too_long": lambda d: (
        "schema.too-long",
        {"limit": d["ctx"]["max_length"], "length": len(d["input"])},
    ),
    "string_too_short": lambda d: ("schema.empty", {}),
    "string_pattern_mismatch": lambda d: ("schema.building-path", {"value": str(d["input"])[:40]}),
    "too_long": lambda d: ("schema.too-many", {"limit": d["ctx"]["max_length"]}),
    "too_short": lambda d: ("schema.too-few", {"least": d["ctx"]["min_length"]}),
}
