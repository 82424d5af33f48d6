"""A resident finds their own case by its number: with the script, without it, without a server."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from tests.browser.pages import PHONE

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    "typed",
    [
        *("XH2026-034", " xh2026-034 ", "ＸＨ２０２６－０３４", "xh2026—034", "XH2026034"),
        *("编号XH2026-034", "编号：xh 2026 034。", "xh2O26-o34", "034", "34", "第34号", "2026-34"),
        "board.example/xihu/cases/xh2026-034/",
    ],
)
def test_a_number_leads_to_its_case_however_it_is_typed(look, typed):
    with look("xihu/cases/", PHONE) as visit:
        page = visit.page
        page.fill("#nb-case", typed)
        page.press("#nb-case", "Enter")
        page.wait_for_url("**/xihu/cases/XH2026-034/")
        assert "楼道口的坡道太陡" in page.inner_text("main")
        assert visit.errors == []


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("XH2026-999", "没有这个编号"),
        ("999", "编号是 XH2026-007 这个样子，也可以只输后面的 007"),
        ("张三", "这不像编号。编号是 XH2026-007 这个样子"),
        ("", "这不像编号"),
    ],
)
def test_a_number_that_there_is_not_is_told_on_the_page(look, typed, said):
    with look("xihu/cases/", PHONE) as visit:
        page = visit.page
        page.fill("#nb-case", typed)
        page.press("#nb-case", "Enter")
        page.wait_for_function(
            "said => document.getElementById('nb-case-status').textContent.indexOf(said) >= 0",
            arg=said,
        )
        assert page.url.endswith("/xihu/cases/")


def test_without_script_there_is_no_box_and_every_number_is_a_link(look):
    with look("xihu/cases/", PHONE, script=False) as visit:
        page = visit.page
        assert not page.locator("#nb-case").is_visible()
        assert "board.example/xihu/cases/编号" in page.inner_text("main")
        page.click("text=XH2026-034")
        assert page.inner_text("h1") == "办件 XH2026-034"


def test_without_a_server_the_files_themselves_lead_there(site, look):
    with look("xihu/cases/", PHONE) as visit:
        page = visit.page
        page.goto((site / "xihu/cases/index.html").as_uri())
        page.fill("#nb-case", "XH2026-034")
        page.press("#nb-case", "Enter")
        page.wait_for_url("file://**/xihu/cases/XH2026-034/index.html")
        assert "楼道口的坡道太陡" in page.inner_text("main")


def test_who_has_the_number_finds_a_case_that_no_list_names(site, look):
    (folder, *_) = sorted((site / "zhangmiao/cases").glob("2026-*"))
    with look("zhangmiao/cases/", PHONE) as visit:
        page = visit.page
        assert folder.name not in page.content()
        page.fill("#nb-case", folder.name.lower())
        page.press("#nb-case", "Enter")
        page.wait_for_url(f"**/zhangmiao/cases/{folder.name}/")


@pytest.mark.parametrize("cut", [slice(5, 8), slice(0, -1), slice(0, 8), slice(9, None)])
def test_where_numbers_are_secret_a_part_of_one_leads_nowhere(site, look, cut):
    (folder, *_) = sorted((site / "zhangmiao/cases").glob("2026-*"))
    with look("zhangmiao/cases/", PHONE) as visit:
        page, asked = visit.page, []
        page.on("request", lambda request: asked.append(request.url))
        page.fill("#nb-case", folder.name[cut])
        page.press("#nb-case", "Enter")
        expect(page.locator("#nb-case-status")).to_contain_text("要输全")
        assert [url for url in asked if "/cases/" in url] == []


def test_a_number_of_last_year_alone_is_offered_and_not_taken_for_one_of_this(look, site):
    """This year has fewer cases than last: the number is one of that."""
    with look("xihu/cases/", PHONE) as visit:
        page = visit.page
        page.route("**/cases/XH2026-005/", lambda route: route.fulfill(status=404))
        page.fill("#nb-case", "5")
        page.press("#nb-case", "Enter")
        expect(page.locator("#nb-case-status")).to_have_text(
            "今年没有这个编号，往年有： XH2025-005"
        )
        page.click("#nb-case-status a")
        page.wait_for_url("**/xihu/cases/XH2025-005/")


def test_several_that_may_be_meant_are_listed(look):
    with look("xihu/cases/", PHONE) as visit:
        page = visit.page
        # Of a community whose numbers begin with an I: is the 1 the letter, or a figure?
        page.evaluate("document.querySelector('.case-finder').setAttribute('data-head', 'I')")
        page.route("**/cases/I2026-*/", lambda route: route.fulfill(status=200, body="there"))
        page.fill("#nb-case", "134")
        page.press("#nb-case", "Enter")
        expect(page.locator("#nb-case-status a")).to_have_text(["I2026-034", "I2026-134"])
        for link in page.locator("#nb-case-status a").all():
            box = link.bounding_box()
            assert min(box["width"], box["height"]) >= 60


@pytest.mark.parametrize(
    "uri",
    ["xihu/cases/xh2026034/", "XIHU/cases/xh2026-034", "xihu/cases/34/", "xihu/cases/编号034"],
)
def test_an_address_that_is_misspelt_leads_to_its_case(look, site, uri):
    body = (site / "404.html").read_text("utf-8")
    with look("about/", PHONE) as visit:
        page = visit.page
        page.route(f"**/{quote(uri)}", lambda route: route.fulfill(status=404, body=body))
        page.goto(page.url.replace("about/", quote(uri)))
        page.wait_for_url("**/xihu/cases/XH2026-034/")


def test_an_address_of_no_case_is_told_once_even_where_a_server_says_that_all_is_well(look, site):
    body = (site / "404.html").read_text("utf-8")
    with look("about/", PHONE) as visit:
        page, asked = visit.page, []
        page.on("request", lambda request: asked.append(request.url))
        page.route("**/XH2026-999/", lambda route: route.fulfill(status=200, body=body))
        page.goto(page.url.replace("about/", "xihu/cases/XH2026-999/"))
        expect(page.locator("#nb-case-status")).to_contain_text("没有这个编号")
        assert len([url for url in asked if "XH2026-999/" in url]) == 1


def test_the_bars_of_the_funnel_grow_with_their_numbers(look):
    with look("xihu/cases/", PHONE) as visit:
        bars = visit.page.evaluate(
            """() => [...document.querySelectorAll('.case-funnel tbody th')].map(name => [
              Number(name.parentElement.querySelector('b').textContent),
              name.parentElement.nextElementSibling.querySelector('path:last-child')
                .getBoundingClientRect().width])"""
        )
    (most, widest), *others = bars
    for count, width in others:
        assert width / widest == pytest.approx(count / most, abs=0.02)
