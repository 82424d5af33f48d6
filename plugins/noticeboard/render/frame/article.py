"""A text that a frame is put around, written by hand or made from data."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from urllib.parse import urlsplit

from markupsafe import Markup

from noticeboard.derive import Crumb
from noticeboard.render.frame.navigation import NavPage, Version

__all__ = ["LANGUAGE_TAGS", "Article", "Body", "Heading"]

#: The catalogues of `locale/`, as HTML says them.
LANGUAGE_TAGS = {"zh_CN": "zh-Hans", "en": "en"}


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the second level, and its address on the page."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Body:
    """The text of a page made from data, for whatever frame or theme is put around it.

    Attributes:
        path: Its address below the site, as ``unit/shiguqu``; empty for the home page.
        title: Its name.
        html: It has its own first heading, and links from where it stands.
        crumbs: The steps down to it, itself the last.
    """

    path: str
    title: str
    html: Markup
    crumbs: tuple[Crumb, ...] = ()

    @property
    def dest_uri(self) -> str:
        """Its file below the site."""
        return f"{self.path}/index.html".lstrip("/")

    @property
    def root(self) -> str:
        """From the page to the root of the site, ending in a slash."""
        return "../" * len(self.path.split("/")) if self.path else "./"

    def article(self, lang: str) -> Article:
        """Return it as what a frame is put around: as wide as the window, for it is a list."""
        page = NavPage(Version(lang, self.title, f"{self.path}/".lstrip("/")))
        return Article(page, lang, self.title, self.html, crumbs=self.crumbs, wide=True)


@dataclass(frozen=True, slots=True)
class Article:
    """A text and what is known of it.

    Attributes:
        page: Where it stands, with its translations; None for the page that a server shows for an
            address that there is not.
        lang: The language of this one.
        title: Of the document.
        text: HTML.
        crumbs: The way to a page that is made from data; else the navigation knows it.
        headings: What a list of contents shows.
        description: Of this page alone.
        wide: Whether it takes the width of the window, and not of a column of text.
        root: Where the site lies, as an absolute path; for pages without an address.
    """

    page: NavPage | None
    lang: str
    title: str
    text: Markup
    crumbs: tuple[Crumb, ...] = ()
    headings: tuple[Heading, ...] = ()
    description: str = ""
    wide: bool = False
    root: str = "/"

    @property
    def version(self) -> Version | None:
        """The page in the language of this article."""
        return self.page.version(self.lang) if self.page else None

    def link(self, target: str) -> str:
        """Return the address of `target`, which is below the root, from here; others as they are.

        Args:
            target: As ``about/``; empty for the home page.
        """
        parts = urlsplit(target)
        if parts.scheme or parts.netloc or target.startswith(("/", "#")):
            return target
        if self.version is None:
            return posixpath.join(self.root, target.removeprefix("./"))
        folder = self.version.url.rpartition("/")[0]
        slash = "/" if not target or target.endswith("/") else ""
        return posixpath.relpath(target or ".", folder or ".") + slash
