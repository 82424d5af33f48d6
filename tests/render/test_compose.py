"""The packing of columns, for any panels whatever."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from noticeboard.render.poster.compose import HABITS, Measured, Overflow, Plan, compose

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
