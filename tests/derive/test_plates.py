"""A plate is for the door of who agreed to it, and that consent shows nothing anywhere else."""

from __future__ import annotations

from datetime import date

import pytest

from noticeboard.catalogue import load_catalogue
from noticeboard.derive import Urls, build_boards, build_plates
from noticeboard.errors import DataError
from noticeboard.schema import Channel
from tests.helpers.projects import change

CONSENT = "  - {姓名: 白露霜, 楼栋: lou1, 项目: [姓名], 渠道: [挂牌], 自: 2026-01-01}\n"
OTHER = "  - {姓名: 白露霜, 楼栋: lou1, 项目: [姓名, 电话], 渠道: [网页, 海报], 自: 2026-01-01}\n"


@pytest.fixture
def plates(small, today):
    """A function that returns the plates of the small project as it is now."""
    return lambda: build_plates(load_catalogue(small, today), today)


def test_who_agreed_has_a_plate_with_name_and_building(plates):
    (plate,) = plates()
    assert (plate.path, plate.name, plate.place) == ("hubin/lou1", "白露霜", "湖滨路1号楼")
    assert plate.title == "", "the theme says it"


def test_a_site_calls_it_as_it_likes(plates, small):
    path = small / "organisation.yml"
    path.write_text(f"{path.read_text('utf-8')}\n挂牌: 先锋之家\n", "utf-8")
    assert [plate.title for plate in plates()] == ["先锋之家"]


def test_consent_taken_back_or_ended_takes_the_plate_with_it(plates, small):
    change(small / "hubin/consent.yml", CONSENT, CONSENT.replace("自:", "至: 2026-10-01, 自:"))
    assert plates() == ()


def test_consent_for_page_and_poster_is_none_for_a_plate(plates, small):
    change(small / "hubin/consent.yml", CONSENT, "")
    assert plates() == ()


@pytest.mark.parametrize("channel", [Channel.WEB, Channel.PRINT])
def test_consent_for_a_plate_shows_nothing_on_page_or_poster(small, today, channel):
    change(small / "hubin/consent.yml", OTHER, "")
    catalogue = load_catalogue(small, today)
    boards = build_boards(catalogue, channel, today, Urls("https://board.example/"))
    assert "白露霜" not in repr(boards)
    assert [plate.name for plate in build_plates(catalogue, today)] == ["白露霜"]


def test_a_notice_cannot_be_told_on_doors(small):
    line = "渠道: [网页, 海报]}"
    path = small / "hubin/community.yml"
    path.write_text(path.read_text("utf-8").replace(line, "渠道: [挂牌]}", 1), "utf-8")
    with pytest.raises(DataError):
        load_catalogue(small, date(2026, 11, 22))
