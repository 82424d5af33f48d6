"""How many members make which form of group: the rules of 西湖新村 and 张庙, as data."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noticeboard.catalogue import BuildingEntry, CommunityEntry
from noticeboard.catalogue.formation import formation_of
from noticeboard.schema import Building, Community, ConsentFile, FormationRule, Group

XIHU = FormationRule.model_validate(
    {
        "name": "五人成组",
        "counted": ["正式党员", "预备党员"],
        "forms": [{"at_least": "5", "name": "党小组"}],
    }
)
ZHANGMIAO = FormationRule.model_validate(
    {
        "name": "三人成组",
        "counted": ["正式党员"],
        # The order in the file does not matter.
        "forms": [{"at_least": "10", "name": "党支部"}, {"at_least": "3", "name": "党小组"}],
        "below": "联合党小组",
    }
)


def form_of(rule, *buildings):
    """Apply `rule` to a group of `buildings`, each given as its formal, probationary and others."""
    entries = []
    for number, (formal, probationary, others) in enumerate(buildings):
        categories = ["正式党员"] * formal + ["预备党员"] * probationary + ["居民"] * others
        members = [{"name": f"甲{n}", "category": word} for n, word in enumerate(categories)]
        record = Building.model_validate({"name": "楼", "address": "路", "members": members})
        entries.append(BuildingEntry(f"b{number}", "c", record))
    group = Group.model_validate({"name": "组", "buildings": [e.id for e in entries]})
    community = CommunityEntry(
        "c", Community.model_construct(groups=(group,)), ConsentFile(), tuple(entries)
    )
    return formation_of(rule, community, group)


@pytest.mark.parametrize(
    ("rule", "members", "form"),
    [
        (XIHU, (4, 0, 9), None),
        (XIHU, (5, 0, 0), "党小组"),
        (XIHU, (3, 2, 0), "党小组"),
        (XIHU, (3, 1, 5), None),
        (XIHU, (50, 0, 0), "党小组"),
        (ZHANGMIAO, (0, 0, 0), None),
        (ZHANGMIAO, (2, 9, 9), None),
        (ZHANGMIAO, (3, 0, 0), "党小组"),
        (ZHANGMIAO, (9, 9, 0), "党小组"),
        (ZHANGMIAO, (10, 0, 0), "党支部"),
    ],
)
def test_form(rule, members, form):
    assert form_of(rule, members).form == form


@pytest.mark.parametrize(("other", "form"), [(0, "联合党小组"), (1, "党小组")])
def test_too_few_may_join_with_another_building(other, form):
    assert form_of(ZHANGMIAO, (2, 9, 9), (other, 0, 0)).form == form


counts = st.tuples(st.integers(0, 12), st.integers(0, 12), st.integers(0, 3))


@given(st.lists(counts, min_size=1, max_size=3))
def test_what_counts_is_the_sum_over_the_buildings(buildings):
    formal = sum(building[0] for building in buildings)
    probationary = sum(building[1] for building in buildings)
    assert form_of(XIHU, *buildings).counted == formal + probationary
    zhangmiao = form_of(ZHANGMIAO, *buildings)
    assert zhangmiao.counted == formal
    below = "联合党小组" if len(buildings) > 1 else None
    expected = "党支部" if formal >= 10 else "党小组" if formal >= 3 else below
    assert zhangmiao.form == expected
    assert zhangmiao.least == 3


@given(counts, counts)
def test_probationary_members_and_residents_never_change_a_form_of_zhangmiao(first, second):
    same_formal = (first[0], second[1], second[2])
    assert form_of(ZHANGMIAO, first) == form_of(ZHANGMIAO, same_formal)
