"""Whole pages: a text in our own frame, or made ready to stand in another theme."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from noticeboard.derive import Crumb
from noticeboard.render.environment import environment, render_script
from noticeboard.render.frame.article import LANGUAGE_TAGS, Article
from noticeboard.render.frame.build import Frame, build_frame
from noticeboard.render.frame.navigation import Script, SiteFrame

__all__ = ["WholePage", "build_whole", "render_guest", "render_whole"]

#: The theme: MkDocs reads its templates too, for texts that people wrote by hand.
_THEME = Path(__file__).parents[2] / "theme"
#: Headings without which a page needs no list of them.
_FEW = 3


@dataclass(frozen=True, slots=True)
class WholePage:
    """What `theme/frame.html` knows as `nb`; its parts are HTML, escaped already.

    Attributes:
        lang: Of the page, as HTML says it.
        title: Of the document; empty on the home page, which is called as the site.
        site_name, description, canonical_url, icon, generator: For `<head>`.
        alternates: Language and address of each translation.
        stylesheets, scripts: As loaded from here.
        script: What runs before the first word is painted.
        header, trail, section, footer: Parts of the frame.
        text: What it is all about.
        wide: Whether it takes the width of the window.
    """

    lang: str
    title: str
    site_name: str
    description: str
    canonical_url: str
    icon: str
    generator: str
    alternates: tuple[tuple[str, str], ...]
    stylesheets: tuple[str, ...]
    scripts: tuple[Script, ...]
    script: Markup
    header: Markup
    trail: Markup
    section: Markup
    footer: Markup
    text: Markup
    wide: bool


def build_whole(site: SiteFrame, article: Article) -> WholePage:
    """Put the frame of `site` around `article`."""
    frame, version, lang = build_frame(site, article), article.version, article.lang
    home = version is not None and version.is_home
    return WholePage(
        lang=LANGUAGE_TAGS[lang],
        title="" if home else article.title,
        site_name=site.name,
        description=article.description or site.description,
        canonical_url=f"{site.site_url}{version.url}" if version else "",
        icon=article.link(site.icon),
        generator=site.generator,
        alternates=_alternates(site, article),
        stylesheets=tuple(map(article.link, site.stylesheets)),
        scripts=tuple(replace(s, url=article.link(s.url)) for s in site.scripts),
        script=render_script("page/large.js", lang),
        header=_part(frame, "header", lang),
        trail=_part(frame, "trail", lang),
        section=_part(frame, "section", lang) if frame.section else Markup(),
        footer=_part(frame, "footer", lang),
        text=_with_toc(article, frame),
        wide=article.wide or home,
    )


def render_whole(page: WholePage) -> str:
    """Render a page from its first line to its last."""
    return _theme().get_template("frame.html").render(nb=page)


def render_guest(
    html: str, root: str, lang: str, stylesheet: str, crumbs: tuple[Crumb, ...] = ()
) -> str:
    """Render what we make as a part of a page in a theme that is not ours.

    Args:
        html: What it says, escaped already.
        root: From the page to the root of the site, ending in a slash.
        lang: Of our own words.
        stylesheet: Its address below the site. The part asks for it itself, so that no page of the
            owner's that we have no part in does.
        crumbs: The steps down to the page, for which such a theme knows no navigation.
    """
    template = environment(lang).get_template("page/guest.html")
    return template.render(root=root, crumbs=crumbs, html=Markup(html), css=stylesheet)


@cache
def _theme() -> Environment:
    """Return the environment for the theme: as MkDocs reads it, but escaping and strict."""
    loader = FileSystemLoader(_THEME)
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, auto_reload=False)


def _part(frame: Frame, part: str, lang: str) -> Markup:
    """Render ``header``, ``trail``, ``toc``, ``section`` or ``footer`` of a frame."""
    template = environment(lang).get_template(f"page/frame/{part}.html")
    return Markup(template.render(frame=frame))


def _alternates(site: SiteFrame, article: Article) -> tuple[tuple[str, str], ...]:
    versions = article.page.versions if article.page else ()
    if len(versions) < 2:
        return ()
    return tuple((LANGUAGE_TAGS[v.lang], f"{site.site_url}{v.url}") for v in versions)


def _with_toc(article: Article, frame: Frame) -> Markup:
    """Return the text, the list of its headings behind the first of them."""
    toc = _part(frame, "toc", article.lang) if len(frame.toc) >= _FEW else Markup()
    text = str(article.text)
    if article.page is not None and "<h1" not in text:
        text = f"<h1>{escape(article.title)}</h1>\n{text}"
    return Markup(text.replace("</h1>", f"</h1>\n{toc}", 1) if article.page else text)
