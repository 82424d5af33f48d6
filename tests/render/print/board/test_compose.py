"""The packing of columns, for any panels whatever; heights in steps."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations_with_replacement, pairwise, product

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from noticeboard.render.kinds import CORE, HABITS, Habit
from noticeboard.render.print.designs.board.compose import PINUP, compose
from noticeboard.render.print.designs.board.give import Room
from noticeboard.render.print.designs.board.plan import Measured, Overflow, Plan, Slot
from noticeboard.render.print.designs.board.room import stand

ORDER = [*HABITS]
heights = st.integers(1, 16)


@st.composite
def measured(draw, kind, wide=False):
    brief = draw(st.lists(heights, min_size=1, max_size=12))
    more = draw(st.lists(st.integers(0, 4), min_size=len(brief), max_size=len(brief)))
    full = tuple(height + extra for height, extra in zip(brief, more, strict=True))
    across = draw(st.sampled_from((2, 3))) if wide else 1
    head, note = draw(st.integers(2, 4)), draw(st.sampled_from((0, 0, 2)))
    return Measured(
        kind, head, tuple(brief), full, across, note, wide, wide and draw(st.booleans())
    )


@st.composite
def panels(draw):
    kinds = draw(st.lists(st.sampled_from(ORDER), min_size=1, unique=True))
    wide = draw(st.booleans())
    return tuple(draw(measured(kind, wide and kind == "members")) for kind in kinds)


rooms = st.builds(Room, st.sampled_from((2, 3)), st.integers(12, 120), st.integers(1, 3))


@given(st.lists(heights, max_size=7), st.sampled_from((1, 2, 3)), st.integers(0, 60))
@settings(max_examples=300, deadline=None)
def test_whether_panels_stand_is_what_trying_all_ways_says(tall, columns, room):
    ways = product(range(columns), repeat=len(tall))
    found = any(
        all(
            sum(h for h, c in zip(tall, way, strict=True) if c == n) <= room for n in range(columns)
        )
        for way in ways
    )
    assert stand(tall, columns, room) == found


@given(panels(), rooms)
@settings(max_examples=200, deadline=None)
def test_no_column_is_taller_than_its_room_and_all_end_together(drawn, room):
    plan = compose(drawn, room)
    if isinstance(plan, Overflow):
        return
    below = room.height - sum(slot.height + room.gap for slot in plan.wide)
    if plan.wide and not any(column.slots for column in plan.columns):
        below += room.gap
    ends = []
    for column in plan.columns:
        pinned = column.pinup + (room.gap if column.pinup and column.slots else 0)
        ends.append(column.height + pinned)
        assert column.height + pinned + plan.spare <= below
        assert all(gap >= room.gap for gap in column.gaps)
        assert column.pinup == 0 or column.pinup >= PINUP
    for column, end in zip(plan.columns, ends, strict=True):
        if len(column.slots) > 1 and end < max(ends):
            assert all(gap >= room.gap + 2 for gap in column.gaps), "the gaps take what is lacking"
        assert all(gap <= room.gap + 2 for gap in column.gaps), "but no more than is calm"


@given(panels(), rooms)
@settings(max_examples=200, deadline=None)
def test_only_lists_of_one_row_end_earlier_than_the_longest(drawn, room):
    plan = compose(drawn, room)
    assume(isinstance(plan, Plan))
    ends = [column.height + column.pinup for column in plan.columns]
    for column, end in zip(plan.columns, ends, strict=True):
        if column.slots and not column.pinup and max(ends) - end > 1:
            assert all(slot.air == slot.rows - 1 for slot in column.slots)


@given(panels(), rooms)
@settings(max_examples=200, deadline=None)
def test_nothing_is_lost_and_nothing_is_shown_twice(drawn, room):
    plan = compose(drawn, room)
    if isinstance(plan, Plan):
        shown = [slot.panel.kind for slot in plan.slots]
        assert sorted([*shown, *plan.dropped]) == sorted(panel.kind for panel in drawn)
        for slot in plan.slots:
            assert slot.rows >= min(HABITS[slot.panel.kind].floor, slot.panel.most)
        assert not any(HABITS[kind].floor for kind in plan.dropped)


@given(panels(), rooms)
@settings(max_examples=200, deadline=None)
def test_no_row_is_left_out_while_a_column_has_room_for_it(drawn, room):
    plan = compose(drawn, room)
    assume(isinstance(plan, Plan))
    below = room.height - sum(slot.height + room.gap for slot in plan.wide)
    bare = [
        sum(slot.height - slot.air + room.gap for slot in column.slots) for column in plan.columns
    ]
    for column, height in zip(plan.columns, bare, strict=True):
        for slot in column.slots:
            if slot.cut:
                more = slot.panel.height(slot.rows + 1, slot.told) - slot.height + slot.air
                assert height + more > below + room.gap
            for row in range(slot.rows):
                if not slot.explains(row):
                    more = slot.panel.full[row] - slot.panel.brief[row]
                    assert height + more > below + room.gap


@given(panels(), rooms)
@settings(max_examples=100, deadline=None)
def test_more_room_shows_no_fewer_names(drawn, room):
    plan, roomier = compose(drawn, room), compose(drawn, replace(room, height=room.height + 20))
    if isinstance(plan, Plan):
        assert isinstance(roomier, Plan)
        assert rows_of(roomier, "members") >= rows_of(plan, "members")


def rows_of(plan, kind):
    return sum(slot.rows for slot in plan.slots if slot.panel.kind == kind)


def panel(kind, rows, explained=0):
    return Measured(kind, 3, (2,) * rows, (2 + explained,) * rows)


def test_the_order_of_sacrifice():
    """Names and hours stay longest, then contacts, then explanations, then the blackboard."""
    everything = (
        panel("members", 8),
        panel("services", 4, explained=2),
        panel("contacts", 4),
        Measured("history", 3, (10,), (10,)),
    )
    seen = []
    for height in range(60, 8, -1):
        plan = compose(everything, Room(1, height, 1))
        if isinstance(plan, Overflow):
            break
        told = {slot.panel.kind: slot for slot in plan.slots}
        services = told.get("services")
        seen += [
            what
            for what, gone in (
                ("blackboard", "history" not in told),
                ("explanations", services is None or services.brief),
                ("contacts", rows_of(plan, "contacts") < 4),
                ("hours", rows_of(plan, "services") < 4),
                ("names", rows_of(plan, "members") < 8),
            )
            if gone and what not in seen
        ]
    assert seen == ["blackboard", "explanations", "contacts", "hours", "names"]


@given(st.lists(heights, min_size=1, max_size=7), st.sampled_from((2, 3)))
@settings(max_examples=200, deadline=None)
def test_what_flows_is_as_low_as_trying_all_ways_says(tall, across):
    """In their order, one column after the other; none is lost."""
    members = Measured("members", 0, (*tall,), (*tall,), across, flows=True)
    slot = Slot(members, len(tall), frozenset())
    assert sum(slot.flow) == len(tall)
    assert len(slot.flow) <= across
    cuts = combinations_with_replacement(range(len(tall) + 1), across - 1)
    ways = (pairwise((0, *cut, len(tall))) for cut in cuts)
    assert slot.height == min(max(sum(tall[a:b]) for a, b in way) for way in ways)


@given(st.integers(2, 12), st.data())
def test_air_is_spread_evenly_and_none_is_beneath_the_last_row(rows, data):
    air = data.draw(st.integers(0, rows - 1))
    slot = Slot(panel("services", rows), rows, frozenset(), air)
    airy = [row for row in range(rows) if slot.airy(row)]
    assert len(airy) == air
    assert rows - 1 not in airy
    apart = [b - a for a, b in pairwise(airy)]
    assert not apart or max(apart) - min(apart) <= 1


def test_columns_prefer_what_boards_of_a_community_share():
    """Panels of about the same height stand where their kind stands."""
    plan = compose((panel("members", 6), panel("notices", 6)), Room(2, 40, 2))
    first, second = plan.columns
    assert [slot.panel.kind for slot in first.slots] == ["members"]
    assert [slot.panel.kind for slot in second.slots] == ["notices"]


def test_a_column_with_nothing_is_a_place_to_pin_notices_to():
    plan = compose((panel("members", 10),), Room(2, 60, 2))
    assert plan.columns[1].pinup == plan.columns[0].height


@pytest.mark.parametrize("kind", ["notices", "members"])
def test_what_is_too_tall_is_told_with_by_how_much(kind):
    habits = {kind: Habit(0, 1, 1, 20)}
    found = compose((Measured(kind, 3, (40,), (40,)),), Room(2, 30, 2), habits)
    assert found == Overflow(kind, 13)


def test_from_this_weight_on_people_come_for_it():
    """The table of habits and the order of sacrifice go by the same line."""
    assert {kind for kind, habit in HABITS.items() if habit.weight >= CORE} == {
        "notices", "members", "services", "seats", "contacts", "events",
    }  # fmt: skip
