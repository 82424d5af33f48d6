"""The address that every printed code says: what is refused, and what to write instead."""

from __future__ import annotations

import pytest

from noticeboard.locale import LANGUAGES, translate
from noticeboard.site_url import fault_of

GOOD = (
    "https://board.example/",
    "https://board.example",
    "HTTPS://BOARD.EXAMPLE/",
    "http://127.0.0.1:8000/",
    "http://[::1]:8000/",
    "http://board_web:8080/lou/dong-1/",
    "https://board.example/%E6%A5%BC/",
    "https://xn--fsqu00a.xn--fiqs8s/",
)
WRONG = {
    "setup.site-url": (
        None, 5, "", "board.example", "//board.example/", "ftp://board.example/", "https:///lou/",
        "https://-board.example/", "https://board..example/", "https://board.example./",
        "https://999.1.1.1/", "https://127.1/", "https://[::1/", "https://[::g]/",
        f"https://{'a' * 64}.example/",
    ),
    "setup.site-url-login": ("https://me:secret@board.example/", "https://me@board.example/"),
    "setup.site-url-query": (
        "https://board.example/?x=1", "https://board.example/?", "https://board.example/#top",
        "https://board.example/#",
    ),
    "setup.site-url-port": (
        "https://board.example:99999/", "https://board.example:0/", "https://board.example:/",
        "https://board.example:http/", "https://board.example:-1/",
    ),
    "setup.site-url-host": ("https://公示栏.中国/", "https://公示栏.中国:8000/lou/"),
    "setup.site-url-character": (
        "https://board.example/a b/", " https://board.example/", "https://board.example/\n",
        "https：//board.example/", "https://board.example/楼/", "https://board.example\\lou/",
        "https://公示栏.中国/楼/", 'https://board.example/"', "https://board.example/<b>",
        "https://board.example/\x1b[31m",
    ),
    "setup.site-url-path": (
        "https://board.example//", "https://board.example/a//b", "https://board.example/../",
        "https://board.example/./a", "https://board.example/a(1)/", "https://board.example/a%2",
        "https://board.example/a+b/",
    ),
}  # fmt: skip


@pytest.mark.parametrize("url", GOOD)
def test_an_address_that_every_scanner_reads_alike(url):
    assert fault_of(url) is None


@pytest.mark.parametrize(("message_id", "url"), [(m, u) for m, urls in WRONG.items() for u in urls])
def test_a_doubtful_address_is_refused_with_what_to_write(message_id, url):
    fault = fault_of(url)
    assert fault is not None
    assert fault[0] == message_id
    for lang in LANGUAGES:
        text = translate(*(fault[0], lang, fault[1]))
        assert text.isprintable()
        assert "secret" not in text


def test_a_host_in_chinese_is_told_as_it_is_written_in_addresses():
    _, params = fault_of("https://公示栏.中国:8000/")
    assert params["good"].startswith("xn--")
    assert params["good"].endswith(".xn--fiqs8s:8000")
