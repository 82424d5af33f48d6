"""The finder on the home page: however somebody names a building, it is found."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from noticeboard.derive.finder import FinderEntry
from noticeboard.render.page import render_finder_index

pytestmark = pytest.mark.browser


@pytest.fixture
def home(look):
    with look("") as visit:
        yield visit.page
        assert visit.errors == []


def _type(page: Page, query: str) -> None:
    page.get_by_role("searchbox").fill(query)


def _hits(page: Page):
    return page.locator("#nb-found a")


@pytest.mark.parametrize(
    ("query", "target"),
    [
        ("学宫巷", "xihu/xuegong3"),
        ("学宫巷3号楼", "xihu/xuegong3"),
        ("石鼓区学宫", "xihu/xuegong3"),
        ("西湖新村社区学宫", "xihu/xuegong3"),
        ("xuegong", "xihu/xuegong3"),
        ("XueGongXiang", "xihu/xuegong3"),
        ("xue gong xiang", "xihu/xuegong3"),
        ("xgx", "xihu/xuegong3"),
        ("xgx3hl", "xihu/xuegong3"),
        ("j36h", "xihu/xuegong3"),
        ("J36H", "xihu/xuegong3"),
        ("学宫巷３号", "xihu/xuegong3"),
        ("ｘｇｘ", "xihu/xuegong3"),
        ("欧风丽苑２２号楼", "oufeng/b22"),
        ("欧风丽苑 22", "oufeng/b22"),
        ("oufengliyuan22", "oufeng/b22"),
    ],
)
def test_first_hit(home, query, target):
    _type(home, query)
    first = _hits(home).first
    expect(first).to_be_visible()
    assert first.evaluate("a => a.pathname") == f"/{target}/"


def test_number_alone_finds_every_building_of_that_number(home):
    _type(home, "3号楼")
    expect(_hits(home).first).to_be_visible()
    names = _hits(home).locator("b").all_inner_texts()
    assert len(names) > 1
    assert "学宫巷3号楼" in names


def test_hits_are_counted_aloud_and_follow_the_query(home):
    status = home.get_by_role("status")
    expect(status).to_have_text("")
    _type(home, "学宫巷")
    expect(_hits(home)).to_have_count(1)
    expect(status).to_contain_text("1")
    _type(home, "欧风丽苑")
    expect(status).to_contain_text("30")
    expect(_hits(home)).to_have_count(20)
    _type(home, "")
    expect(_hits(home)).to_have_count(0)
    expect(status).to_have_text("")


def test_nothing_found_is_said(home):
    _type(home, "不存在的楼")
    expect(home.get_by_role("status")).to_have_text(
        home.locator(".nb-finder").get_attribute("data-none")
    )
    expect(_hits(home)).to_have_count(0)


def test_markup_in_a_query_is_text(home):
    _type(home, "<img src=x onerror=alert(1)>")
    expect(home.get_by_role("status")).not_to_have_text("")
    expect(home.locator("main img[src=x]")).to_have_count(0)


def test_enter_opens_the_first_hit(home):
    _type(home, "xgx")
    expect(_hits(home).first).to_be_visible()
    home.get_by_role("searchbox").press("Enter")
    home.wait_for_url("**/xihu/xuegong3/")
    expect(home.locator("h1")).to_contain_text("学宫巷3号楼")


def test_hits_are_reached_by_keyboard(home):
    _type(home, "欧风丽苑")
    expect(_hits(home).first).to_be_visible()
    home.get_by_role("searchbox").press("Tab")
    expect(_hits(home).first).to_be_focused()


def test_label_names_the_box(home):
    assert home.get_by_role("searchbox").evaluate("i => i.labels[0].textContent.trim()")


def test_ten_thousand_buildings(look, address):
    entries = [
        FinderEntry(
            path=f"c{n // 30}/b{n % 30}",
            name=f"第{n}号楼",
            community=f"第{n // 30}社区",
            address=f"样例路{n}号",
            code=f"{n:04d}",
            pinyin=f"di{n}haolou yanglilu{n}hao",
            initials=f"d{n}hl yll{n}h",
        )
        for n in range(10_000)
    ]
    body = render_finder_index(tuple(entries))
    with look("") as visit:
        visit.page.route("**/finder.json", lambda route: route.fulfill(body=body))
        _type(visit.page, "第9999号楼")
        expect(_hits(visit.page)).to_have_count(1)
        _type(visit.page, "号楼")
        expect(visit.page.get_by_role("status")).to_contain_text("10000")
        expect(_hits(visit.page)).to_have_count(20)
        _type(visit.page, "yll1234h")
        expect(_hits(visit.page).first).to_have_attribute("href", "./c41/b4/")
