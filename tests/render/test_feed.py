"""Feeds, read by two programs that are not ours."""

from __future__ import annotations

from datetime import date, timedelta
from html import unescape

import atoma
import feedparser
import pytest

from noticeboard.catalogue import load_catalogue
from noticeboard.derive import Urls, build_boards, build_places
from noticeboard.render.feed import atom_payload, feed_of, joint_feed
from noticeboard.schema import Channel
from tests.helpers.projects import write

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


@pytest.fixture
def boards(small):
    file = small / "chengdong/community.yml"
    write(file, file.read_text("utf-8") + NEWS)
    catalogue, urls = load_catalogue(small, DAY), Urls("https://board.example/")
    shown = (
        *build_boards(catalogue, Channel.WEB, DAY, urls),
        *build_places(catalogue, DAY, urls),
    )
    return {board.path: board for board in shown}


def test_two_readers_read_the_same(boards):
    payload = atom_payload(feed_of(boards["chengdong"], "zh_CN"))
    one, two = feedparser.parse(payload), atoma.parse_atom_bytes(payload)
    assert (one.version, one.bozo) == ("atom10", False)
    assert one.feed.title == two.title.value == "城东社区"
    assert one.feed.id == two.id_ == "https://board.example/chengdong/"
    titles = [entry.title.value for entry in two.entries]
    assert titles == ["没有正文", "停水 <两小时> & 停电", "装电梯：党组织提议"]
    assert [e.id for e in one.entries] == [e.id_ for e in two.entries]
    assert [e.updated.date() for e in two.entries] == [DAY - timedelta(n) for n in (1, 2, 3)]
    assert "<strong>早八点</strong>" in one.entries[1].content[0].value
    assert "<strong>早八点</strong>" in unescape(two.entries[1].content.value)


def test_what_is_not_for_the_web_or_not_yet_is_in_no_feed(boards):
    for board in boards.values():
        if feed := feed_of(board, "zh_CN"):
            assert not {"只在墙上", "还没开始"} & {entry.title for entry in feed.entries}


def test_what_a_board_has_of_its_community_has_one_id(boards):
    above, below = (feed_of(boards[path], "zh_CN") for path in ("chengdong", "chengdong/b1"))
    assert {e.id for e in below.entries} & {e.id for e in above.entries}
    whole = joint_feed("全站", "https://board.example/", (above, below))
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
