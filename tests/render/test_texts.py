"""Notices as texts: one short message at most, whole sentences, nothing that is not to be sent."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noticeboard.catalogue import load_catalogue
from noticeboard.derive import Urls, build_places
from noticeboard.derive.texts import TextNotice
from noticeboard.render.page import render_place
from noticeboard.render.texts import send
from noticeboard.schema import SHORT_CHARS
from tests.helpers.projects import write

DAY = date(2026, 11, 22)
URL = "https://board.example/hubin/"


def sent(title="停水", text="", until=None, place="湖滨社区"):
    return send(TextNotice(place, title, text, DAY, until, URL), "zh_CN")


def test_a_short_message_has_the_sentences_that_have_room_and_the_address():
    one = sent(text="**早八点**停，十点来。请存水。\n\n- " + "家里有老人的早点说一声" * 4 + "。")
    assert one.short == "【湖滨社区】停水：早八点停，十点来。请存水。详见 board.example/hubin"
    assert one.long.splitlines() == [
        "【湖滨社区】停水",
        "早八点停，十点来。请存水。",
        "家里有老人的早点说一声" * 4 + "。",
        URL,
    ]


CARE = "自己会在手机上交的，请自己交。" + "不会的，带身份证到社区，我们帮您交，" * 2 + "{}。"


def test_where_the_sentences_that_have_room_tell_no_day_the_days_are_told():
    one = sent(title="医保缴费代办", text=CARE.format("随到随办"), until=date(2026, 12, 1))
    days = "2026年11月22日至2026年12月1日"
    assert one.short == f"【湖滨社区】医保缴费代办：{days}。详见 board.example/hubin"
    first = f"12月1日以前办。{CARE}"
    one = sent(title="医保缴费代办", text=first, until=date(2026, 12, 1))
    assert one.short.startswith("【湖滨社区】医保缴费代办：12月1日以前办。自己会")
    one = sent(title="医保缴费代办社区可以帮忙办理啦请早点来", text=CARE, until=date(2026, 12, 1))
    assert "：至2026年12月1日。详见" in one.short


@pytest.mark.parametrize(("title", "said"), [("停水", "停水。"), ("停水吗？", "停水吗？")])
def test_without_a_text_there_is_no_colon(title, said):
    assert sent(title=title).short == f"【湖滨社区】{said}详见 board.example/hubin"
    assert sent(title=title, text="长" * 60).short == sent(title=title).short


def test_of_days_the_long_text_tells_both():
    assert "2026年11月22日至2026年12月1日" in sent(until=date(2026, 12, 1)).long


def test_a_title_that_has_no_room_is_not_cut():
    assert sent(title="长" * 40, place="名" * 29).short == ""
    assert sent(title="长" * 40, place="名" * 28).short == f"【{'名' * 28}】{'长' * 40}"


@given(st.text("长短，。！\n 1a*", max_size=300), st.integers(1, 40))
def test_no_short_message_is_longer_than_one(text, length):
    one = sent(title="题" * length, text=text)
    assert len(one.short) <= SHORT_CHARS
    assert one.short.startswith("【湖滨社区】" + "题" * length)


NOTICES = """
通知:
  - {标题: 停电, 自: 2026-11-20, 渠道: [网页, 文字]}
  - {标题: 停气, 自: 2026-11-20, 渠道: [文字]}
  - {标题: 不发, 自: 2026-11-20}
  - {标题: 还没到, 自: 2026-12-20, 渠道: [文字]}
"""


@pytest.fixture
def place(small):
    for name in ("community", "b1"):
        file = small / f"chengdong/{name}.yml"
        write(file, file.read_text("utf-8") + NOTICES)
    catalogue = load_catalogue(small, DAY)
    places = build_places(catalogue, DAY, Urls("https://board.example/"))
    return next(place for place in places if place.path == "chengdong")


def test_the_page_of_a_community_has_those_of_its_homes(place):
    assert [(text.place, text.title) for text in place.texts] == [
        ("城东社区", "停电"),
        ("城东社区", "停气"),
        ("城东里1号楼", "停电"),
        ("城东里1号楼", "停气"),
    ]
    assert len({send(text, "zh_CN").mark for text in place.texts}) == 4
    page = render_place(place, "../", "zh_CN")
    assert page.count('class="nb-copy"') == 8
    assert "不发" in page
    assert "还没到" not in page


def test_page_and_files_have_one_text_between_them(place):
    send.cache_clear()
    render_place(place, "../", "zh_CN")
    composed = send.cache_info().misses
    for text in place.texts:
        send(text, "zh_CN")
    assert send.cache_info().misses == composed == len(place.texts)


def test_what_is_only_sent_is_not_among_the_notices_of_the_page(place):
    assert [row.title for row in place.panel("notices").rows] == ["停电", "不发"]
