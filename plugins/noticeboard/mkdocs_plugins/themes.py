"""The theme of a site: ours, chosen by ``theme: {name: noticeboard}``, or anybody's."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from noticeboard import pipeline
from noticeboard.mkdocs_plugins.navigation import Reader
from noticeboard.mkdocs_plugins.translations import place_translations
from noticeboard.render.frame import Body, SiteFrame, build_whole
from noticeboard.render.frame.article_markup import ArticleMarkup

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

__all__ = ["AnyTheme", "OwnTheme", "is_own", "theme_of"]

#: The folder of our theme.
_OWN = Path(__file__).parents[1] / "theme"
#: Of Material: scripts, and the colours that one can choose there.
_UNUSED = ("assets/javascripts/", "assets/stylesheets/palette.")


class AnyTheme:
    """A theme that is not ours: the owner's pages stay as they are, and nothing is taken away.

    Attributes:
        template: Of the pages that are made from data; empty for the theme's ordinary one.
    """

    template = ""

    def prepare(self, config: MkDocsConfig) -> None:
        """Change nothing before files are read."""

    def place(self, site: pipeline.Site, files: Files) -> tuple[Body, ...]:
        """Return what becomes a page beside the owner's, whose own stay where they are."""
        return site.bodies

    def frame(self, site: pipeline.Site, reader: Reader) -> None:
        """Put no frame around anything."""

    def around(self, page: Page, body: Body | None) -> dict[str, Any]:
        """Return what the template of a page is told beyond what MkDocs tells it: nothing."""
        return {}

    def around_static(self, name: str) -> dict[str, Any]:
        """Return the same for a template that is no page's."""
        return {}


class OwnTheme(AnyTheme):
    """Our own: pages made from data come whole, hand-written ones get a frame."""

    template = "whole.html"
    _site: pipeline.Site
    _reader: Reader
    _frame: SiteFrame
    _wholes: dict[str, str]

    def prepare(self, config: MkDocsConfig) -> None:
        """Let Markdown mark what our style sheet shows."""
        config.markdown_extensions.append(ArticleMarkup())  # type: ignore[arg-type]  # takes both

    def place(self, site: pipeline.Site, files: Files) -> tuple[Body, ...]:
        """Give translations their addresses, and a home page to a site that has none."""
        place_translations(files)
        own = any(file.dest_uri == site.home.dest_uri for file in files)
        return site.bodies if own else (*site.bodies, site.home)

    def frame(self, site: pipeline.Site, reader: Reader) -> None:
        """Make the pages from data, now that the navigation is known; drop what nobody loads."""
        self._site, self._reader = site, reader
        self._frame = reader.site(pipeline.STYLESHEET)
        self._wholes = pipeline.frame_site(site, self._frame)
        for file in [*reader.files]:
            if file.dest_uri.startswith(_UNUSED) or file.dest_uri.endswith(".css.map"):
                reader.files.remove(file)

    def around(self, page: Page, body: Body | None) -> dict[str, Any]:
        """Return the whole page, or the frame of a hand-written one."""
        if body:
            return {"nb_whole": self._wholes[body.dest_uri]}
        return {"nb": build_whole(self._frame, self._reader.article(page))}

    def around_static(self, name: str) -> dict[str, Any]:
        """Return the whole page for lost addresses, and its frame for one that the owner wrote."""
        lost = build_whole(self._frame, self._site.lost)
        return {"nb_whole": self._wholes.get(name, ""), "nb": lost}


def is_own(config: MkDocsConfig) -> bool:
    """Whether the site has our theme, or one that extends it."""
    return any(Path(folder) == _OWN for folder in config.theme.dirs)


def theme_of(config: MkDocsConfig) -> AnyTheme:
    """Return what the theme of a site asks of us."""
    return OwnTheme() if is_own(config) else AnyTheme()
