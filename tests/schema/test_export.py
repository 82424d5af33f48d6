"""The JSON Schema for editors agrees with the models."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from noticeboard.catalogue.files import kind_of
from noticeboard.schema import FILES, json_schema, known_keys
from noticeboard.schema.export import model_at
from noticeboard.schema.record import Record, names_of

ROOT = Path(__file__).parents[2]
VALIDATORS = {kind: Draft202012Validator(json_schema(kind)) for kind in FILES}
FOLDERS = ("buildings", "tests/projects/small/buildings", "tests/projects/places/buildings")


def plain(path):
    """Load `path` as an editor's YAML extension would, every value as a string."""
    return yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)


def data_files():
    """Yield the kind and the path of all sample data."""
    kinds = {model: kind for kind, model in FILES.items()}
    for folder in (ROOT / name for name in FOLDERS):
        for path in sorted(folder.rglob("*.yml")):
            model = kind_of(path.relative_to(folder).with_suffix("").parts)
            yield kinds[model], path


def in_english(value, model, loc=()):
    """Return `value` with the English name of every key."""
    if isinstance(value, list):
        return [in_english(item, model, (*loc, 0)) for item in value]
    if not isinstance(value, dict):
        return value
    here = model_at(model, loc)
    english = {name: names_of(here, f)[-1] for f in here.model_fields for name in names_of(here, f)}
    return {english[key]: in_english(item, model, (*loc, key)) for key, item in value.items()}


SAMPLES = [*data_files()]


@pytest.mark.parametrize("kind", FILES)
def test_it_is_a_schema(kind):
    Draft202012Validator.check_schema(json_schema(kind))


def test_all_sample_data_fit_in_both_languages():
    for kind, path in SAMPLES:
        data = plain(path)
        for version in (data, in_english(data, FILES[kind])):
            errors = [error.message for error in VALIDATORS[kind].iter_errors(version)]
            assert errors == [], path
    assert {kind for kind, _ in SAMPLES} == set(FILES)


@pytest.mark.parametrize("kind", FILES)
def test_it_refuses_an_unknown_key(kind):
    data = plain(next(path for known, path in SAMPLES if known == kind))
    assert not VALIDATORS[kind].is_valid({**data, "颜色": "红"})


@pytest.mark.parametrize(
    "change",
    [{"地址": None}, {"成员": [{"电话": "12345"}]}, {"成员": [{"姓名": "甲", "颜色": "红"}]}],
    ids=["lacks a key", "lacks an inner key", "has an unknown inner key"],
)
def test_it_refuses_what_the_models_refuse(change):
    data = {"名称": "一号楼", "地址": "一号", **change}
    data = {key: value for key, value in data.items() if value is not None}
    assert not VALIDATORS["building"].is_valid(data)


def test_an_unquoted_number_is_fine():
    building = {"name": "一号楼", "address": 1, "households": 24}
    assert VALIDATORS["building"].is_valid(building)


def test_every_field_has_two_names():
    todo, seen = [*FILES.values()], set()
    while todo:
        model = todo.pop()
        seen.add(model)
        for field in model.model_fields:
            if field != "at":
                chinese, english = names_of(model, field)
                assert english == field
                assert not chinese.isascii()
                assert {chinese, english} <= known_keys()
        ours = [m for m in Record.__subclasses__() if m.__module__.startswith("noticeboard.")]
        todo += [m for m in ours if m not in seen and m not in todo]
    assert len(seen) > 10
