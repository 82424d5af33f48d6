"""A resident finds their own case by its number: with the script, without it, without a server."""

from __future__ import annotations

import pytest

from tests.browser.pages import PHONE

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    "typed", ["XH2026-034", " xh2026-034 ", "ＸＨ２０２６－０３４", "xh2026—034"]
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
    [("XH2026-999", "没有这个编号"), ("张三", "编号只有数字"), ("", "编号只有数字")],
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
