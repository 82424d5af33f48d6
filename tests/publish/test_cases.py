"""Cases opened, moved and closed: what is illegal is told and not written, what is typed stays."""

from __future__ import annotations

import json
import re
from datetime import date

import pytest

from noticeboard.catalogue import load_catalogue
from noticeboard.errors import DataError, SetupError
from noticeboard.publish import typed_file
from noticeboard.publish.case_list import format_cases, format_cases_json, list_cases
from noticeboard.publish.cases import Step, move_case, open_case
from noticeboard.schema import CASE_STATES
from noticeboard.settings import Settings
from tests.helpers.cases import RULES, add_cases, case
from tests.helpers.projects import write

FILE = "hubin/cases/2026.yml"
OPEN = case("2026-001", "限时件", "2026-11-02", "11-02 点单", "11-02 派单 单位: 物业服务点")


@pytest.fixture
def site(small, today):
    add_cases(small, OPEN)
    root = small.parent
    return Settings(root, small, root / "print", root / "cache", "https://board.example/", today)


def opened(site, text="楼道灯不亮", kind="环境卫生", sort="timed", community="hubin", **more):
    return open_case(site, community, kind, sort, text, [Step("asked", site.today)], **more)


def moves(site, number):
    catalogue = load_catalogue(site.data_dir, site.today)
    files = [file for one in catalogue.communities for file in one.cases.values()]
    (found,) = (c for file in files for c in file.cases if c.number == number)
    return found.sort, [(move.state, move.body, move.note) for move in found.moves]


def told_by(error):
    return [d.message_id for d in error.value.diagnostics]


def test_a_case_is_opened_under_the_next_number(site):
    assert opened(site).number == "2026-002"
    assert opened(site).number == "2026-003"
    assert moves(site, "2026-003") == ("timed", [("asked", None, None)])


def test_the_first_of_a_year_makes_the_file(site, small):
    (small / FILE).unlink()
    assert opened(site).number == "2026-001"
    assert (small / FILE).read_text("utf-8").startswith("办件:\n  - 编号: 2026-001\n    类别: 环境")


def test_a_number_that_is_asked_to_be_is_not_to_be_guessed(site, small):
    top = small / "organisation.yml"
    text = top.read_text("utf-8")
    (small / FILE).unlink()
    top.write_text(text.replace("办件规则:\n", "办件规则:\n  查询码: 是\n"), "utf-8")
    first, second = opened(site).number, opened(site).number
    for number, serial in ((first, "001"), (second, "002")):
        assert re.fullmatch(rf"2026-{serial}-[0-9A-HJKMNP-TV-Z]{{6}}", number)
    assert first[-6:] != second[-6:]


def test_a_case_goes_its_way(site):
    move_case(site, "2026-001", Step("taken", site.today))
    done = move_case(site, "hubin/2026-001", Step("done", site.today, note="换了灯泡"))
    assert (done.number, done.sort) == ("2026-001", "")
    states = [state for state, _, _ in moves(site, "2026-001")[1]]
    assert states == ["asked", "sent", "taken", "done"]


def test_what_lacks_papers_or_is_given_back_changes_its_class(site):
    number = opened(site).number
    done = move_case(site, number, Step("wanting", site.today, note="缺照片"))
    assert done.sort == "补办件"
    assert move_case(site, number, Step("returned", site.today, note="归街道")).sort == "退回件"
    assert moves(site, number)[0] == "return"


@pytest.mark.parametrize(
    ("step", "message"),
    [
        ({"state": "done"}, "cases.no-way"),
        ({"state": "sent"}, "cases.wants-to"),
        ({"state": "returned"}, "cases.wants-why"),
        ({"state": "sent", "body": "江远舟"}, "cases.body-person"),
        ({"state": "taken", "note": "回电 154 0000 9999"}, "nobody.phone"),
        ({"state": "taken", "note": "302室"}, "privacy.flat"),
        ({"state": "taken", "note": "字" * 61}, "schema.too-long"),
    ],
)
def test_what_is_illegal_is_told_and_nothing_is_written(site, small, step, message):
    before = (small / FILE).read_bytes()
    with pytest.raises(DataError) as error:
        move_case(site, "2026-001", Step(day=site.today, **step))
    assert message in told_by(error)
    assert (small / FILE).read_bytes() == before
    assert [path.name for path in (small / FILE).parent.iterdir()] == ["2026.yml"]


STEPS = {state: Step(state, date(2026, 11, 22), "物业", "缺照片") for state in CASE_STATES}
STEPS["extended"] = Step("extended", date(2026, 11, 22), note="等配件", until="2026-12-10")
STEPS["taken"] = Step("taken", date(2026, 11, 22), "物业")


@pytest.mark.parametrize(
    ("sort", "before"),
    [
        ("限时件", ()),
        ("即办件", ()),
        ("限时件", ("11-02 派单 单位: 物业",)),
        ("限时件", ("11-02 派单 单位: 物业", "11-03 接单")),
        ("补办件", ("11-02 补办 说明: 缺照片",)),
        ("补办件", ("11-02 补办 说明: 缺照片", "11-03 补齐")),
    ],
)
def test_what_is_told_to_be_possible_is_all_that_is(site, small, sort, before):
    opening = case("2026-001", sort, "2026-11-02", "11-02 点单", *before)
    possible, told = set(), set()
    for state, step in STEPS.items():
        add_cases(small, opening)
        try:
            move_case(site, "2026-001", step)
            possible.add(CASE_STATES[state])
        except DataError as error:
            ways = [d.params["legal"] for d in error.diagnostics if d.message_id == "cases.no-way"]
            told.update(*ways)
    assert told == possible


def test_a_day_to_come_and_one_before_are_refused(site):
    for day, message in (("2026-11-23", "value.future"), ("2026-11-01", "cases.backwards")):
        with pytest.raises(DataError) as error:
            move_case(site, "2026-001", Step("taken", type(site.today).fromisoformat(day)))
        assert told_by(error) == [message]


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"kind": "环境卫士"}, "reference.case-kind"),
        ({"text": "张大爷家漏水"}, "nobody.titled"),
        ({"text": ""}, "schema.empty"),
    ],
)
def test_a_case_that_is_wrong_is_not_opened(site, small, wrong, message):
    before = (small / FILE).read_bytes()
    with pytest.raises(DataError) as error:
        opened(site, **wrong)
    assert message in told_by(error)
    assert (small / FILE).read_bytes() == before


@pytest.mark.parametrize(
    ("number", "message"),
    [
        ("2026-009", "cases.no-number"),
        ("chengdong/2026-001", "cases.no-number"),
        ("hub/2026-001", "cases.no-community"),
        ("1", "cases.no-number"),
    ],
)
def test_a_number_that_there_is_not(site, number, message):
    with pytest.raises(SetupError) as error:
        move_case(site, number, Step("taken", site.today))
    assert error.value.message_id == message


def test_a_number_of_two_communities_is_asked_for_with_one(site, small):
    write(small / "chengdong/cases/2026.yml", (small / FILE).read_text("utf-8"))
    with pytest.raises(SetupError) as error:
        move_case(site, "2026-001", Step("taken", site.today))
    assert error.value.params["choices"] == ("chengdong/2026-001", "hubin/2026-001")
    assert move_case(site, "hubin/2026-001", Step("taken", site.today)).file.endswith(FILE)


def test_a_community_that_there_is_not(site):
    with pytest.raises(SetupError) as error:
        opened(site, community="hubim")
    assert error.value.params["near"][0] == "hubin 湖滨社区"


@pytest.mark.parametrize("name", ["hubin", "HUBIN", "湖滨社区", " 湖滨 "])
def test_a_community_has_an_id_and_a_name(site, name):
    assert opened(site, community=name).file.endswith(FILE)


def test_a_name_of_two_communities_is_asked_for_by_its_id(site, small):
    other = small / "chengdong/community.yml"
    text = other.read_text("utf-8")
    other.write_text(text.replace("name: 城东社区", "name: 湖滨社区"), "utf-8")
    with pytest.raises(SetupError) as error:
        opened(site, community="湖滨")
    assert error.value.message_id == "cases.several-communities"
    assert error.value.params["choices"] == ("chengdong 湖滨社区", "hubin 湖滨社区")


@pytest.mark.parametrize(
    "typed",
    [
        "２０２６－００１",
        "编号：2026—001。",
        " 2026 - 001 ",
        "2026001",
        "2O26-OOl",
        "湖滨/1",
        "hubin／001",
    ],
)
def test_a_number_is_found_however_it_is_typed(site, typed):
    assert move_case(site, typed, Step("taken", site.today)).number == "2026-001"


def test_what_is_wrong_is_told_of_what_was_typed_and_the_rest_of_its_line(site, small):
    path = small / FILE
    add_cases(small, OPEN, case("2026-002", "限时件", "2026-11-02", "11-02 办结"))
    line = next(
        n for n, text in enumerate(path.read_text("utf-8").split("\n"), 1) if "办结" in text
    )
    with pytest.raises(DataError) as error:
        move_case(site, "2026-001", Step("done", site.today, until="2026-12-10"))
    told = [
        (d.message_id, d.place.path, d.place.line, d.place.key) for d in error.value.diagnostics
    ]
    assert told == [
        ("cases.no-way", "", 0, "状态"),
        ("cases.end-elsewhere", "", 0, "--until"),
        ("cases.first", f"buildings/{FILE}", line, "状态"),
    ]
    lines = error.value.report("zh_CN").splitlines()
    assert lines[0].startswith("--until: 只有“延期”写 --until")
    assert lines[1].startswith("状态: 不能从“派单”到“办结”")
    assert lines[2].startswith(f"buildings/{FILE}:{line}:")
    assert lines[3:] == ["共 3 个问题，涉及 1 个文件。"]


@pytest.mark.parametrize("file", ["organisation", "hubin/community", "hubin/cases/2026"])
def test_a_file_with_a_mistake_is_told_and_not_that_there_is_no_such_thing(site, small, file):
    path = small / f"{file}.yml"
    path.write_text(path.read_text("utf-8") + "乱: [\n", "utf-8")
    before = (small / FILE).read_bytes()
    for do in (opened, lambda site: move_case(site, "2026-001", Step("taken", site.today))):
        with pytest.raises(DataError) as error:
            do(site)
        assert {d.place.path for d in error.value.diagnostics} == {f"buildings/{file}.yml"}
    assert (small / FILE).read_bytes() == before


def test_what_is_open_is_listed_due_soonest_first_and_overdue_marked(site, small):
    add_cases(
        small,
        case("2026-001", "限时件", "2026-11-20", "11-20 点单"),
        case("2026-002", "限时件", "2026-11-02", "11-02 点单", "11-02 派单 单位: 物业服务点"),
        case("2026-003", "限时件", "2026-11-02", "11-02 点单", "11-03 撤单"),
        case("2026-004", "补办件", "2026-11-02", "11-02 点单", "11-03 补办 说明: 缺照片"),
    )
    told = format_cases(list_cases(site), "zh_CN").splitlines()
    assert told == [
        "hubin 湖滨社区：在办 3 件，超期 1 件",
        "! 2026-002  2026-11-05  已超期 11 个工作日  派单 物业服务点  第2026-002件",
        "  2026-001  2026-11-25  还有 3 个工作日  点单  第2026-001件",
        "  2026-004  —  等材料，不算天数  要补材料  第2026-004件",
    ]
    (late,) = json.loads(format_cases_json(list_cases(site, ["湖滨"], overdue=True)))
    assert late["number"] == "2026-002"
    assert (late["due"], late["days_left"], late["overdue"]) == ("2026-11-05", -11, True)
    assert format_cases(list_cases(site, ["chengdong"]), "zh_CN") == "没有在办的。"
    assert format_cases((), "zh_CN", overdue=True) == "没有超期的。"


@pytest.mark.parametrize(
    "do",
    [
        lambda site: opened(site, text="灯坏😀"),
        lambda site: move_case(site, "2026-001", Step("taken", site.today, note="灯坏😀")),
    ],
)
def test_what_cannot_be_printed_is_not_written(site, small, do):
    before = (small / FILE).read_bytes()
    with pytest.raises(DataError) as error:
        do(site)
    assert told_by(error) == ["glyph.emoji"]
    assert "请删去表情" in error.value.report("zh_CN")
    assert (small / FILE).read_bytes() == before


def test_without_kinds_it_is_said_once_where_they_are_listed(site, small):
    top = small / "organisation.yml"
    top.write_text(top.read_text("utf-8").replace(RULES, ""), "utf-8")
    cases = [case(f"2026-{n:03}", "限时件", "2026-11-02", "11-02 点单") for n in range(1, 102)]
    add_cases(small, *cases, rules="")
    with pytest.raises(DataError) as error:
        opened(site)
    assert told_by(error) == ["cases.no-kinds"]
    (line, _) = error.value.report("zh_CN").splitlines()
    assert all(word in line for word in ("办件规则", "类别", "organisation.yml", "community.yml"))
    (small / FILE).unlink()
    with pytest.raises(DataError) as error:
        opened(site)
    assert told_by(error) == ["cases.no-kinds"]
    assert not (small / FILE).exists()


def test_a_number_that_is_not_there_is_told_beside_those_of_this_year(site, small):
    old = [case(f"2025-{n:03}", "限时件", "2025-11-03", "11-03 点单") for n in range(41, 44)]
    add_cases(small, *old, year=2025)
    with pytest.raises(SetupError) as error:
        move_case(site, "hubin/41", Step("done", site.today))
    assert error.value.params["near"] == ("hubin/2026-001",)


def test_a_list_without_those_of_a_broken_file_is_refused(site, small):
    write(small / "chengdong/cases/2026.yml", "办件: [\n")
    with pytest.raises(DataError) as error:
        list_cases(site)
    assert {d.place.path for d in error.value.diagnostics} == {"buildings/chengdong/cases/2026.yml"}
    assert [one.community.id for one in list_cases(site, ["hubin"])] == ["hubin"]


LAYOUTS = {
    "flow": """# 今年的
办件:
  # 第一件
  - {编号: 2026-001, 类别: 环境卫生, 办件类型: 限时件, 内容: 灯, 收件: 2026-11-02,
     经过: [{日期: 2026-11-02, 状态: 点单}]}  # 完 }
""",
    "block": """办件:
- 编号: 2026-001
  经过:   # 一步一步
    - 日期: 2026-11-02
      状态: 点单   # 打电话来的

    # 下面没有了
  类别: 环境卫生
  办件类型: "限时件"
  内容: '灯: 不亮 # 三楼'
  收件: 2026年11月2日
# 完
""",
    "english": """cases:
  - number: 2026-001
    category: 环境卫生
    sort: timed
    text: 灯
    received: 2026-11-02
    moves:
      - {day: 2026-11-02, state: asked}
""",
    "no line feed at the end": """办件:
  - 编号: 2026-001
    类别: 环境卫生
    办件类型: 限时件
    内容: 灯
    收件: 2026-11-02
    经过:
      - {日期: 2026-11-02, 状态: 点单}""",
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_whatever_the_layout_only_lines_are_added(site, small, layout):
    path = small / FILE
    path.write_text(LAYOUTS[layout], "utf-8")
    move_case(site, "2026-001", Step("wanting", site.today, note="缺 照片: 一张"))
    now = path.read_text("utf-8")
    assert moves(site, "2026-001") == (
        "supplement",
        [("asked", None, None), ("wanting", None, "缺 照片: 一张")],
    )
    for comment in re.findall(r"#.*", LAYOUTS[layout]):
        assert comment in now
    opened(site)
    assert moves(site, "2026-002")[1] == [("asked", None, None)]


def test_line_ends_and_the_mark_of_windows_stay(site, small):
    path = small / FILE
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    opened(site)
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\n") == data.count(b"\r\n")


def test_a_disk_that_is_full_leaves_the_old_file(site, small, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    before = (small / FILE).read_bytes()
    monkeypatch.setattr(typed_file, "replace_file", full)
    with pytest.raises(SetupError) as error:
        opened(site)
    assert error.value.message_id == "cases.unwritable"
    assert (small / FILE).read_bytes() == before


def test_the_rules_are_those_of_the_community(site, small):
    add_cases(small, OPEN)
    community = small / "hubin/community.yml"
    text = community.read_text("utf-8")
    rules = RULES.replace("类别", "编号: HB年-00\n  类别")
    (small / FILE).unlink()
    community.write_text(f"{text}{rules}", "utf-8")
    assert opened(site).number == "HB2026-01"
