"""The frame of a page, from the navigation of MkDocs and the crumbs of the data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Section
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from noticeboard.locale import translate
from noticeboard.mkdocs_plugins.translations import TRANSLATED, original_of, translation_of
from noticeboard.render.environment import render_script
from noticeboard.render.frame import LANGUAGE_TAGS, Frame, Link, render_frame

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation

    from noticeboard.derive import Crumb

__all__ = ["Framer"]

#: Headings without which a page needs no list of them.
_FEW = 3


@dataclass(frozen=True, slots=True)
class Framer:
    """Makes the frames of one site.

    Attributes:
        config: Name, copyright, address.
        files: All pages.
        nav: The sections.
        lang: Of the site.
        crumbs: Of the pages that are made from data, by their source file.
    """

    config: MkDocsConfig
    files: Files
    nav: Navigation
    lang: str
    crumbs: dict[str, tuple[Crumb, ...]]

    def context(self, page: Page | None, base_url: str) -> dict[str, Any]:
        """Return what `theme/base.html` knows as `nb`.

        Args:
            page: None for the page that a server shows for an address there is not.
            base_url: From that page to the root.
        """
        lang = self._lang_of(page)
        frame = self.frame(page, base_url)
        toc = render_frame(frame, "toc", lang) if len(frame.toc) >= _FEW else ""
        return {
            "lang": LANGUAGE_TAGS[lang],
            "title": page.title if page and not page.is_homepage else "",
            "wide": page is None or page.is_homepage or page.file.src_uri in self.crumbs,
            "alternates": self._alternates(page),
            "stylesheet": self._stylesheet(),
            "script": render_script("page/large.js", lang),
            "text": _with_toc(page, toc) if page else "",
            "section": render_frame(frame, "section", lang) if frame.section else "",
            **{part: render_frame(frame, part, lang) for part in ("header", "trail", "footer")},
        }

    def frame(self, page: Page | None, base_url: str) -> Frame:
        """Return the frame of `page`."""
        here = _Here(self, page, self._original(page), base_url, self._lang_of(page))
        lang = "" if here.lang == self.lang else LANGUAGE_TAGS[self.lang]
        return Frame(
            home=Link(self.config.site_name, here.url("./"), lang),
            tabs=tuple(here.tabs()),
            crumbs=tuple(here.crumbs()),
            switch=tuple(here.switch()),
            section=tuple(here.section()),
            toc=tuple(here.toc()),
            previous=here.neighbour(-1),
            next=here.neighbour(+1),
            copyright=self.config.copyright or "",
        )

    def _stylesheet(self) -> str:
        """Return the style sheet of Material, whose name changes with its version."""
        found = (f.url for f in self.files if f.url.startswith("assets/stylesheets/main."))
        return next(url for url in found if url.endswith(".css"))

    def _lang_of(self, page: Page | None) -> str:
        found = original_of(page.file.src_uri) if page else None
        return TRANSLATED[found[1]] if found else self.lang

    def _original(self, page: Page | None) -> Page | None:
        found = original_of(page.file.src_uri) if page else None
        original = self.files.src_uris.get(found[0]) if found else None
        return original.page if original else page

    def versions(self, page: Page) -> dict[str, Page]:
        """Return a hand-written page in every language that there is, by catalogue."""
        uri = page.file.src_uri
        others = {
            lang: self.files.src_uris.get(translation_of(uri, suffix))
            for suffix, lang in TRANSLATED.items()
        }
        found = {lang: f.page for lang, f in others.items() if f and f.page}
        return {self.lang: page, **found}

    def _alternates(self, page: Page | None) -> list[tuple[str, str]]:
        original = self._original(page)
        versions = self.versions(original) if original else {}
        if len(versions) < 2:
            return []
        return [(LANGUAGE_TAGS[lang], v.canonical_url or "") for lang, v in versions.items()]


def _with_toc(page: Page, toc: str) -> str:
    """Return the text of `page`, the list of its headings behind the first of them."""
    text = page.content or ""
    if "<h1" not in text:
        text = f"<h1>{page.title}</h1>\n{text}"
    return text.replace("</h1>", f"</h1>\n{toc}", 1)


@dataclass(frozen=True, slots=True)
class _Here:
    """One page, as the place from which links lead.

    Attributes:
        page: None for the page for lost addresses.
        original: Where the page stands in the navigation: itself, or what it translates.
    """

    framer: Framer
    page: Page | None
    original: Page | None
    base_url: str
    lang: str

    def url(self, target: str) -> str:
        """Return the address of `target`, which is below the root, from here."""
        if self.page is None:
            return f"{self.base_url.rstrip('/')}/{target.removeprefix('./')}"
        return get_relative_url(target or "./", self.page.url)

    def link(self, page: Page, title: str = "", current: str = "") -> Link:
        """Return a link to `page`, in the language of this one if there is a translation."""
        shown = self.framer.versions(page)
        lang = self.lang if self.lang in shown else self.framer.lang
        title = str(shown[lang].title) if lang != self.framer.lang else title or str(page.title)
        tag = "" if lang == self.lang else LANGUAGE_TAGS[lang]
        return Link(title, self.url(shown[lang].url), tag, current)

    def tabs(self) -> Iterator[Link]:
        """Yield the sections of the site, by the first page of each."""
        for item in self.framer.nav.items:
            pages = _pages(item)
            if pages:
                inside = self.original in pages
                own = pages[0] is self.original
                current = "page" if own else "true" if inside else ""
                yield self.link(pages[0], item.title or "", current)

    def crumbs(self) -> Iterator[Link]:
        """Yield the way from home; nothing on the home page itself."""
        if self.original is not None and self.original.is_homepage:
            return
        yield self._home()
        if self.original is None:
            return
        data = self.framer.crumbs.get(self.original.file.src_uri)
        if data:
            lang = "" if self.lang == self.framer.lang else LANGUAGE_TAGS[self.framer.lang]
            for crumb in data:
                own = "page" if crumb is data[-1] else ""
                yield Link(crumb.name, self.url(f"{crumb.path}/"), lang, own)
            return
        yield from self._ancestors(self.original)

    def _home(self) -> Link:
        return Link(translate("board.home", self.lang), self.url("./"))

    def _ancestors(self, original: Page) -> Iterator[Link]:
        for section in reversed([*original.ancestors]):
            first = _pages(section)[0]
            if first is not original:
                yield self.link(first, section.title or "")
        top = original.parent
        title = top.title if isinstance(top, Section) and _pages(top)[0] is original else ""
        yield self.link(original, title or "", "page")

    def switch(self) -> Iterator[Link]:
        """Yield the same page in the other languages."""
        if self.original is None:
            return
        for lang, version in self.framer.versions(self.original).items():
            if lang != self.lang:
                title = translate(f"frame.language-{lang}", lang)
                yield Link(title, self.url(version.url), LANGUAGE_TAGS[lang])

    def _siblings(self) -> list[Page]:
        above = [*self.original.ancestors] if self.original else []
        return _pages(above[-1]) if above else []

    def section(self) -> Iterator[Link]:
        """Yield the pages of the section, the whole of it."""
        for page in self._siblings():
            yield self.link(page, "", "page" if page is self.original else "")

    def neighbour(self, step: int) -> Link | None:
        """Return the page before (-1) or after (+1) this one in its section."""
        pages = self._siblings()
        if self.original not in pages:
            return None
        index = pages.index(self.original) + step
        return self.link(pages[index]) if 0 <= index < len(pages) else None

    def toc(self) -> Iterator[Link]:
        """Yield the headings of the second level."""
        for top in self.page.toc if self.page and not _hides_toc(self.page) else ():
            for item in top.children if top.level == 1 else (top,):
                yield Link(item.title, item.url)


def _hides_toc(page: Page) -> bool:
    return "toc" in (page.meta.get("hide") or ())


def _pages(item: StructureItem) -> list[Page]:
    """Return the pages at and below an item of the navigation, in order."""
    if isinstance(item, Page):
        return [item]
    children = item.children if isinstance(item, Section) else []
    return [page for child in children for page in _pages(child)]
