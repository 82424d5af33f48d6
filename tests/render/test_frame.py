"""Whole pages from data and a navigation, whichever program knows it."""

from __future__ import annotations

import pytest

from noticeboard.pipeline import build_site, frame_site
from noticeboard.render.frame import (
    Article,
    NavPage,
    NavSection,
    Script,
    SiteFrame,
    Version,
    build_frame,
)
from noticeboard.settings import Settings

ABOUT = NavPage(Version("zh_CN", "关于", "about/"), (Version("en", "About", "en/about/"),))
EDIT, PRINT = (NavPage(Version("zh_CN", n, f"book/{u}")) for n, u in (("改", ""), ("印", "print/")))
SITE = SiteFrame(
    name="<b>楼</b>栋",
    lang="zh_CN",
    site_url="https://board.example/",
    items=(NavPage(Version("zh_CN", "找楼栋", "")), NavSection("手册", (EDIT, PRINT)), ABOUT),
    stylesheets=("own.css", "https://fonts.example/x.css"),
    scripts=(Script("own.js", kind="module", defer=True),),
)


def article(page, lang="zh_CN"):
    return Article(page, lang, page.version(lang).title, "")


def told(links):
    return [(link.title, link.url, link.current) for link in links]


def test_the_trail_leads_through_sections():
    assert told(build_frame(SITE, article(PRINT)).crumbs) == [
        ("首页", "../../", ""),
        ("手册", "../", ""),
        ("印", "./", "page"),
    ]


def test_the_first_page_of_a_section_is_called_as_the_section():
    assert told(build_frame(SITE, article(EDIT)).crumbs)[1:] == [("手册", "./", "page")]


def test_tabs_say_in_which_section_one_is():
    assert told(build_frame(SITE, article(PRINT)).tabs) == [
        ("找楼栋", "../../", ""),
        ("手册", "../", "true"),
        ("关于", "../../about/", ""),
    ]


def test_neighbours_are_of_the_same_section():
    frame = build_frame(SITE, article(EDIT))
    assert (frame.previous, told([frame.next])) == (None, [("印", "print/", "")])


def test_a_translation_leads_to_translations_and_says_what_is_none():
    frame = build_frame(SITE, article(ABOUT, "en"))
    assert [(t.title, t.url, t.lang) for t in frame.tabs] == [
        ("找楼栋", "../../", "zh-Hans"),
        ("手册", "../../book/", "zh-Hans"),
        ("About", "./", ""),
    ]
    assert [(s.title, s.url, s.lang) for s in frame.switch] == [("中文", "../../about/", "zh-Hans")]


@pytest.mark.parametrize(
    ("here", "target", "link"),
    [
        ("", "", "./"),
        ("", "about/", "about/"),
        ("about/", "", "../"),
        ("about/", "about/", "./"),
        ("unit/x/", "assets/a.css", "../../assets/a.css"),
        ("about.html", "index.html", "index.html"),
        ("about/", "https://x.example/y", "https://x.example/y"),
        ("about/", "/y", "/y"),
    ],
)
def test_links_lead_from_where_the_page_is(here, target, link):
    assert article(NavPage(Version("zh_CN", "x", here))).link(target) == link


@pytest.fixture(scope="module")
def pages(tmp_path_factory, today):
    """All pages in our frame, made without a program that builds sites."""
    from noticeboard.catalogue import load_catalogue
    from tests.helpers.projects import SMALL

    folder = tmp_path_factory.mktemp("pages")
    settings = Settings(
        project_dir=folder,
        data_dir=SMALL / "buildings",
        print_dir=folder / "print",
        cache_dir=folder / "cache",
        site_url="https://board.example/lou/",
        today=today,
    )
    site = build_site(load_catalogue(SMALL / "buildings", today), settings)
    return frame_site(site, SITE)


def test_every_page_is_whole(pages):
    assert {*pages} == {
        "index.html",
        "404.html",
        "hubin/index.html",
        "hubin/calendar/index.html",
        "chengdong/index.html",
        "unit/shiguqu/index.html",
        "unit/qingshanjiedao/index.html",
    }
    for uri, html in pages.items():
        root = "/lou/" if uri == "404.html" else "../" * uri.count("/")
        assert html.startswith("<!doctype html>")
        assert html.endswith("</html>")
        assert "&lt;b&gt;楼&lt;/b&gt;栋" in html
        assert "<b>楼</b>" not in html
        assert f'<link rel="stylesheet" href="{root or ""}own.css">' in html
        assert '<link rel="stylesheet" href="https://fonts.example/x.css">' in html
        assert f'<script src="{root or ""}own.js" type="module" defer></script>' in html


def test_a_site_without_a_home_page_gets_one(pages):
    assert 'class="nb-finder"' in pages["index.html"]
    assert 'href="./hubin/"' in pages["index.html"]
    assert "<title>&lt;b&gt;" in pages["index.html"]
