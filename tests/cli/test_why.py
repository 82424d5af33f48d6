"""`noticeboard why`: what office staff see who ask where a line of a board comes from."""

from __future__ import annotations

import re
import shutil

import pytest
from click.testing import CliRunner

from noticeboard.cli import main
from tests.helpers.projects import REPO, SMALL, change, files_of, write

HUBIN = "buildings/hubin/community.yml"
#: Where in a file: an example in the handbook may be of yesterday.
_SPOT = re.compile(r":\d+:\d+:")


@pytest.fixture
def copy(tmp_path):
    """A copy of the small project that nobody has built."""
    return shutil.copytree(SMALL, tmp_path / "project")


def ask(project, *arguments):
    """Return status, what was printed, and what was complained of."""
    done = CliRunner().invoke(main, ["why", *arguments, "--config", str(project / "mkdocs.yml")])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exc_info
    return done.exit_code, done.stdout, done.stderr


def told(project, *arguments):
    status, out, err = ask(project, *arguments)
    assert (status, err) == (0, "")
    return out.splitlines()


def test_a_key(copy):
    assert told(copy, "hubin/lou1", "热线") == [
        "“热线”：湖滨路1号楼（hubin/lou1），网页，2026-11-22",
        "公示栏上有 1 条：",
        f"  {HUBIN}:4:5: 热线: 0734 100 0100（湖滨社区，社区）",
    ]


def test_a_key_in_english(copy):
    assert told(copy, "hubin/lou1", "hotline", "--lang", "en") == [
        "“hotline”: 湖滨路1号楼 (hubin/lou1), web, 2026-11-22",
        "On the board: 1",
        f"  {HUBIN}:4:5: hotline: 0734 100 0100 (湖滨社区, community)",
    ]


def test_a_building_by_its_id_alone_and_a_unit_by_its_path(copy):
    assert "hubin/lou1" in told(copy, "lou1", "热线")[0]
    assert "unit/shiguqu" in told(copy, "unit/shiguqu", "名称")[0]


def test_an_id_of_several_buildings_is_answered_for_each(copy):
    (copy / "buildings/chengdong/b1.yml").rename(copy / "buildings/chengdong/lou1.yml")
    change(copy / "buildings/chengdong/community.yml", "[b1]", "[lou1]")
    ledger = copy / "buildings/ledger/codes.yml"
    ledger.write_text(
        "短码:\n  - {短码: A1A1, 楼栋: hubin/lou1, 日期: 2026-11-01}\n"
        "  - {短码: B2B2, 楼栋: hubin/lou2, 日期: 2026-11-01}\n"
        "  - {短码: C3C3, 楼栋: hubin/lou3, 日期: 2026-11-01}\n"
        "  - {短码: D4D4, 楼栋: chengdong/lou1, 日期: 2026-11-01}\n",
        "utf-8",
    )
    lines = told(copy, "lou1", "热线")
    assert [line for line in lines if line.startswith("“")] == [
        "“热线”：城东里1号楼（chengdong/lou1），网页，2026-11-22",
        "“热线”：湖滨路1号楼（hubin/lou1），网页，2026-11-22",
    ]


def test_what_a_nearer_place_covers(copy):
    write(copy / "buildings/units/shiguqu.yml", "热线: 0734-1000300\n")
    lines = told(copy, "lou1", "热线")
    assert lines[3:] == [
        "公示栏上没有的 1 条：",
        "  buildings/units/shiguqu.yml:1:5: 热线: 0734 100 0300（石鼓区，组织）：被更近的盖过",
    ]
    english = told(copy, "lou1", "热线", "--lang", "en")
    assert english[3] == "Not on the board: 1"
    assert english[4].endswith("(石鼓区, unit): a nearer place says it")


def test_notices_that_are_not_shown_say_why(copy):
    lines = told(copy, "lou1", "通知")
    assert lines[1] == "公示栏上有 2 条："
    unshown = lines[lines.index("公示栏上没有的 2 条：") + 1 :]
    assert [line.partition(": ")[2] for line in unshown] == [
        "通知: 还没开始的通知（湖滨社区，社区）：2026-11-23 才开始",
        "通知: 已经过期的通知（湖滨社区，社区）：2026-11-21 已经到期",
    ]
    english = told(copy, "lou1", "notices", "--lang", "en")
    assert english[-2].endswith("(湖滨社区, community): begins on 2026-11-23")
    assert english[-1].endswith("(湖滨社区, community): ended on 2026-11-21")


@pytest.mark.parametrize("channel", ["海报", "print"])
def test_a_channel(copy, channel):
    lines = told(copy, "lou1", "通知", "--channel", channel)
    assert "海报，2026-11-22" in lines[0]
    assert any("只在网上的通知（湖滨社区，社区）：渠道里没有海报" in line for line in lines)


def test_another_day(copy):
    lines = told(copy, "lou1", "还没开始的通知", "--today", "2026-11-23")
    assert lines[1] == "公示栏上有 1 条："


def test_a_panel_out_of_use(copy):
    change(copy / "buildings/organisation.yml", "安全提示: ", "栏目: [{栏目: 通知}]\n安全提示: ")
    assert told(copy, "lou1", "服务")[-1].endswith("：organisation.yml 的“栏目”里没有这一栏")
    assert told(copy, "lou1", "服务", "--lang", "en")[-1].endswith(
        ": the panel is not listed in organisation.yml (栏目, panels)"
    )


def test_seats_and_who_may_not_be_named(copy):
    lines = told(copy, "lou1", "岗位")
    assert lines[1:] == [
        "公示栏上有 4 条：",
        f"  {HUBIN}:8:7: 岗位 · 岗位表: 一长两员（湖滨社区，社区）",
        "  buildings/organisation.yml:16:10: 岗位: 一长两员（楼栋公示栏，全站）",
        "  buildings/hubin/lou1.yml:7:9: 岗位: 楼组长 江远舟（湖滨路1号楼，楼栋）",
        "  buildings/organisation.yml:16:31: 岗位: 调解员（楼栋公示栏，全站）：空缺",
        "公示栏上没有的 1 条：",
        "  buildings/hubin/lou1.yml:14:10: 岗位: 治保员 谷×（湖滨路1号楼，楼栋）："
        "本人没有同意在网页上公开姓名，只显示岗位；没有岗位的只计人数",
    ]


def test_a_text(copy):
    assert told(copy, "lou1", "不知道找谁")[2:] == [
        f"  {HUBIN}:19:31: 联系卡 · 说明: 政务热线（湖滨社区，社区）",
    ]


def test_nothing_says_it(copy):
    assert told(copy, "lou1", "服务队")[1:] == [
        "没有哪个文件写了这个键、这一栏。可以写在：",
        "  buildings/hubin/lou1.yml: 服务队",
        f"  {HUBIN}: 服务队",
        "  buildings/units/qingshanjiedao.yml: 服务队",
        "  buildings/units/shiguqu.yml: 服务队",
        "  buildings/organisation.yml: 服务队",
    ]
    assert (
        told(copy, "lou1", "teams", "--lang", "en")[1]
        == "No file has this key or panel. These could:"
    )


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["lou7", "热线"], ["没有地点“lou7”", "hubin/lou"]),
        (["lou7", "热线", "--lang", "en"], ["There is no place “lou7”", "hubin/lou"]),
        (["lou1", "热钱"], ["没有“热钱”", "热线"]),
        (["lou1", "hotlin", "--lang", "en"], ["does not show “hotlin”", "hotline"]),
        (["lou1", "谷雨田"], ["没有“谷×”"]),
        (["lou1", "热线", "--today", "tomorrow"], ["tomorrow"]),
    ],
)
def test_what_is_not_there(copy, arguments, words):
    status, out, err = ask(copy, *arguments)
    assert (status, out) == (1, "")
    assert [word for word in words if word not in err] == []
    assert "谷雨田" not in err


def test_what_a_terminal_would_obey_is_told(copy):
    _, _, err = ask(copy, "lou1", "\x1b[2J")
    assert "\x1b" not in err
    assert "<U+001B>" in err


def test_mistakes_come_first_and_are_those_of_a_check(copy):
    change(copy / "buildings/hubin/lou2.yml", "地址: ", "住址: ")
    status, out, err = ask(copy, "lou1", "热线")
    assert (status, out) == (1, "")
    assert "buildings/hubin/lou2.yml:2:1: 住址:" in err
    assert "共 2 个问题" in err


def test_a_page_is_among_the_documents(copy):
    change(copy / "mkdocs.yml", "  - 说明: guide.md", "  - 说明: guide.md\n  - 楼规: rules.md")
    page = "---\n公示栏:\n  归属: [hubin/lou1]\n  类别: 制度\n  日期: 2026-03-01\n---\n# 楼规\n"
    write(copy / "content/rules.md", page)
    assert told(copy, "lou1", "文件")[1:] == [
        "公示栏上有 1 条：",
        "  content/rules.md:3:7: 文件: 楼规（湖滨路1号楼，楼栋）",
    ]
    assert "content/rules.md" in told(copy, "lou1", "楼规")[2]


def test_nothing_is_written(copy):
    before = files_of(copy)
    told(copy, "lou1", "热线")
    assert files_of(copy) == before


def test_the_example_of_the_handbook_is_what_it_prints():
    text = (REPO / "content/handbook/edit.md").read_text("utf-8")
    block = text.partition("$ noticeboard why xihu/xuegong3 热线\n")[2].partition("```")[0]
    lines = told(REPO, "xihu/xuegong3", "热线", "--today", "2026-11-22")
    assert _SPOT.sub(":", "\n".join(lines)) == _SPOT.sub(":", block.rstrip())
