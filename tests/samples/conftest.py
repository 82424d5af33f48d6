"""What the sample data of this repository are made into."""

from __future__ import annotations

import pytest

from noticeboard.catalogue import load_catalogue
from noticeboard.derive import Urls, build_boards
from noticeboard.schema import Channel
from tests.helpers.projects import REPO


@pytest.fixture(scope="session")
def site(sample):
    return sample / "site"


@pytest.fixture(scope="session")
def catalogue(today):
    return load_catalogue(REPO / "buildings", today)


@pytest.fixture(scope="session")
def boards(catalogue, today):
    """Every board of the sample data by its channel and path."""
    urls = Urls("https://board.example/")
    return {
        channel: {board.path: board for board in build_boards(catalogue, channel, today, urls)}
        for channel in (Channel.WEB, Channel.PRINT)
    }
