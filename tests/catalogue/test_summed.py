"""Sums that no place states: only of all places beneath, and none that tells what is hidden."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from noticeboard.catalogue.figures.summed import sum_figures
from noticeboard.catalogue.figures.tally import families
from noticeboard.catalogue.figures.untold import untold
from noticeboard.schema import Figure, is_few
from tests.catalogue.test_tally import DAY, NAME, TREE, chains_of, figure
from tests.helpers.sums import determined, pinned


def sums(values, tree=TREE, **how):
    return summed({p: [figure(v, **how)] for p, v in values.items()}, tree)


def summed(figures, tree=TREE):
    chains = chains_of(tree, figures)
    found = families(chains)
    return sum_figures(chains, found, untold(found))


def shown(values, tree=TREE, **how):
    return {path: [one.value for one in found] for path, found in sums(values, tree, **how).items()}


LAMPS = {"name": "灯", "unit": "盏"}


def test_a_place_has_the_sum_of_all_places_beneath_it():
    assert shown({"x/1": 7, "x/2": 8, "x/3": 9}, **LAMPS) == {"x": [24]}


def test_sums_go_up_to_the_top_over_places_that_state_and_over_places_that_do_not():
    assert shown({"x/1": 7, "x/2": 8, "x/3": 9, "y": 6}, **LAMPS) == {"x": [24], "": [30]}
    assert shown({"x": 24, "y/1": 6}, **LAMPS) == {"": [30]}


def test_there_is_no_sum_of_some():
    assert shown({"x/1": 7, "x/2": 8}, **LAMPS) == {}
    assert shown({"x": 24}, **LAMPS) == {}


def test_what_a_place_states_is_not_computed():
    assert shown({"": 99, "x/1": 7, "x/2": 8, "x/3": 9, "y/1": 1}, **LAMPS) == {"x": [24]}


def test_a_sum_is_told_once_at_the_lowest_place_above_all():
    tree = {"": None, "d": "", "c": "d", "c/1": "c", "c/2": "c"}
    assert shown({"c/1": 7, "c/2": 8}, tree, **LAMPS) == {"c": [15]}


def test_of_several_days_the_oldest_is_told_and_the_newest_figure_of_each_place_is_added():
    days = [date(2026, 1, 31), date(2026, 3, 31), date(2026, 2, 28)]
    lamps = [figure(n, **LAMPS, day=day) for n, day in enumerate(days, 5)]
    found = summed({"x/1": lamps[:2], "x/2": lamps[2:], "x/3": [lamps[1]]})["x"][0]
    assert (found.value, found.day, found.places) == (6 + 7 + 6, days[2], ("x/1", "x/2", "x/3"))


def test_another_unit_is_another_figure():
    figures = {p: [figure(7, **LAMPS)] for p in ("x/1", "x/2")}
    assert summed({**figures, "x/3": [figure(7, name="灯", unit="个")]}) == {}


def rate(part, whole):
    typed = {"name": "装了扶手的楼道", "part": str(part), "whole": str(whole), "unit": "个"}
    return Figure.model_validate({**typed, "day": str(DAY), "source": "册"})


def test_of_rates_the_parts_and_the_wholes_are_added():
    found = summed({"x/1": [rate(1, 4)], "x/2": [rate(2, 4)], "x/3": [rate(3, 4)]})["x"][0]
    assert (found.value, found.part, found.whole) == (None, 6, 12)


def test_a_number_and_a_rate_are_not_added():
    figures = {"x/1": [rate(1, 4)], "x/2": [rate(1, 4)]}
    other = figure(3, name="装了扶手的楼道", unit="个")
    assert summed({**figures, "x/3": [other]}) == {}


def test_places_that_share_homes_are_not_added():
    tree = {"": None, "x": "", "x/east": "x", "x/west": "x", "x/1": "x/east", "x/2": "x/west"}
    figures = {p: [figure(9, **LAMPS)] for p in ("x/east", "x/west")}
    chains = chains_of(tree, figures)
    by_path = {chain[0].path: chain[0] for chain in chains}
    both = (*chains[-1][:2], by_path["x/east"], *chains[-1][2:])
    assert sum_figures([*chains[:-1], both], (), frozenset()) == {}


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ((3, 10, 7), "the one that is hidden is what the others leave"),
        ((1, 10, 1), "two that make two are one each"),
        ((4, 10, 4), "two that make eight are four each"),
        ((1, 10, 2), "together they are few"),
    ],
)
def test_a_sum_that_tells_what_is_hidden_is_not_told(values, why):
    assert shown(dict(zip(("x/1", "x/2", "x/3"), values, strict=True))) == {}, why


def of_many(values, homes="123456"):
    tree = {"": None, "x": "", **{f"x/{home}": "x" for home in homes}}
    return shown({f"x/{home}": value for home, value in zip(homes, values, strict=False)}, tree)


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ((3, 10, 4, 9, 9, 9), "whoever lives in one of two knows the other"),
        ((4, 1, 1, 9, 9, 9), "whoever is one of the four knows the two"),
        ((2, 2, 2, 9, 9, 9), "were one of them 4, the others would be known"),
        ((3, 3, 3, 9, 9, 9), "were one of them 1, the others would be known"),
    ],
)
def test_a_sum_leaves_the_others_open_for_whoever_knows_one(values, why):
    assert of_many(values) == {}, why


def test_a_sum_over_three_that_stay_open_is_told():
    assert of_many((3, 10, 4, 1, 9, 9)) == {"x": [36]}
    assert of_many((2, 2, 3, 9, 9, 9)) == {"x": [34]}


SIX = {"": None, "x": "", "y": "", **{f"{up}/{n}": up for up in "xy" for n in "123"}}


def test_a_sum_above_does_not_tell_what_one_beneath_it_hid():
    values = {"x/1": 3, "x/2": 4, "x/3": 1, "y/1": 3, "y/2": 10, "y/3": 9}
    assert shown(values, SIX) == {"x": [8]}, "with a sum of all, one could subtract to y/1"
    assert shown({**values, "y/1": 6}, SIX) == {"x": [8], "y": [25], "": [33]}


def test_hidden_figures_far_apart_may_be_told_of_above():
    values = {"x/1": 3, "x/2": 10, "x/3": 2, "y/1": 3, "y/2": 10, "y/3": 9}
    assert shown(values, SIX) == {"": [37]}


def test_of_sums_that_share_a_hidden_figure_one_is_told():
    """Four places, of which each three are a unit: four sums would tell all four."""
    units = {"x/a": "123", "x/b": "234", "x/c": "134", "x/d": "124"}
    homes = [f"x/{n}" for n in "1234"]
    tree = {"": None, "x": "", **dict.fromkeys(units, "x"), **dict.fromkeys(homes, "x")}
    chains = chains_of(tree, {home: [figure(3 - (home == "x/1"))] for home in homes})
    by_path = {chain[0].path: chain[0] for chain in chains}
    for at, (home, *above) in enumerate(chains[-4:], len(chains) - 4):
        within = (by_path[unit] for unit, names in units.items() if home.path[-1] in names)
        chains[at] = (home, *within, *above)
    assert sorted(sum_figures(chains, (), frozenset())) == ["x/a"]


@st.composite
def half_stated(draw):
    """A tree of three levels; leaves state a figure each, some of those above state the sum."""
    tree, values = {"": None}, {}
    for c in range(draw(st.integers(1, 3))):
        tree[f"{c}"] = ""
        for b in range(draw(st.integers(1, 3))):
            tree[f"{c}/{b}"] = f"{c}"
            values[f"{c}/{b}"] = draw(st.sampled_from([0, 1, 2, 3, 4, 5, 9]))
    leaves = {**values}
    for path in sorted({*tree} - {*leaves}, key=len, reverse=True):
        if draw(st.booleans()):
            values[path] = sum(v for p, v in leaves.items() if not path or p.startswith(f"{path}/"))
    return tree, values


def under(path, values):
    return [p for p in values if "/" in p and (not path or p.startswith(f"{path}/"))]


@given(half_stated())
@settings(max_examples=300, deadline=None)
def test_no_sum_tells_a_figure_that_is_hidden(district):
    tree, values = district
    found = families(chains_of(tree, {p: [figure(v)] for p, v in values.items()}))
    hidden = {path for path, _ in untold(found)} | {p for p, v in values.items() if is_few(v)}
    equations = []
    for tally in found:
        if tally.whole:
            terms = {tally.top.path: -1, **{one.path: 1 for one in tally.beneath}}
            equations.append({p: c for p, c in terms.items() if p in hidden})
    for path, told in sums(values, tree).items():
        assert told[0].value == sum(values[p] for p in under(path, values))
        assert not is_few(told[0].value)
        equations.append({p: 1 for p in _frontier(path, values) if p in hidden})
    assert not determined(equations, sorted(hidden))


def _frontier(path, values):
    """Return what the sum of a place is made of: stated places, and none beneath them."""
    beneath = [p for p in values if p and (not path or p.startswith(f"{path}/"))]
    return [p for p in beneath if p.rpartition("/")[0] not in beneath]


@given(half_stated())
@settings(max_examples=150, deadline=None)
def test_no_sum_leaves_one_value_for_what_is_known_to_be_few(district):
    """Not even for whoever knows one of them, as those do who live there."""
    tree, values = district
    leaves = {p: v for p, v in values.items() if "/" in p}
    hidden = sorted(p for p, v in leaves.items() if is_few(v))[:6]
    dropped = {p for p, v in leaves.items() if is_few(v)} - {*hidden}
    leaves |= dict.fromkeys(dropped, 0)
    equations = [
        (
            frozenset(p for p in under(path, leaves) if p in hidden),
            sum(leaves[p] for p in under(path, leaves) if p in hidden),
        )
        for path in sums(leaves, tree)
    ]
    for known in hidden:
        mine = (frozenset({known}), leaves[known])
        assert pinned([*equations, mine], hidden, range(1, 5)) == {known}


def test_the_name_of_the_figure_decides_whether_it_is_of_persons():
    assert shown({"x/1": 3, "x/2": 10, "x/3": 7}, name=NAME, unit="人") == {}
    assert shown({"x/1": 3, "x/2": 10, "x/3": 7}, name="信访", unit="件") == {}
    assert shown({"x/1": 3, "x/2": 10, "x/3": 7}, **LAMPS) == {"x": [20]}
