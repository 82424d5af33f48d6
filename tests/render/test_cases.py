"""The pages of cases: what they say as text, bars of their own table, ways by number."""

from __future__ import annotations

import re
from datetime import date

import html5lib
import pytest

from noticeboard.catalogue import load_catalogue
from noticeboard.derive import Urls, build_case_lists, build_case_pages
from noticeboard.locale import LANGUAGES
from noticeboard.render.cases import build_case_bodies, render_case
from tests.derive.test_casework import ALL
from tests.helpers.cases import add_cases

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
        "2026年收到 6 件", "超期还没办完的 1 件", "60%", "该社区办的 5 件，办结 3 件",
        "物业服务点正在办", "已超期 11 个工作日", "缺材料，等您补来：缺照片",
        "等您补材料，不算天数",
        "不归社区办，已退回：归路灯所管", "当天办完", "用了 5 个工作日，超期 2 个工作日",
        "board.example/hubin/cases/编号",
    ):  # fmt: skip
        assert words in text, words
    assert "办完的 4 件，按时 3 件 件数少，不算比例" in text


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


def test_it_says_by_when_it_is_to_be_done(catalogue):
    pages = {page.row.number: page for page in build_case_pages(catalogue, DAY)}
    told = text_of(render_case(pages["2026-001"], "zh_CN"))
    assert "2026年11月5日 以前办好，已超期 11 个工作日" in told
    assert "派单 物业服务点" in told
