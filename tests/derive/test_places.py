"""The boards of all kinds of place: what is beneath them, and what they have from above."""

from __future__ import annotations

from datetime import date

from noticeboard.catalogue import load_catalogue
from noticeboard.derive import PlaceGroup, PlaceLink, Urls, build_boards, build_places, build_said
from noticeboard.schema import Channel, Phone, PlaceKind
from tests.helpers.projects import REPO, change, write

DAY = date(2026, 11, 22)
URLS = Urls("https://board.example/")


def pages_by_path(catalogue, kind=PlaceKind.UNIT):
    places = build_places(catalogue, DAY, URLS)
    return {page.path: page for page in places if page.kind is kind}


def test_a_unit_lists_all_communities_beneath_by_the_next_level(catalogue):
    pages = pages_by_path(catalogue)
    assert [*pages] == ["unit/shiguqu", "unit/qingshanjiedao"]
    top, street = pages.values()
    hotline = Phone.parse("0734-1000100")
    hubin = PlaceLink("hubin", "湖滨社区", buildings=3, hotline=hotline)
    assert top.beneath == (PlaceGroup("青山街道", (hubin,), "unit/qingshanjiedao"),)
    assert street.beneath == (PlaceGroup("", (hubin,)),)
    assert [(page.communities, page.buildings) for page in (top, street)] == [(1, 3), (1, 3)]


def test_a_community_says_what_is_between_it_and_the_heading(small):
    top = small / "organisation.yml"
    change(top, "层级: [区, 街道]", "层级: [市, 区, 街道]")
    unit = "  - {名称: 石鼓区, 层级: 区"
    change(top, unit, "  - {名称: 衡阳市, 层级: 市}\n" + unit + ", 上级: 衡阳市")
    page = pages_by_path(load_catalogue(small, DAY))["unit/hengyangshi"]
    assert [group.name for group in page.beneath] == ["石鼓区"]
    assert page.beneath[0].links[0].between == ("青山街道",)


def test_a_community_lists_the_boards_of_stairwells_behind_their_building():
    found = load_catalogue(REPO / "tests/projects/places/buildings", DAY)
    (park,) = pages_by_path(found, PlaceKind.COMMUNITY).values()
    he, xing = park.beneath[0].links
    assert [(link.path, link.name) for link in he.stairwells] == [("gongyuan/he-xi", "西单元")]
    assert xing.stairwells == ()


def test_the_crumbs_of_a_unit_end_with_itself(catalogue):
    crumbs = pages_by_path(catalogue)["unit/qingshanjiedao"].crumbs
    assert [crumb.name for crumb in crumbs] == ["石鼓区", "青山街道"]


def test_a_unit_with_no_community_beneath_has_a_page_if_it_says_something(small):
    top = small / "organisation.yml"
    unit = "  - {名称: 青山街道, 层级: 街道, 上级: 石鼓区}\n"
    change(top, unit, unit + "  - {名称: 人民街道, 层级: 街道, 上级: 石鼓区}\n")
    pages = pages_by_path(load_catalogue(small, DAY))
    assert "unit/renminjiedao" not in pages
    assert [group.name for group in pages["unit/shiguqu"].beneath] == ["青山街道"]
    write(small / "units/renminjiedao.yml", "通知: [{标题: 停电, 自: 2026-11-20, 渠道: [海报]}]\n")
    found = load_catalogue(small, DAY)
    addresses = {page.canonical_url for page in pages_by_path(found).values()}
    (said,) = (
        s
        for s in build_said(found, "notices", Channel.PRINT, DAY, URLS)
        if s.path == "unit/renminjiedao"
    )
    assert said.address_url in addresses, "its QR leads somewhere"


def test_an_id_of_its_own_is_the_address_of_a_unit_everywhere(small):
    change(small / "organisation.yml", "上级: 石鼓区}", "上级: 石鼓区, 代号: qs}")
    pages = pages_by_path(load_catalogue(small, DAY))
    assert [*pages] == ["unit/shiguqu", "unit/qs"]
    assert pages["unit/qs"].crumbs[-1].path == "unit/qs"


def test_what_a_unit_says_stands_on_its_page_and_on_every_board_beneath(small):
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
    boards = {board.path: board for board in build_boards(found, Channel.WEB, DAY, URLS)}
    assert contacts(boards["hubin/lou1"].panels)[-2:] == ["街道服务中心", "区服务热线"]
    assert "街道服务中心" not in repr(boards["chengdong/b1"].panels), "of another district"
    hubin = pages_by_path(found, PlaceKind.COMMUNITY)["hubin"]
    assert contacts(hubin.panels)[-1:] == ["区服务热线"]


def test_what_the_site_says_stands_on_its_page_and_on_every_board(small):
    top = small / "organisation.yml"
    write(top, top.read_text("utf-8") + "热线: 12345\n联系卡: [{名称: 市民热线, 电话: 12345}]\n")
    found = load_catalogue(small, DAY)
    site = pages_by_path(found, PlaceKind.SITE)[""]
    assert (site.name, site.hotline.digits, site.crumbs) == ("楼栋公示栏", "12345", ())
    assert [group.name for group in site.beneath] == ["", "石鼓区"]
    assert (site.communities, site.buildings) == (2, 4)
    assert site.canonical_url == site.address_url == "https://board.example/"
    for board in build_boards(found, Channel.WEB, DAY, URLS):
        assert board.panel("contacts").rows[-1].name == "市民热线"
    for unit in pages_by_path(found).values():
        assert unit.hotline.digits == "12345", "the nearest that says one"


def test_a_stairwell_has_a_board_that_says_its_own_and_that_of_its_building(stairwell):
    found = load_catalogue(stairwell, DAY)
    boards = {board.path: board for board in build_boards(found, Channel.WEB, DAY, URLS)}
    east, whole = boards["hubin/lou1-dong"], boards["hubin/lou1"]
    assert east.name == "湖滨路1号楼东门"
    assert (east.code, east.address_url) == ("D0NG", "HTTPS://BOARD.EXAMPLE/Q/D0NG/")
    assert [crumb.path for crumb in east.crumbs][-2:] == ["hubin/lou1", "hubin/lou1-dong"]
    assert east.address == whole.address
    assert "田小禾" in {person.name for person in east.panel("members").rows}
    own = [person.name for person in whole.panel("members").rows]
    assert "田小禾" not in own
    assert {*own} <= {person.name for person in east.panel("members").rows}
    assert next(row.title for row in east.panel("notices").rows) == "东门换锁"
    assert "东门换锁" not in repr(whole)
    assert whole.beneath[0].links[0].path == "hubin/lou1-dong"
    assert east.beneath == ()
    assert [*boards].index("hubin/lou1-dong") == [*boards].index("hubin/lou1") + 1
    group = [fact.value for fact in east.panel("group").rows]
    assert group[0] == whole.panel("group").rows[0].value, "that of its building"


def test_a_group_may_be_that_of_a_stairwell(stairwell):
    community = stairwell / "hubin/community.yml"
    text = community.read_text("utf-8").replace(
        "党小组:\n", "党小组:\n  - {名称: 东门小组, 楼栋: [lou1-dong]}\n"
    )
    write(community, text.replace("设置规则", "# 设置规则"))
    found = load_catalogue(stairwell, DAY)
    boards = {board.path: board for board in build_boards(found, Channel.WEB, DAY, URLS)}
    assert boards["hubin/lou1-dong"].panel("group").rows[0].value == "东门小组"
    assert boards["hubin/lou1"].panel("group").rows[0].value != "东门小组"
