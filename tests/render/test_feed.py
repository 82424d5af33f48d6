"""Feeds, read by two programs that are not ours: notices, decisions, days of the calendar."""

from __future__ import annotations

from datetime import date, timedelta
from html import unescape

import atoma
import feedparser
import pytest

from noticeboard.catalogue import load_catalogue
from noticeboard.derive import Urls, build_boards, build_places
from noticeboard.render.feed import Feed, FeedEntry, atom_payload, feed_of, joint_feed
from noticeboard.schema import Channel
from tests.helpers.projects import change, write

DAY = date(2026, 11, 22)
NEWS = """
通知:
  - {标题: 停水 <两小时> & 停电, 内容: "**早八点**到十点。", 自: 2026-11-20, 至: 2026-12-01}
  - {标题: 只在墙上, 自: 2026-11-20, 渠道: [海报]}
  - {标题: 还没开始, 自: 2026-12-20}
  - {标题: 没有正文, 自: 2026-11-21}
议事决策:
  - 事项: 装电梯
    经过: [{步骤: 党组织提议, 日期: 2026-11-19, 会议: 支部}]
"""


def boards_of(small, today=DAY):
    catalogue, urls = load_catalogue(small, today), Urls("https://board.example/")
    shown = (
        *build_boards(catalogue, Channel.WEB, today, urls),
        *build_places(catalogue, today, urls),
    )
    return {board.path: board for board in shown}


def said(small, more):
    """Add `more` to what 城东社区 says."""
    file = small / "chengdong/community.yml"
    write(file, file.read_text("utf-8") + more)


@pytest.fixture
def boards(small):
    said(small, NEWS)
    return boards_of(small)


def told(small, today=DAY, path="chengdong"):
    """Return title, day and id of what the feed of a place tells on a day, the newest first."""
    feed = feed_of(boards_of(small, today)[path], "zh_CN")
    return [(e.title, e.day, e.id) for e in feed.entries] if feed else []


def titles(small, today=DAY, path="chengdong"):
    return [title for title, _, _ in told(small, today, path)]


def test_two_readers_read_the_same(boards):
    payload = atom_payload(feed_of(boards["chengdong"], "zh_CN"))
    one, two = feedparser.parse(payload), atoma.parse_atom_bytes(payload)
    assert (one.version, one.bozo) == ("atom10", False)
    assert one.feed.title == two.title.value == "城东社区"
    assert one.feed.id == two.id_ == "https://board.example/chengdong/"
    titles = [entry.title.value for entry in two.entries]
    assert titles == ["没有正文", "停水 <两小时> & 停电", "装电梯：党组织提议"]
    assert [e.id for e in one.entries] == [e.id_ for e in two.entries]
    assert {e.author for e in one.entries} == {e.authors[0].name for e in two.entries}
    assert [e.updated.date() for e in two.entries] == [DAY - timedelta(n) for n in (1, 2, 3)]
    assert "<strong>早八点</strong>" in one.entries[1].content[0].value
    assert one.entries[2].content[0].value == "<p>党组织提议 2026年11月19日 支部</p>"
    assert "<strong>早八点</strong>" in unescape(two.entries[1].content.value)


def test_what_is_not_for_the_web_or_not_yet_is_in_no_feed(boards):
    for board in boards.values():
        if feed := feed_of(board, "zh_CN"):
            assert not {"只在墙上", "还没开始"} & {entry.title for entry in feed.entries}


def test_what_a_board_has_of_its_community_has_one_id(boards):
    above, below = (feed_of(boards[path], "zh_CN") for path in ("chengdong", "chengdong/b1"))
    assert {e.id for e in below.entries} & {e.id for e in above.entries}
    whole = joint_feed("全站", "https://board.example/", (above, below))
    assert {entry.author for entry in whole.entries} == {"城东社区"}, "who says it, is told"
    ids = [entry.id for entry in whole.entries]
    assert len(ids) == len({*ids})


def test_the_same_data_give_the_same_file(boards):
    one, two = (atom_payload(feed_of(boards["chengdong"], "zh_CN")) for _ in range(2))
    assert one == two


def test_without_news_there_is_no_feed(small):
    catalogue, urls = load_catalogue(small, DAY), Urls("https://board.example/")
    places = {place.path: place for place in build_places(catalogue, DAY, urls)}
    assert feed_of(places["chengdong"], "zh_CN") is None
    assert joint_feed("全站", "https://board.example/", ()) is None


NOTICE = """
通知:
  - {标题: 停水, 内容: 早八点停。, 自: 2026-11-20}
"""


@pytest.mark.parametrize(
    ("typed", "mended"),
    [
        ("早八点停。", "早八点到十点停。"),
        ("标题: 停水", "标题: 停水通知"),
        ("自: 2026-11-20", "自: 2026-11-20, 至: 2026-12-01"),
    ],
)
def test_a_mended_typo_is_nothing_new(small, typed, mended):
    said(small, NOTICE)
    ((_, day, before),) = told(small)
    change(small / "chengdong/community.yml", typed, mended)
    ((_, same, after),) = told(small)
    assert (same, after) == (day, before)


def test_what_has_another_day_is_news(small):
    said(small, NOTICE)
    before = told(small)
    change(small / "chengdong/community.yml", "自: 2026-11-20", "自: 2026-11-21")
    assert not {one for *_, one in before} & {one for *_, one in told(small)}


def test_of_several_of_one_day_none_takes_the_id_of_another(small):
    said(small, NOTICE + "  - {标题: 停电, 自: 2026-11-20, 至: 2026-11-23}\n")
    before = {title: one for title, _, one in told(small)}
    assert len({*before.values()}) == 2
    change(
        small / "chengdong/community.yml", "通知:\n", "通知:\n  - {标题: 停气, 自: 2026-11-20}\n"
    )
    after = {title: one for title, _, one in told(small)}
    assert len({*after.values()}) == 3
    assert {title: after[title] for title in before} == before
    later = {title: one for title, _, one in told(small, date(2026, 11, 24))}
    assert later == {title: one for title, one in after.items() if title != "停电"}


def test_two_records_never_share_an_id(small):
    alike = "  - {标题: 停水, 内容: 早八点停。, 自: 2026-11-20}\n"
    said(small, NOTICE + alike * 2)
    event = "  - {名称: 邻里节, 时间: 2026年11月28日}\n"
    said(small, "活动:\n" + event * 2)
    decision = "  - {事项: 装电梯, 经过: [{步骤: 党组织提议, 日期: 2026-11-20}]}\n"
    said(small, "议事决策:\n" + decision * 2)
    file = small / "chengdong/b1.yml"
    write(file, file.read_text("utf-8") + NOTICE)
    ids = [one for *_, one in told(small, path="chengdong/b1")]
    assert len(ids) == len({*ids}) == 6
    ids = [one for *_, one in told(small)]
    assert len(ids) == len({*ids}) == 7


def test_each_step_of_a_decision_is_news(small):
    said(small, "议事决策:\n  - {事项: 装电梯, 经过: [{步骤: 党组织提议, 日期: 2026-11-19}]}\n")
    before = told(small)
    change(
        small / "chengdong/community.yml",
        "日期: 2026-11-19}]",
        "日期: 2026-11-19}, {步骤: 两委商议, 日期: 2026-11-21}]",
    )
    after = told(small)
    assert [title for title, *_ in after] == ["装电梯：两委商议"]
    assert before[0][2] != after[0][2]
    assert after[0][1] == date(2026, 11, 21)


EVENTS = """
活动:
  - {名称: 巡查, 时间: 每天 8:00–9:00, 停: [2026年12月1日至2日]}
  - {名称: 赶集, 时间: 每月逢二五八}
  - {名称: 大扫除, 时间: 每周五 15:00–17:00, 停: [2026年11月27日]}
  - {名称: 广场舞, 时间: 每晚七点, 自: 2026-12-01}
  - {名称: 党员活动日, 时间: 每月5日、20日 15:00, 地点: 党群中心, 负责: 党委, 内容: 带**党徽**。}
  - {名称: 邻里节, 时间: 2026年11月28日至30日}
  - {名称: 茶话会, 时间: 2026年12月30日}
"""


def test_what_is_seldom_is_told_two_weeks_ahead_and_what_is_often_when_it_begins_or_stops(small):
    said(small, EVENTS)
    assert titles(small) == [
        "周六 12月5日 党员活动日",
        *sorted(
            ["周二 12月1日–周三 12月2日 巡查：停", "周二 12月1日 广场舞"], key=titles(small).index
        ),
        "周六 11月28日 邻里节",
        "周五 11月27日 大扫除：停",
    ]
    assert titles(small, date(2026, 11, 20))[-1] == "周五 11月20日 党员活动日", "today it still is"
    assert "周五 11月20日 党员活动日" not in titles(small, date(2026, 11, 21))
    assert titles(small, date(2026, 12, 15)) == ["周日 12月20日 党员活动日"]


def test_what_takes_place_is_told_with_when_and_where(small):
    said(small, EVENTS)
    feed = feed_of(boards_of(small)["chengdong"], "zh_CN")
    entry = feed.entries[0]
    assert entry.html == (
        "<p>每月5日、20日 15:00</p><p>党群中心</p><p>党委负责</p><p>带<strong>党徽</strong>。</p>"
    )
    assert entry.url == "https://board.example/chengdong/#events"
    (begins,) = (one.html for one in feed.entries if one.title.endswith("广场舞"))
    assert begins == "<p>每晚七点 2026年12月1日起</p>"
    payload = atom_payload(feed)
    one, two = feedparser.parse(payload), atoma.parse_atom_bytes(payload)
    assert not one.bozo
    assert [e.id for e in one.entries] == [e.id_ for e in two.entries]
    assert one.entries[0].content[0].value == entry.html


def test_an_event_is_the_same_news_from_day_to_day_and_in_all_feeds(small):
    said(small, EVENTS)
    today, tomorrow = ({one for *_, one in told(small, day)} for day in (DAY, date(2026, 11, 23)))
    assert len(today & tomorrow) == 5
    assert {one for *_, one in told(small, path="chengdong/b1")} >= today
    change(small / "chengdong/community.yml", "2026年11月28日至30日", "2026年11月29日至30日")
    put_off = [one for title, _, one in told(small) if title.endswith("邻里节")]
    assert not {*put_off} & today


def test_no_entry_is_of_a_day_to_come(small):
    said(small, EVENTS)
    assert all(day <= DAY for _, day, _ in told(small))


def test_a_day_on_which_nothing_changes_gives_the_same_file(small):
    said(small, EVENTS + NOTICE)
    one, other = (
        atom_payload(feed_of(boards_of(small, day)["chengdong"], "zh_CN"))
        for day in (date(2026, 11, 23), date(2026, 11, 24))
    )
    assert one == other


def test_a_feed_has_an_end_and_a_calendar_leaves_room_for_notices():
    def entry(kind, n):
        day = DAY - timedelta(days=n % 15 if kind == "events" else 20 + n)
        return FeedEntry(
            f"tag:{kind}{n}", kind, f"{kind}{n}", day, "", "", "https://board.example/"
        )

    entries = [entry(kind, n) for kind in ("events", "notices") for n in range(60)]
    whole = joint_feed("全站", "https://x/", [Feed("x", "x", "https://x/", tuple(entries))])
    kinds = [one.kind for one in whole.entries]
    assert (kinds.count("events"), kinds.count("notices")) == (20, 30)
    days = [one.day for one in whole.entries]
    assert days == sorted(days, reverse=True)
    assert whole.entries[-1].title == "notices29"


def test_of_the_whole_site_each_is_read_at_the_place_that_says_it(boards):
    above, below = (feed_of(boards[path], "zh_CN") for path in ("chengdong", "chengdong/b1"))
    for feeds in ((above, below), (below, above)):
        whole = joint_feed("全站", "https://board.example/", feeds)
        (at,) = {entry.url.partition("#")[0] for entry in whole.entries}
        assert at == "https://board.example/chengdong/"
    alone = joint_feed("全站", "https://board.example/", (below,))
    assert {entry.id for entry in alone.entries} < {entry.id for entry in whole.entries}


def test_a_step_of_a_decision_tells_when_who_came_and_the_votes(small):
    step = "步骤: 党组织提议, 日期: 2026-11-20, 会议: 党员大会, 应到: 52, 实到: 41"
    votes = "同意: 38, 反对: 2, 弃权: 1, 说明: 先修再装。"
    said(small, f"议事决策:\n  - {{事项: 装电梯, 经过: [{{{step}, {votes}}}]}}\n")
    (entry,) = feed_of(boards_of(small)["chengdong"], "zh_CN").entries
    assert entry.html == (
        "<p>党组织提议 2026年11月20日 党员大会</p><p>应到 52，实到 41</p>"
        "<p>同意 38，反对 2，弃权 1</p><p>先修再装。</p>"
    )
