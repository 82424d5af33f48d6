"""Values of the fourth stage, made from the small project."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from noticeboard.catalogue import load_catalogue
from noticeboard.catalogue.chain import entry_line, head_of, seal
from noticeboard.derive import Urls, build_boards
from noticeboard.schema import Channel, CodeEntry
from tests.helpers.projects import write

DAY = date(2026, 11, 22)
SMALL = Path(__file__).parents[1] / "projects/small/buildings"


@pytest.fixture(scope="session")
def catalogue():
    return load_catalogue(SMALL, date(2026, 11, 22))


@pytest.fixture
def stairwell(small):
    """The small project with a stairwell that has a board of its own."""
    write(
        small / "hubin/lou1/dong.yml",
        "名称: 东门\n成员: [{姓名: 田小禾, 岗位: [治保员]}]\n"
        "通知: [{标题: 东门换锁, 自: 2026-11-22}]\n",
    )
    with (small / "hubin/consent.yml").open("a", encoding="utf-8") as file:
        file.write(
            "  - {姓名: 田小禾, 楼栋: lou1-dong, 项目: [姓名], 渠道: [网页], 自: 2026-11-01}\n"
        )
    path = small / "ledger/codes.yml"
    lines = load_catalogue(SMALL, DAY).ledger.entries
    (line,) = seal([CodeEntry(code="D0NG", building="hubin/lou1-dong", day=DAY)], head_of(lines))
    with path.open("a", encoding="utf-8") as file:
        file.write(f"  - {entry_line(line)}\n")
    return small


@pytest.fixture(scope="session")
def urls():
    return Urls("https://board.example/")


@pytest.fixture(scope="session")
def boards(catalogue, urls, today):
    """Every board of the small project by its path and channel."""
    return {
        (board.path, channel): board
        for channel in Channel
        for board in build_boards(catalogue, channel, today, urls)
    }
