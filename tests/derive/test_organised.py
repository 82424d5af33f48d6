"""What an organisation has: units within communities, seats, steps, figures, documents."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from noticeboard.catalogue import load_catalogue
from noticeboard.derive import Urls, build_boards, build_places
from noticeboard.derive.rows import SeatRow, VolunteerRow
from noticeboard.schema import Channel
from tests.helpers.projects import change, write

DAY = date(2026, 11, 22)
URLS = Urls("https://board.example/")
EAST = """
组织:
  - {名称: 东片, 层级: 片区, 代号: dong, 楼栋: [lou1, lou2]}
  - {名称: 一号网格, 层级: 网格, 上级: 东片, 代号: wg1, 楼栋: [lou1]}
"""


def add(path, text):
    with path.open("a", encoding="utf-8") as file:
        file.write(text)


def built(small, channel=Channel.WEB, today=DAY, pages=()):
    """Return every board of the project by its path."""
    content = small.parent / "content"
    catalogue = load_catalogue(small, today, prose=pages, content_dir=content)
    boards = build_boards(catalogue, channel, today, URLS)
    return {b.path: b for b in (*boards, *build_places(catalogue, today, URLS))}


@pytest.fixture
def divided(small):
    """The small project with a unit within 湖滨社区, and one within that."""
    change(
        small / "organisation.yml", "层级: [区, 街道]", "层级: [区, 街道, 社区, 片区, 网格, 楼栋]"
    )
    add(
        small / "organisation.yml",
        "找谁:\n"
        "  - {层级: 楼栋, 办什么: 楼道里的事, 岗位: [组长]}\n"
        "  - {层级: 片区, 办什么: 几栋楼的事, 岗位: [组长]}\n"
        "  - {层级: 街道, 办什么: 社区办不了的事}\n",
    )
    add(small / "hubin/community.yml", EAST)
    write(
        small / "hubin/units/dong.yml",
        "热线: 0734-1000188\n"
        "成员: [{姓名: 田小禾, 岗位: [组长], 电话: 154 0000 0088}]\n"
        "通知: [{标题: 东片停电, 自: 2026-11-20}]\n"
        "服务队: [{名称: 东片修理队}]\n",
    )
    add(
        small / "hubin/consent.yml",
        "  - {姓名: 田小禾, 组织: dong, 项目: [姓名, 电话], 渠道: [网页], 自: 2026-11-01}\n",
    )
    return small


def test_the_way_to_a_home_leads_through_the_units_around_it(divided):
    boards = built(divided)
    names = [(crumb.name, crumb.path) for crumb in boards["hubin/lou1"].crumbs[2:]]
    assert names == [
        ("湖滨社区", "hubin"),
        ("东片", "hubin/dong"),
        ("一号网格", "hubin/wg1"),
        ("湖滨路1号楼", "hubin/lou1"),
    ]
    assert [crumb.name for crumb in boards["hubin/lou3"].crumbs[2:]] == ["湖滨社区", "湖滨路3号楼"]


def test_what_a_unit_says_the_boards_beneath_say_too_and_nearer_wins(divided):
    boards = built(divided)
    titles = {
        path: [row.title for row in boards[path].panel("notices").rows]
        for path in ("hubin/lou1", "hubin/lou3")
    }
    assert "东片停电" in titles["hubin/lou1"]
    assert "东片停电" not in titles["hubin/lou3"]
    one, three = boards["hubin/lou1"], boards["hubin/lou3"]
    assert (one.hotline.digits, one.hotline_of) == ("07341000188", "东片")
    assert (three.hotline.digits, three.hotline_of) == ("07341000100", "")
    assert boards["hubin/dong"].hotline_of == ""
    assert boards["hubin/wg1"].hotline_of == "东片"


def test_a_unit_has_a_page_with_what_is_beneath_it(divided):
    boards = built(divided)
    east, grid = boards["hubin/dong"], boards["hubin/wg1"]
    assert [(g.name, [u.path for u in g.links]) for g in east.units] == [("网格", ["hubin/wg1"])]
    assert [link.path for link in east.beneath[0].links] == ["hubin/lou1", "hubin/lou2"]
    assert [(s.what, s.level, s.count) for s in east.sums] == [
        ("unit", "网格", 1),
        ("buildings", "", 2),
        ("households", "", 24),
    ]
    assert [s.of for s in east.sums] == [0, 0, 1]
    assert [link.path for link in grid.beneath[0].links] == ["hubin/lou1"]
    assert [u.name for g in boards["hubin"].units for u in g.links] == ["东片"]


def test_whom_to_ask_climbs_from_the_home_to_the_widest_unit(divided):
    rows = built(divided)["hubin/lou1"].panel("steps").rows
    assert [(r.level, r.place, r.who, r.settles, r.next) for r in rows] == [
        ("楼栋", "湖滨路1号楼", "组长 白露霜", "楼道里的事", False),
        ("片区", "东片", "组长 田小禾", "几栋楼的事", True),
        ("", "湖滨社区", "", "", False),
        ("街道", "青山街道", "", "社区办不了的事", False),
    ]
    assert [r.phone and r.phone.digits for r in rows] == [
        "15400000012", "15400000088", "07341000100", None,
    ]  # fmt: skip
    assert [r.path for r in rows] == ["", "hubin/dong", "hubin", "unit/qingshanjiedao"]


def test_who_has_not_agreed_is_asked_by_the_hotline(divided):
    change(
        divided / "hubin/consent.yml", "组织: dong, 项目: [姓名, 电话]", "组织: dong, 项目: [照片]"
    )
    row = built(divided)["hubin/lou1"].panel("steps").rows[1]
    assert (row.who, row.phone.digits) == ("", "07341000188")
    assert "田小禾" not in repr(built(divided))


def test_a_place_without_a_step_above_it_has_no_steps(small):
    # Nobody is known by name in the building, and the number of the community stands at the top.
    assert built(small)["chengdong/b1"].panel("steps") is None
    assert built(small)["unit/shiguqu"].panel("steps") is None


def test_a_body_fills_a_seat_and_the_vacant_ones_say_how_to_volunteer(small):
    add(
        small / "hubin/lou1.yml",
        "单位任岗: [{单位: 湖滨派出所, 岗位: [调解员], 电话: 0734-1000110}]\n",
    )
    change(
        small / "organisation.yml",
        "[楼组长, 治保员, 调解员]}",
        "[楼组长, 治保员, 调解员], 报名: 找组长}",
    )
    boards = built(small)
    one, two = (boards[f"hubin/lou{n}"].panel("seats").rows for n in (1, 2))
    held = {row.seat: row for row in one if isinstance(row, SeatRow)}
    assert (held["调解员"].names, held["调解员"].vacant) == (("湖滨派出所",), False)
    assert held["调解员"].agencies[0].phone.digits == "07341000110"
    assert not any(isinstance(row, VolunteerRow) for row in one)
    assert (two[-1].volunteer, two[-1].phone.digits) == ("找组长", "07341000100")


def test_a_unit_shows_its_own_roster_and_a_community_none(divided):
    add(divided / "hubin/units/dong.yml", "岗位表: [一长两员]\n")
    boards = built(divided)
    assert [row.seat for row in boards["hubin/dong"].panel("seats").rows[:3]] == [
        "楼组长", "治保员", "调解员",
    ]  # fmt: skip
    assert boards["hubin"].panel("seats") is None


def test_who_looks_after_which_stairs_is_told_of_those_who_may_be_named(small):
    path = small / "hubin/lou1.yml"
    change(path, "服务项目: [水电小修]", "服务项目: [水电小修]\n    包户范围: [东门, 1—3层]")
    change(path, "服务项目: [量血压]", "服务项目: [量血压], 包户范围: [西门]")
    rows = built(small)["hubin/lou1"].panel("stairs").rows
    assert [(row.stairs, row.name) for row in rows] == [
        (("东门", "1—3层"), "江远舟"),
        (("西门",), "白露霜"),
    ]


FIGURES = """
数字:
  - {名称: 在职党员服务, 分子: 3218, 分母: 3747, 单位: 人, 截至: 2026-06-30, 来源: 组织部}
  - {名称: 独居老人, 数值: 3, 单位: 户, 截至: 2026-06-29, 来源: 民政}
  - {名称: 未参加, 分子: 98, 分母: 100, 单位: 人, 截至: 2026-06-28, 来源: 民政}
  - {名称: 党员, 数值: 57, 单位: 人, 截至: 2026-06-27, 来源: 名册,
     组成: [{名称: 在职, 数值: 53}, {名称: 流动, 数值: 4}]}
  - {名称: 网格, 数值: 25, 截至: 2026-06-26, 来源: 名册,
     组成: [{名称: 北, 数值: 22}, {名称: 南, 数值: 3}]}
  - {名称: 全部, 分子: 40, 分母: 40, 单位: 人, 截至: 2026-06-25, 来源: 名册}
"""


def test_figures_are_computed_and_few_persons_are_not_told_of(small):
    add(small / "hubin/community.yml", FIGURES)
    board = built(small)["hubin"]
    rows = {row.name: row for row in board.panel("figures").rows}
    assert (rows["在职党员服务"].percent, rows["在职党员服务"].value) == ("85.9", 3218)
    assert (rows["独居老人"].value, rows["未参加"].value, rows["未参加"].percent) == (
        None,
        None,
        "",
    )
    assert (rows["党员"].value, rows["党员"].parts) == (57, ())
    assert rows["网格"].parts == (("北", 22), ("南", 3))
    assert rows["全部"].percent == "100"


def test_what_all_homes_state_the_community_has_as_a_sum_that_says_so(small):
    for home, count in (("lou1", 7), ("lou2", 8), ("lou3", 9)):
        told = f"{{名称: 灯, 数值: {count}, 单位: 盏, 截至: 2026-0{count}-01, 来源: 数过}}"
        add(small / f"hubin/{home}.yml", f"\n数字:\n  - {told}\n")
    boards = built(small)
    (row,) = boards["hubin"].panel("figures").rows
    assert (row.value, row.summed, row.source) == (24, 3, "湖滨路1号楼、湖滨路2号楼、湖滨路3号楼")
    assert row.day == date(2026, 7, 1), "the oldest"
    assert [one.summed for one in boards["hubin/lou1"].panel("figures").rows] == [None]


FEW = """
数字:
  - {名称: 信访, 数值: 3, 单位: 件, 截至: 2026-06-30, 来源: 台账}
  - {名称: 电梯故障, 数值: 2, 单位: 起, 截至: 2026-06-29, 来源: 台账}
  - {名称: 服务对象, 数值: 20, 截至: 2026-06-28, 来源: 台账,
     组成: [{名称: 残疾人, 数值: 3}, {名称: 其他, 数值: 17}]}
"""


def test_what_few_in_a_hard_condition_asked_for_is_not_told_and_few_things_are(small):
    add(small / "hubin/community.yml", FEW)
    rows = {row.name: row for row in built(small)["hubin"].panel("figures").rows}
    assert (rows["信访"].value, rows["电梯故障"].value) == (None, 2)
    assert (rows["服务对象"].value, rows["服务对象"].parts) == (20, ())


TWICE = """
数字:
  - {名称: 体检, 单位: 人, 截至: 2026-06-30, 来源: 册,
     逐级: [{名称: 登记, 数值: 50}, {名称: 来的, 数值: 47}, {名称: 没有大问题, 数值: 45}]}
  - {名称: 点单, 单位: 件, 截至: 2026-06-29, 来源: 册,
     逐级: [{名称: 收到, 数值: 50}, {名称: 派出, 数值: 47}]}
  - {名称: 老党员, 数值: 8, 单位: 名, 截至: 2026-06-28, 来源: 册}
  - {名称: 老党员, 数值: 7, 单位: 名, 截至: 2026-05-31, 来源: 册}
  - {名称: 学龄儿童, 数值: 3, 单位: 人, 截至: 2026-05-30, 来源: 册}
调整:
  - {日期: 2026-05-01, 名称: 学龄儿童, 原有: 9, 现有: 20, 单位: 人}
  - {日期: 2026-05-01, 名称: 老党员, 原有: 20, 现有: 8, 单位: 名}
"""


def test_what_numbers_leave_of_each_other_is_not_told_of_few_persons(small):
    add(small / "hubin/community.yml", TWICE)
    board = built(small)["hubin"]
    rows = [(row.name, row.value, len(row.stages)) for row in board.panel("figures").rows]
    assert rows == [("体检", None, 0), ("点单", None, 2), ("老党员", 8, 0), ("学龄儿童", None, 0)]
    assert [row.name for row in board.panel("adjustments").rows] == ["老党员"]
    (more,) = built(small)["hubin/lou1"].more
    assert [(item.kind, item.count) for item in more.items if item.kind != "teams"] == [
        ("figures", 4),
        ("adjustments", 1),
    ]


def test_a_board_tells_in_one_line_what_is_on_the_pages_above(divided):
    add(divided / "hubin/community.yml", FIGURES)
    write(divided / "hubin/lou2.yml", (divided / "hubin/lou2.yml").read_text("utf-8"))
    board = built(divided)["hubin/lou1"]
    told = [(m.place, m.path, [(i.kind, i.count) for i in m.items]) for m in board.more]
    assert told == [("东片", "hubin/dong", [("teams", 1)]), ("湖滨社区", "hubin", [("figures", 6)])]
    assert board.panel("teams") is None
    assert board.panel("figures") is None
    paper = built(divided, Channel.PRINT)["hubin/lou1"]
    assert [row.name for row in paper.panel("teams").rows] == ["东片修理队"]
    assert paper.more == ()


def test_a_unit_within_a_community_does_not_repeat_it(divided):
    page = built(divided)["hubin/dong"]
    assert [row.title for row in page.panel("notices").rows] == ["东片停电"]
    assert page.panel("services") is None
    (more,) = page.more
    assert ("services", 1) in [(item.kind, item.count) for item in more.items]


def test_a_site_says_on_which_channels_a_panel_is_shown(divided):
    add(
        divided / "organisation.yml",
        "栏目: [{栏目: 服务队, 渠道: [网页]}, {栏目: 数字, 渠道: [海报]}, {栏目: 成员}]\n",
    )
    add(divided / "hubin/lou1.yml", FIGURES + "服务队: [{名称: 一楼修理队}]\n")
    kinds = {
        channel: [panel.kind for panel in built(divided, channel)["hubin/lou1"].panels]
        for channel in (Channel.WEB, Channel.PRINT)
    }
    assert kinds == {Channel.WEB: ["teams", "members"], Channel.PRINT: ["figures", "members"]}


def test_a_lesson_is_shown_until_it_is_over(small):
    add(small / "hubin/lou1.yml", "家庭党校: [{日期: 2026-11-22, 题目: 讲一段历史}]\n")
    assert built(small)["hubin/lou1"].panel("lessons").rows[0].title == "讲一段历史"
    assert built(small, today=DAY + timedelta(days=1))["hubin/lou1"].panel("lessons") is None


def test_a_document_is_listed_where_it_belongs(small):
    page = small.parent / "content/documents/plan.md"
    write(
        page,
        "---\ntitle: x\n公示栏:\n  归属: [hubin, hubin/lou1]\n  类别: 方案\n  日期: 2026-03-01\n"
        "hide: [toc]\n---\n\n# 实施方案\n\n正文。\n",
    )
    boards = built(small, pages=(page,))
    for path in ("hubin", "hubin/lou1"):
        (row,) = boards[path].panel("documents").rows
        assert (row.title, row.category, row.path) == ("实施方案", "方案", "documents/plan")
    assert boards["hubin/lou2"].panel("documents") is None
    assert [item.kind for item in boards["hubin/lou2"].more[0].items] == ["documents"]


def test_groups_are_listed_with_their_homes_and_members(divided):
    change(
        divided / "hubin/community.yml",
        "楼栋: [lou1, lou2], 形式",
        "上级: 东片, 楼栋: [lou1, lou2], 形式",
    )
    boards = built(divided)
    rows = [(r.name, r.parent, r.homes, r.members) for r in boards["hubin"].panel("groups").rows]
    assert rows == [("一二号楼联合党小组", "东片", 2, 5), ("三号楼党小组", None, 1, 3)]
    assert [r.name for r in boards["hubin/dong"].panel("groups").rows] == ["一二号楼联合党小组"]


def test_a_branch_is_not_counted_as_one_of_the_groups(divided):
    change(divided / "hubin/community.yml", "形式: 联合党小组", "形式: 党支部")
    change(divided / "hubin/community.yml", "设置规则", "# 设置规则")
    sums = built(divided)["hubin"].sums
    assert [(s.level, s.count) for s in sums if s.what == "groups"] == [
        ("党支部", 1),
        ("党小组", 1),
    ]


def test_a_promise_of_who_has_not_agreed_is_not_shown_at_all(small):
    add(
        small / "hubin/lou1.yml",
        "目标承诺:\n"
        "  - {类别: 承诺, 内容: 每周扫一次楼道。, 状态: 进行中, 日期: 2026-11-01, 姓名: 江远舟}\n"
        "  - {类别: 承诺, 内容: 每天开一次楼门。, 状态: 进行中, 日期: 2026-11-01, 姓名: 秦小满}\n"
        "  - {类别: 特色, 内容: 书香楼。, 状态: 已完成, 日期: 2026-10-01}\n",
    )
    rows = built(small)["hubin/lou1"].panel("aims").rows
    assert [(row.text, row.name) for row in rows] == [
        ("每周扫一次楼道。", "江远舟"),
        ("书香楼。", None),
    ]
