"""What is on: read without script; with it, which day is today by the reader's own clock."""

from __future__ import annotations

import pytest

from tests.browser.pages import PHONE, View

MARKS = """() => [...document.querySelectorAll('[data-day]')]
  .filter(e => e.checkVisibility()).map(e => [e.dataset.day, e.textContent])"""


def marks(page, address, uri, moment):
    page.clock.set_fixed_time(moment)
    page.goto(address + uri)
    page.evaluate("() => document.querySelectorAll('details').forEach(e => { e.open = true })")
    return page.evaluate(MARKS)


@pytest.fixture
def page(browser):
    """A page whose clock a test sets, in the time of China."""
    context = browser.new_context(timezone_id="Asia/Shanghai", service_workers="block")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("uri", ["xihu/xuegong3/", "xihu/", "xihu/calendar/"])
@pytest.mark.parametrize(
    ("moment", "mark"),
    [
        ("2026-11-26T23:50:00+08:00", ["2026-11-27", "明天"]),
        ("2026-11-27T00:10:00+08:00", ["2026-11-27", "今天"]),
    ],
)
def test_today_and_tomorrow_are_those_of_the_reader(page, address, uri, moment, mark):
    assert marks(page, address, uri, moment) == [mark]


def test_a_page_that_was_kept_claims_no_day(page, address):
    assert marks(page, address, "xihu/xuegong3/", "2026-11-29T09:00:00+08:00") == []
    assert page.get_by_text("周五 11月27日").count(), "the day itself is told"


@pytest.mark.parametrize("uri", ["xihu/xuegong3/", "xihu/calendar/"])
def test_without_script_every_day_is_read(look, uri):
    with look(uri, PHONE, script=False) as visit:
        text = visit.page.locator("body").inner_text()
        assert "周五 11月27日" in text
        assert "周五大扫除" in text
        assert "今天" not in text


def test_the_file_of_dates_is_beside_the_page(look, address):
    with look("xihu/xuegong3/") as visit:
        link = visit.page.locator("a[href$='calendar.ics']")
        found = visit.page.request.get(address + "xihu/xuegong3/calendar.ics")
        assert link.get_attribute("type") == "text/calendar"
        assert found.ok
        assert found.text().startswith("BEGIN:VCALENDAR\r\n")


@pytest.mark.parametrize("uri", ["xihu/xuegong3/", "xihu/", "xihu/calendar/"])
@pytest.mark.parametrize("wechat", [False, True])
def test_in_wechat_it_is_said_how_a_calendar_is_opened(browser, address, uri, wechat):
    agent = "Mozilla/5.0 (Linux; Android 12) Chrome/107 Mobile MicroMessenger/8.0.40"
    said = {"user_agent": agent} if wechat else {}
    context = browser.new_context(service_workers="block", **said)
    page = context.new_page()
    page.goto(address + uri)
    page.evaluate("() => document.querySelectorAll('details').forEach(e => { e.open = true })")
    hints = page.locator(".hint")
    assert hints.count() == 1
    assert hints.first.is_visible() is wechat
    context.close()


@pytest.mark.parametrize("uri", ["xihu/xuegong3/", "xihu/"])
def test_two_links_side_by_side_are_touched_apart(look, uri):
    with look(uri, PHONE) as visit:
        visit.page.evaluate(
            "() => document.querySelectorAll('details').forEach(e => { e.open = true })"
        )
        links = visit.page.locator(".panel-events .ways a")
        left, right = (links.nth(n) for n in range(2))
        boxes = [left.bounding_box(), right.bounding_box()]
        assert all(box["width"] >= 48 and box["height"] >= 48 for box in boxes)
        words = [
            link.evaluate(
                "e => { const r = document.createRange(); r.selectNodeContents(e);"
                " const b = r.getBoundingClientRect(); return [b.left, b.right] }"
            )
            for link in (left, right)
        ]
        assert words[1][0] - words[0][1] >= 16, "the words are not one blank apart"


#: Text nodes with a dot that begins a line: the dot of the first is higher on the page.
DOTS = """() => {
  const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
  const found = [], range = document.createRange();
  while (walker.nextNode()) {
    const node = walker.currentNode, at = node.data.indexOf('·');
    if (at < 1 || !node.parentElement.checkVisibility()) continue;
    const top = n => {
      range.setStart(node, n);
      range.setEnd(node, n + 1);
      return range.getBoundingClientRect();
    };
    const before = [...node.data].slice(0, at).findLastIndex(c => c.trim());
    if (before >= 0 && top(at).top > top(before).bottom) found.push(node.data);
  }
  return found;
}"""


@pytest.mark.parametrize("width", [320, 360, 400])
def test_no_line_begins_with_a_dot(look, width):
    with look("xihu/calendar/", View("phone", width, 640, "light")) as visit:
        visit.page.evaluate("document.documentElement.classList.add('nb-large')")
        assert visit.page.locator("main").inner_text().count("·") > 3
        assert visit.page.evaluate(DOTS) == []
