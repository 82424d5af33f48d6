"""The pages of organisation units: all that is beneath, and nothing empty."""

from __future__ import annotations

from datetime import date

from noticeboard.catalogue import load_catalogue
from noticeboard.derive import CommunityLink, UnitGroup, build_unit_pages
from tests.helpers.projects import change

DAY = date(2026, 11, 22)


def pages_by_path(catalogue):
    return {page.path: page for page in build_unit_pages(catalogue)}


def test_a_unit_lists_all_communities_beneath_by_the_next_level(catalogue):
    pages = pages_by_path(catalogue)
    assert [*pages] == ["unit/shiguqu", "unit/qingshanjiedao"]
    top, street = pages.values()
    hubin = CommunityLink("hubin", "湖滨社区", (), 3)
    assert top.groups == (UnitGroup("青山街道", (hubin,)),)
    assert street.groups == (UnitGroup("", (hubin,)),)
    assert [(page.communities, page.buildings) for page in (top, street)] == [(1, 3), (1, 3)]


def test_a_community_says_what_is_between_it_and_the_heading(small):
    top = small / "organisation.yml"
    change(top, "层级: [区, 街道]", "层级: [市, 区, 街道]")
    unit = "  - {名称: 石鼓区, 层级: 区"
    change(top, unit, "  - {名称: 衡阳市, 层级: 市}\n" + unit + ", 上级: 衡阳市")
    page = pages_by_path(load_catalogue(small, DAY))["unit/hengyangshi"]
    assert [group.name for group in page.groups] == ["石鼓区"]
    assert page.groups[0].communities[0].units == ("青山街道",)


def test_the_crumbs_of_a_unit_end_with_itself(catalogue):
    crumbs = pages_by_path(catalogue)["unit/qingshanjiedao"].crumbs
    assert [crumb.name for crumb in crumbs] == ["石鼓区", "青山街道"]


def test_a_unit_with_no_community_beneath_has_no_page(small):
    top = small / "organisation.yml"
    unit = "  - {名称: 青山街道, 层级: 街道, 上级: 石鼓区}\n"
    change(top, unit, unit + "  - {名称: 人民街道, 层级: 街道, 上级: 石鼓区}\n")
    pages = pages_by_path(load_catalogue(small, DAY))
    assert "unit/renminjiedao" not in pages
    assert [group.name for group in pages["unit/shiguqu"].groups] == ["青山街道"]


def test_an_id_of_its_own_is_the_address_of_a_unit_everywhere(small):
    change(small / "organisation.yml", "上级: 石鼓区}", "上级: 石鼓区, 代号: qs}")
    pages = pages_by_path(load_catalogue(small, DAY))
    assert [*pages] == ["unit/shiguqu", "unit/qs"]
    assert pages["unit/qs"].crumbs[-1].path == "unit/qs"
