"""Sites of other people: their theme, plugins and pages stay theirs; boards are added."""

from __future__ import annotations

import json
import re
import shutil

import pytest
import yaml

from noticeboard.render.page import render_theme_css
from tests.helpers.pages import Html
from tests.helpers.projects import REPO, SMALL, files_of, run, write

STRANGER = REPO / "tests/projects/stranger"
OURS = [
    {"noticeboard/buildings": {"today": "2026-11-22"}},
    "noticeboard/qrcodes",
    {"noticeboard/posters": {"enabled": False}},
]
#: Plugins that need Material, by what other themes call them.
MATERIALS = {"search": "search", "tags": "material/tags", "blog": "material/blog"}
#: What lists all pages of a site, and so has ours too.
LISTS = {"sitemap.xml", "sitemap.xml.gz", "search/search_index.json"}
THEMES = ("material", "mkdocs", "readthedocs")


def lay_out(folder, theme, with_ours):
    """Copy the stranger's site into `folder`, with another theme and with our plugins or not."""
    shutil.copytree(STRANGER, folder)
    shutil.copytree(SMALL / "buildings", folder / "buildings")
    config = yaml.safe_load((folder / "mkdocs.yml").read_text("utf-8"))
    if theme not in ("material", "noticeboard"):
        config["theme"] = {"name": theme, "custom_dir": "overrides"}
        config["plugins"] = [p for p in config["plugins"] if p not in ("tags", "blog")]
        (folder / "content/.nav.yml").write_text("nav: [index.md, rules.md, houses.md]\n", "utf-8")
        shutil.rmtree(folder / "content/blog")
        (folder / "content/tags.md").unlink()
    if theme == "noticeboard":
        config["theme"]["name"] = theme
        config["plugins"] = [MATERIALS.get(str(p), p) for p in config["plugins"]]
    if with_ours:
        config["plugins"] += OURS
    else:
        page = folder / "content/houses.md"
        page.write_text(page.read_text("utf-8").replace("(hubin/", "(https://x.example/"), "utf-8")
        config["strict"] = False
    write(folder / "mkdocs.yml", yaml.safe_dump(config, allow_unicode=True))


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """A function that builds the stranger's site, each way once, and returns its folder."""
    found = {}

    def build(theme, with_ours=True, program="mkdocs"):
        key = (theme, with_ours, program)
        if key not in found:
            folder = tmp_path_factory.mktemp("stranger") / "project"
            lay_out(folder, theme, with_ours)
            done = run(program, "build", "-q", "-f", "mkdocs.yml", cwd=folder)
            assert done.returncode == 0, done.stderr
            assert "Traceback" not in done.stderr
            found[key] = folder / "site"
        return found[key]

    return build


def resources(page):
    """Return what a browser loads with a page: files of the site, addresses of other hosts."""
    return {a if a.startswith("http") else page.target(a) for a in page.resources}


@pytest.mark.parametrize("theme", THEMES)
def test_every_page_of_the_owner_is_the_same_byte_for_byte(built, theme):
    before, after = files_of(built(theme, with_ours=False)), files_of(built(theme))
    assert len(before) > 20
    changed = {name for name in before if after.get(name) != before[name]}
    assert changed <= LISTS | {"houses/index.html"}


@pytest.mark.parametrize("theme", THEMES)
def test_boards_stand_alone_beside_them(built, theme):
    site = built(theme)
    assert (site / "hubin/lou1/index.html").read_bytes() in {
        path.read_bytes() for path in (site / "Q").glob("*/index.html")
    }
    assert not (site / "robots.txt").exists(), "what search engines are told is the owner's"


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("uri", ["hubin/index.html", "unit/qingshanjiedao/index.html"])
def test_communities_and_units_are_pages_of_the_theme(built, theme, uri):
    site = built(theme)
    page, own = Html(site, uri), Html(site, "rules/index.html")
    assert page.all("meta", name="owner"), "the owner's overrides"
    added = resources(page) - resources(own)
    assert resources(own) - resources(page) == set(), "the owner's scripts, fonts and styles"
    assert added == {site / "assets/noticeboard/noticeboard.css"}
    assert len(page.all("h1")) == 1
    assert "data-label" not in page.html
    (trail,) = page.all("nav", **{"class": "nb-trail"})
    assert [a.text for a in trail.iter("a")][:2] == ["首页", "石鼓区"]
    assert all(page.target(a).exists() for a in page.links if not a.startswith(("http", "tel:")))
    assert "edit/main" not in page.html, "there is no source that anybody could edit"


def test_our_style_reaches_nothing_of_theirs():
    css = re.sub(r"/\*.*?\*/", "", render_theme_css("party", "zh_CN", framed=False), flags=re.S)
    selectors = [s.strip() for group in re.findall(r"([^{}]+)\{", css) for s in group.split(",")]
    assert len(selectors) > 60
    others = {s for s in selectors if not s.startswith(".nb-guest")}
    assert others == {"@media print", "@media (max-width:44em)"}


@pytest.mark.parametrize("theme", THEMES)
def test_the_search_of_the_theme_finds_communities(built, theme):
    index = json.loads((built(theme) / "search/search_index.json").read_text("utf-8"))
    found = [entry for entry in index["docs"] if entry["location"].startswith("hubin/")]
    assert found[0]["title"] == "湖滨社区"
    assert any("代办医保" in entry["title"] + entry["text"] for entry in found)


@pytest.mark.parametrize("theme", THEMES)
def test_a_page_that_keeps_a_place_for_it_gets_the_finder(built, theme):
    page = Html(built(theme), "houses/index.html")
    assert page.all("form", **{"class": "nb-finder"})
    assert "../hubin/" in page.links


def test_with_our_theme_the_plugins_of_material_work_too(built):
    site = built("noticeboard")
    page, post = Html(site, "rules/index.html"), Html(site, "blog/2026/11/01/a-feast/index.html")
    for one in (page, post, Html(site, "blog/index.html"), Html(site, "tags/index.html")):
        assert one.all("header", **{"class": "nb-head"})
        assert one.all("meta", name="owner"), "overrides of hand-written pages"
        assert "../scripts/own.js" in [a.replace("../../", "") for a in one.resources]
    assert page.all("td", **{"data-label": "When"})
    assert "Withcake." in post.text
    assert "Rules" in Html(site, "tags/index.html").text
    assert "42neighbours" in Html(site, "index.html").text
    (foot,) = page.all("footer")
    assert "https://neighbours.example/" in [a.get("href") for a in foot.iter("a")], "copyright"


def test_properdocs_builds_the_same_boards(built):
    one, other = built("material"), built("material", program="properdocs")
    assert {*files_of(one)} == {*files_of(other)}
    boards = [name for name in files_of(one) if name.startswith("Q/")]
    assert {files_of(one)[name] == files_of(other)[name] for name in boards} == {True}
