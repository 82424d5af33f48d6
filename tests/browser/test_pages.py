"""The order of headings on every page, and the way from home; the rest is in `test_elders`."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tests.browser.pages import BOARDS, CASE, FRAMED, HEADINGS, PHONE, RETIRED

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("uri", [*BOARDS, RETIRED, CASE, *FRAMED])
def test_structure(look, uri):
    with look(uri, PHONE) as visit:
        levels = visit.page.evaluate(HEADINGS)
    assert levels[0] == 1
    assert levels.count(1) == 1
    steps = [after - before for before, after in pairwise(levels)]
    assert all(step <= 1 for step in steps), f"a level is left out: {levels}"


def test_home_leads_to_every_community_without_script(look, site):
    with look("", PHONE, script=False) as visit:
        links = visit.page.locator("#communities + ul a")
        targets = {link.get_attribute("href") for link in links.all() if link.is_visible()}
    folders = {f"./{page.parent.parent.name}/" for page in site.glob("*/*/qr.svg")}
    assert targets == folders
