"""Addresses, and the one that is printed."""

from __future__ import annotations

import pytest

from noticeboard.derive import Urls


def test_at_the_root_of_a_host_the_printed_address_is_upper_case():
    urls = Urls("https://board.example/")
    assert urls.permanent("7K3M") == "HTTPS://BOARD.EXAMPLE/Q/7K3M/"
    assert urls.at_root


def test_below_a_path_the_address_keeps_its_case():
    urls = Urls("https://pages.example/Board/")
    assert urls.permanent("7K3M") == "https://pages.example/Board/Q/7K3M/"
    assert not urls.at_root


@pytest.mark.parametrize("site", ["https://board.example/", "http://board.example:8000/a/"])
def test_words_and_page(site):
    urls = Urls(site)
    assert urls.in_words("7K3M") == site.split("://")[1] + "Q/7K3M"
    assert urls.board("hubin/lou1") == site + "hubin/lou1/"
    assert urls.domain == site.split("/")[2]
