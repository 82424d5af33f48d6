"""Figures of places above each other: what makes up what, and what nobody can work out by it."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noticeboard.catalogue.tally import tallies, untold
from noticeboard.schema import Figure, is_few
from tests.helpers.sums import determined

DAY = date(2026, 1, 31)
NAME = "独居老人"


def figure(value, name=NAME, unit="人", day=DAY):
    return Figure.model_validate(
        {"name": name, "value": str(value), "unit": unit, "day": str(day), "source": "册"}
    )


def chains_of(tree, figures):
    """Return the chains of a tree of paths, ``{"a": "", "a/b": "a"}``, each with its figures."""
    places = {
        path: SimpleNamespace(
            path=path, name=path, record=SimpleNamespace(figures=tuple(figures.get(path, ())))
        )
        for path in tree
    }

    def chain(path):
        up = tree[path]
        return (places[path], *(chain(up) if up is not None else ()))

    return [chain(path) for path in tree]


TREE = {"": None, "x": "", "y": "", "x/1": "x", "x/2": "x", "x/3": "x", "y/1": "y"}


def tally_of(values, tree=TREE, **how):
    return tallies(chains_of(tree, {p: [figure(v, **how)] for p, v in values.items()}))


def shape(tally):
    return tally.top.path, [one.path for one in tally.beneath], tally.whole


def test_a_place_is_made_of_the_highest_places_beneath_it_that_have_the_figure():
    found = tally_of({"": 60, "x": 30, "x/1": 10, "x/2": 20, "y/1": 30})
    assert [shape(t) for t in found] == [
        ("", ["x", "y/1"], True),
        ("x", ["x/1", "x/2"], False),
    ]


def test_places_that_share_homes_are_not_added():
    tree = {"": None, "x": "", "x/east": "x", "x/branch": "x"}
    chains = chains_of(tree, {p: [figure(9)] for p in ("x", "x/east", "x/branch")})
    chains += chains_of({**tree, "x/1": "x/east"}, {})[-1:]
    shared = SimpleNamespace(path="x/1", record=SimpleNamespace(figures=()))
    by_path = {chain[0].path: chain[0] for chain in chains}
    chains[-1] = (shared, by_path["x/east"], by_path["x/branch"], by_path["x"], by_path[""])
    assert tallies(chains) == ()


@pytest.mark.parametrize("other", [{"day": date(2026, 2, 1)}, {"unit": "户"}, {"name": "老人"}])
def test_figures_of_another_day_unit_or_name_are_others(other):
    figures = {"x": [figure(3)], "x/1": [figure(3, **other)]}
    assert tallies(chains_of(TREE, figures)) == ()


def test_what_could_be_subtracted_is_not_told():
    found = tally_of({"x": 20, "x/1": 3, "x/2": 10, "x/3": 7})
    assert untold(found) == {("x/3", (NAME, "人", DAY))}, "the smallest of the others"


def test_two_of_few_hide_each_other_unless_together_they_are_few():
    assert untold(tally_of({"x": 18, "x/1": 4, "x/2": 10, "x/3": 4})) == frozenset()
    assert untold(tally_of({"x": 13, "x/1": 1, "x/2": 10, "x/3": 2})) == {
        ("x/2", (NAME, "人", DAY))
    }


def test_where_part_and_sum_are_both_few_no_other_is_hidden():
    assert untold(tally_of({"y": 3, "y/1": 3})) == frozenset()
    assert untold(tally_of({"x": 3, "x/1": 3, "x/2": 0, "x/3": 0})) == frozenset()


@pytest.mark.parametrize(("name", "unit"), [("信访", "件"), ("残疾人", "个"), ("家庭暴力", "起")])
def test_what_is_counted_of_people_in_hard_conditions_is_hidden_like_persons(name, unit):
    found = tally_of({"x": 20, "x/1": 3, "x/2": 10, "x/3": 7}, name=name, unit=unit)
    assert untold(found) == {("x/3", (name, unit, DAY))}


def test_things_are_told_however_few():
    assert untold(tally_of({"x": 20, "x/1": 3, "x/2": 10, "x/3": 7}, name="灯", unit="盏")) == (
        frozenset()
    )


# --- Nobody can work out what is hidden ----------------------------------------------------


@st.composite
def districts(draw):
    """A tree of three levels with a figure everywhere: each place has the sum of those beneath."""
    tree, values = {"": None}, {}
    for c in range(draw(st.integers(1, 3))):
        tree[f"{c}"] = ""
        for b in range(draw(st.integers(1, 4))):
            tree[f"{c}/{b}"] = f"{c}"
            values[f"{c}/{b}"] = draw(st.integers(0, 12))
    for path in sorted(tree, key=len, reverse=True):
        beneath = [values[p] for p, up in tree.items() if up == path]
        if beneath:
            values[path] = sum(beneath)
    return tree, values


@given(districts(), st.sampled_from([(NAME, "人"), ("信访", "件"), ("残疾人", "个")]))
def test_no_subtraction_tells_a_figure_that_is_hidden(district, same):
    tree, values = district
    found = tally_of(values, tree, name=same[0], unit=same[1])
    hidden = {path for path, _ in untold(found)} | {p for p, v in values.items() if is_few(v)}
    unknowns = sorted(hidden)
    equations = []
    for tally in found:
        terms = {tally.top.path: -1, **{one.path: 1 for one in tally.beneath}}
        equations.append({p: c for p, c in terms.items() if p in hidden})
    assert not determined(equations, unknowns)
