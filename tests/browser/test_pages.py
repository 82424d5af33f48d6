"""What holds for every page: accessible, quiet, all from one host, no wider than the screen."""

from __future__ import annotations

from itertools import pairwise

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.pages import BOARDS, FRAMED, HEADINGS, PHONE, SIDEWAYS, VIEWS

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("view", VIEWS, ids=str)
# The first board is looked at under its printed code: `test_boards` shows that they are the same.
@pytest.mark.parametrize("uri", BOARDS[1:] + FRAMED)
def test_page_serves_everybody(look, uri, view):
    with look(uri, view) as visit:
        assert visit.page.evaluate(SIDEWAYS) <= 0, "scrolls sideways"
        found = Axe().run(visit.page).response["violations"]
        assert not found, "\n".join(map(_told, found))
        assert visit.foreign == []
        assert visit.errors == []


def _told(violation: dict) -> str:
    places = [
        f"    {' '.join(map(str, node['target']))}: {node['failureSummary']}"
        for node in violation["nodes"][:8]
    ]
    head = f"{violation['impact']} {violation['id']}: {violation['help']}"
    return "\n".join([f"{head} ({len(violation['nodes'])} places)", *places])


@pytest.mark.parametrize("uri", BOARDS + FRAMED)
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
