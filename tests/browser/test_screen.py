"""A screen in a hall: turns by itself, knows the day, goes on without network and says so."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import datetime

import pytest
from playwright.sync_api import expect

from noticeboard.render.dates import ZONE
from tests.browser.pages import SCREEN

pytestmark = pytest.mark.browser


#: A Friday, on which the floors are swept.
FRIDAY = datetime(2026, 11, 27, 8, 30, tzinfo=ZONE)
WIDE, TALL = (1920, 1080), (1080, 1920)
SIZES = pytest.mark.parametrize("size", [WIDE, TALL], ids=["wide", "tall"])
NOW = "[...document.querySelectorAll('.slide')].findIndex(s => s.classList.contains('now'))"
#: What is cut at a side, or beneath where nothing scrolls; text under 40 px; and the slide.
FAULTS = """() => {
  const faults = [], now = document.querySelector('.slide.now');
  const shown = [...document.querySelectorAll('.band, .aside'), now];
  for (const top of shown) for (const e of [top, ...top.querySelectorAll('*')]) {
    if (!e.checkVisibility() || !e.getClientRects().length) continue;
    const box = e.getBoundingClientRect(), own = [...e.childNodes].some(
      n => n.nodeType === Node.TEXT_NODE && n.data.trim());
    if (own && parseFloat(getComputedStyle(e).fontSize) < 40) faults.push(['small', e.textContent]);
    if (own && (box.left < 0 || box.right > innerWidth)) faults.push(['cut', e.textContent]);
    if (own && e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).display !== 'inline')
      faults.push(['wide', e.textContent]);
  }
  if (now.scrollHeight > now.clientHeight + 1) faults.push(['high', now.textContent]);
  return faults;
}"""


@pytest.fixture
def screen(browser, address):
    """A function that opens the screen of a community at a time, and a size."""

    @contextmanager
    def opening(time=FRIDAY, size=WIDE, uri=SCREEN, script=True, offline=False, zone=None):
        context = browser.new_context(
            timezone_id=zone,
            viewport={"width": size[0], "height": size[1]},
            java_script_enabled=script,
            service_workers="allow" if offline else "block",
        )
        page = context.new_page()
        errors = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        if script:
            page.clock.install(time=time)
        page.goto(address + uri)
        yield page
        context.close()
        assert errors == []

    return opening


def pass_by(page, seconds):
    """Let time pass, and answers come that were asked for meanwhile."""
    page.clock.run_for(seconds * 1000)
    page.wait_for_timeout(50)


def number_of_slides(page):
    return page.locator(".slide[data-fit=yes]").count()


@SIZES
@pytest.mark.parametrize("uri", [SCREEN, "oufeng/screen/"])
def test_every_panel_comes_by_itself_and_is_read_from_afar(screen, uri, size):
    with screen(uri=uri, size=size) as page:
        seen, count = set(), number_of_slides(page)
        assert count > 4
        for _ in range(3 * count):
            seen.add(page.evaluate(NOW))
            assert page.evaluate(FAULTS) == []
            pass_by(page, 13)
        assert len(seen) == count
        assert page.locator(".slide.now").count() == 1
        expect(page.locator(".time")).to_be_visible()
        assert page.evaluate("scrollY") == 0


def test_the_clock_and_the_day_go_on(screen):
    with screen() as page:
        expect(page.locator(".time")).to_have_text("8:30")
        expect(page.locator(".date")).to_have_text("11月27日 星期五")
        pass_by(page, 60)
        expect(page.locator(".time")).to_have_text("8:31")


def test_without_network_it_goes_on_and_says_since_when(screen):
    with screen() as page:
        page.wait_for_function("localStorage.length === 1")
        today = page.locator(".today")
        assert today.locator("h3").all_text_contents() == ["周五大扫除"]
        assert today.locator(".near").text_content() == "今天"
        expect(page.locator("#kept")).to_be_hidden()

        page.context.set_offline(True)
        pass_by(page, 301)
        kept = page.locator("#kept")
        expect(kept).to_have_text("网络断了，内容是 11月27日 8:30 的")
        expect(kept).to_be_visible()
        before = page.evaluate(NOW)
        pass_by(page, 30)
        assert page.evaluate(NOW) != before, "panels turn on"

        page.clock.fast_forward(86_400_000)
        pass_by(page, 2)
        expect(page.locator(".date")).to_have_text("11月28日 星期六")
        expect(kept).to_have_text("网络断了，内容是 11月27日 8:30 的")
        assert page.locator(".today").count() == 0
        assert "今天" not in page.locator(".agenda .near").all_text_contents()
        shown = page.locator(".agenda li:not([hidden])")
        days = shown.evaluate_all("all => all.map(e => e.getAttribute('data-day'))")
        assert days
        assert all(day > "2026-11-28" for day in days)
        expect(page.locator(".slide.now")).to_have_count(1)

        page.context.set_offline(False)
        pass_by(page, 31)
        expect(kept).to_be_hidden()


def test_a_month_without_network_leaves_no_empty_screen(screen):
    with screen() as page:
        page.context.set_offline(True)
        page.clock.fast_forward(30 * 86_400_000)
        pass_by(page, 2)
        assert page.locator(".agenda[data-fit=no]").count() == 1, "it does not know that far"
        for _ in range(number_of_slides(page)):
            assert page.locator(".slide.now[data-fit=yes]").count() == 1
            assert len(page.locator(".slide.now").inner_text()) > 10
            pass_by(page, 13)


@pytest.mark.parametrize(
    "answer",
    [
        {"status": 500, "body": "no"},
        {"status": 200, "body": "<!doctype html><title>Log in to the network</title>"},
        {"status": 200, "body": ""},
        {"status": 200, "body": '<main id="screen"><p>half a pa'},
    ],
    ids=["error", "portal", "empty", "cut"],
)
def test_a_bad_answer_changes_nothing(screen, answer):
    with screen() as page:
        page.wait_for_function("localStorage.length === 1")
        before = page.locator(".slides").text_content()
        page.context.route(
            f"**/{SCREEN}", lambda route: route.fulfill(content_type="text/html", **answer)
        )
        pass_by(page, 301)
        expect(page.locator("#kept")).to_have_text("网站打不开，内容是 11月27日 8:30 的")
        assert page.locator(".slides").text_content() == before


def test_what_is_new_comes_without_loading_the_page_again(screen):
    with screen() as page:
        page.wait_for_function("localStorage.length === 1")
        page.evaluate("window.same = true")
        old = page.evaluate("fetch(location.href).then(answer => answer.text())")
        page.context.route(
            f"**/{SCREEN}",
            lambda route: route.fulfill(
                content_type="text/html; charset=utf-8",
                body=old.replace("2027年度居民医保缴费", "新来的通知"),
            ),
        )
        pass_by(page, 301)
        expect(page.locator(".notice h3", has_text="新来的通知")).to_have_count(1)
        assert page.evaluate("window.same")
        assert page.locator(".slide.now").count() == 1
        expect(page.locator(".time")).to_have_text("8:35")


def test_a_day_of_turning_and_asking_adds_nothing_to_the_page(screen):
    with screen() as page:
        page.wait_for_function("localStorage.length === 1")
        count = "document.getElementsByTagName('*').length"
        before = page.evaluate(count)
        for _ in range(10):
            page.clock.fast_forward(8_640_000)
            pass_by(page, 2)
        assert page.evaluate(count) == before
        assert page.evaluate("localStorage.length") == 1


def test_switched_on_without_network_it_shows_what_was_kept(screen):
    with screen(offline=True) as page:
        page.evaluate("navigator.serviceWorker.ready.then(() => 1)")
        page.wait_for_function("caches.match(location.href).then(answer => !!answer)")
        page.context.set_offline(True)
        page.clock.fast_forward(86_400_000)
        page.reload()
        expect(page.locator("h1")).to_have_text("西湖新村社区")
        expect(page.locator("#kept")).to_have_text("网络断了，内容是 11月27日 8:30 的")
        assert page.locator(".today").count() == 0


def test_who_wants_less_motion_sees_panels_change_at_once(screen):
    with screen() as page:
        duration = "getComputedStyle(document.querySelector('.slide')).transitionDuration"
        assert page.evaluate(duration) == "0.8s, 0.8s"
        page.emulate_media(reduced_motion="reduce")
        assert page.evaluate(duration) == "0s"


def test_without_script_it_is_a_list_of_all(screen):
    with screen(script=False) as page:
        headings = page.locator("h2").all()
        assert len(headings) > 4
        assert all(heading.is_visible() for heading in headings)
        assert "今天来办事的，请先取号" in page.inner_text("main")
        assert "周五 12月4日" in page.inner_text("main")
        assert not page.locator("#kept").is_visible()


@pytest.mark.parametrize("zone", ["America/New_York", "Asia/Shanghai", "Pacific/Kiritimati"])
def test_it_is_the_hour_of_china_whatever_zone_the_device_is_set_to(screen, zone):
    with screen(zone=zone, time=FRIDAY.replace(hour=23, minute=59)) as page:
        expect(page.locator(".time")).to_have_text("23:59")
        expect(page.locator(".date")).to_have_text("11月27日 星期五")
        assert page.locator(".agenda .over").count() == 1
        pass_by(page, 60)
        expect(page.locator(".time")).to_have_text("0:00")
        expect(page.locator(".date")).to_have_text("11月28日 星期六")
        assert page.locator(".agenda .over").count() == 0


def test_what_is_over_today_stands_last_and_is_told_as_such(screen):
    with screen(time=FRIDAY.replace(hour=9, minute=29)) as page:
        shown = page.locator(".agenda li:not([hidden])")
        assert shown.first.get_attribute("class").split()[0] == "today"
        for _ in range(number_of_slides(page)):
            pass_by(page, 13)
        assert page.locator(".today").count() == 0
        assert shown.last.locator("h3").text_content() == "周五大扫除"
        assert shown.last.get_attribute("class").split()[0] == "over"
        colour = "e => getComputedStyle(e).color"
        told = {shown.last.locator(name).evaluate(colour) for name in ("h3", ".near", ".hours")}
        assert len(told) == 1
        assert told != {shown.first.locator(".hours").evaluate(colour)}


GAS = "冬天洗澡、烤火，记得开窗"
#: What of the text of the slide is seen.
SEEN = """() => [...document.querySelectorAll('.slide.now .say')]
  .filter(e => e.checkVisibility()).map(e => e.textContent.trim())"""
#: Text that is cut, and numbers on two lines.
TORN = """() => {
  const box = document.querySelector('.slide.now .text');
  const lines = e => new Set([...e.getClientRects()].map(r => r.top)).size;
  const whole = [...box.querySelectorAll('.whole')].filter(e => lines(e) > 1);
  return [box.scrollHeight - box.clientHeight >= 4, whole.map(e => e.textContent)];
}"""


def turn_to(page, title):
    while title not in page.locator(".slide.now").text_content():
        pass_by(page, 13)


@SIZES
def test_a_notice_is_shown_smaller_before_it_is_parted(screen, size):
    with screen(size=size) as page:
        turn_to(page, GAS)
        assert page.evaluate(SEEN)[-1] == "头晕、想吐，马上到屋外，打 120。"
        assert page.evaluate(TORN) == [False, []]
        assert page.locator(".slide.now .part").text_content() == ""
        lines = page.locator(".slide.now h3").inner_text().split("\n")
        assert "".join(lines) == GAS


@SIZES
def test_a_long_notice_is_parted_between_sentences_and_says_so(screen, size):
    with screen(size=size) as page:
        turn_to(page, GAS)
        page.evaluate("""() => {
          const say = document.querySelector('.slide.now .say:last-child');
          for (let n = 0; n < 16; n++) say.after(say.cloneNode(true));
        }""")
        whole = page.evaluate("[...document.querySelectorAll('.slide.now .say')].length")
        pass_by(page, 13)
        turn_to(page, GAS)
        count = int(page.locator(".slide.now .part").text_content()[2:])
        assert count > 1
        seen = 0
        for number in range(1, count + 1):
            assert page.locator(".slide.now .part").text_content() == f"{number}/{count}"
            assert page.evaluate(FAULTS) == []
            assert page.evaluate(TORN) == [False, []]
            seen += len(page.evaluate(SEEN))
            note = page.locator(".slide.now > .note")
            assert note.is_visible() == (number == count), "it does not look complete before"
            pass_by(page, 12)
        assert seen == whole
