"""What is not told of persons: nobody can work out by subtraction that there are few."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from noticeboard.catalogue.figures.kept_back import find_kept_back
from noticeboard.catalogue.figures.summed import sum_figures
from noticeboard.catalogue.figures.tally import families, homes_of, newest_of
from noticeboard.catalogue.figures.untold import is_of_few, untold
from noticeboard.schema import Figure, is_few
from tests.catalogue.test_tally import DAY, NAME, TREE, chains_of, change, figure
from tests.helpers.sums import determined

#: A month before the day of the others.
EARLIER = DAY - timedelta(days=31)


def hidden_of(said, tree=TREE):
    return {path for path, _ in untold(families(chains_of(tree, said)))}


def hidden(values, tree=TREE, **how):
    return hidden_of({p: [figure(v, **how)] for p, v in values.items()}, tree)


def test_what_could_be_subtracted_is_not_told():
    found = hidden({"x": 20, "x/1": 3, "x/2": 10, "x/3": 7})
    assert found == {"x/3"}, "the smallest of the others"


def test_two_of_few_hide_each_other_unless_together_they_are_few():
    assert hidden({"x": 18, "x/1": 4, "x/2": 10, "x/3": 4}) == set()
    assert hidden({"x": 13, "x/1": 1, "x/2": 10, "x/3": 2}) == {"x/2"}


def test_where_part_and_sum_are_both_few_no_other_is_hidden():
    assert hidden({"y": 3, "y/1": 3}) == set()
    assert hidden({"x": 3, "x/1": 3, "x/2": 0, "x/3": 0}) == set()


def test_that_there_is_nobody_hides_nobody():
    assert hidden({"x": 20, "x/1": 3, "x/2": 17, "x/3": 0}) == {"x/2"}


@pytest.mark.parametrize(("name", "unit"), [("信访", "件"), ("残疾人", "个"), ("家庭暴力", "起")])
def test_what_is_counted_of_people_in_hard_conditions_is_hidden_like_persons(name, unit):
    values = {"x": 20, "x/1": 3, "x/2": 10, "x/3": 7}
    assert hidden(values, name=name, unit=unit) == {"x/3"}


def test_things_are_told_however_few():
    assert hidden({"x": 20, "x/1": 3, "x/2": 10, "x/3": 7}, name="灯", unit="盏") == set()


FOUR = {"": None, "x": "", **{f"x/{n}": "x" for n in "1234"}}
TWENTY = {"x": 63, "x/1": 20, "x/2": 20, "x/3": 20}


def test_another_day_makes_no_difference_to_who_can_subtract():
    said = {path: [figure(n, day=EARLIER)] for path, n in {**TWENTY, "x/4": 3}.items()}
    assert hidden_of({**said, "x": [figure(63)]}, FOUR) == {"x/1"}


def test_what_is_left_of_homes_that_state_nothing_is_a_number_too():
    assert hidden(TWENTY, FOUR) == {"x/1"}, "63 − 60"
    assert hidden({**TWENTY, "x": 70}, FOUR) == set()
    assert hidden({**TWENTY, "x": 60}, FOUR) == set(), "that there is nobody may be told"
    assert hidden({"x": 63, "x/1": 60}, FOUR) == {"x/1"}


def test_what_is_left_of_a_rate_is_looked_at_too():
    def rate(part, whole):
        typed = {"name": NAME, "part": str(part), "whole": str(whole), "unit": "人"}
        return Figure.model_validate({**typed, "day": str(DAY), "source": "册"})

    said = {"x": [rate(20, 60)], "x/1": [rate(10, 20)], "x/2": [rate(10, 37)]}
    assert hidden_of(said, FOUR) == {"x/1"}, "60 − 57"
    assert hidden_of({**said, "x": [rate(20, 57)]}, FOUR) == set()


def test_a_sum_is_hidden_where_that_hides_less():
    tree = {"": None, "x": "", "y": "", "z": "", **{f"x/{n}": "x" for n in "12"}}
    tree |= {f"y/{n}": "y" for n in "12"}
    values = {"": 63, "x": 30, "y": 30, "x/1": 15, "x/2": 15, "y/1": 15, "y/2": 15}
    assert hidden(values, tree) == {""}, "of x two more would have to go"


def test_a_sum_of_another_day_does_not_tell_by_how_few_it_changed():
    said = {path: [figure(n, day=EARLIER)] for path, n in TWENTY.items()}
    tree = {path: up for path, up in FOUR.items() if path != "x/4"}
    assert hidden_of({**said, "x": [figure(62)]}, tree) == {"x/1", "x/2"}
    assert hidden_of({**said, "x": [figure(67)]}, tree) == set()


# --- Besides the newest --------------------------------------------------------------------


def kept_back(said, tree=TREE):
    chains = chains_of(tree, said)
    found = families(chains)
    return [*find_kept_back(chains, found, untold(found))]


def test_a_figure_of_an_earlier_day_does_not_tell_a_change_by_few():
    old, new = figure(7, day=EARLIER), figure(8)
    assert kept_back({"x": [old, new]}) == [old]
    assert kept_back({"x": [figure(8, day=EARLIER), new]}) == []
    assert kept_back({"x": [figure(20, day=EARLIER), new]}) == []


def test_figures_of_three_days_are_held_against_each_other():
    days = [DAY - timedelta(days=31 * n) for n in range(3)]
    said = [figure(n, day=day) for n, day in zip((40, 30, 28), days, strict=True)]
    assert kept_back({"x": said}) == [said[2]]


def test_things_of_two_days_are_told():
    lamps = {"name": "灯", "unit": "盏"}
    assert kept_back({"x": [figure(7, **lamps, day=EARLIER), figure(8, **lamps)]}) == []


def test_a_change_does_not_tell_a_figure_that_is_hidden():
    change_ = change(9, 20)
    values = {"x": 63, "x/1": 20, "x/2": 20, "x/3": 3}
    said = {path: [figure(n)] for path, n in values.items()}
    assert kept_back({**said, "x/1": [*said["x/1"], change_]}) == [change_], "hidden for x/3"
    assert kept_back({**said, "x/3": [*said["x/3"], change_]}) == [change_], "of few"
    assert kept_back({**said, "x": [*said["x"], change_]}) == [change_], "what is above"
    assert kept_back({"x": [figure(20), change_]}) == []
    assert kept_back({"x": [figure(22), change_]}) == [change_], "22 − 20"


def test_a_change_that_says_what_a_sum_is_goes_before_any_figure_does():
    said = {path: [figure(n)] for path, n in TWENTY.items()}
    said["x"] = [change(40, 63)]
    assert (hidden_of(said, FOUR), kept_back(said, FOUR)) == ({"x"}, said["x"])
    said |= {"x": [figure(63)], "x/3": [change(40, 20)], "x/4": [figure(3)]}
    assert (hidden_of(said, FOUR), kept_back(said, FOUR)) == ({"x/3"}, said["x/3"])


def test_what_an_earlier_sum_leaves_of_what_is_told_is_looked_at_too():
    said = {path: [figure(n, day=EARLIER)] for path, n in TWENTY.items()}
    said["x"] += [figure(80)]
    assert kept_back(said, FOUR) == said["x"][:1], "63 − 60, and 80 − 60 is 20"


# --- Nobody can work out what is hidden ----------------------------------------------------


@st.composite
def districts(draw):
    """A tree of three levels, and which places say how many live there, on which days.

    Some places say nothing, some something of an earlier day, some a change.
    """
    tree, lives = {"": None}, {}
    for c in range(draw(st.integers(1, 3))):
        tree[f"{c}"] = ""
        for b in range(draw(st.integers(1, 4))):
            tree[f"{c}/{b}"] = f"{c}"
            lives[f"{c}/{b}"] = draw(st.integers(0, 12))
    moved = draw(st.sampled_from([0, 0, 2, 7]))
    said = {}
    for path in tree:
        count = sum(n for home, n in lives.items() if home.startswith(path))
        day = draw(st.sampled_from([DAY, EARLIER, None]))
        said[path] = [figure(count, day=day)] if day else []
        if draw(st.booleans()):
            said[path].append(figure(count + moved, day=EARLIER - timedelta(days=1)))
        if draw(st.booleans()):
            said[path].append(change(count + 20, count + moved))
    return tree, said


@given(districts())
@settings(max_examples=300, deadline=None)
def test_no_subtraction_tells_a_figure_that_is_hidden(district):
    """Nor what nobody states: those of whom the others leave few."""
    tree, said = district
    chains = chains_of(tree, said)
    homes, found = homes_of(chains), families(chains)
    places, secret = newest_of(chains, changes=True)[NAME, "人"], hidden_of(said, tree)
    secret |= {path for path, one in places.items() if is_of_few(one.figure)}
    sums = sum_figures(chains, found, untold(found))
    equations = [dict.fromkeys(homes[p], 1) for p in {*places} - secret]
    equations += [dict.fromkeys(homes[path], 1) for path in sums]
    for tally in found:
        told = {h for one in tally.beneath if one.path not in secret for h in homes[one.path]}
        rest = homes[tally.top.path] - told
        known = (one.figure.value for one in tally.beneath if one.path not in secret)
        left = abs(tally.top.figure.value - sum(known))
        if is_few(left):
            assert not follows(equations, rest), (tally.top.path, rest)
    for path in secret:
        assert not follows(equations, homes[path]), path


def follows(equations, homes):
    """Return whether how many live in `homes` together follows from how many live elsewhere."""
    unknowns = sorted({home for one in equations for home in one} | homes)
    together = {**dict.fromkeys(homes, -1), "": 1}
    return "" in determined([*equations, together], ["", *unknowns])


@given(districts())
@settings(max_examples=300, deadline=None)
def test_no_two_numbers_that_a_place_tells_are_few_apart(district):
    tree, said = district
    back, chains = {id(one) for one in kept_back(said, tree)}, chains_of(tree, said)
    secret = hidden_of(said, tree)
    for path, one in newest_of(chains, changes=True)[NAME, "人"].items():
        told = [one.figure, *(o for o in said[path] if id(o) not in back and o is not one.figure)]
        if path in secret or is_of_few(one.figure):
            assert len(told) == 1
        else:
            numbers = [n for record in told for n in numbers_in(record)]
            assert not any(is_few(a - b) for a in numbers for b in numbers)


def numbers_in(record):
    return (record.value,) if isinstance(record, Figure) else (record.before, record.after)
