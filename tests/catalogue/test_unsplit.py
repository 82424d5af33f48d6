"""Parts and stages of persons: all are told, or none, and nobody can subtract to what is not."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from noticeboard.catalogue.figures.tally import families, homes_of
from noticeboard.catalogue.figures.unsplit import find_unsplit
from noticeboard.catalogue.figures.untold import untold
from noticeboard.schema import Figure, is_few
from tests.catalogue.test_tally import DAY, NAME, TREE, chains_of
from tests.catalogue.test_untold import follows

EARLIER = DAY - timedelta(days=31)


def split(parts=(), stages=(), value=None, name=NAME, unit="人", day=DAY):
    """Return a figure with parts and stages, each given by its numbers."""
    typed = {"name": name, "unit": unit, "day": str(day), "source": "册"}
    for field, counts in (("parts", parts), ("stages", stages)):
        typed[field] = [{"name": f"{field}{n}", "value": str(c)} for n, c in enumerate(counts)]
    return Figure.model_validate(typed if value is None else {**typed, "value": str(value)})


def unsplit(said, tree=TREE):
    chains = chains_of(tree, said)
    return {path for path, _ in find_unsplit(chains, untold(families(chains)))}


@pytest.mark.parametrize(
    ("stages", "hidden"),
    [
        ((50, 40, 30), False),
        ((50, 50, 0), False),
        ((50, 47, 30), True),
        ((50, 47, 45), True),
        ((50, 20, 3), True),
        ((50, 60, 48), True),
    ],
)
def test_stages_that_tell_of_few_persons_or_leave_few_are_not_told(stages, hidden):
    assert unsplit({"x": [split(stages=stages)]}) == ({"x"} if hidden else set())
    assert unsplit({"x": [split(stages=stages, name="点单", unit="件")]}) == set()


def test_a_number_beside_its_stages_is_held_against_them():
    assert unsplit({"x": [split(stages=(50, 40), value=52)]}) == {"x"}
    assert unsplit({"x": [split(stages=(50, 40), value=50)]}) == set()


def test_stages_are_of_persons_where_one_is_called_so():
    stages = [{"name": "点单", "value": "50"}, {"name": "来了的老人", "value": "47"}]
    typed = {"name": "体检", "stages": stages, "day": str(DAY), "source": "册"}
    assert unsplit({"x": [Figure.model_validate(typed)]}) == {"x"}


def test_parts_of_few_are_not_told():
    assert unsplit({"x": [split(parts=(20, 3), value=23)]}) == {"x"}
    assert unsplit({"x": [split(parts=(20, 0), value=20)]}) == set()


def test_what_parts_leave_of_the_parts_above_is_looked_at():
    said = {p: [split(parts=(20, 10), value=30)] for p in ("x/1", "x/2")}
    said["x"] = [split(parts=(43, 40), value=83)]
    assert unsplit(said) == {"x/1"}, "43 − 40 at x/3"
    said["x/3"] = [split(parts=(3, 20), value=23)]
    assert unsplit(said) == {"x/1", "x/3"}


def test_of_two_days_only_the_newest_is_told_with_its_parts():
    old = split(parts=(20, 10), value=30, day=EARLIER)
    chains = chains_of(TREE, {"x": [old, split(parts=(21, 19), value=40)]})
    assert find_unsplit(chains, frozenset()) == {("x", (NAME, "人", EARLIER))}


def test_figures_of_the_same_name_and_day_are_told_with_parts_all_or_none():
    both = [split(parts=(20, 3), value=23), split(parts=(20, 10), value=30)]
    assert unsplit({"x": both}) == {"x"}


@st.composite
def districts(draw):
    """A tree of three levels; each home has two parts, and some places tell theirs."""
    tree, lives = {"": None}, {}
    for c in range(draw(st.integers(1, 3))):
        tree[f"{c}"] = ""
        for b in range(draw(st.integers(1, 3))):
            tree[f"{c}/{b}"] = f"{c}"
            lives[f"{c}/{b}"] = draw(st.tuples(*[st.sampled_from([0, 2, 4, 5, 6, 9])] * 2))
    said = {}
    for path in tree:
        both = [
            sum(n) for n in zip(*(n for p, n in lives.items() if p.startswith(path)), strict=True)
        ]
        day = draw(st.sampled_from([DAY, EARLIER, None]))
        if day:
            said[path] = [split(parts=both, value=sum(both), day=day)]
    return tree, lives, said


@given(districts())
@settings(max_examples=300, deadline=None)
def test_no_subtraction_tells_a_part_of_few(district):
    tree, lives, said = district
    homes, secret = homes_of(chains_of(tree, said)), unsplit(said, tree)
    equations = [dict.fromkeys(homes[path], 1) for path in {*said} - secret]
    for path in tree:
        for part in (0, 1):
            if is_few(sum(lives[home][part] for home in homes[path])):
                assert not follows(equations, homes[path]), path
