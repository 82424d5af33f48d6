"""Every text of a record that names nobody is looked at: by the type of its field."""

from __future__ import annotations

from typing import get_args

import pytest

from noticeboard.schema import (
    Account,
    Case,
    Decision,
    DecisionStep,
    Entry,
    Event,
    Figure,
    Move,
    Part,
    Project,
    Tells,
    Wish,
    nameless_texts,
)
from noticeboard.schema.affairs import Adjustment
from noticeboard.schema.markers import marked_fields

NAMELESS = (
    *(Account, Adjustment, Case, Decision, DecisionStep, Entry, Event, Figure, Move, Part),
    *(Project, Wish),
)
#: Words that are chosen from a list, a number, the name of a page, a time that is parsed.
CHOSEN = {
    "Case": {"number", "category", "sort"},
    "Move": {"state"},
    "Decision": {"procedure"},
    "DecisionStep": {"step", "document"},
    "Project": {"document"},
    "Account": {"document"},
    "Event": {"when", "category"},
    "Figure": {"counted", "rough"},
}


def is_text(annotation):
    return annotation is str or any(is_text(one) for one in get_args(annotation))


def texts_of(model):
    fields = model.model_fields.items()
    return {
        name
        for name, field in fields
        if is_text(field.annotation) and "tuple" not in str(field.annotation)
    }


@pytest.mark.parametrize("model", NAMELESS, ids=lambda model: model.__name__)
def test_every_text_has_a_type_that_says_how_it_is_looked_at(model):
    chosen = CHOSEN.get(model.__name__, set())
    assert texts_of(model) == {*marked_fields(model, Tells)} | chosen


def test_a_text_is_yielded_with_its_mark_and_an_absent_one_is_not():
    wish = Wish.model_validate({"text": "一盏灯", "day": "2026-05-01"})
    assert [*nameless_texts(wish)] == [("text", "一盏灯", Tells.ASKED)]
