"""Any value put into any field of any record of the small project, whatever kinds there are."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import get_args

from noticeboard.catalogue.ledger import Ledger
from noticeboard.catalogue.places import StairwellEntry, UnitEntry
from noticeboard.schema import (
    FILES,
    CasesFile,
    CodeEntry,
    InnerUnit,
    Phone,
    Record,
    Sealed,
    Stairwell,
    UnitFile,
    opened,
    own_fields,
)
from noticeboard.schema.fields import Choice
from noticeboard.schema.markers import marked_fields

__all__ = ["fields_of_files", "parts", "people_of", "records_in", "with_value"]

TODAY = date(2026, 11, 22)
#: What stands where something must, by its type.
_SOMETHING = {str: "国", date: TODAY, Phone: Phone.parse("12345"), int: 1}


def people_of(place):
    """Yield name and digits of every member of `place`; of one without a number the name twice."""
    for person in place.record.members:
        name = opened(person.name)
        yield name, opened(person.phone).digits if person.phone else name


def parts(annotation):
    """Yield everything that an annotation is put together from."""
    yield annotation
    for part in get_args(annotation):
        yield from parts(part)


def records_in(annotation):
    """Return the records that an annotation names."""
    found = [p for p in parts(annotation) if isinstance(p, type) and issubclass(p, Record)]
    return [*dict.fromkeys(found)]


def models(model):
    """Yield `model` and every record below it."""
    yield model
    for field in model.model_fields.values():
        for inner in records_in(field.annotation):
            yield from models(inner)


def fields_of_files(wanted, files=FILES):
    """Yield kind of file, model and name of each field that is `wanted(model, name)`."""
    for kind, top in files.items():
        for model in dict.fromkeys(models(top)):
            for name in model.model_fields:
                if name != "at" and wanted(model, name):
                    yield kind, model, name


def is_list(model, field):
    """Whether a field holds several values."""
    return "tuple" in str(model.model_fields[field].annotation)


def blank(model):
    """Return a record that says the least, and what is there for certain."""
    values = {}
    for name, field in model.model_fields.items():
        if field.is_required():
            inner = records_in(field.annotation)
            choice = marked_fields(model, Choice).get(name)
            known = [_SOMETHING[p] for p in parts(field.annotation) if p in _SOMETHING]
            known = [*(choice.ids if choice else ()), *known]
            value = blank(inner[0]) if inner else next(iter(known), None)
            if item := own_fields(model).get(name):
                value = Sealed("无名氏", item)
            values[name] = (value,) if is_list(model, name) and value is not None else value
    return model.model_construct(**values)


def put(top, model, values):
    """Return `top` with `values` in the fields of itself, or of one record below it, a `model`."""
    if isinstance(top, model):
        given = {n: (v,) if is_list(model, n) and type(v) is not tuple else v
                 for n, v in values.items()}  # fmt: skip
        return top.model_copy(update=given)
    for name, info in type(top).model_fields.items():
        inner = records_in(info.annotation)
        if inner and model in models(inner[0]):
            child = put(blank(inner[0]), model, values)
            return top.model_copy(update={name: (child,) if is_list(type(top), name) else child})
    raise AssertionError(model)


def _in_home(catalogue, change):
    """Return `catalogue` with the last building of its first community changed."""
    first, *others = catalogue.communities
    *before, home = first.buildings
    first = replace(first, buildings=(*before, change(home)))
    return replace(catalogue, communities=(first, *others))


def _stairwell(home, model, values, file):
    record = put(blank(file), model, values)
    code = CodeEntry(code="Z1Z1", building=f"{home.path}-a", day=TODAY)
    return replace(home, stairwells=(StairwellEntry("a", home, record, (code,)),))


def with_value(catalogue, kind, model, values, files=FILES):
    """Return the small project with `values` in a record more; persons stay who they are.

    The record stands in the file of the site, of the unit 石鼓区, of 城东, of a new unit within it,
    of its building, or of a new stairwell there; a line of the ledger, or a consent, stands by
    itself.
    """
    first, *others = catalogue.communities
    match kind:
        case "organisation":
            return replace(catalogue, organisation=put(catalogue.organisation, model, values))
        case "ledger":
            entry = CodeEntry.model_construct(code="Z1Z1", building="chengdong/b9", day=TODAY)
            return replace(catalogue, ledger=Ledger({"chengdong": (put(entry, model, values),)}))
        case "inner unit":
            line = InnerUnit(名称="东片", 层级="片区", 代号="dong", 楼栋=["b1"])
            file = files.get("unit", UnitFile)
            unit = UnitEntry(line, "dong", put(blank(file), model, values), first.id)
            community = first.record.model_copy(update={"units": (line,)})
            first = replace(first, record=community, units=(unit,))
            return replace(catalogue, communities=(first, *others))
        case "unit":
            unit = catalogue.units["石鼓区"]
            unit = replace(unit, record=put(unit.record, model, values))
            return replace(catalogue, units={**catalogue.units, unit.name: unit})
        case "cases":
            file = put(blank(files.get(kind, CasesFile)), model, values)
            first = replace(first, cases={TODAY.year: file})
            return replace(catalogue, communities=(first, *others))
        case "community":
            first = replace(first, record=put(first.record, model, values))
            return replace(catalogue, communities=(first, *others))
        case "building":
            return _in_home(catalogue, lambda b: replace(b, record=put(b.record, model, values)))
        case "stairwell":
            file = files.get(kind, Stairwell)
            return _in_home(catalogue, lambda b: _stairwell(b, model, values, file))
    raise AssertionError(kind)
