"""A resident finds their own case by its number: with the script, without it, without a server."""

from __future__ import annotations

import re
from urllib.parse import quote

import pypdfium2
import pytest
from playwright.sync_api import expect

from tests.browser.pages import DESK, PHONE

pytestmark = pytest.mark.browser


def printed(page):
    """Return the text of each sheet when `page` is printed."""
    document = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    return [sheet.get_textpage().get_text_bounded() for sheet in document]


def page_numbers(text):
    """Return the numbers of cases in `text`."""
    return re.findall(r"XH2026-\d{3}", text)


@pytest.mark.parametrize(
    "typed",
    [
        *("XH2026-034", " xh2026-034 ", "ＸＨ２０２６－０３４", "xh2026—034", "XH2026034"),
        *("编号XH2026-034", "编号：xh 2026 034。", "xh2O26-o34", "034", "34", "第34号", "2026-34"),
        "board.example/xihu/cases/xh2026-034/",
        *("2026年34号", "2026年第34号", "No.034", "no034", "№034", "编号：No. 034"),
        *("034#", "西湖034"),
        *("XH2026/034", "XH2026_034", "XH2026.034", "XH2026一034", "XH2026——034", "XH26-034"),
    ],
)
def test_a_number_leads_to_its_case_however_it_is_typed(look, typed):
    with look("xihu/cases/", PHONE) as visit:
        page = visit.page
        page.fill("#nb-case", typed)
        page.press("#nb-case", "Enter")
        page.wait_for_url("**/xihu/cases/XH2026-034/")
        assert "楼道口的坡道太陡" in page.inner_text("main")
        assert all("404" in error for error in visit.errors), "but that other years have it not"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("XH2026-999", "没有这个编号"),
        ("999", "编号是 XH2026-007 这个样子，也可以只输后面的 007"),
        ("张三", "这不像编号。编号是 XH2026-007 这个样子"),
        ("", "这不像编号"),
        *((typed, "这不像编号") for typed in ("2026-3-4", "3.4", "XH")),
        *(
            (typed, "这里没有 2024 年的办件，只有 2026、2025 年的")
            for typed in ("XH2024-001", "2024年1号")
        ),
        *((typed, "这里没有 2024 年的办件") for typed in ("XH24-001", "xh2024001")),
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
        told = page.inner_text("main")
        assert "board.example/xihu/cases/编号" in told
        assert "编号写全，字母用大写" in told
        assert "也可以" not in told, "there is no other way"
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


def test_a_short_number_that_two_years_have_is_asked_back(look):
    with look("xihu/cases/", PHONE) as visit:
        page = visit.page
        page.fill("#nb-case", "005")
        page.press("#nb-case", "Enter")
        expect(page.locator("#nb-case-status a")).to_have_text(["XH2026-005", "XH2025-005"])
        assert page.url.endswith("/xihu/cases/")


def test_a_number_with_a_code_needs_no_noughts(site, look):
    (folder, *_) = sorted((site / "zhangmiao/cases").glob("2026-*"))
    year, serial, code = folder.name.split("-")
    with look("zhangmiao/cases/", PHONE) as visit:
        visit.page.fill("#nb-case", f"{year}-{int(serial)}-{code}")
        visit.page.press("#nb-case", "Enter")
        visit.page.wait_for_url(f"**/zhangmiao/cases/{folder.name}/")


@pytest.mark.parametrize("typed", ["34", "XH2026-001"])
def test_without_network_the_row_of_this_page_is_shown(look, typed):
    """The second is one that is folded."""
    number = f"XH2026-{int(typed[-3:]):03}"
    with look("xihu/cases/", PHONE) as visit:
        page = visit.page
        page.context.set_offline(True)
        page.fill("#nb-case", typed)
        page.press("#nb-case", "Enter")
        page.wait_for_url(f"**/xihu/cases/#{number}")
        expect(page.locator(f"[id='{number}']")).to_be_in_viewport()
        expect(page.locator("#nb-case-status")).to_have_text(f"现在没有网络，这一页上有： {number}")


def test_without_network_what_the_page_does_not_say_is_not_said_to_be_missing(look):
    with look("xihu/cases/", PHONE) as visit:
        page = visit.page
        page.context.set_offline(True)
        page.fill("#nb-case", "XH2025-005")
        page.press("#nb-case", "Enter")
        expect(page.locator("#nb-case-status")).to_contain_text("现在没有网络。")
        assert page.url.endswith("/xihu/cases/")


@pytest.mark.parametrize("later", [False, True])
def test_an_address_that_leads_into_what_is_folded_unfolds_it(look, later):
    with look("xihu/cases/" if later else "xihu/cases/#XH2026-001", PHONE) as visit:
        page = visit.page
        if later:
            assert not page.locator("[id='XH2026-001']").is_visible()
            page.evaluate("location.hash = 'XH2026-001'")
        expect(page.locator("[id='XH2026-001']")).to_be_in_viewport()


def test_the_last_ten_stand_open_and_all_are_printed(look):
    with look("xihu/cases/", DESK) as visit:
        page = visit.page
        rows = page.locator("#ended ~ table tbody tr")
        assert rows.count() == 10
        days = rows.locator("time").evaluate_all("all => all.map(one => one.dateTime)")
        assert days == sorted(days, reverse=True)
        text = "".join(printed(page))
    numbers = page_numbers(text)
    assert len(numbers) == len(set(numbers)) > 30
    assert "更早有结果的23件" not in "".join(text.split()), "what can only be pressed"


@pytest.mark.parametrize("height", [0, 140, 160, 180])
def test_on_paper_a_heading_stays_with_its_table(look, height):
    with look("xihu/cases/", DESK) as visit:
        visit.page.evaluate(
            """height => { document.querySelector('.case-sorts').remove();
              document.getElementById('open').insertAdjacentHTML('beforebegin',
                `<div style="height:${height}px"></div>`) }""",
            height,
        )
        pages = printed(visit.page)
    (page,) = [one for one in pages if "正在办的，最急的在前" in one]
    assert "XH2026-034" in page


@pytest.mark.parametrize("view", [PHONE, DESK], ids=str)
def test_days_are_not_broken_from_what_they_count(look, view):
    with look("xihu/cases/", view) as visit:
        lines = visit.page.locator(".case-table .case-late, .case-table time").evaluate_all(
            """all => all.map(one => one.getBoundingClientRect().height /
              parseFloat(getComputedStyle(one).lineHeight))"""
        )
        paper = "".join(printed(visit.page))
    assert len(lines) > 3
    assert max(lines) < 1.2
    assert len(re.findall(r"已超期 \d+ 个工作日", paper)) == paper.count("已超期") > 1


def test_without_script_an_address_of_no_case_says_how_numbers_are_written(look):
    with look("404.html", PHONE, script=False) as visit:
        assert "编号要写全，字母用大写" in visit.page.inner_text("main")


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
