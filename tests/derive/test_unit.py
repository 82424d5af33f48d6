"""The pages of organisation units: all that is beneath, and nothing empty."""

from __future__ import annotations

from datetime import date

from noticeboard.catalogue import load_catalogue
from noticeboard.derive import build_unit_pages
from tests.helpers.projects import change

DAY = date(2026, 11, 22)


def pages_by_path(catalogue):
    return {page.path: page for page in build_unit_pages(catalogue)}


def test_a_unit_lists_what_is_directly_beneath_and_counts_all(catalogue):
    pages = pages_by_path(catalogue)
    assert [*pages] == ["unit/shiguqu", "unit/qingshanjiedao"]
    top, street = pages.values()
    assert [link.path for link in top.units] == ["unit/qingshanjiedao"]
    assert top.communities == ()
    assert (top.units[0].communities, top.units[0].buildings) == (1, 3)
    assert [link.path for link in street.communities] == ["hubin"]
    assert [(page.total, page.buildings) for page in (top, street)] == [(1, 3), (1, 3)]


def test_the_crumbs_of_a_unit_end_with_itself(catalogue):
    crumbs = pages_by_path(catalogue)["unit/qingshanjiedao"].crumbs
    assert [crumb.name for crumb in crumbs] == ["石鼓区", "青山街道"]


def test_a_unit_with_no_community_beneath_has_no_page(small):
    top = small / "organisation.yml"
    unit = "  - {名称: 青山街道, 层级: 街道, 上级: 石鼓区}\n"
    change(top, unit, unit + "  - {名称: 人民街道, 层级: 街道, 上级: 石鼓区}\n")
    pages = pages_by_path(load_catalogue(small, DAY))
    assert "unit/renminjiedao" not in pages
    assert [link.name for link in pages["unit/shiguqu"].units] == ["青山街道"]


def test_an_id_of_its_own_is_the_address_of_a_unit_everywhere(small):
    change(small / "organisation.yml", "上级: 石鼓区}", "上级: 石鼓区, 代号: qs}")
    pages = pages_by_path(load_catalogue(small, DAY))
    assert [*pages] == ["unit/shiguqu", "unit/qs"]
    assert pages["unit/shiguqu"].units[0].path == "unit/qs"
    assert pages["unit/qs"].crumbs[-1].path == "unit/qs"
