"""Figures of places above each other: what makes up what."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest

from noticeboard.catalogue.figures.tally import families, tallies
from noticeboard.schema import Adjustment, Figure

DAY = date(2026, 1, 31)
NAME = "独居老人"


def figure(value, name=NAME, unit="人", day=DAY):
    return Figure.model_validate(
        {"name": name, "value": str(value), "unit": unit, "day": str(day), "source": "册"}
    )


def change(before, after, name=NAME, unit="人", day=DAY):
    typed = {"name": name, "before": str(before), "after": str(after), "unit": unit}
    return Adjustment.model_validate({**typed, "day": str(day)})


def chains_of(tree, figures):
    """Return the chains of a tree of paths, ``{"a": "", "a/b": "a"}``, each with its figures."""

    def place(path):
        said = figures.get(path, ())
        kinds = {
            "figures": tuple(one for one in said if isinstance(one, Figure)),
            "adjustments": tuple(one for one in said if isinstance(one, Adjustment)),
        }
        return SimpleNamespace(path=path, name=path, record=SimpleNamespace(**kinds))

    places = {path: place(path) for path in tree}

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


def test_of_a_family_the_newest_of_each_place_is_looked_at_whatever_its_day():
    old, new = date(2026, 1, 1), date(2026, 3, 1)
    said = {
        "x": [figure(30, day=new), figure(20, day=old)],
        "x/1": [figure(9, day=old)],
        "x/2": [change(6, 12)],
        "x/3": [figure(7, unit="户")],
    }
    (found,) = families(chains_of(TREE, said))
    assert (found.top.figure.value, found.whole) == (30, False)
    assert [(one.path, one.figure.value) for one in found.beneath] == [("x/1", 9), ("x/2", 12)]
    assert tallies(chains_of(TREE, said))[0].top.figure.value == 20
