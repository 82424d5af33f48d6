"""What stands around one text: links from where it stands, put together from the navigation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from noticeboard.locale import translate
from noticeboard.render.frame.article import LANGUAGE_TAGS, Article, Heading
from noticeboard.render.frame.navigation import NavPage, SiteFrame

__all__ = ["Frame", "Link", "build_frame"]


@dataclass(frozen=True, slots=True)
class Link:
    """Somewhere to go.

    Attributes:
        title: As shown.
        url: From the page.
        lang: Its language as HTML says it, where that is not the page's own; else empty.
        current: Value of `aria-current`: ``page``, ``true`` for a section that one is in, or empty.
    """

    title: str
    url: str
    lang: str = ""
    current: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """All that stands around one text.

    Attributes:
        home: The site by its name.
        tabs: The sections of the site.
        crumbs: The way from home to the page, itself the last.
        switch: The same page in other languages.
        section: The pages of its section, if there are several.
        toc: The headings in the text.
        previous: The page before it in its section.
        next: The page after it.
        copyright: The last line, HTML.
    """

    home: Link
    tabs: tuple[Link, ...] = ()
    crumbs: tuple[Link, ...] = ()
    switch: tuple[Link, ...] = ()
    section: tuple[Link, ...] = ()
    toc: tuple[Heading, ...] = ()
    previous: Link | None = None
    next: Link | None = None
    copyright: Markup | None = None


def build_frame(site: SiteFrame, article: Article) -> Frame:
    """Put together the frame of `article`."""
    here = _Here(site, article)
    return Frame(
        home=Link(site.name, article.link("./"), here.site_tag),
        tabs=tuple(here.tabs()),
        crumbs=tuple(here.crumbs()),
        switch=tuple(here.switch()),
        section=tuple(here.link(p, current="page") for p in here.siblings),
        toc=article.headings,
        previous=here.neighbour(-1),
        next=here.neighbour(+1),
        copyright=site.copyright,
    )


@dataclass(frozen=True, slots=True)
class _Here:
    """One article, as the place from which links lead."""

    site: SiteFrame
    article: Article

    @property
    def site_tag(self) -> str:
        """The language of the site, where that is not the article's."""
        return "" if self.article.lang == self.site.lang else LANGUAGE_TAGS[self.site.lang]

    @property
    def siblings(self) -> tuple[NavPage, ...]:
        """The pages of its section, the whole of it; none where it stands in none."""
        above = self.site.above(self.article.page) if self.article.page else ()
        return above[0].pages if above else ()

    def link(self, page: NavPage, title: str = "", current: str = "") -> Link:
        """Return a link to `page`, in the language of this one if there is a translation.

        Args:
            page: Where to.
            title: What it is called in the language of the site, where not by its own title.
            current: Value of `aria-current` if it leads to where one is.
        """
        shown = page.version(self.article.lang)
        title = (title if shown.lang == self.site.lang else "") or shown.title
        tag = "" if shown.lang == self.article.lang else LANGUAGE_TAGS[shown.lang]
        own = current if page == self.article.page else ""
        return Link(title, self.article.link(shown.url), tag, own)

    def tabs(self) -> Iterator[Link]:
        """Yield the sections of the site, by the first page of each."""
        for item in self.site.items:
            pages = item.pages
            if not pages:
                continue
            title = "" if isinstance(item, NavPage) else item.title
            tab = self.link(pages[0], title, "page")
            inside = not tab.current and self.article.page in pages
            yield Link(tab.title, tab.url, tab.lang, "true") if inside else tab

    def crumbs(self) -> Iterator[Link]:
        """Yield the way from home; nothing on the home page itself."""
        page = self.article.page
        if page is not None and page.original.is_home:
            return
        yield Link(translate("board.home", self.article.lang), self.article.link("./"))
        for crumb in self.article.crumbs:
            own = "page" if crumb is self.article.crumbs[-1] else ""
            yield Link(crumb.name, self.article.link(f"{crumb.path}/"), self.site_tag, own)
        if page is not None and not self.article.crumbs:
            yield from self._sections(page)

    def _sections(self, page: NavPage) -> Iterator[Link]:
        above = self.site.above(page)
        for section in above:
            if section.pages[0] != page:
                yield self.link(section.pages[0], section.title)
        heads = above and above[-1].pages[0] == page
        yield self.link(page, above[-1].title if heads else "", "page")

    def switch(self) -> Iterator[Link]:
        """Yield the same page in the other languages."""
        for version in self.article.page.versions if self.article.page else ():
            if version.lang != self.article.lang:
                title = translate(f"frame.language-{version.lang}", version.lang)
                yield Link(title, self.article.link(version.url), LANGUAGE_TAGS[version.lang])

    def neighbour(self, step: int) -> Link | None:
        """Return the page before (-1) or after (+1) this one in its section."""
        pages = self.siblings
        if self.article.page not in pages:
            return None
        index = pages.index(self.article.page) + step
        return self.link(pages[index]) if 0 <= index < len(pages) else None
