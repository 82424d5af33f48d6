"""A loaded tree and a model → a record, or every mistake in it as diagnostics."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from noticeboard.diagnostics import Diagnostic, Place
from noticeboard.load import AT, Mark, Raw
from noticeboard.load.findings import MAX_KEPT, Findings
from noticeboard.load.marks import locate
from noticeboard.schema.export import model_at
from noticeboard.schema.fields import is_ident
from noticeboard.schema.personal import mask_own, own_fields
from noticeboard.schema.record import Record, names_of
from noticeboard.schema.refused import refused_as, refused_in

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
    top: Raw = tree if tree is not None else {AT: Mark(path, (1, 1))}
    try:
        return model.model_validate(top), []
    except ValidationError as error:
        details = error.errors(include_url=False)
        findings = Findings()
        for detail in _without_echoes(details[:MAX_KEPT], model):
            findings.add(_diagnose(detail, top, model))
        found = findings.told()
        if len(details) > MAX_KEPT:
            rest = len(details) - MAX_KEPT
            found[-1] = replace(found[-1], more=found[-1].more + rest)
        return None, found


def _without_echoes(details: list[ErrorDetails], model: type[Record]) -> list[ErrorDetails]:
    """Return `details` without those that only follow from another: one mistake, one diagnostic.

    A list all of whose items are wrong is called too short as well; a misspelt key is unknown, and
    the right one missing.
    """
    unknown = [
        (detail["loc"], model_at(model, detail["loc"][:-1]))
        for detail in details
        if detail["type"] == "extra_forbidden"
    ]
    meant = {
        (*loc[:-1], _field_named(near, inner))
        for loc, inner in unknown
        if (near := _near(str(loc[-1]), inner))
    }
    kept = []
    for detail in details:
        loc = detail["loc"]
        short = detail["type"] == "too_short"
        if short and any(d["loc"][: len(loc)] == loc and d is not detail for d in details):
            continue
        if detail["type"] == "missing":
            field = _field_named(str(loc[-1]), model_at(model, loc[:-1]))
            if (*loc[:-1], field) in meant:
                continue
        kept.append(detail)
    return kept


def _diagnose(detail: ErrorDetails, tree: Raw, model: type[Record]) -> Diagnostic:
    loc = tuple(detail["loc"])
    kind = detail["type"]
    if kind in ("missing", "extra_forbidden"):
        mark, _, _ = locate(tree, loc[:-1])
        inner = model_at(model, loc[:-1])
        if kind == "missing":
            return _missing(str(loc[-1]), inner, mark)
        typed = {**mark.keys, **_mapping_at(tree, loc[:-1])}  # blank ones have no value
        message_id, params = _unknown(str(loc[-1]), inner, typed)
        return Diagnostic(mark.of_key(str(loc[-1])), message_id, params)
    mark, key, index = locate(tree, loc)
    place = mark.of_value(key, index) if key else mark.of_mapping(_last_key(loc))
    message_id, params = _ANSWERS.get(kind, _other)(detail)
    return Diagnostic(place, message_id, _masked(params, model, loc))


def _masked(
    params: dict[str, object], model: type[Record], loc: tuple[int | str, ...]
) -> dict[str, object]:
    """Return what a message shows; of a person's own name or number only how it begins."""
    above = max((at for at, step in enumerate(loc) if isinstance(step, str)), default=0)
    inner = model_at(model, loc[:above])
    own = {name: item for f, item in own_fields(inner).items() for name in names_of(inner, f)}
    if not loc or loc[above] not in own:
        return params
    item = own[str(loc[above])]
    return {k: mask_own(item, str(v)) if k in ("good", "value") else v for k, v in params.items()}


def _missing(key: str, model: type[Record], mark: Mark) -> Diagnostic:
    """Return the diagnostic of a key that was left blank, or left out."""
    names = names_of(model, _field_named(key, model))
    blank = next((name for name in names if name in mark.keys), None)
    shown = blank or names[_language(mark.keys)]
    place = mark.of_key(shown) if blank else mark.of_mapping(shown)
    return Diagnostic(place, "schema.missing", {"key": shown})


def _language(typed: Iterable[str]) -> int:
    """Return which of the two names of a key to show beside those `typed`: Chinese 0, English 1."""
    names = [name for name in typed if name]
    return int(bool(names) and all(name.isascii() for name in names))


def _field_named(key: str, model: type[Record]) -> str:
    """Return the field of `model` that is written `key`."""
    return next(field for field in model.model_fields if key in names_of(model, field))


def _names(model: type[Record]) -> list[str]:
    fields = [field for field in model.model_fields if field != "at"]
    return [name for field in fields for name in names_of(model, field)]


def _near(key: str, model: type[Record]) -> str | None:
    """Return the key of `model` that the unknown `key` seems to be."""
    names = _names(model)
    if key in names or refused_as(key) or refused_in(key) or key in model.elsewhere or "：" in key:
        return None
    cleaned = key.strip("“”‘’: ")
    return next(iter(difflib.get_close_matches(cleaned, names, n=1, cutoff=0.5)), None)


def _mapping_at(tree: Any, loc: tuple[int | str, ...]) -> dict[str, Any]:
    """Return the mapping at `loc`, as it was typed."""
    for step in loc:
        tree = tree[step]
    return {key: value for key, value in tree.items() if key != AT}


def _last_key(loc: tuple[int | str, ...]) -> str:
    return next((step for step in reversed(loc) if isinstance(step, str)), "")


def _unknown(key: str, model: type[Record], typed: dict[str, Any]) -> _Answer:
    if refused := refused_as(key) or refused_in(key):
        return f"privacy.refused-{refused}", {"key": key}
    if key.isdigit():
        return "schema.key-number", {"key": key}
    if key in model.elsewhere:
        return model.elsewhere[key], {"key": key, "example": _joined_id(key, typed)}
    if key in _names(model):
        other = next(n for n in names_of(model, _field_named(key, model)) if n != key)
        return "schema.both-languages", {"key": key, "other": other}
    if "：" in key:
        return "schema.key-colon", {"key": key}
    if near := _near(key, model):
        return "schema.unknown-key-near", {"key": key, "near": near}
    language = _language(typed)
    pairs = [names_of(model, field) for field in model.model_fields if field != "at"]
    known = tuple(pair[language] for pair in pairs if not {*pair} & {*typed})
    if not known:
        return "schema.unknown-key-only", {"key": key}
    return "schema.unknown-key", {"key": key, "known": known}


def _joined_id(key: str, typed: dict[str, Any]) -> str:
    """Return the id of the stairwell that stands under `key` beside its building."""
    parts = [typed.get("楼栋", typed.get("building")), typed[key]]
    whole = all(isinstance(part, str) and is_ident(part) for part in parts)
    return "-".join(parts) if whole else "he-xi"


def _custom(detail: ErrorDetails) -> _Answer:
    params = dict(detail.get("ctx", {}))
    return str(params.pop("id")), params


def _expected_mapping(detail: ErrorDetails) -> _Answer:
    value = detail.get("input")
    if isinstance(value, str) and "：" in value:
        return "schema.mapping-colon", {"value": value}
    return "schema.mapping", {}


def _expected_list(detail: ErrorDetails) -> _Answer:
    value = detail.get("input")
    if isinstance(value, dict) and AT in value:
        return "schema.list-of-mapping", {}
    if str(value).startswith("-"):
        return "schema.list-dash", {}
    return "schema.list", {"value": str(value).strip("【】［］ ")}


def _length(detail: ErrorDetails) -> _Answer:
    """Answer about the length of a text or of a list: pydantic has one error for both."""
    ctx = detail["ctx"]
    text = isinstance(detail["input"], str)
    if detail["type"].endswith("short"):
        return ("schema.empty", {}) if text else ("schema.too-few", {"least": ctx["min_length"]})
    limit, length = ctx["max_length"], len(detail["input"])
    if text:
        return "schema.too-long", {"limit": limit, "length": length}
    return "schema.too-many", {"limit": limit}


def _too_large(detail: ErrorDetails) -> _Answer:
    return "schema.too-large", {"limit": detail["ctx"]["le"]}


def _other(detail: ErrorDetails) -> _Answer:
    return "schema.value", {}


_ANSWERS: dict[str, Callable[[ErrorDetails], _Answer]] = {
    "noticeboard": _custom,
    "less_than_equal": _too_large,
    "model_type": _expected_mapping,
    "tuple_type": _expected_list,
    "string_type": lambda d: ("schema.text", {}),
    "string_too_long": _length,
    "string_too_short": _length,
    "string_pattern_mismatch": lambda d: ("schema.building-path", {"value": str(d["input"])}),
    "too_long": _length,
    "too_short": _length,
}
