"""How many members make which form of group: the rules of 西湖新村 and 张庙, as data."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noticeboard.catalogue import BuildingEntry, Catalogue, CommunityEntry, Ledger, form_shown
from noticeboard.catalogue.formation import formation_of
from noticeboard.catalogue.rules.groups import check_apart, check_formation
from noticeboard.diagnostics import Severity
from noticeboard.schema import (
    Building,
    Community,
    ConsentFile,
    FormationRule,
    Group,
    Organisation,
)

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


def entry_of(number, formal, probationary=0, others=0):
    """Return a building with so many formal, probationary and other members."""
    categories = ["正式党员"] * formal + ["预备党员"] * probationary + ["居民"] * others
    members = [{"name": f"甲{n}", "category": word} for n, word in enumerate(categories)]
    record = Building.model_validate({"name": f"{number}号楼", "address": "路", "members": members})
    return BuildingEntry(f"b{number}", "c", record)


def joined(*entries, **said):
    """Return a community whose one group is of all `entries`."""
    group = {"name": "组", "buildings": [entry.id for entry in entries], **said}
    record = Community.model_construct(groups=(Group.model_validate(group),))
    return CommunityEntry("c", record, ConsentFile(), entries)


def form_of(rule, *buildings):
    """Apply `rule` to a group of `buildings`, each given as its formal, probationary and others."""
    community = joined(*(entry_of(number, *counts) for number, counts in enumerate(buildings)))
    return formation_of(rule, community, community.record.groups[0])


def hints(today, rule, *buildings, form=None):
    """Return the form that a board names of a group, and what the office is told of it."""
    said = {"form": form} if form else {}
    community = joined(*(entry_of(number, count) for number, count in enumerate(buildings)), **said)
    record = community.record.model_copy(update={"rule": rule.name})
    community = CommunityEntry("c", record, ConsentFile(), community.buildings)
    top = Organisation.model_construct(rules=(rule,), categories=("正式党员", "预备党员"))
    catalogue = Catalogue(top, (community,), Ledger({}), None, frozenset())
    found = [*check_formation(catalogue, today), *check_apart(catalogue, today)]
    assert {one.severity for one in found} <= {Severity.WARNING}
    told = [
        (one.message_id, home.partition("（")[0] if home else None)
        for one in found
        for home in one.params.get("homes", (None,))
    ]
    return form_shown(catalogue, community, record.groups[0]), told


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


TOO_FEW, WRONG = ("groups.too-few", None), ("groups.form", None)


def apart(number):
    return ("groups.apart", f"{number}号楼")


@pytest.mark.parametrize(
    ("rule", "buildings", "declared", "shown", "told"),
    [
        # Alone: 2/3 and 9/10 of 张庙, 4/5 of 西湖新村.
        (ZHANGMIAO, (2,), None, None, [TOO_FEW]),
        (ZHANGMIAO, (2,), "党小组", None, [TOO_FEW]),
        (ZHANGMIAO, (3,), None, "党小组", []),
        (ZHANGMIAO, (9,), "党小组", "党小组", []),
        (ZHANGMIAO, (9,), "党支部", None, [WRONG]),
        (ZHANGMIAO, (10,), "党支部", "党支部", []),
        (ZHANGMIAO, (10,), "党小组", None, [WRONG]),
        (XIHU, (4,), "党小组", None, [TOO_FEW]),
        (XIHU, (5,), "党小组", "党小组", []),
        # Joined: the sum decides the form, each building whether it could do without.
        (ZHANGMIAO, (1, 1), "联合党小组", "联合党小组", []),
        (ZHANGMIAO, (2, 0), None, "联合党小组", []),
        (ZHANGMIAO, (2, 1), "党小组", "党小组", []),
        (ZHANGMIAO, (2, 1), "联合党小组", None, [WRONG]),
        (ZHANGMIAO, (2, 2, 2, 2, 2), "党支部", "党支部", []),
        (ZHANGMIAO, (2, 2, 2, 2, 1), "党支部", None, [WRONG]),
        (ZHANGMIAO, (3, 0), "党小组", "党小组", [apart(0)]),
        (ZHANGMIAO, (3, 2), "党小组", "党小组", [apart(0)]),
        (ZHANGMIAO, (2, 3, 4), "党小组", "党小组", [apart(1), apart(2)]),
        (ZHANGMIAO, (10, 2), "党支部", "党支部", [apart(0)]),
        (XIHU, (4, 0), None, None, [TOO_FEW]),
        (XIHU, (4, 1), "党小组", "党小组", []),
        (XIHU, (5, 1), "党小组", "党小组", [apart(0)]),
        (XIHU, (4, 4), "党小组", "党小组", []),
    ],
)
def test_at_the_boundaries(today, rule, buildings, declared, shown, told):
    assert hints(today, rule, *buildings, form=declared) == (shown, told)


def test_a_group_alone_is_never_told_to_part(today):
    for count in range(12):
        _, told = hints(today, ZHANGMIAO, count)
        assert "groups.apart" not in dict(told)
