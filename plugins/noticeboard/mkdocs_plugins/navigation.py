"""What MkDocs knows of a site and its pages, as the values that `render/frame/` takes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import mkdocs
from markupsafe import Markup
from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import StructureItem
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

from noticeboard.mkdocs_plugins.translations import TRANSLATED, original_of, translation_of
from noticeboard.render.frame import (
    Article,
    Heading,
    NavPage,
    NavSection,
    Script,
    SiteFrame,
    Version,
)

__all__ = ["Reader"]


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads the pages of one site when MkDocs knows all their titles.

    Attributes:
        config: Name, copyright, address.
        files: All pages.
        nav: The sections.
        lang: Of the site.
    """

    config: MkDocsConfig
    files: Files
    nav: Navigation
    lang: str

    def site(self, stylesheet: str) -> SiteFrame:
        """Return what all pages have around them; our own `stylesheet` comes last."""
        config = self.config
        return SiteFrame(
            name=config.site_name,
            lang=self.lang,
            site_url=config.site_url or "",
            items=tuple(self._items(self.nav.items)),
            description=config.site_description or "",
            copyright=Markup(config.copyright) if config.copyright else None,
            icon=config.theme["favicon"],
            stylesheets=(self._materials(), *config.extra_css, stylesheet),
            scripts=tuple(map(_script, config.extra_javascript)),
            generator=f"mkdocs-{mkdocs.__version__}",
        )

    def article(self, page: Page) -> Article:
        """Return a hand-written page."""
        return Article(
            page=self._page(self._original(page)),
            lang=self._lang_of(page),
            title=str(page.title),
            text=Markup(page.content or ""),
            headings=tuple(_headings(page)),
            description=str(page.meta.get("description") or ""),
        )

    def _materials(self) -> str:
        """Return the style sheet of Material, whose name changes with its version."""
        found = (f.url for f in self.files if f.url.startswith("assets/stylesheets/main."))
        return next(url for url in found if url.endswith(".css"))

    def _items(self, items: list[StructureItem]) -> Iterator[NavPage | NavSection]:
        for item in items:
            if isinstance(item, Page):
                yield self._page(item)
            elif isinstance(item, Section):
                yield NavSection(item.title, tuple(self._items(item.children)))

    def _page(self, page: Page) -> NavPage:
        """Return a hand-written page in every language that there is."""
        found = []
        for suffix, lang in TRANSLATED.items():
            file = self.files.src_uris.get(translation_of(page.file.src_uri, suffix))
            if file and file.page:
                found.append(Version(lang, str(file.page.title), file.page.url))
        return NavPage(Version(self.lang, str(page.title), page.url), tuple(found))

    def _lang_of(self, page: Page) -> str:
        found = original_of(page.file.src_uri)
        return TRANSLATED[found[1]] if found else self.lang

    def _original(self, page: Page) -> Page:
        found = original_of(page.file.src_uri)
        file = self.files.src_uris.get(found[0]) if found else None
        return file.page if file and file.page else page


def _script(script: ExtraScriptValue | str) -> Script:
    if isinstance(script, str):
        return Script(script)
    return Script(str(script), script.type, script.defer, script.async_)


def _headings(page: Page) -> Iterator[Heading]:
    """Yield the headings of the second level, unless the page asks for none."""
    for top in () if "toc" in (page.meta.get("hide") or ()) else page.toc:
        for item in top.children if top.level == 1 else (top,):
            yield Heading(item.title, item.url)
