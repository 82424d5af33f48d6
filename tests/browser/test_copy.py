"""The texts of a notice are copied at a touch; without the script they are there to be marked."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

PLACE = "oufeng/"


def test_a_touch_copies_the_text(look):
    with look(PLACE) as visit:
        page = visit.page
        page.locator("#texts summary").click()
        page.evaluate(
            "addEventListener('copy', () => { window.copied = String(window.getSelection()) })"
        )
        button = page.locator(".nb-copy").first
        button.click()
        expect(button).to_have_text("复制好了")
        copied = page.evaluate("window.copied")
        assert copied.strip() == page.locator(".nb-sent").first.inner_text().strip()
        assert copied.startswith("【欧风丽苑社区】")


def test_the_file_has_the_same_text(look, site):
    with look(PLACE) as visit:
        links = visit.page.locator("#texts a.file")
        shown = visit.page.locator(".nb-sent").all_text_contents()
        files = [link.get_attribute("href") for link in links.all()]
    assert [(site / PLACE / file).resolve().read_text("utf-8") for file in files] == shown


def test_without_the_script_no_button_promises_anything(look):
    with look(PLACE, script=False) as visit:
        assert visit.page.locator(".nb-copy:visible").count() == 0
