"""The packing of columns, for any panels whatever."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from noticeboard.render.kinds import HABITS, Habit
from noticeboard.render.print.designs.board import fronts
from noticeboard.render.print.designs.board.compose import compose
from noticeboard.render.print.designs.board.plan import Measured, Overflow, Plan

ORDER = [*HABITS]
TOLERANCE = 1e-6
heights = st.floats(3, 60)


@st.composite
def measured(draw, kind):
    rows = draw(st.lists(st.tuples(heights, heights), min_size=1, max_size=12))
    return Measured(
        kind,
        draw(st.tuples(heights, heights)),
        (tuple(wide for wide, _ in rows), tuple(narrow for _, narrow in rows)),
        draw(st.floats(3, 10)),
        draw(st.sampled_from((1, 2))),
        draw(st.booleans()),
    )


panels = st.lists(st.sampled_from(ORDER), min_size=1, unique=True).flatmap(
    lambda kinds: st.tuples(*map(measured, kinds))
)
rooms = st.floats(40, 700)
GAP, MOST = 6.0, 13.0


def height(column, number):
    shown = [slot.panel.height_mm(number, slot.rows) for slot in column.slots]
    return sum(shown) + column.gap_mm * max(0, len(shown) - 1)


@given(panels, rooms)
@settings(max_examples=120, deadline=None)
def test_no_column_is_taller_than_its_room(drawn, room):
    plan = compose(drawn, room, GAP, MOST)
    if isinstance(plan, Plan):
        for number, column in enumerate(plan.columns):
            assert height(column, number) <= room + TOLERANCE
            assert height(column, number) + column.spare_mm <= room + TOLERANCE
            assert column.spare_mm >= -TOLERANCE
            assert GAP - TOLERANCE <= column.gap_mm <= MOST + TOLERANCE


@given(panels, rooms)
@settings(max_examples=120, deadline=None)
def test_nothing_is_lost_and_nothing_is_shown_twice(drawn, room):
    plan = compose(drawn, room, GAP, MOST)
    if isinstance(plan, Plan):
        slots = [slot for column in plan.columns for slot in column.slots]
        kinds = [slot.panel.kind for slot in slots]
        assert sorted([*kinds, *plan.dropped]) == sorted(panel.kind for panel in drawn)
        for slot in slots:
            assert slot.rows > 0
            assert slot.rows + slot.cut == len(slot.panel.rows_mm[0])
            assert plan.rows_of(slot.panel.kind) == slot.rows
        assert plan.cuts == sum(slot.cut for slot in slots)
        assert plan.whole == (not plan.dropped and not plan.cuts)


@given(panels, rooms)
@settings(max_examples=120, deadline=None)
def test_floors_are_kept(drawn, room):
    plan = compose(drawn, room, GAP, MOST)
    if isinstance(plan, Plan):
        for panel in drawn:
            floor = min(HABITS[panel.kind].floor, len(panel.rows_mm[0]))
            assert plan.rows_of(panel.kind) >= floor
        assert all(HABITS[kind].floor == 0 for kind in plan.dropped)


@given(panels, rooms)
@settings(max_examples=120, deadline=None)
def test_panels_stand_in_their_order_and_only_the_movable_in_the_other_column(drawn, room):
    plan = compose(drawn, room, GAP, MOST)
    if isinstance(plan, Plan):
        for number, column in enumerate(plan.columns):
            kinds = [slot.panel.kind for slot in column.slots]
            assert kinds == sorted(kinds, key=ORDER.index)
            for kind in kinds:
                assert HABITS[kind].movable or HABITS[kind].column == number


@given(panels)
@settings(max_examples=60, deadline=None)
def test_where_there_is_room_for_everything_everything_is_shown(drawn):
    plan = compose(drawn, 1e5, GAP, MOST)
    assert isinstance(plan, Plan)
    assert plan.whole


@given(panels, rooms, st.randoms())
@settings(max_examples=60, deadline=None)
def test_the_order_in_which_panels_come_does_not_matter(drawn, room, random):
    shuffled = [*drawn]
    random.shuffle(shuffled)
    assert compose(tuple(shuffled), room, GAP, MOST) == compose(drawn, room, GAP, MOST)


@given(panels, st.floats(5, 60))
@settings(max_examples=60, deadline=None)
def test_an_overflow_names_a_panel_that_must_stand_there(drawn, room):
    plan = compose(drawn, room, GAP, MOST)
    if isinstance(plan, Overflow):
        assert plan.needed_mm > plan.room_mm == room
        assert plan.kind in {panel.kind for panel in drawn}
        assert HABITS[plan.kind].floor > 0


def test_a_panel_without_room_for_its_floor_is_an_overflow():
    tall = Measured("members", (10, 10), ((50,) * 5, (50,) * 5), 5)
    assert compose((tall,), 120, GAP, MOST) == Overflow("members", 165, 120)
    assert isinstance(compose((tall,), 165, GAP, MOST), Plan)


def test_members_come_before_the_blackboard():
    members = Measured("members", (10, 10), ((10,) * 20,) * 2, 5)
    history = Measured("history", (10, 10), ((150,), (150,)), 5)
    services = Measured("services", (10, 10), ((30,) * 5,) * 2, 5)
    plan = compose((history, services, members), 260, GAP, MOST)
    assert plan.rows_of("members") == 20
    assert plan.dropped == ("history",)


def test_rows_in_pairs_take_half_the_height():
    pairs = Measured("seats", (10, 10), ((10, 12, 14),) * 2, 5, across=2)
    assert pairs.height_mm(0, 3) == 10 + 12 + 14
    assert pairs.height_mm(0, 2) == 10 + 12 + 5
    assert pairs.height_mm(0, 0) == 0


#: Kinds that there are not, of any habit; heights in whole millimetres, so that sums are exact.
habit = st.builds(
    Habit,
    column=st.integers(0, 1),
    movable=st.booleans(),
    floor=st.sampled_from((0, 0, 1, 2)),
    keep=st.sampled_from((0, 1, 3, 20)),
    weight=st.integers(1, 20),
)
whole = st.integers(3, 40)


@st.composite
def invented(draw, most):
    """Some kinds with their habits, and a panel of each."""
    habits, drawn = {}, []
    for number in range(draw(st.integers(1, most))):
        rows = draw(st.lists(st.tuples(whole, whole), min_size=1, max_size=5))
        habits[f"k{number}"] = draw(habit)
        drawn.append(
            Measured(
                f"k{number}",
                (draw(whole), draw(whole)),
                (tuple(a for a, _ in rows), tuple(b for _, b in rows)),
                draw(st.integers(3, 9)),
                draw(st.sampled_from((1, 2))),
            )
        )
    return habits, tuple(drawn)


def by_weight(habits):
    return sorted(habits, key=lambda kind: -habits[kind].weight)


def shown(plan, habits):
    """Return what a plan shows in the order in which rows are given: what is kept, then all."""
    rows = [plan.rows_of(kind) for kind in by_weight(habits)]
    kept = [min(n, habits[kind].keep) for n, kind in zip(rows, by_weight(habits), strict=True)]
    return kept, rows


@given(invented(6), st.integers(30, 300), st.integers(0, 120))
@settings(max_examples=200, deadline=None)
def test_more_room_never_shows_less(drawn, room, more):
    habits, panels = drawn
    small = compose(panels, room, GAP, MOST, habits)
    large = compose(panels, room + more, GAP, MOST, habits)
    if isinstance(small, Plan):
        assert isinstance(large, Plan)
        assert shown(large, habits) >= shown(small, habits)


@given(invented(6), st.integers(30, 300))
@settings(max_examples=200, deadline=None)
def test_a_lighter_panel_never_takes_what_a_heavier_one_keeps(drawn, room):
    habits, panels = drawn
    lightest = by_weight(habits)[-1]
    assume(habits[lightest].floor == 0)
    others = tuple(panel for panel in panels if panel.kind != lightest)
    alone = compose(others, room, GAP, MOST, habits)
    together = compose(panels, room, GAP, MOST, habits)
    assert isinstance(alone, Plan) == isinstance(together, Plan)
    if isinstance(alone, Plan):
        for kind in by_weight(habits)[:-1]:
            keep = habits[kind].keep
            assert min(together.rows_of(kind), keep) == min(alone.rows_of(kind), keep)


def every_arrangement(habits, panels, room):
    """Return what the best plan shows, by trying every column and every number of rows."""

    def lines(panel):
        most, floor = len(panel.rows_mm[0]), min(habits[panel.kind].floor, len(panel.rows_mm[0]))
        return range(floor, most + 1)

    def columns(panel):
        own = habits[panel.kind].column
        return (0, 1) if habits[panel.kind].movable else (own,)

    order = by_weight(habits)
    found = []
    for rows in product(*map(lines, panels)):
        for where in product(*map(columns, panels)):
            taken = [-GAP, -GAP]
            for panel, n, column in zip(panels, rows, where, strict=True):
                taken[column] += panel.height_mm(column, n) + GAP if n else 0
            if max(taken) <= room:
                count = {panel.kind: n for panel, n in zip(panels, rows, strict=True)}
                all_rows = [count[kind] for kind in order]
                found.append(([min(count[k], habits[k].keep) for k in order], all_rows))
    return max(found, default=None)


@given(invented(3), st.integers(30, 200))
@settings(max_examples=150, deadline=None)
def test_it_is_the_best_of_all_arrangements(drawn, room):
    habits, panels = drawn
    panels = tuple(replace(panel, across=1) for panel in panels)
    plan = compose(panels, room, GAP, MOST, habits)
    best = every_arrangement(habits, panels, room)
    if best is None:
        assert isinstance(plan, Overflow)
    else:
        assert isinstance(plan, Plan)
        assert shown(plan, habits) == best


def test_thirty_kinds_do_not_mean_a_billion_arrangements(monkeypatch):
    """Each panel is put into a front a few times, however many others may move."""
    calls = []
    monkeypatch.setattr(
        "noticeboard.render.print.designs.board.compose.front_with",
        lambda *given: calls.append(len(given[0].lefts)) or fronts.front_with(*given),
    )
    habits = {f"k{n}": Habit(n % 2, True, n % 3 == 0, 2, 1 + n % 7) for n in range(30)}
    panels = tuple(
        Measured(kind, (9, 10), ((6, 7, 8), (8, 9, 11)), 4) for n, kind in enumerate(habits)
    )
    assert isinstance(compose(panels, 250, GAP, MOST, habits), Plan)
    assert len(calls) <= 30 * 8
    assert max(calls) <= 250 / 0.01


def test_even_columns_are_better_but_moving_costs():
    rows = ((10.0,) * 4, (10.0,) * 4)
    habits = {"a": Habit(0, True, 1, 4, 9), "b": Habit(0, True, 1, 4, 8)}
    panels = tuple(Measured(kind, (10, 10), rows, 5) for kind in habits)
    plan = compose(panels, 300, GAP, MOST, habits)
    assert [[slot.panel.kind for slot in column.slots] for column in plan.columns] == [["a"], ["b"]]
    low = tuple(replace(p, head_mm=(5, 5), rows_mm=((2.0,), (2.0,))) for p in panels)
    plan = compose(low, 300, GAP, MOST, habits)
    assert [len(column.slots) for column in plan.columns] == [2, 0]
