"""Every page of the sample site, read without a script."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

import html5lib
import pytest

from noticeboard.schema import Channel
from tests.helpers.pages import page_of, pages_of
from tests.helpers.records import people_of
from tests.samples.test_posters import BUILDINGS

AWAY = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)


@pytest.fixture(scope="module")
def pages(site):
    return [page_of(site, uri) for uri in pages_of(site)]


def test_every_link_leads_somewhere(pages, site):
    broken = []
    for page in pages:
        for address in {*page.links, *page.resources}:
            parts = urlsplit(address)
            if parts.scheme or parts.netloc:
                continue
            target = page.target(address)
            if not target.is_file():
                broken.append((page.uri, address))
            elif parts.fragment and target.suffix == ".html":
                uri = target.relative_to(site.resolve()).as_posix() if target.is_absolute() else ""
                ids = page_of(site, uri).ids
                if unquote(parts.fragment) not in ids and parts.fragment != "__comments":
                    broken.append((page.uri, address))
    assert broken == []


def test_every_entry_of_every_feed_leads_to_its_panel(site):
    feeds, home = [*site.rglob("feed.xml")], "https://board.example/"
    assert len(feeds) > 50
    broken = []
    for feed in feeds:
        for link in ElementTree.parse(feed).iter("{http://www.w3.org/2005/Atom}link"):
            address, _, fragment = link.get("href").partition("#")
            target = site / unquote(address.removeprefix(home))
            target = target / "index.html" if address.endswith("/") else target
            page = page_of(site, target.relative_to(site).as_posix()) if fragment else None
            if not target.is_file() or (page and unquote(fragment) not in page.ids):
                broken.append((feed.parent.name, link.get("href")))
    assert broken == []


def test_a_link_away_is_one_that_a_reader_clicks(pages):
    for page in pages:
        for address in page.links:
            scheme = urlsplit(address).scheme
            assert scheme in ("", "tel", "http", "https", "mailto"), (page.uri, address)


def test_no_page_asks_another_host_for_anything(pages):
    asked = [(page.uri, url) for page in pages for url in page.resources if AWAY.match(url)]
    assert asked == []


def test_no_style_sheet_and_no_script_of_ours_asks_another_host(site):
    for path in site.rglob("*.css"):
        urls = re.findall(r"""(?:url\(|@import)\s*["']?([^"')]+)""", path.read_text("utf-8"))
        assert [url for url in urls if AWAY.match(url.strip())] == [], path.name
    for path in site.rglob("*.js"):
        ours = (site / "assets/noticeboard/finder.js", site / "sw.js")
        assert path in ours, "a script that no page loads"
        assert "//" not in re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.DOTALL)


@pytest.mark.parametrize("path", BUILDINGS)
def test_board(site, boards, path):
    board = boards[Channel.WEB][path]
    page = page_of(site, f"{path}/index.html")

    html5lib.HTMLParser(strict=True).parse(page.html)
    assert page.all("html", lang="zh-Hans")
    assert not [e for e in page.all("script") if e.get("src")], "nothing to wait for"
    assert [meta.get("content") for meta in page.all("meta", name="robots")] == ["noindex"]
    (canonical,) = page.all("link", rel="canonical")
    assert canonical.get("href") == f"https://board.example/{path}/"
    (heading,) = page.all("h1")
    assert "".join(heading.itertext()) == board.name

    for code in board.codes:
        assert (site / f"Q/{code}/index.html").read_bytes() == page.html.encode()

    for link in page.all("a"):
        if link.get("href", "").startswith("tel:"):
            shown = re.sub(r"\D", "", "".join(link.itertext()))
            number = link.get("href").removeprefix("tel:").split(",")[0]
            assert shown.endswith(number) or number in shown, (
                "the number stands where it is dialled"
            )
    numbers = {
        link.removeprefix("tel:").split(",")[0] for link in page.links if link.startswith("tel:")
    }
    for lead in board.leads:
        assert lead.phone is None or lead.phone.digits in numbers
    assert board.hotline.digits in numbers

    for panel in board.panels:
        for row in panel.rows:
            for text in (getattr(row, "name", None), getattr(row, "title", None)):
                assert text is None or "".join(text.split()) in page.text


@pytest.mark.parametrize("path", BUILDINGS)
def test_nobody_is_on_a_page_who_has_not_agreed(site, catalogue, boards, path):
    html = page_of(site, f"{path}/index.html").html
    shown = repr(boards[Channel.WEB][path])
    (home,) = [home for _, home in catalogue.homes() if home.path == path]
    for name, number in people_of(home):
        assert name in shown or name not in html
        assert number in shown or number not in html


def test_nobody_is_in_the_index_of_the_finder(site, catalogue):
    files = [*(site / "assets/noticeboard").glob("finder-*.json")]
    index = "".join(path.read_text("utf-8") for path in files)
    places = [*catalogue.communities, *(home for _, home in catalogue.homes())]
    people = {name for place in places for name, _ in people_of(place)}
    assert len(people) > 100
    assert "学宫巷" in index
    assert [name for name in people if name in index] == []


def test_boards_are_not_in_the_navigation(pages):
    paths = {f"{path}/" for path in BUILDINGS}
    boards = (*paths, "Q/")
    for page in (page for page in pages if not page.uri.startswith(boards)):
        for nav in page.all("nav"):
            found = {e.get("href", "").lstrip("./") for e in nav.iter("a")}
            assert not found & paths


def test_no_page_is_a_dead_end(pages, site):
    """Home, where everybody finds a building, is one step away; every unit above is linked."""
    home = (site / "index.html").resolve()
    # Nobody touches a screen in a hall.
    for page in (page for page in pages if not page.uri.endswith("/screen/index.html")):
        targets = {page.target(link) for link in page.links if not urlsplit(link).scheme}
        assert home in {target.resolve() for target in targets}, page.uri


def test_every_page_is_reached_from_home(pages, site):
    reached, new = set(), [(site / "index.html").resolve()]
    while new:
        path = new.pop()
        if path in reached or path.suffix != ".html":
            continue
        reached.add(path)
        page = page_of(site, path.relative_to(site.resolve()).as_posix())
        new += [page.target(a).resolve() for a in page.links if not urlsplit(a).scheme]
    every = {(site / page.uri).resolve() for page in pages}
    codes = {path.resolve() for path in (site / "Q").rglob("*.html")}
    # Cases whose numbers nobody is to guess: who has one writes it behind the address.
    hidden = {path.resolve() for path in (site / "zhangmiao/cases").glob("*/index.html")}
    # Who sets up a screen types its address, which the handbook tells.
    screens = {path.resolve() for path in site.rglob("screen/index.html")}
    assert every - reached == codes | hidden | screens | {(site / "404.html").resolve()}


def test_every_board_is_found_without_a_script(site):
    home = page_of(site, "index.html")
    communities = {page_of(site, "index.html").target(link) for link in home.links}
    for path in BUILDINGS:
        community = path.split("/")[0]
        assert (site / community / "index.html").resolve() in communities
        page = page_of(site, f"{community}/index.html")
        targets = {page.target(link) for link in page.links if not urlsplit(link).scheme}
        assert (site / path / "index.html").resolve() in targets


def test_every_code_has_its_page(site, catalogue):
    codes = {code.code for _, home in catalogue.homes() for code in home.codes}
    retired = {entry.code for entry in catalogue.ledger.retired}
    assert retired
    pages = {path.name for path in (site / "Q").iterdir()}
    assert {name for name in pages if "-" not in name} == codes | retired
    # The newest edition of each, and what is printed next.
    printed = catalogue.prints.by_code
    asked = {f"{c}-{n}" for c in codes for n in {e.edition for e in printed.get(c, ())} | {1}}
    assert asked <= pages
    assert {name.split("-")[0] for name in pages} == codes | retired


def test_nothing_published_says_where_it_was_built(site, sample):
    for path in (
        p for p in site.rglob("*") if p.suffix in (".html", ".json", ".xml", ".js", ".css")
    ):
        assert str(sample) not in path.read_text("utf-8"), path
