"""Boards of the small project and one printer for all tests of this folder."""

from __future__ import annotations

from dataclasses import replace

import pytest

from noticeboard.catalogue import load_catalogue
from noticeboard.derive import ShownPerson, Urls, build_boards, photo_id
from noticeboard.render.fonts import Fonts
from noticeboard.render.photos import PRINT_FORM, prepare_photos
from noticeboard.render.print.start import start_printer
from noticeboard.schema import Channel, Phone
from tests.helpers.projects import SMALL


@pytest.fixture(scope="session")
def boards(today):
    """Every board of the small project by its path and channel."""
    catalogue = load_catalogue(SMALL / "buildings", today)
    urls = Urls("https://board.example/")
    return {
        (board.path, channel): board
        for channel in (Channel.WEB, Channel.PRINT)
        for board in build_boards(catalogue, channel, today, urls)
    }


@pytest.fixture(scope="session")
def board(boards):
    """A board for paper with a little of everything."""
    return boards["hubin/lou1", Channel.PRINT]


@pytest.fixture(scope="session")
def fonts(tmp_path_factory):
    return Fonts(tmp_path_factory.mktemp("fonts"))


@pytest.fixture(scope="session")
def photos(tmp_path_factory):
    """The folder of prepared photos."""
    folder = tmp_path_factory.mktemp("photos")
    source = SMALL / "buildings/hubin/photos/1.jpg"
    (content,) = prepare_photos(source, (PRINT_FORM,))
    (folder / f"{photo_id('hubin', '1.jpg')}.jpg").write_bytes(content)
    return folder


@pytest.fixture(scope="session")
def printer(fonts, photos):
    return start_printer(fonts, photos, "zh_CN")


def people(count, services=("水电小修",)):
    """Return as many members, with numbers that nobody has."""
    surnames, given = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨", "安宁和平康乐祥瑞清明"
    return tuple(
        ShownPerson(
            seats=("组长",) if n == 0 else (),
            name=surnames[n % 16] + given[n // 16 % 10] + given[n // 160],
            phone=Phone.parse(f"154 0000 {n:04d}"),
            services=services,
        )
        for n in range(count)
    )


def with_rows(board, kind, rows):
    """Return `board` with other rows in the panel of one kind, and without photos."""
    panels = tuple(replace(p, rows=rows) if p.kind == kind else p for p in board.panels)
    assert kind in {panel.kind for panel in panels}
    return replace(board, panels=panels)
