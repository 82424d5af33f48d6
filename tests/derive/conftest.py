"""Values of the fourth stage, made from the small project."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from noticeboard.catalogue import load_catalogue
from noticeboard.derive import Urls, build_boards
from noticeboard.schema import Channel

SMALL = Path(__file__).parents[1] / "projects/small/buildings"


@pytest.fixture(scope="session")
def catalogue():
    return load_catalogue(SMALL, date(2026, 11, 22))


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
