"""The pages of organisation units: all that is beneath, and nothing empty."""

from __future__ import annotations

from datetime import date

from noticeboard.catalogue import load_catalogue
from noticeboard.derive import (
    CommunityLink,
    UnitGroup,
    build_boards,
    build_community_page,
    build_unit_pages,
)
from noticeboard.schema import Channel
from tests.helpers.projects import change, write

DAY = date(2026, 11, 22)


def pages_by_path(catalogue):
    return {page.path: page for page in build_unit_pages(catalogue, DAY)}


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


def test_what_a_unit_says_stands_on_its_page_and_on_every_board_beneath(small, urls):
    write(small / "units/shiguqu.yml", "联系卡: [{名称: 区服务热线, 电话: 12345}]\n")
    write(
        small / "units/qingshanjiedao.yml",
        "热线: 0734-1000300\n联系卡: [{名称: 街道服务中心, 电话: 0734-1000301}]\n"
        "通知: [{标题: 街道的, 自: 2026-11-20}, {标题: 还没开始, 自: 2026-12-01}]\n",
    )
    found = load_catalogue(small, DAY)
    top, street = pages_by_path(found).values()

    def contacts(panels):
        return [r.name for panel in panels if panel.kind == "contacts" for r in panel.rows]

    assert contacts(top.panels) == ["区服务热线"]
    assert contacts(street.panels) == ["街道服务中心", "区服务热线"]
    assert street.hotline.digits == "07341000300"
    assert [row.title for row in street.panels[0].rows] == ["街道的"]
    boards = {board.path: board for board in build_boards(found, Channel.WEB, DAY, urls)}
    assert contacts(boards["hubin/lou1"].panels)[-2:] == ["街道服务中心", "区服务热线"]
    assert "街道服务中心" not in repr(boards["chengdong/b1"].panels), "of another district"
    assert contacts(build_community_page(found, found.communities[1], DAY).panels)[-1:] == [
        "区服务热线"
    ]
