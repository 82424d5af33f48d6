"""The pages of cases: what they say as text, bars of their own table, ways by number."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import html5lib
import pytest

from noticeboard.catalogue import load_catalogue, read_catalogue
from noticeboard.derive import Urls, build_case_lists, build_case_pages
from noticeboard.derive.panels.cases import derive_cases
from noticeboard.derive.scope import Scope
from noticeboard.locale import LANGUAGES
from noticeboard.render.cases import build_case_bodies, render_case
from noticeboard.render.environment import environment, render_rows
from noticeboard.schema import Channel
from tests.derive.test_casework import ALL
from tests.helpers.cases import RULES, add_cases, case

DAY = date(2026, 11, 22)


@pytest.fixture
def catalogue(small):
    add_cases(small, *ALL)
    return load_catalogue(small, DAY)


def bodies(catalogue, lang="zh_CN"):
    return [
        *build_case_bodies(build_case_lists(catalogue, DAY, Urls("https://board.example/")), lang)
    ]


def text_of(html):
    tree = html5lib.parseFragment(html, namespaceHTMLElements=False)
    for script in (*tree.iter("script"), *tree.iter("style")):
        script.text = ""
    return " ".join("".join(tree.itertext()).split())


def test_the_list_says_what_where_and_how_long(catalogue):
    (body,) = bodies(catalogue)
    assert (body.path, body.title) == ("hubin/cases", "件件有着落 · 湖滨社区")
    assert [crumb.name for crumb in body.crumbs][-2:] == ["湖滨社区", "件件有着落"]
    text = text_of(body.html)
    for words in (
        "2026年收到 6 件", "在办 2 件。 其中超期 1 件", "60%",
        "已有结果 4 件：办结 3 件，退回 1 件；在办 2 件。",
        "应由本社区办的 5 件（不算退回、撤单），办结 3 件",
        "收到的 6 件 ＝ 接单后办结 2 ＋ 当场或补齐后办结 1 ＋ 退回 1 ＋ 在办 2",
        "物业服务点正在办", "已超期 11 个工作日", "缺材料，等您补来：缺照片",
        "等您补材料，不算天数",
        "不归社区办，已退回：归路灯所管", "当天办完", "用了 5 个工作日，超期 2 个工作日",
        "board.example/hubin/cases/编号",
    ):  # fmt: skip
        assert words in text, words
    assert "办结和退回的 4 件，按时 3 件 件数少，不算比例" in text


def test_every_column_of_the_classes_comes_to_what_stands_beneath_it(catalogue):
    tree = html5lib.parseFragment(bodies(catalogue)[0].html, namespaceHTMLElements=False)
    table = next(one for one in tree.iter("table") if one.get("class") == "case-sorts")
    rows = [["".join(cell.itertext()) for cell in row.iter("td")] for row in table.iter("tr")]
    *classes, sums = [[int(cell) for cell in row[1:]] for row in rows if row]
    assert [sum(column) for column in zip(*classes, strict=True)] == sums == [6, 4, 1]


def test_of_a_page_that_does_not_hold_all_its_heading_says_so(small):
    done = ("11-02 点单", "11-02 办结")
    add_cases(small, *(case(f"2026-{n:03}", "即办件", "2026-11-02", *done) for n in range(1, 131)))
    first, second = bodies(load_catalogue(small, DAY))
    assert "有结果的 本页 120，共 130" in text_of(first.html)
    assert "有结果的 10 " in text_of(second.html)


def test_every_row_is_called_by_its_number_or_by_what_it_is_about(small):
    add_cases(small, *ALL)
    assert (
        bodies(load_catalogue(small, DAY))[0].html.count('<th scope="row" class="case-number"') == 6
    )
    coded = RULES.replace("类别", "查询码: 是\n  类别")
    hidden = case("2026-001-7K3M9T", "限时件", "2026-11-02", "11-02 点单")
    top = small / "organisation.yml"
    top.write_text(top.read_text("utf-8").replace(RULES, coded), "utf-8")
    add_cases(small, hidden)
    html = bodies(load_catalogue(small, DAY))[0].html
    assert html.count('<th scope="row" class="case-text"') == 1


def test_waiting_for_papers_is_told_beside_the_days_it_took(small):
    moves = ("11-02 点单", "11-03 补办 说明: 缺照片", "11-06 补齐", "11-06 接单", "11-19 办结")
    add_cases(small, case("2026-001", "补办件", "2026-11-02", *moves))
    (page,) = build_case_pages(load_catalogue(small, DAY), DAY)
    told = text_of(render_case(page, "zh_CN"))
    assert "用了 10 个工作日，另等材料 3 个工作日，超期 4 个工作日" in told
    told = text_of(render_case(page, "en"))
    assert "took 10 working days, 3 more waiting for papers, 4 working days late" in told


def test_in_the_panel_a_number_leads_to_its_case_and_on_paper_to_nothing(catalogue):
    (community,) = [one for one in catalogue.communities if one.id == "hubin"]
    panel = derive_cases(Scope(catalogue, catalogue.chain_of(community), Channel.WEB, DAY))
    screen = "".join(render_rows(environment("zh_CN"), "cases", panel.rows, "", "../"))
    paper = "".join(render_rows(environment("zh_CN", paper=True), "cases", panel.rows, ""))
    numbers = re.findall(r'<a class="reach" href="../hubin/cases/([^"]+)/">\1</a>', screen)
    assert numbers == ["2026-006", "2026-005", "2026-004"]
    assert "href" not in paper
    assert all(number in paper for number in numbers)
    assert "已有结果 4 件：办结 3 件，退回 1 件；在办 2 件。" in text_of(screen)


def test_numbers_that_are_secret_stand_in_no_panel(small):
    add_cases(small, *ALL, rules=RULES.replace("类别", "查询码: 是\n  类别"))
    catalogue, _ = read_catalogue(small)
    (community,) = [one for one in catalogue.communities if one.id == "hubin"]
    panel = derive_cases(Scope(catalogue, catalogue.chain_of(community), Channel.WEB, DAY))
    assert "2026-00" not in "".join(render_rows(environment("zh_CN"), "cases", panel.rows[:1], ""))
    for row in panel.rows[1:]:
        (html,) = render_rows(environment("zh_CN"), "cases", (replace(row, text=""),), "")
        assert "2026-00" not in html
        assert "<a" not in html


def test_the_sentence_of_a_year_is_one_in_english_too(catalogue):
    text = text_of(bodies(catalogue, "en")[0].html)
    assert "4 settled: 3 done, 1 given back; 2 open. Overdue of these: 1." in text
    assert "6 received ＝ 2 done once taken ＋ 1 done at once ＋ 1 given back ＋ 2 open" in text


def test_a_bar_is_as_long_as_its_number_says(catalogue):
    html = bodies(catalogue)[0].html
    row = re.compile(r"<b>(\d+)</b> 件</span></td></tr>\s*<tr[^>]*><td[^>]*><svg.*?</svg>")
    rows = [(match[0], int(match[1])) for match in row.finditer(html)]
    assert [(re.findall(r'd="M0 0h([\d.]+)v1H0z"', drawn), count) for drawn, count in rows] == [
        (["100.0"], 6),
        (["50.0"], 3),
        (["50.0"], 3),
        (["33.3"], 2),
    ]


def test_every_number_leads_to_its_page(catalogue):
    html = bodies(catalogue)[0].html
    numbers = [page.row.number for page in build_case_pages(catalogue, DAY)]
    assert len(numbers) == 6
    for number in numbers:
        assert f'<a href="../../hubin/cases/{number}/">{number}</a>' in html


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_of_a_case_tells_its_steps(catalogue, lang):
    pages = {page.row.number: page for page in build_case_pages(catalogue, DAY)}
    html = render_case(pages["2026-003"], lang)
    assert '<meta name="robots" content="noindex">' in html
    assert html.count("<li><time") == 4
    assert "2026-003" in html


def test_what_was_due_on_friday_is_not_due_today_on_saturday(small):
    add_cases(small, case("2026-001", "限时件", "2026-11-24", "11-24 点单"))
    for day, said in ((date(2026, 11, 27), "今天到期"), (date(2026, 11, 28), "已过期限")):
        (page,) = build_case_pages(load_catalogue(small, day), day)
        assert f"不晚于 2026年11月27日 办好，{said}" in text_of(render_case(page, "zh_CN"))


def test_it_says_by_when_it_is_to_be_done(catalogue):
    pages = {page.row.number: page for page in build_case_pages(catalogue, DAY)}
    told = text_of(render_case(pages["2026-001"], "zh_CN"))
    assert "不晚于 2026年11月5日 办好，已超期 11 个工作日" in told
    assert "派单 物业服务点" in told
