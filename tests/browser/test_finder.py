"""The finder on the home page: however somebody names a building, it is found."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from noticeboard.derive import Finder, FinderEntry, build_readings
from noticeboard.locale import translate
from noticeboard.render.finder import render_finder_index
from tests.browser.pages import PROBES, VIEWS
from tests.helpers.finder import finder_of

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
        ("xgx3", "xihu/xuegong3"),
        ("xueg", "xihu/xuegong3"),
        ("学gx", "xihu/xuegong3"),
        ("xue'gong'xiang", "xihu/xuegong3"),
        ("学宫巷三号楼", "xihu/xuegong3"),
        ("学宫巷三", "xihu/xuegong3"),
        ("学宫巷3幢", "xihu/xuegong3"),
        ("学宫巷3栋", "xihu/xuegong3"),
        ("学宫巷3座", "xihu/xuegong3"),
        ("学宫巷 3#", "xihu/xuegong3"),
        ("xuegong 3dong", "xihu/xuegong3"),
        ("学宫巷·3号楼！", "xihu/xuegong3"),
        ("HTTPS://BOARD.EXAMPLE/Q/J36H", "xihu/xuegong3"),
        ("https://board.example/Q/j36h/", "xihu/xuegong3"),
        ("board.example/Q/J36H", "xihu/xuegong3"),
        ("board.example/Q/J36H-12", "xihu/xuegong3"),
        ("https://board.example/xihu/xuegong3/?from=wx", "xihu/xuegong3"),
        ("欧风 22", "oufeng/b22"),
        ("22 欧风", "oufeng/b22"),
        ("欧风22", "oufeng/b22"),
        ("欧风二十二栋", "oufeng/b22"),
        ("欧风丽苑22栋二单元501", "oufeng/b22"),
        ("学宫巷3号楼 东单元", "xihu/xuegong3"),
        ("oufeng22", "oufeng/b22"),
        ("欧风丽苑二十二栋", "oufeng/b22"),
        ("oufeng 22", "oufeng/b22"),
        ("七一路18号院2", "chuanhui-qiyi/qiyi18-2"),
        ("qyl18hy1", "chuanhui-qiyi/qiyi18-1"),
        ("欧风丽苑２２号楼", "oufeng/b22"),
        ("欧风丽苑 22", "oufeng/b22"),
        ("oufengliyuan22", "oufeng/b22"),
        ("zmrz", "Q/ZMRZ"),
        ("board.example/Q/ZMRZ", "Q/ZMRZ"),
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
    assert not [name for name in names if "13" in name or "23" in name]


def test_the_same_number_comes_before_longer_ones(home):
    _type(home, "欧风丽苑2")
    expect(_hits(home).first).to_be_visible()
    names = [f"欧风丽苑{n}号楼" for n in (2, *range(20, 30))]
    assert _hits(home).locator("b").all_inner_texts() == names


@pytest.mark.parametrize("query", ["3栋", "3幢", "3座", "3#", "3#楼", "三号楼", "三栋", "３号楼"])
def test_all_ways_to_say_a_number_find_the_same(home, query):
    _type(home, "3号楼")
    expect(_hits(home).first).to_be_visible()
    names = _hits(home).locator("b").all_inner_texts()
    _type(home, query)
    assert _hits(home).locator("b").all_inner_texts() == names


@pytest.mark.parametrize(
    ("query", "marked"),
    [
        ("学宫", ["学宫"]),
        ("xgx3", ["学宫巷3"]),
        ("学宫巷三栋", ["学宫巷3号楼"]),
        ("石鼓区学", ["石鼓区学"]),
        ("巷 学", ["学", "巷"]),
        ("西湖新村社区学宫", ["学宫", "西湖新村社区"]),
        ("j36h", []),
    ],
)
def test_what_fits_is_marked_and_not_by_colour_alone(home, query, marked):
    _type(home, query)
    expect(_hits(home).first).to_be_visible()
    marks = _hits(home).first.locator("mark")
    assert marks.all_inner_texts() == marked
    for mark in marks.all():
        style = mark.evaluate("m => [getComputedStyle(m).fontWeight, m.ownerDocument.defaultView"
                              ".getComputedStyle(m).borderBottomStyle]")  # fmt: skip
        assert style == ["700", "solid"]


def test_hits_are_counted_aloud_and_follow_the_query(home):
    status = home.get_by_role("status")
    expect(status).to_have_text("")
    _type(home, "学宫巷")
    expect(_hits(home)).to_have_count(1)
    expect(status).to_have_text(translate("finder.count", "zh_CN", {"count": 1}))
    _type(home, "欧风丽苑")
    expect(status).to_have_text(translate("finder.more", "zh_CN", {"count": 31, "most": 20}))
    expect(_hits(home)).to_have_count(20)
    _type(home, "")
    expect(_hits(home)).to_have_count(0)
    expect(status).to_have_text("")


@pytest.mark.parametrize("query", ["不存在的楼", "欧风 99", "学宫巷4", "二单元", "constructor"])
def test_nothing_found_says_what_else_to_try_and_leaves_the_list(home, query):
    _type(home, query)
    expect(home.get_by_role("status")).to_have_text(translate("finder.none", "zh_CN"))
    expect(_hits(home)).to_have_count(0)
    expect(home.locator("#communities + ul a").first).to_be_visible()


def test_an_unknown_code_in_a_pasted_address_is_said(home):
    _type(home, "HTTPS://BOARD.EXAMPLE/Q/ZZZZ/")
    expect(home.get_by_role("status")).to_have_text(
        translate("finder.unknown", "zh_CN", {"code": "ZZZZ"})
    )
    expect(_hits(home)).to_have_count(0)


def test_markup_in_a_query_is_text(home):
    _type(home, "<img src=x onerror=alert(1)>")
    expect(home.get_by_role("status")).not_to_have_text("")
    expect(home.locator("main img[src=x]")).to_have_count(0)


def test_enter_opens_the_only_hit(home):
    _type(home, "xgx")
    expect(_hits(home).first).to_be_visible()
    home.get_by_role("searchbox").press("Enter")
    home.wait_for_url("**/xihu/xuegong3/")
    expect(home.locator("h1")).to_contain_text("学宫巷3号楼")


def test_enter_never_picks_one_of_several(home):
    _type(home, "3号楼")
    expect(_hits(home).nth(1)).to_be_visible()
    box, address = home.get_by_role("searchbox"), home.url
    box.press("Enter")
    expect(box).not_to_be_focused()
    expect(home.get_by_role("status")).to_be_in_viewport()
    assert home.url == address


def test_hits_are_reached_by_keyboard(home):
    _type(home, "欧风丽苑")
    expect(_hits(home).first).to_be_visible()
    home.get_by_role("searchbox").press("Tab")
    expect(_hits(home).first).to_be_focused()


def test_label_names_the_box(home):
    assert home.get_by_role("searchbox").evaluate("i => i.labels[0].textContent.trim()")


def test_old_eyes_and_fingers_are_served(home):
    _type(home, "欧风丽苑")
    expect(_hits(home).first).to_be_visible()
    box = home.get_by_role("searchbox")
    for target in (box, *_hits(home).all()[:3]):
        assert target.bounding_box()["height"] >= 60
        target.focus()
        home.keyboard.press("Shift+Tab")
        home.keyboard.press("Tab")
        expect(target).to_be_focused()
        width, style = target.evaluate(
            "e => [parseFloat(getComputedStyle(e).outlineWidth), getComputedStyle(e).outlineStyle]"
        )
        assert width >= 3
        assert style == "solid"
    sizes = home.locator(".nb-finder").evaluate(
        "f => [...f.querySelectorAll('label, input, p, b, span')]"
        ".map(e => parseFloat(getComputedStyle(e).fontSize))"
    )
    assert min(sizes) >= 18


@pytest.mark.parametrize("view", VIEWS, ids=str)
@pytest.mark.parametrize("query", ["学宫", "欧风丽苑", "不存在的楼"])
def test_hits_serve_everybody(look, view, query):
    enhanced = {"rules": {"color-contrast-enhanced": {"enabled": True}}}
    with look("", view) as visit:
        _type(visit.page, query)
        expect(visit.page.get_by_role("status")).not_to_have_text("")
        found = Axe().run(visit.page, ".nb-finder", enhanced).response
        assert found["violations"] == []
        assert "color-contrast-enhanced" in [rule["id"] for rule in found["passes"]]
        assert visit.page.evaluate(f"{PROBES}.sideways()") <= 0


# ---- Other indexes than that of the sample site ----


def _serve(page: Page, finder: Finder, most_bytes: int = 60_000) -> list[str]:
    """Let the home page have `finder` for its index, and return the shards."""
    shards = render_finder_index(finder, most_bytes)
    names = [f"finder-{n}.json" for n in range(1, len(shards) + 1)]
    page.route("**/assets/noticeboard/finder-*.json", lambda route: route.fulfill(
        body=shards[names.index(route.request.url.rsplit("/", 1)[1])]))  # fmt: skip
    attribute = f'data-shards="{" ".join(names)}"'

    def home(route):
        answer = route.fetch()
        html = answer.text().replace('data-shards="finder-1.json"', attribute)
        route.fulfill(response=answer, body=html)

    page.route("**/index.html", home)
    page.goto(page.url + "index.html")
    return names


def _entry(number: int, name: str, community: str = "样例社区", **more) -> FinderEntry:
    given = {"address": f"样例市{number}", "codes": (f"{number:04d}",), **more}
    return FinderEntry(f"c/b{number}", name, community, **given)


def _finder(*names: str) -> Finder:
    entries = [_entry(number, name) for number, name in enumerate(names)]
    return Finder(tuple(entries), build_readings(entries))


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("船山里", ["船山里", "船山里5号楼", "东船山里4号楼", "光明里1号楼"]),
        (
            "csl",
            ["川沙里3号楼", "船山里5号楼", "船山里", "东船山里4号楼", "光明里1号楼", "光安里2号楼"],
        ),
        ("cs99", ["光明里7号楼"]),
        ("gan", ["甘泉里8号楼", "光安里2号楼"]),
        ("里 4 船", ["东船山里4号楼"]),
    ],
)
def test_the_better_hit_comes_first(look, query, names):
    entries = (
        _entry(1, "光明里1号楼", address="船山里"),
        _entry(2, "光安里2号楼", codes=("CS15",)),
        _entry(3, "川沙里3号楼"),
        _entry(4, "东船山里4号楼"),
        _entry(5, "船山里5号楼"),
        _entry(6, "船山里"),
        _entry(7, "光明里7号楼", codes=("CS99",)),
        _entry(8, "甘泉里8号楼"),
    )
    with look("") as visit:
        _serve(visit.page, Finder(entries, build_readings(entries)))
        _type(visit.page, query)
        expect(_hits(visit.page).locator("b")).to_have_text(names)


@pytest.mark.parametrize(
    ("name", "queries"),
    [
        ("重庆路2号楼", ("chongqing", "zhongqing", "cql2", "zqlu2", "chql")),
        ("长乐里5栋", ("changle", "zhangle", "cll5", "5号楼", "长乐里五幢", "changleli5haolou")),
        ("绿苑A座", ("lvyuan", "lüyuan", "绿苑a栋", "lya", "绿苑Ａ座")),
        ("银行宿舍十二号楼", ("yinhang", "12号楼", "银行12栋", "yhss十二")),
        ("䶮𬭎里07幢", ("䶮𬭎", "𬭎里", "yanhong", "7号楼", "七栋", "07")),
        ("SOHO一期2#楼", ("soho", "soh", "2号楼", "soho一期2")),
        ("Constructor公寓", ("constructor", "gongyu")),
        ("七一路71号楼", ("七一路", "qiyilu", "七一路71", "七十一号楼")),
    ],
)
def test_names_that_are_hard_to_type(look, name, queries):
    with look("") as visit:
        _serve(visit.page, _finder("光明里1号楼", name, "和平里3号楼"))
        for query in queries:
            _type(visit.page, query)
            expect(_hits(visit.page).locator("b")).to_have_text([name])
        assert visit.errors == []


def test_a_figure_in_a_street_is_no_number(look):
    with look("") as visit:
        _serve(visit.page, _finder("七一路8号楼", "五四街9号楼", "71号院1号楼"))
        _type(visit.page, "71")
        expect(_hits(visit.page).locator("b")).to_have_text(["71号院1号楼"])


def test_rare_characters_are_marked_whole(look):
    with look("") as visit:
        _serve(visit.page, _finder("䶮𬭎里1号楼"))
        _type(visit.page, "hongli")
        expect(_hits(visit.page).locator("mark")).to_have_text("𬭎里")
        assert _hits(visit.page).locator("b").inner_text() == "䶮𬭎里1号楼"


def test_an_old_code_still_finds_its_building(look):
    entries = (_entry(1, "光明里1号楼", codes=("A1A1", "A2A2")), _entry(2, "光明里2号楼"))
    with look("") as visit:
        _serve(visit.page, Finder(entries, build_readings(entries)))
        for query in ("A1A1", "a2a2", "AlAi"):
            _type(visit.page, query)
            expect(_hits(visit.page).locator("b")).to_have_text(["光明里1号楼"])


def test_ten_thousand_buildings_in_several_shards(look):
    city = finder_of(10_000)
    last = city.entries[-1]
    with look("") as visit:
        names = _serve(visit.page, city)
        assert len(names) > 1
        _type(visit.page, "号楼")
        expect(visit.page.get_by_role("status")).to_have_text(
            translate("finder.more", "zh_CN", {"count": 10_000, "most": 20})
        )
        expect(_hits(visit.page)).to_have_count(20)
        first = [f"./{entry.path}/" for entry in city.entries[:20]]
        assert [a.get_attribute("href") for a in _hits(visit.page).all()] == first
        _type(visit.page, last.codes[0])
        expect(_hits(visit.page).first).to_have_attribute("href", f"./{last.path}/")
        assert visit.errors == []


def test_a_shard_that_fails_is_said_and_the_rest_works_and_it_is_tried_again(look):
    town = finder_of(900)
    first, last = town.entries[0], town.entries[-1]
    with look("") as visit:
        page = visit.page
        names = _serve(page, town, 4_000)
        page.route(f"**/{names[0]}", lambda route: route.abort())
        _type(page, last.address)
        expect(_hits(page).first).to_have_attribute("href", f"./{last.path}/")
        partly = translate("finder.partly", "zh_CN")
        expect(page.get_by_role("status")).to_contain_text(partly)
        page.unroute(f"**/{names[0]}")
        _type(page, first.codes[0])
        expect(_hits(page).first).to_have_attribute("href", f"./{first.path}/")
        expect(page.get_by_role("status")).not_to_contain_text(partly)


@pytest.mark.parametrize("body", ["", "{}", "<html>"])
def test_without_any_index_that_is_said(look, body):
    with look("") as visit:
        visit.page.route("**/finder-1.json", lambda route: route.fulfill(body=body))
        _type(visit.page, "学宫")
        expect(visit.page.get_by_role("status")).to_have_text(translate("finder.failed", "zh_CN"))
        assert visit.errors == []


# ---- A lost scan ----


@pytest.fixture
def lost(look, site):
    """A function that opens an address which is not there, as a server with our 404.html does."""
    with look("") as visit:
        body = (site / "404.html").read_text("utf-8")

        def open_lost(uri):
            html = {"body": body, "status": 404, "content_type": "text/html; charset=utf-8"}
            for address in (f"**/{uri}", "**/Q/ABCD/"):
                visit.page.route(address, lambda route: route.fulfill(**html))
            visit.page.goto(visit.page.url + uri)
            return visit.page

        yield open_lost


@pytest.mark.parametrize("uri", ["Q/ABCD/", "Q/abcd", "xihu/board/Q/ABCD/"])
def test_a_lost_scan_tells_its_code_and_whom_to_call(lost, uri):
    page = lost(uri)
    expect(page.locator("#nb-lost")).to_have_text(translate("lost.code", "zh_CN", {"code": "ABCD"}))
    expect(page.get_by_role("searchbox")).to_have_value("")
    expect(page.get_by_role("status")).to_have_text("")
    expect(_hits(page)).to_have_count(0)
    calls = page.locator(".nb-hotlines a[href^='tel:']")
    assert calls.count() == page.locator(".nb-hotlines li").count() > 0
    assert all(call.bounding_box()["height"] >= 60 for call in calls.all())
    ends = [item.bounding_box() for item in page.locator(".nb-hotlines li").all()]
    inside = [call.bounding_box() for call in calls.all()]
    for item, call in zip(ends, inside, strict=True):
        assert call["y"] + call["height"] <= item["y"] + item["height"] + 1, "over the next one"
    assert page.locator("#nb-call a").bounding_box()["height"] >= 60
    assert page.evaluate(f"{PROBES}.sideways()") <= 0
    enhanced = {"rules": {"color-contrast-enhanced": {"enabled": True}}}
    assert Axe().run(page, "main", enhanced).response["violations"] == []


def test_from_a_lost_scan_the_building_is_found_at_any_depth(lost):
    page = lost("Q/ABCD/deep/er/")
    expect(page.locator("#nb-lost")).to_be_hidden()
    _type(page, "学宫")
    expect(_hits(page).first).to_have_attribute("href", "/xihu/xuegong3/")


def test_after_a_lost_scan_words_are_looked_for_alone(lost):
    page = lost("Q/ABCD/")
    _type(page, "学宫")
    expect(_hits(page).first).to_have_attribute("href", "/xihu/xuegong3/")


@pytest.mark.parametrize("uri", ["Q/j36h/", "q/J36H", "q/j36h/"])
def test_a_code_typed_in_lower_case_leads_to_its_board(lost, uri):
    page = lost(uri)
    page.wait_for_url("**/Q/J36H/")
    expect(page.locator("h1")).to_have_text("学宫巷3号楼")


def test_a_letter_typed_for_a_figure_leads_to_the_board_too(lost):
    page = lost("q/oz67")
    page.wait_for_url("**/Q/0Z67/")
    expect(page.locator("#leads")).to_be_visible()
