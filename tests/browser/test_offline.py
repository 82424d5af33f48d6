"""A board once opened opens again without network; with network the newest is shown."""

from __future__ import annotations

import re
from contextlib import contextmanager

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

BOARD, OTHER = "xihu/xuegong3/", "oufeng/b22/"
KEPT = "() => caches.open('noticeboard').then(c => c.keys()).then(keys => keys.map(k => k.url))"


@pytest.fixture
def visited(look):
    """A function that opens a board and waits until the browser has kept it."""

    @contextmanager
    def visit(uri):
        with look(uri, offline=True) as visit:
            page = visit.page
            page.evaluate("navigator.serviceWorker.ready.then(() => 1)")
            page.wait_for_function(f"() => ({KEPT})().then(urls => urls.length)")
            yield page

    return visit


def test_without_network_the_kept_board_is_shown_and_says_so(visited):
    with visited(BOARD) as page:
        assert not page.locator("#kept").is_visible()
        text = page.locator("footer").inner_text()
        page.context.set_offline(True)
        page.reload()
        expect(page.locator("h1")).to_have_text("学宫巷3号楼")
        expect(page.locator("#kept")).to_be_visible()
        assert page.locator("footer").inner_text() == text, "the day of the data is on it"
        page.context.set_offline(False)
        page.reload()
        expect(page.locator("#kept")).to_be_hidden()


def test_the_address_with_a_question_mark_is_the_same_board(visited):
    with visited(BOARD) as page:
        page.context.set_offline(True)
        page.goto(f"{page.url}?from=timeline")
        expect(page.locator("#kept")).to_be_visible()


def test_a_board_that_was_not_opened_is_not_there(visited):
    with visited(BOARD) as page:
        page.context.set_offline(True)
        with pytest.raises(Exception, match="ERR_"):
            page.goto(page.url.replace(BOARD, OTHER))


def test_with_network_the_newest_wins_and_is_kept(visited):
    with visited(BOARD) as page:
        new = re.sub("<h1>.*?</h1>", "<h1>新名字的楼</h1>", page.content())
        page.context.route(
            f"**/{BOARD}", lambda route: route.fulfill(body=new, content_type="text/html")
        )
        page.reload()
        expect(page.locator("h1")).to_have_text("新名字的楼")
        page.wait_for_function(
            "() => caches.match(location.href).then(a => a.text()).then(t => t.includes('新名字'))"
        )
        page.context.unroute_all()
        page.context.set_offline(True)
        page.reload()
        expect(page.locator("h1")).to_have_text("新名字的楼")


def test_a_board_that_is_gone_is_not_shown_any_more(visited):
    with visited(BOARD) as page:
        page.context.route(f"**/{BOARD}", lambda route: route.fulfill(status=404, body="gone"))
        page.reload()
        expect(page.locator("body")).to_have_text("gone")
        page.wait_for_function(f"() => ({KEPT})().then(urls => urls.length === 0)")


def test_where_the_network_does_not_answer_the_kept_one_is_shown_meanwhile(visited):
    with visited(BOARD) as page:
        new = page.content().replace("</main>", "<p>终于来了</p></main>")
        waiting = []
        page.context.route(f"**/{BOARD}", lambda route: waiting.append(route))
        page.goto(page.url, wait_until="domcontentloaded")
        expect(page.locator("#kept")).to_be_visible()
        (route,) = waiting
        route.fulfill(body=new, content_type="text/html")
        page.wait_for_function(
            "() => caches.match(location.href).then(a => a.text()).then(t => t.includes('终于'))"
        )


def test_few_boards_are_kept_and_other_pages_not_at_all(visited, site):
    boards = sorted(f"oufeng/{path.parent.name}/" for path in site.glob("oufeng/*/qr.svg"))
    assert len(boards) > 20
    with visited(BOARD) as page:
        root = page.url.removesuffix(BOARD)
        for uri in ("about/", *boards):
            page.goto(root + uri)
        last = root + boards[-1]
        page.wait_for_function(f"() => ({KEPT})().then(urls => urls.indexOf('{last}') !== -1)")
        kept = page.evaluate(KEPT)
    assert len(kept) == 20
    assert root + BOARD not in kept, "the oldest goes first"
    assert f"{root}about/" not in kept


def test_a_board_that_is_opened_again_is_the_newest_of_those_kept(visited):
    with visited(BOARD) as page:
        page.goto(page.url.replace(BOARD, OTHER))
        page.wait_for_function(f"() => ({KEPT})().then(urls => urls.length === 2)")
        page.go_back()
        page.reload()
        page.wait_for_function(f"() => ({KEPT})().then(urls => urls[1].endsWith('{BOARD}'))")
