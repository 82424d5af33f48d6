"""The table of moves: every state is reached and left, and nothing legal is complained of."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noticeboard.catalogue.caseload import caseload_of
from noticeboard.catalogue.rules.cases import check_case
from noticeboard.schema import (
    CASE_CLASSES,
    CASE_STATES,
    NEEDS,
    Case,
    Community,
    Organisation,
    next_states,
)

SAID = {"body": ("单位", "物业服务点"), "note": ("说明", "缺照片"), "until": ("至", "2026-12-31")}
RULES = {"类别": [{"名称": "环境卫生"}]}
LOAD = caseload_of(
    Organisation(名称="站", 办件规则=RULES), Community.model_construct(case_rules=None)
)
ILLEGAL = {"cases.first", "cases.move", "cases.ended", "cases.class-state"} | {"cases.move-others"}


def reached(of):
    """Return every state that a case of the class can come into, and what may follow it."""
    found, todo = {}, [""]
    while todo:
        state = todo.pop()
        if state not in found:
            found[state] = next_states(state, of)
            todo += found[state]
    return found


@pytest.mark.parametrize("of", CASE_CLASSES.values(), ids=CASE_CLASSES)
def test_every_state_of_a_class_is_reached_and_has_an_end(of):
    found = reached(of)
    assert {*found} - {""} == of.states
    ends = {state for state, following in found.items() if not following}
    assert ends == of.states & {"done", "returned", "withdrawn"}
    assert not of.needs or of.needs in of.states
    assert of.at_once <= of.states
    for state in found:
        ways, seen = [state], set()
        while ways:
            at = ways.pop()
            ways += [one for one in found[at] if one not in seen]
            seen.add(at)
        assert seen & ends, f"{state} leads nowhere"


def test_every_state_belongs_to_some_class():
    assert {state for of in CASE_CLASSES.values() for state in of.states} == {*CASE_STATES}


def case_of(sort, states):
    day, moves = date(2026, 11, 2), []
    for n, state in enumerate(states):
        said = [SAID[field] for field in NEEDS.get(state, ())]
        moves.append({"日期": str(day + timedelta(days=n // 9)), "状态": state, **dict(said)})
    return Case(
        编号="2026-001", 类别="环境卫生", 办件类型=sort, 内容="灯", 收件="2026-11-02", 经过=moves
    )


def told(sort, states):
    case = case_of(sort, states)
    return [d.message_id for d in check_case(case, 2026, LOAD, frozenset())]


@st.composite
def walks(draw):
    """A class, and a way of its cases, as far as it goes."""
    sort = draw(st.sampled_from([*CASE_CLASSES]))
    states = []
    for _ in range(draw(st.integers(1, 12))):
        following = next_states(states[-1] if states else "", CASE_CLASSES[sort])
        if not following:
            break
        states.append(draw(st.sampled_from(following)))
    return sort, states


@given(walks())
def test_a_legal_way_is_never_complained_of(walk):
    sort, states = walk
    need = CASE_CLASSES[sort].needs
    expected = ["cases.class-needs"] if need and need not in states else []
    assert told(sort, states) == expected


@given(walks(), st.sampled_from([*CASE_STATES]))
def test_a_step_that_is_not_legal_is_told_once(walk, step):
    sort, states = walk
    legal = step in next_states(states[-1], CASE_CLASSES[sort])
    found = [one for one in told(sort, [*states, step]) if one in ILLEGAL]
    assert len(found) == (0 if legal else 1)


CLASSES = {one.word: id_ for id_, one in CASE_CLASSES.items()}
STATES = {word: id_ for id_, word in CASE_STATES.items()}


@given(walks(), st.sampled_from([*CASE_STATES]))
def test_who_follows_what_is_told_is_not_complained_of(walk, step):
    sort, states = walk
    case = case_of(sort, [*states, step])
    for one in check_case(case, 2026, LOAD, frozenset()):
        for word in one.params.get("fitting", ()):
            assert told(CLASSES[word], [*states, step]) == []
        for way in one.params.get("others", ()):
            word, _, classes = way.rstrip("）").partition("（")
            for other in classes.split("、"):
                assert told(CLASSES[other], [*states, STATES[word]]) == []
