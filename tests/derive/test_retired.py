"""The page of a retired code, and what is on it when the community is gone too."""

from __future__ import annotations

import gzip
import re
from dataclasses import replace

import html5lib
import pytest

from noticeboard.catalogue import load_catalogue
from noticeboard.derive import build_retired_pages
from noticeboard.publish import BUDGET_BYTES
from noticeboard.render.page import render_retired


@pytest.fixture
def page(small, today):
    (page,) = build_retired_pages(load_catalogue(small, today))
    return page


def test_it_says_what_became_of_the_building_and_whom_to_ask(page):
    assert (page.code, page.note, page.day.year) == ("Z9Z9", "2026年拆除", 2025)
    assert page.community
    assert (page.community.name, page.community.hotline.digits) == ("湖滨社区", "07341000100")
    assert page.others == ()


def test_where_the_community_is_gone_all_hotlines_are_there(small, today):
    ledger = small / "ledger/codes.yml"
    text = re.sub(", 校验: [A-Z]{8}", "", ledger.read_text("utf-8"))
    ledger.write_text(text.replace("hubin/lou9", "gone/lou9"), "utf-8")
    (page,) = build_retired_pages(load_catalogue(small, today))
    assert page.community is None
    assert [call.id for call in page.others] == ["chengdong", "hubin"]
    html = render_retired(page, "zh_CN")
    assert html.count('href="tel:') == 2
    assert 'href="../../"' in html


@pytest.mark.parametrize("lang", ["zh_CN", "en"])
def test_it_is_one_light_page_that_is_read_without_script(page, lang):
    html = render_retired(page, lang)
    html5lib.HTMLParser(strict=True).parse(html)
    assert len(gzip.compress(html.encode(), 6)) <= BUDGET_BYTES
    assert 'content="noindex"' in html
    for text in ("Z9Z9", "2026年拆除", "湖滨社区", "tel:07341000100", "../../hubin/"):
        assert text in html
    assert "src=" not in html


def test_a_note_is_text(page):
    html = render_retired(replace(page, note="<script>alert(1)</script>"), "zh_CN")
    assert "<script>alert" not in html
