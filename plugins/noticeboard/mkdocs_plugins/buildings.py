"""`noticeboard/buildings`: boards and community pages, in a site that appears whole or not."""

from __future__ import annotations

import logging
from contextlib import ExitStack
from typing import TYPE_CHECKING, Literal

import click
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.utils import get_relative_url

from noticeboard import pipeline
from noticeboard.clock import date_build
from noticeboard.diagnostics import format_report
from noticeboard.locale import translate
from noticeboard.mkdocs_plugins.additions import add_artifacts, add_bodies, keep_out_of_nav
from noticeboard.mkdocs_plugins.hooks import Checked, is_doomed, is_strict_asked, reporting, stopped
from noticeboard.mkdocs_plugins.navigation import Reader
from noticeboard.mkdocs_plugins.options import BuildingsOptions, read_settings
from noticeboard.mkdocs_plugins.outcome import Outcome
from noticeboard.mkdocs_plugins.themes import AnyTheme, theme_of
from noticeboard.publish import BUDGET_BYTES, Publication, Store, weigh
from noticeboard.render.frame import Body
from noticeboard.stopping import announce, watching
from noticeboard.terminal import is_told

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

    from noticeboard.catalogue import Catalogue
    from noticeboard.settings import Settings

__all__ = ["BuildingsPlugin"]

#: Below `mkdocs`, so that MkDocs counts its warnings.
_LOGGER = logging.getLogger("mkdocs.plugins.noticeboard")


class BuildingsPlugin(Checked, Outcome, BasePlugin[BuildingsOptions]):
    """Adds what the data say to the site."""

    settings: Settings
    catalogue: Catalogue
    site: pipeline.Site
    theme: AnyTheme
    reader: Reader
    bodies: dict[str, Body]
    command: Literal["build", "gh-deploy", "serve"] = "build"

    def __init__(self) -> None:
        #: Set by a command that was asked for messages in another language than the pages'.
        self.message_lang: str | None = None
        #: Set by a command for which warnings about the data are mistakes.
        self.strict_data = False
        self.done = []
        self._watch = ExitStack()

    @property
    def lang(self) -> str:
        """Language of diagnostics: that of the command, or else that of the pages."""
        return self.message_lang or self.config.lang

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether this is a preview; if it is none, be ready to be told to stop."""
        self.command = command
        if command != "serve":
            self._watch.enter_context(watching())

    @reporting
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Check all data before anything is built; build into a folder beside the site's."""
        self.discard()
        self.settings = settings = read_settings(config)
        announce(self.lang, "build.stopped")
        if self.command != "serve":
            self.publication = Publication(settings.outputs, self.wait)
        self.strict_data = self.strict_data or is_strict_asked()
        self.catalogue = pipeline.load(settings, self.strict_data)
        if self.catalogue.warnings:
            click.echo(format_report(self.catalogue.warnings, self.lang), err=True)
        config.site_url = settings.urls.site_url
        date_build(settings.today)
        self.theme = theme_of(config)
        self.theme.prepare(config)
        if self.command != "serve":
            self.stage_site(settings, config)
        self.store = Store(settings.cache_dir)
        return config

    def wait(self, holder: str) -> None:
        """Say that another build is at work, and that this one waits."""
        click.echo(translate("build.waiting", self.lang, {"holder": holder}), err=True)

    @reporting
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add every generated file as a real one, so that links to it are checked."""
        self.site = pipeline.build_site(self.catalogue, self.settings, self.open_store)
        add_artifacts(files, config, self.site.artifacts)
        self.report_weight()
        bodies = self.theme.place(self.site, files)
        self.bodies = add_bodies(files, config, bodies, self.theme.template)
        keep_out_of_nav(files, (entry.uri for entry in self.catalogue.documents))
        return files

    def report_weight(self) -> None:
        """Warn of boards that do not come in one round; a strict build fails for it."""
        for weight in weigh(self.site.artifacts):
            if weight.fits:
                break
            path = weight.dest_uri.removesuffix("index.html")
            params = {"board": path, "size": f"{weight.size:,}", "budget": f"{BUDGET_BYTES:,}"}
            _LOGGER.warning(translate("weigh.board", self.lang, params))

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Fill pages made from data, and the places that others keep for the finder."""
        root = get_relative_url(".", page.url).rstrip("/") + "/"
        body = self.bodies.get(page.file.src_uri)
        return pipeline.embed(self.site, html, root, self.settings, body)

    @event_priority(-100)
    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Remember the navigation, as other plugins left it."""
        self.reader = Reader(config, files, nav, self.settings.lang)
        return nav

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Frame the pages made from data, now that all titles are known."""
        self.theme.frame(self.site, self.reader)
        return env

    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Hand our theme what stands around a page."""
        around = self.theme.around(page, self.bodies.get(page.file.src_uri))
        return {**context, **around}  # type: ignore[typeddict-item]

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Hand our theme the page for an address that there is not."""
        around = self.theme.around_static(template_name)
        return {**context, **around}  # type: ignore[typeddict-item]

    @event_priority(-100)
    @reporting
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Put everything in its place, last of all plugins, unless MkDocs is about to give up."""
        if not is_doomed(config):
            self.commit(self.catalogue, self.settings, config)

    @event_priority(-100)
    def on_build_error(self, *, error: Exception) -> None:
        """Leave the old site and the old posters as they were.

        What the machine refused to MkDocs itself (a full disk, say) is told as it is to our hooks.
        """
        self.discard()
        if is_told(error):
            raise stopped(error, self.lang)

    def on_shutdown(self) -> None:
        """Leave nothing behind, whatever ended the build: Ctrl+C is no error for MkDocs."""
        self.discard()
        self._watch.close()

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: object
    ) -> LiveReloadServer:
        """Follow the data too."""
        server.watch(str(self.settings.data_dir))
        return server
