"""适老化: what readers of seventy need, in numbers, on every kind of page and in every view.

Text of 18 px at least, 24 to 30 in the large type; lines 1.5 times as high as their text (headings
1.3); contrast of 7:1; targets of 60 by 60 px unless they stand in a sentence. By the guide of MIIT
(2021) and WCAG 2.2 level AAA, whichever asks for more.
"""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.pages import BOARDS, CASE, FRAMED, PHONE, PHONE_DARK, PROBES, RETIRED, VIEWS

pytestmark = pytest.mark.browser

#: The first board is looked at under its printed code: `test_boards` shows that they are the same.
KINDS = (*BOARDS[1:], RETIRED, CASE, *FRAMED)


def ask(page: Page, probe: str):
    return page.evaluate(f"{PROBES}.{probe}()")


def press(page: Page, large: int) -> None:
    page.locator(f"[data-nb-large='{large}']").click(timeout=3000)


#: Parts of numbers, between blanks, that stand over more than one line.
BROKEN_PARTS = """() => [...document.querySelectorAll('a.tel')].flatMap(a => {
  const text = [...a.childNodes].filter(n => n.nodeType === Node.TEXT_NODE).pop();
  return [...text.data.matchAll(/\\d+/g)].filter(part => {
    const range = document.createRange();
    range.setStart(text, part.index);
    range.setEnd(text, part.index + part[0].length);
    return new Set([...range.getClientRects()].map(r => Math.round(r.top))).size > 1;
  }).map(part => part[0] + ' of ' + text.data);
})"""
#: Numbers in rows that stand over more than one line: their texts.
BROKEN_NUMBERS = """() => [...document.querySelectorAll('.call a.tel')].filter(a => {
  const range = document.createRange();
  range.selectNodeContents(a);
  return new Set([...range.getClientRects()].map(r => Math.round(r.top))).size > 1;
}).map(a => a.textContent)"""


def faults(page: Page) -> dict[str, list]:
    """Return what is wrong in any size of type, by probe; what is folded up is opened first."""
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
    wrong = {probe: ask(page, probe) for probe in ("tight", "pale", "small")}
    if (wide := ask(page, "sideways")) > 0:
        wrong["sideways"] = [wide]
    found = Axe().run(page).response["violations"]
    wrong["axe"] = [
        (v["id"], node["target"], node["failureSummary"]) for v in found for node in v["nodes"][:5]
    ]
    return {probe: places for probe, places in wrong.items() if places}


@pytest.mark.parametrize("view", VIEWS, ids=str)
@pytest.mark.parametrize("uri", KINDS)
def test_in_both_sizes_of_type(look, uri, view):
    with look(uri, view) as visit:
        page = visit.page
        sizes = ask(page, "sizes")
        assert len(sizes) > 8
        assert len(ask(page, "targets")) > 3
        assert [found for found in sizes if found[1] < 18] == []
        assert faults(page) == {}

        press(page, 1)
        running = ask(page, "running")
        assert running
        assert [found for found in running if not 24 <= found[1] <= 30] == []
        assert [found for found in ask(page, "sizes") if found[1] < 24] == []
        assert faults(page) == {}
        assert visit.foreign == []
        assert visit.errors == []


@pytest.mark.parametrize("uri", BOARDS)
def test_with_text_of_200_percent_no_number_is_broken_on_a_usual_phone(look, uri):
    with look(uri, PHONE) as visit:
        ask(visit.page, "double")
        assert visit.page.evaluate(BROKEN_NUMBERS) == []
        # Eleven figures of 52 px have no room in a line of 328: those of a button part in groups.
        assert visit.page.evaluate(BROKEN_PARTS) == []


@pytest.mark.parametrize("uri", KINDS)
def test_narrow_or_enlarged_no_page_scrolls_sideways(look, uri):
    with look(uri, PHONE) as visit:
        page = visit.page
        page.set_viewport_size({"width": 320, "height": 568})
        assert ask(page, "sideways") <= 0, "320 px"
        press(page, 1)
        assert ask(page, "sideways") <= 0, "320 px, large type"
        press(page, 0)
        ask(page, "double")
        assert ask(page, "sideways") <= 0, "320 px, text of 200 %"
        page.set_viewport_size({"width": 1280, "height": 900})
        assert ask(page, "sideways") <= 0, "1280 px, text of 200 %"


@pytest.mark.parametrize("uri", KINDS)
def test_nothing_moves_where_less_motion_is_asked_for(look, uri):
    with look(uri, PHONE) as visit:
        visit.page.emulate_media(reduced_motion="reduce")
        assert ask(visit.page, "moving") == []


@pytest.mark.parametrize("uri", KINDS)
def test_a_page_says_its_language_and_is_read_in_order(look, uri):
    with look(uri, PHONE) as visit:
        page = visit.page
        lang = page.locator("html").get_attribute("lang")
        main = page.locator("main")
        words = page.locator("h1").inner_text()
        order = page.evaluate(
            "() => [...document.querySelectorAll('header, main, footer')].map(e => e.tagName)"
        )
        assert main.count() == 1
    assert lang == ("en" if uri.startswith("en/") else "zh-Hans")
    assert words.isascii() == (lang == "en")
    assert order == ["HEADER", "MAIN", "FOOTER"]


def test_the_choice_of_large_type_holds_everywhere_until_it_is_taken_back(look):
    with look("", PHONE) as visit:
        page, large = visit.page, "html.nb-large"
        button, back = (page.locator(f"[data-nb-large='{n}']") for n in (1, 0))
        assert page.locator(large).count() == 0
        assert (button.get_attribute("aria-pressed"), button.inner_text()) == ("false", "大字")
        button.click()
        assert page.evaluate("localStorage.getItem('nb-large')") == "1"
        home = page.url
        for uri in ("about/", "xihu/", BOARDS[0]):
            page.goto(home + uri)
            assert page.locator(large).count() == 1, uri
            assert button.get_attribute("aria-pressed") == "true"
            assert back.get_attribute("aria-pressed") == "false"
        back.click()
        assert page.locator(large).count() == 0
        page.goto(home)
        assert page.locator(large).count() == 0
        assert visit.errors == []


def test_the_page_one_comes_back_to_has_the_size_chosen_since(look):
    with look("", PHONE) as visit:
        page = visit.page
        page.locator(".nb-tabs a").last.click()
        press(page, 1)
        page.go_back()
        page.locator("html.nb-large").wait_for(state="attached")


def test_without_script_nothing_offers_what_it_cannot_do(look):
    with look("about/", PHONE, script=False) as visit:
        assert not visit.page.locator("[data-nb-large]").first.is_visible()
        assert visit.page.locator("main").is_visible()


@pytest.mark.parametrize("view", [PHONE, PHONE_DARK], ids=str)
def test_the_first_stop_of_the_keyboard_is_a_way_past_the_header(look, view):
    with look("handbook/edit/", view) as visit:
        page = visit.page
        page.keyboard.press("Tab")
        skip = page.locator(":focus")
        box = skip.bounding_box()
        assert box["x"] >= 0
        assert min(box["width"], box["height"]) >= 60
        assert ask(page, "pale") == []
        page.keyboard.press("Enter")
        assert page.locator(":focus").evaluate("e => e.tagName") == "MAIN"


@pytest.mark.parametrize(
    ("uri", "selectors"),
    [
        ("", ["#nb-find", "#communities + ul a"]),
        ("xihu/", [".nb-hotline .tel", ".nb-jump a[href='#buildings']"]),
    ],
)
def test_the_first_screen_of_a_phone_holds_what_one_came_for(look, uri, selectors):
    with look(uri, PHONE) as visit:
        for selector in selectors:
            box = visit.page.locator(selector).first.bounding_box()
            assert box["y"] + box["height"] <= PHONE.height, selector


@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_what_the_finder_finds(look, view):
    with look("", view) as visit:
        page = visit.page
        page.get_by_role("searchbox").fill("3号楼")
        page.locator("#nb-found a").first.wait_for()
        assert faults(page) == {}
        press(page, 1)
        assert faults(page) == {}


def test_a_table_stays_a_table_where_its_rows_are_stacked(look):
    with look("handbook/edit/", PHONE) as visit:
        page = visit.page
        assert page.locator("td").first.evaluate("e => getComputedStyle(e).display") == "block"
        table = page.get_by_role("main").aria_snapshot()
    assert "table:" in table
    assert "columnheader" in table
    assert "cell" in table


BAD = """<!doctype html><html lang="zh-Hans"><title>x</title>
<style>body { margin: 0; background: linear-gradient(#fff, #888) }
p { color: #555; font: 17px/1.4 serif; transition: color 1s }
pre { width: 900px; font: 17px/1.5 serif }</style>
<main><h1>x</h1><p>正文</p><p>看<a href="#a">句中的链接</a>。</p><p><a href="#b">单独的链接</a></p>
<pre>x</pre></main>"""


def test_the_probes_find_what_is_wrong(look):
    with look("", PHONE) as visit:
        page = visit.page
        page.set_content(BAD)
        assert min(size for _, size in ask(page, "sizes")) == 17
        assert {"h1 x", "p 正文", "p 看。"} <= {found[0] for found in ask(page, "tight")}
        assert "p 正文" in [found[0] for found in ask(page, "pale")]
        assert [found[0] for found in ask(page, "small")] == ["a 单独的链接"]
        assert "p 正文" in ask(page, "moving")
        assert ask(page, "sideways") == 540
        ask(page, "double")
        assert min(size for _, size in ask(page, "sizes")) == 34
