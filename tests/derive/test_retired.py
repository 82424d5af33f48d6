"""The page of a retired code, and what is on it when the community is gone too."""

from __future__ import annotations

import gzip
import re
from dataclasses import replace

import html5lib
import pytest

from noticeboard.catalogue import load_catalogue, public_notes
from noticeboard.catalogue.chain import entry_line, seal
from noticeboard.derive import build_finder, build_retired_pages
from noticeboard.publish import BUDGET_BYTES
from noticeboard.render.page import render_retired
from noticeboard.schema import CodeEntry


def retired_in(catalogue, today):
    return build_retired_pages(catalogue, public_notes(catalogue, today))


@pytest.fixture
def page(small, today):
    (page,) = retired_in(load_catalogue(small, today), today)
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
    (page,) = retired_in(load_catalogue(small, today), today)
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


def test_a_note_about_somebody_who_has_not_agreed_is_not_told(small, today):
    """The line can never be changed, and a takedown must not wait for it."""
    line = CodeEntry(code="A2A2", building="hubin/lou1", day=today, retired="找秦小满")
    sealed = seal([*load_catalogue(small, today).ledger.entries, line])
    lines = "".join(f"  - {entry_line(entry)}\n" for entry in sealed)
    (small / "ledger/codes.yml").write_text(f"短码:\n{lines}", "utf-8")
    found = load_catalogue(small, today)
    (warning,) = [d for d in found.warnings if d.message_id == "privacy.leak-note"]
    assert warning.params == {"value": "秦×"}
    pages = {page.code: page for page in build_retired_pages(found, public_notes(found, today))}
    assert (pages["A2A2"].note, pages["Z9Z9"].note) == ("", "2026年拆除")
    assert "这个短码已经停用" in render_retired(pages["A2A2"], "zh_CN")
    assert "秦小满" not in repr(build_finder(found, public_notes(found, today)))
