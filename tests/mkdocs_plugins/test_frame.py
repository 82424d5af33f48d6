"""What stands around a text: sections, trail, translations; and what Markdown lacks."""

from __future__ import annotations

import markdown
import pytest

from noticeboard.render.frame.article_markup import ArticleMarkup
from tests.helpers.pages import Html
from tests.helpers.projects import change, run, write


def links(page, name):
    """Return text, address, language and state of the links in the `nav` of a class."""
    (nav,) = page.all("nav", **{"class": name})
    keys = ("href", "lang", "aria-current")
    return [("".join(a.itertext()), *(a.get(key) for key in keys)) for a in nav.iter("a")]


@pytest.fixture
def built(project):
    """A function that builds the project anew and returns a page of it by its address."""

    def build(uri):
        done = run("mkdocs", "build", "-q", cwd=project)
        assert done.returncode == 0, done.stderr
        return Html(project / "site", uri)

    change(project / "mkdocs.yml", "      workers: 1\n", "      enabled: false\n")
    return build


def test_the_trail_of_a_community_leads_through_its_units(small_built):
    page = Html(small_built / "site", "hubin/index.html")
    assert links(page, "nb-trail") == [
        ("首页", "../", None, None),
        ("石鼓区", "../unit/shiguqu/", None, None),
        ("青山街道", "../unit/qingshanjiedao/", None, None),
        ("湖滨社区", "./", None, "page"),
    ]


def test_a_unit_lists_what_is_beneath_it(small_built):
    page = Html(small_built / "site", "unit/qingshanjiedao/index.html")
    assert links(page, "nb-trail")[-1] == ("青山街道", "./", None, "page")
    assert "../../hubin/" in page.links
    assert "3栋楼" in page.text


def test_the_section_that_one_is_in_is_marked(small_built):
    page = Html(small_built / "site", "guide/index.html")
    assert links(page, "nb-tabs") == [
        ("找楼栋", "../", None, None),
        ("说明", "./", None, "page"),
    ]
    assert not page.all("nav", **{"class": "nb-switch"})
    assert not page.all("link", rel="alternate")


def test_a_page_of_a_section_leads_to_the_section_and_its_neighbours(project, built):
    for name in ("index", "one", "two"):
        write(project / f"content/book/{name}.md", f"# Page {name}\n")
    change(
        project / "mkdocs.yml",
        "  - 说明: guide.md",
        "  - 说明: guide.md\n  - 手册: [book/index.md, book/one.md, book/two.md]",
    )
    page = built("book/one/index.html")
    assert links(page, "nb-trail") == [
        ("首页", "../../", None, None),
        ("手册", "../", None, None),
        ("Page one", "./", None, "page"),
    ]
    assert [(text, state) for text, _, _, state in links(page, "nb-section")] == [
        ("Page index", None),
        ("Page one", "page"),
        ("Page two", None),
    ]
    assert links(page, "nb-tabs")[-1] == ("手册", "../", None, "true")
    assert {"../", "../two/"} <= {*page.links}
    index = Html(project / "site", "book/index.html")
    assert links(index, "nb-trail")[-1] == ("手册", "./", None, "page")


def test_a_translation_has_an_address_of_its_own_and_both_lead_to_each_other(project, built):
    write(project / "content/guide.en.md", "# Guide\n\n[The community](hubin/index.md)\n")
    page = built("en/guide/index.html")
    original = Html(project / "site", "guide/index.html")

    assert (page.all("html")[0].get("lang"), original.all("html")[0].get("lang")) == (
        "en",
        "zh-Hans",
    )
    assert links(page, "nb-switch") == [("中文", "../../guide/", "zh-Hans", None)]
    assert links(original, "nb-switch") == [("English", "../en/guide/", "en", None)]
    for one in (page, original):
        assert [(e.get("hreflang"), e.get("href")) for e in one.all("link", rel="alternate")] == [
            ("zh-Hans", "https://board.example/guide/"),
            ("en", "https://board.example/en/guide/"),
        ]
    assert links(page, "nb-trail") == [
        ("Home", "../../", None, None),
        ("Guide", "./", None, "page"),
    ]
    assert links(page, "nb-tabs") == [
        ("找楼栋", "../../", "zh-Hans", None),
        ("Guide", "./", None, "page"),
    ]
    assert "../../hubin/" in page.links
    assert not (project / "site/guide.en").exists()


def test_a_name_with_markup_is_text(project, built):
    change(project / "mkdocs.yml", "site_name: 楼栋公示栏", "site_name: '<b>楼</b>栋'")
    page = built("guide/index.html")
    assert not page.all("b")
    assert "<b>楼</b>栋" in page.text


def convert(text):
    return markdown.markdown(text, extensions=["tables", ArticleMarkup()])


def test_a_cell_knows_the_heading_of_its_column():
    html = convert("| 我想 | | 谁 |\n| --- | --- | --- |\n| 改 | 看 | 我 |\n")
    assert '<td data-label="我想">改</td>' in html
    assert "<td>看</td>" in html


def test_of_two_columns_the_headings_are_not_repeated():
    assert "data-label" not in convert("| 我想 | 看 |\n| --- | --- |\n| 改 | 这里 |\n")


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("[x](y)", True),
        ("- [x](y)", True),
        ("看[x](y)。", False),
        ("[x](y) [z](y)", False),
    ],
)
def test_a_link_that_stands_alone_is_marked(text, marked):
    assert ("nb-alone" in convert(text)) is marked


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("第一行\n第二行", "<p>第一行第二行</p>"),
        ("第一行。\nWord", "<p>第一行。Word</p>"),
        ("第一行\n**第二行**", "<p>第一行\n<strong>第二行</strong></p>"),
        ("第一行，\n**第二行**", "<p>第一行，<strong>第二行</strong></p>"),
        ("first\nsecond", "<p>first\nsecond</p>"),
        ("    第一行\n    第二行", "<pre><code>第一行\n第二行\n</code></pre>"),
    ],
)
def test_lines_of_chinese_are_joined_without_a_blank(text, joined):
    assert convert(text) == joined
