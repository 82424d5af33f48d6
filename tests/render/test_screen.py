"""Screens: what is for them and nothing else, all of it readable without script."""

from __future__ import annotations

import re
from datetime import date

import html5lib
import pytest
import zxingcpp
from PIL import Image

from noticeboard.catalogue import load_catalogue
from noticeboard.catalogue.folders import NO_BUILDINGS
from noticeboard.derive import (
    SCREEN,
    Screen,
    State,
    Urls,
    build_boards,
    build_places,
    build_screens,
    find_origins,
)
from noticeboard.locale import LANGUAGES
from noticeboard.render.screen import render_screen
from noticeboard.schema import Channel
from tests.helpers.projects import write

DAY = date(2026, 11, 22)
URLS = Urls("https://board.example/")
MORE = """
活动:
  - {名称: 读报, 时间: 每天 9:00–10:00, 地点: 书报角, 停: [2026年11月23日]}
  - {名称: 议事会, 时间: 每月24日 15:00}
通知:
  - {标题: 只上屏幕, 自: 2026-11-20, 至: 2026-11-24, 渠道: [屏幕]}
  - {标题: 网页屏幕都上, 内容: 打 110。, 自: 2026-11-19, 渠道: [网页, 屏幕]}
  - {标题: 只上网页, 自: 2026-11-21}
"""


def screens_of(folder) -> dict[str, Screen]:
    return {s.path: s for s in build_screens(load_catalogue(folder, DAY), DAY, URLS)}


@pytest.fixture
def chengdong(small):
    file = small / "chengdong/community.yml"
    write(file, file.read_text("utf-8") + MORE)
    return small


def tree_of(html):
    return html5lib.parse(html, namespaceHTMLElements=False)


def text_of(html):
    tree = tree_of(html)
    for script in (*tree.iter("script"), *tree.iter("style")):
        script.text = ""
    return " ".join("".join(tree.itertext()).split())


def test_a_screen_says_what_is_for_screens_by_day(chengdong):
    html = render_screen(screens_of(chengdong)["chengdong/screen"], "zh_CN", True)
    text = text_of(html)
    for words in ("城东社区", "只上屏幕", "网页屏幕都上", "周日 11月22日", "9:00–10:00", "书报角",
                  "议事会", "扫码看全部", "board.example/chengdong"):  # fmt: skip
        assert words in text, words
    assert "只上网页" not in text
    assert "今天" not in text, "which day is today, the clock of the screen says"
    days = [e.get("data-day") for e in tree_of(html).iter() if e.get("data-day")]
    assert days == sorted(days)
    assert (days[0], days[-1]) == ("2026-11-22", "2026-12-05")
    assert re.search(r"<s>读报</s> <em>这次停</em>", html)
    assert 'data-until="2026-11-24"' in html


def test_what_is_only_for_screens_is_on_no_page_and_no_sheet(chengdong):
    catalogue = load_catalogue(chengdong, DAY)
    boards = [
        b for c in (Channel.WEB, Channel.PRINT) for b in build_boards(catalogue, c, DAY, URLS)
    ]
    shown = repr([boards, build_places(catalogue, DAY, URLS)])
    assert "只上屏幕" not in shown
    assert "网页屏幕都上" in shown


def test_a_home_has_a_screen_where_its_file_has_something_for_it(chengdong):
    assert [*screens_of(chengdong)] == ["chengdong/screen", "hubin/screen"]
    file = chengdong / "chengdong/b1.yml"
    news = "\n通知:\n  - {标题: 电梯今天停, 自: 2026-11-22, 渠道: [屏幕]}\n"
    write(file, file.read_text("utf-8") + news)
    screen = screens_of(chengdong)["chengdong/b1/screen"]
    text = text_of(render_screen(screen, "zh_CN", True))
    assert "电梯今天停" in text
    assert "只上屏幕" in text, "what its community has for screens is on it, too"


@pytest.mark.parametrize("given", [False, True])
def test_whoever_did_not_agree_to_the_screen_is_not_on_it(small, given):
    write(small / "hubin/lou2.yml", """
名称: 湖滨路2号楼
地址: 石鼓区湖滨路2号
成员:
  - {姓名: 夏至远, 类别: 居民, 岗位: [楼组长], 电话: 154 0000 0099}
通知:
  - {标题: 今天停水, 自: 2026-11-20, 渠道: [屏幕]}
""")  # fmt: skip
    channels = "[网页, 屏幕]" if given else "[网页, 海报]"
    write(small / "hubin/consent.yml", f"""
同意:
  - {{姓名: 夏至远, 楼栋: lou2, 项目: [姓名, 电话], 渠道: {channels}, 自: 2026-01-01}}
""")  # fmt: skip
    html = render_screen(screens_of(small)["hubin/lou2/screen"], "zh_CN", True)
    assert ("夏至远" in html) is given
    assert ("0099" in html) is given


NAMING = """
名称: 湖滨路2号楼
地址: 石鼓区湖滨路2号
成员:
  - {姓名: 夏至远, 类别: 居民, 岗位: [楼组长]}
活动:
  - {名称: 磨刀, 时间: 每月28日, 地点: 夏至远门口}
  - {名称: 读报, 时间: 每月29日, 地点: 大厅, 内容: 找夏至远领报纸。}
通知:
  - {标题: 今天停水, 自: 2026-11-20, 渠道: [屏幕]}
"""


@pytest.mark.parametrize("given", [False, True])
def test_what_names_somebody_is_left_off_the_screen_and_nowhere_else(small, given):
    write(small / "hubin/lou2.yml", NAMING)
    channels = "[网页, 海报, 屏幕]" if given else "[网页, 海报]"
    write(small / "hubin/consent.yml", f"""
同意:
  - {{姓名: 夏至远, 楼栋: lou2, 项目: [姓名], 渠道: {channels}, 自: 2026-01-01}}
""")  # fmt: skip
    catalogue = load_catalogue(small, DAY)
    said = [one.message_id for one in catalogue.warnings if one.message_id.startswith("privacy")]
    assert said == ([] if given else ["privacy.off-screen"])
    screen = screens_of(small)["hubin/lou2/screen"]
    html = render_screen(screen, "zh_CN", True)
    assert ("磨刀" in html) is ("夏至远" in html) is given
    assert "读报" in html, "what names somebody there is no part of a screen"
    assert ("夏至远" in repr(screen)) is given
    for channel in (Channel.WEB, Channel.PRINT):
        board = next(
            b for b in build_boards(catalogue, channel, DAY, URLS) if b.path == "hubin/lou2"
        )
        assert "磨刀" in repr(board.panel("events"))
    (chain,) = [c for c in catalogue.chains() if c[0].path == "hubin/lou2"]
    (found,) = find_origins(catalogue, chain, "磨刀", Channel.SCREEN, DAY)
    assert found.state is (State.SHOWN if given else State.OFF_SCREEN)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_screen_is_one_file_that_asks_for_nothing_and_leads_nowhere(chengdong, lang):
    html = render_screen(screens_of(chengdong)["chengdong/screen"], lang, True)
    tree = tree_of(html)
    links = [e.get("href") or e.get("src") for e in tree.iter() if e.get("href") or e.get("src")]
    assert [link for link in links if not link.startswith(("data:", "tel:"))] == []
    assert "pointer-events:none" in html
    assert "var(--" not in html, "old WebViews know no custom properties"
    assert len(html.encode()) < 40_000


def test_old_engines_can_read_its_script(chengdong):
    html = render_screen(screens_of(chengdong)["chengdong/screen"], "zh_CN", True)
    script = html.split("<script>")[1].split("</script>")[0]
    assert not re.search(r"=>|\b(let|const|class|async|await)\b|`|\.\.\.|\bfetch\(", script)


def test_its_code_leads_to_the_page_of_its_place(chengdong):
    html = render_screen(screens_of(chengdong)["chengdong/screen"], "zh_CN", True)
    size, path = re.search(r'viewBox="-4 -4 (\d+) .*?<path d="([^"]*)"', html).groups()
    assert _read(int(size), path) == "https://board.example/chengdong/"


def _read(size, path):
    """Return what the symbol says that `path` draws, from straight runs to pixels."""
    dark, x, y, start = set(), 0, 0, (0, 0)
    edges = []
    for command, values in re.findall(r"([Mhvz])([^Mhvz]*)", path):
        before = (x, y)
        if command == "M":
            x, y = map(int, values.split())
            start = (x, y)
        elif command == "z":
            x, y = start
        elif command == "h":
            x += int(values)
        else:
            y += int(values)
        if command != "M" and before[0] == x:
            edges += [(x, row, 1 if y > before[1] else -1)
                      for row in range(min(y, before[1]), max(y, before[1]))]  # fmt: skip
    for row in range(size - 8):
        inside = 0
        across = sorted((ex, way) for ex, ey, way in edges if ey == row)
        for (left, way), (right, _) in zip(across, [*across[1:], (0, 0)], strict=True):
            inside += way
            dark |= {(column, row) for column in range(left, right) if inside}
    image = Image.new("L", (size, size), 255)
    for column, row in dark:
        image.putpixel((column + 4, row + 4), 0)
    (found,) = zxingcpp.read_barcodes(image.resize((size * 8, size * 8), Image.Resampling.NEAREST))
    return found.text


def test_its_folder_is_no_name_for_a_home():
    assert SCREEN in NO_BUILDINGS
