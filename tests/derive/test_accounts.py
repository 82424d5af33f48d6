"""What a place accounts for: how far it is follows from its days and numbers, never from a word."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from noticeboard.catalogue import load_catalogue
from noticeboard.derive import Urls, build_boards, build_places
from noticeboard.render.environment import environment, render_rows
from noticeboard.schema import Channel
from tests.helpers.projects import write

DAY = date(2026, 11, 22)


@pytest.fixture
def panel(small):
    """A function that returns a panel of 城东里社区, whose file says `text` besides."""

    def build(kind, text, today=DAY):
        file = small / "chengdong/community.yml"
        write(file, file.read_text("utf-8") + text)
        catalogue = load_catalogue(small, today)
        places = {p.path: p for p in build_places(catalogue, today, Urls("https://b.example/"))}
        return next((p for p in places["chengdong"].panels if p.kind == kind), None)

    return build


def html(panel, paper=False):
    return "".join(render_rows(environment("zh_CN", paper), panel.kind, panel.rows, ""))


WISHES = """
微心愿:
  - {内容: 修窗, 日期: 2026-01-05, 认领日期: 2026-01-06, 认领单位: 修理队, 完成日期: 2026-02-01}
  - {内容: 要一个放大镜, 日期: 2026-03-01}
  - {内容: 学挂号, 日期: 2026-04-01, 认领日期: 2026-04-03}
  - {内容: 听戏, 日期: 2026-05-01}
"""


def test_wishes_to_be_claimed_come_first_and_all_are_counted(panel):
    sums, *wishes = panel("wishes", WISHES).rows
    assert (sums.sum, sums.open, sums.claimed, sums.done) == (4, 2, 1, 1)
    assert [(w.text, w.state) for w in wishes] == [
        ("听戏", "open"),
        ("要一个放大镜", "open"),
        ("学挂号", "claimed"),
        ("修窗", "done"),
    ]
    assert sums.day == date(2026, 5, 1)


PROJECTS = """
工程:
  - {名称: 保温, 开工: 2026-03-01, 计划完工: 2026-11-21}
  - {名称: 坡道, 开工: 2026-11-23, 计划完工: 2026-12-01}
  - {名称: 扶手, 开工: 2025-03-01, 完工: 2025-06-01, 计划完工: 2025-05-01, 现在: 每层都有}
  - {名称: 车棚, 开工: 2025-01-01, 停工: 2025-02-01, 投入: 1200.50}
"""


def test_how_far_a_project_is_its_days_say(panel):
    found = panel("projects", PROJECTS)
    assert [(p.name, p.state, p.late) for p in found.rows] == [
        ("保温", "doing", True),
        ("坡道", "planned", False),
        ("扶手", "done", False),
        ("车棚", "dropped", False),
    ]
    assert "已逾期" in html(found)
    assert "投入 1200.50 元" in html(found)


def test_a_project_is_not_late_on_the_day_itself(panel):
    (row, *_) = panel("projects", PROJECTS, date(2026, 11, 21)).rows
    assert (row.state, row.late) == ("doing", False)


MONEY = """
收支:
  - 名称: 经费
    年份: 2025
    收入: [{名称: 拨款, 金额: 5万}]
    支出: [{名称: 椅子, 金额: 10000}]
    截至: 2025-12-31
    来源: 账目
  - 名称: 经费
    年份: 2026
    上年结转: 40000
    收入: [{名称: 拨款, 金额: "50,000"}, {名称: 捐, 金额: 0.10}]
    支出: [{名称: 灯, 金额: 0.30}]
    截至: 2026-05-31
    来源: 账目
"""


def test_sums_are_those_of_the_lines_to_the_fen(panel):
    new, old = panel("money", MONEY).rows
    assert (new.income_sum, new.spending_sum) == (Decimal("50000.10"), Decimal("0.30"))
    assert new.rest == Decimal("89999.80")
    assert old.rest == Decimal(40000)


DECISIONS = """
议事决策:
  - 事项: 装电梯
    经过:
      - {步骤: 党组织提议, 日期: 2026-03-01, 应到: 7, 实到: 6, 同意: 5, 弃权: 1}
      - {步骤: 两委商议, 日期: 2026-03-02}
"""


@pytest.mark.parametrize("paper", [False, True])
def test_a_decision_tells_the_steps_that_it_has_gone_and_those_to_come(panel, paper):
    found = panel("decisions", DECISIONS)
    (row,) = found.rows
    assert row.coming == ("党员大会审议", "居民代表会议决议", "决议公开", "结果公开")
    text = html(found, paper)
    assert "共 6 步，走到第 2 步" in text
    assert "同意 5，反对 0，弃权 1" in text


def test_of_what_nobody_says_there_is_no_panel(panel):
    assert all(panel(k, "") is None for k in ("wishes", "projects", "decisions", "money"))


def test_a_board_tells_in_one_line_how_much_its_community_accounts_for(small):
    file = small / "chengdong/community.yml"
    write(file, file.read_text("utf-8") + WISHES + PROJECTS + MONEY + DECISIONS)
    catalogue = load_catalogue(small, DAY)
    boards = build_boards(catalogue, Channel.WEB, DAY, Urls("https://b.example/"))
    board = next(b for b in boards if b.path.startswith("chengdong/"))
    found = {item.kind: item.count for more in board.more for item in more.items}
    assert {k: found.get(k) for k in ("wishes", "projects", "decisions", "money")} == {
        "wishes": 4,
        "projects": 4,
        "decisions": 1,
        "money": 2,
    }


FIGURES = """
数字:
  - {{名称: 独居老人, 数值: {}, 单位: 位, 截至: 2026-10-31, 来源: 册}}
"""


def test_a_figure_that_could_be_subtracted_is_not_told(small):
    """Of three homes one has few: with the sum and the two others everybody would know how many."""
    homes = {"lou1": 3, "lou2": 10, "lou3": 7, "community": 20}
    for name, value in homes.items():
        file = small / f"hubin/{name}.yml"
        write(file, file.read_text("utf-8") + FIGURES.format(value))
    catalogue = load_catalogue(small, DAY)
    urls = Urls("https://b.example/")
    boards = (
        *build_boards(catalogue, Channel.WEB, DAY, urls),
        *build_places(catalogue, DAY, urls),
    )
    told = {
        board.path: panel.rows[0].value
        for board in boards
        for panel in board.panels
        if panel.kind == "figures" and board.path.startswith("hubin")
    }
    assert told == {
        "hubin/lou1": None,
        "hubin/lou2": 10,
        "hubin/lou3": None,
        "hubin": 20,
    }


@pytest.mark.parametrize("paper", [False, True])
def test_stages_are_told_with_their_numbers(panel, paper):
    found = panel(
        "figures",
        "\n数字:\n  - {名称: 点单, 逐级: [{名称: 收到, 数值: 90}, {名称: 办好, 数值: 60}], "
        "单位: 件, 截至: 2026-10-31, 来源: 册}\n",
    )
    text = html(found, paper=paper)
    assert '<span class="whole">收到 90</span>、<span class="whole">办好 60</span>' in text
    assert "svg" not in text, "what is drawn of it is on the page of figures"
