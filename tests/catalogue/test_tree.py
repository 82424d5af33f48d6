"""The tree of places: what is around a home, what is beneath a unit, a whole district of it."""

from __future__ import annotations

import pytest

from noticeboard.catalogue import BuildingEntry, CommunityEntry, load_catalogue
from noticeboard.catalogue.places import StairwellEntry, UnitEntry
from noticeboard.schema import Building, Community, ConsentFile, PlaceKind, Stairwell, UnitFile
from tests.helpers import district

LEVELS = ("社区", "片区", "网格", "支部")


@pytest.fixture(scope="module")
def whole(tmp_path_factory, today):
    data = tmp_path_factory.mktemp("district") / "buildings"
    district.write_district(data)
    return load_catalogue(data, today)


def test_a_district_of_five_levels_has_nothing_wrong(whole):
    assert whole.warnings == ()
    assert len(whole.communities) == district.COMMUNITIES == 55
    areas = [unit for community in whole.communities for unit in community.units]
    assert len(areas) == district.AREAS == 162
    assert len([*whole.buildings()]) == district.BUILDINGS == 519


def test_every_building_of_it_stands_below_all_five(whole):
    for community, building in whole.buildings():
        chain = whole.chain_of(community, building)
        assert [place.kind for place in chain] == [
            PlaceKind.BUILDING,
            PlaceKind.UNIT,
            PlaceKind.COMMUNITY,
            PlaceKind.UNIT,
            PlaceKind.UNIT,
            PlaceKind.SITE,
        ]
        _, area, _, street, top, _ = chain
        levels = [area.unit.level, community.record.level, street.unit.level, top.unit.level]
        assert levels == ["片区", "社区", "街道", "区"]
        assert top.name == "川汇区"


def test_each_building_of_it_is_in_one_area(whole):
    for community in whole.communities:
        homes = [home for unit in community.units for home in community.homes_in(unit)]
        assert sorted(home.id for home in homes) == sorted(home.id for home in community.homes)


def community_of(units, groups=(), stairwells=()):
    """Build a community of b1, b2 and b3, b1 with `stairwells`, whose units are given as rows."""
    record = Community.model_validate(
        {
            "name": "社区",
            "responsible": "党委",
            "hotline": "12345",
            "updated": "2026-11-01",
            "buildings": ["b1", "b2", "b3"],
            "units": [
                {"name": name, "level": level, "parent": parent, "buildings": homes.split()}
                for name, level, parent, homes in units
            ],
            "groups": [
                {"name": name, "parent": parent, "buildings": homes.split()}
                for name, parent, homes in groups
            ],
        }
    )
    entries = []
    for id_ in record.buildings:
        home = BuildingEntry(id_, "c", Building.model_validate({"name": id_, "address": "路"}))
        below = [
            StairwellEntry(stem, home, Stairwell.model_validate({"name": stem}))
            for stem in (stairwells if id_ == "b1" else ())
        ]
        entries.append(BuildingEntry(id_, "c", home.record, stairwells=tuple(below)))
    inner = [UnitEntry(unit, unit.name, UnitFile(), "c") for unit in record.units]
    return CommunityEntry("c", record, ConsentFile(), tuple(entries), tuple(inner), LEVELS)


def around(community, id_):
    """Return the names of the units around a home."""
    (home,) = (home for home in community.homes if home.id == id_)
    return [unit.name for unit in community.units_of(home)]


def within(community, name):
    """Return the ids of the homes in a unit, and the names of its groups."""
    (unit,) = (unit for unit in community.units if unit.name == name)
    homes = [home.id for home in community.homes_in(unit)]
    return homes, [group.name for group in community.groups_in(unit)]


def test_units_nest():
    community = community_of(
        [("格", "网格", "片", "b1"), ("片", "片区", None, "b2"), ("支", "支部", "格", "b3")]
    )
    assert around(community, "b1") == ["格", "片"]
    assert around(community, "b2") == ["片"]
    assert around(community, "b3") == ["支", "格", "片"]
    assert within(community, "片") == (["b1", "b2", "b3"], [])
    assert within(community, "格") == (["b1", "b3"], [])
    assert [unit.name for unit in community.units_above(community.units[2])] == ["支", "格", "片"]
    assert [unit.name for unit in community.units_in(None)] == ["片"]
    assert [unit.name for unit in community.units_in("片")] == ["格"]


@pytest.mark.parametrize("turn", [1, -1])
def test_a_home_in_units_of_two_levels_is_in_both_the_lower_first(turn):
    units = [("片", "片区", None, "b1 b2"), ("支", "支部", None, "b1")]
    community = community_of(units[::turn])
    assert around(community, "b1") == ["支", "片"]
    assert around(community, "b2") == ["片"]
    assert around(community, "b3") == []


def test_a_stairwell_is_of_the_units_of_its_building():
    community = community_of([("片", "片区", None, "b1")], stairwells=["dong"])
    assert around(community, "b1-dong") == ["片"]
    assert within(community, "片") == (["b1", "b1-dong"], [])


def test_a_stairwell_of_another_unit_than_its_building_is_of_that_alone():
    units = [("东", "片区", None, "b1"), ("西", "片区", None, "b1-xi b2")]
    community = community_of(units, stairwells=["dong", "xi"])
    assert around(community, "b1-dong") == ["东"]
    assert around(community, "b1-xi") == ["西"]
    assert within(community, "东") == (["b1", "b1-dong"], [])
    assert within(community, "西") == (["b1-xi", "b2"], [])


def test_a_stairwell_of_another_unit_stays_in_what_is_around_its_building():
    units = [("片", "片区", None, "b1"), ("支", "支部", None, "b1-xi")]
    assert around(community_of(units, stairwells=["xi"]), "b1-xi") == ["支", "片"]
    units = [("片", "片区", None, ""), ("格", "网格", "片", "b1"), ("支", "支部", "片", "b1-xi")]
    assert around(community_of(units, stairwells=["xi"]), "b1-xi") == ["支", "格", "片"]


@pytest.mark.parametrize("mine", ["西支", "西"])
def test_a_stairwell_is_never_of_two_units_of_one_level(mine):
    """Not through the parents of what it is named by, or its building is, either."""
    tree = [
        ("东", "片区", None),
        ("西", "片区", None),
        ("东支", "支部", "东"),
        ("西支", "支部", "西"),
    ]
    homes = {"东支": "b1", mine: "b1-xi"}
    community = community_of([(*row, homes.get(row[0], "")) for row in tree], stairwells=["xi"])
    assert around(community, "b1") == ["东支", "东"]
    assert around(community, "b1-xi") == [*dict.fromkeys((mine, "西"))]


def test_a_branch_is_around_the_homes_of_its_groups():
    community = community_of(
        [("片", "片区", None, ""), ("支", "支部", "片", "")],
        [("一组", "支", "b1 b2"), ("二组", None, "b3")],
        ["dong"],
    )
    assert around(community, "b1") == around(community, "b1-dong") == ["支", "片"]
    assert around(community, "b3") == []
    assert within(community, "支") == within(community, "片") == (["b1", "b1-dong", "b2"], ["一组"])


def test_a_stairwell_of_another_group_is_of_the_branch_of_that():
    community = community_of(
        [("东支", "支部", None, ""), ("西支", "支部", None, "")],
        [("一组", "东支", "b1"), ("二组", "西支", "b1-xi")],
        ["dong", "xi"],
    )
    assert around(community, "b1-dong") == ["东支"]
    assert around(community, "b1-xi") == ["西支"]


def test_a_parent_that_is_not_there_is_passed_over():
    community = community_of([("支", "支部", "无", "b1")], [("一组", "无", "b2")])
    assert around(community, "b1") == ["支"]
    assert around(community, "b2") == []


def test_a_cycle_comes_to_an_end():
    units = [("甲", "片区", "乙", "b1"), ("乙", "支部", "甲", "b2"), ("丙", "网格", "丙", "b3")]
    community = community_of(units, [("一组", "乙", "b1")])
    assert sorted(around(community, "b1")) == sorted(around(community, "b2")) == ["乙", "甲"]
    assert around(community, "b3") == ["丙"]
    assert within(community, "甲") == (["b1", "b2"], ["一组"])
