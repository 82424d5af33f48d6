"""`noticeboard/buildings`: boards and community pages, in a site that appears whole or not."""

from __future__ import annotations

import json
import logging
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.utils import get_relative_url

from noticeboard import pipeline
from noticeboard.diagnostics import format_report
from noticeboard.errors import SetupError
from noticeboard.locale import translate
from noticeboard.mkdocs_plugins.clock import date_build
from noticeboard.mkdocs_plugins.hooks import Checked, is_doomed, reporting, stopped
from noticeboard.mkdocs_plugins.navigation import Reader
from noticeboard.mkdocs_plugins.options import BuildingsOptions, read_settings
from noticeboard.mkdocs_plugins.themes import AnyTheme, theme_of
from noticeboard.publish import BUDGET_BYTES, Artifact, Publication, Staging, Store, weigh
from noticeboard.publish.writer import refuse_foreign
from noticeboard.render.frame import Body
from noticeboard.stopping import announce, watching
from noticeboard.terminal import is_told

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

    from noticeboard.catalogue import Catalogue
    from noticeboard.settings import Settings

__all__ = ["BuildingsPlugin", "add_artifacts"]

#: Below `mkdocs`, so that MkDocs counts its warnings.
_LOGGER = logging.getLogger("mkdocs.plugins.noticeboard")


class BuildingsPlugin(Checked, BasePlugin[BuildingsOptions]):
    """Adds what the data say to the site."""

    settings: Settings
    catalogue: Catalogue
    site: pipeline.Site
    theme: AnyTheme
    reader: Reader
    bodies: dict[str, Body]
    store: Store | None = None
    publication: Publication | None = None
    command: Literal["build", "gh-deploy", "serve"] = "build"

    def __init__(self) -> None:
        #: Set by a command that was asked for messages in another language than the pages'.
        self.message_lang: str | None = None
        #: Set by a command for which warnings about the data are mistakes.
        self.strict_data = False
        #: Said when all is in its place, and not before.
        self.done: list[str] = []
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
        self.catalogue = pipeline.load(settings, self.strict_data)
        if self.catalogue.warnings:
            click.echo(format_report(self.catalogue.warnings, self.lang), err=True)
        config.site_url = settings.urls.site_url
        date_build(settings.today)
        self.theme = theme_of(config)
        self.theme.prepare(config)
        if self.command != "serve":
            target = Path(config.site_dir)
            apart = (settings.data_dir, settings.print_dir, Path(config.docs_dir))
            refuse_foreign(target, settings.project_dir, apart)
            if settings.nginx_dir:
                beside = (*apart, target, settings.cache_dir)
                refuse_foreign(settings.nginx_dir, settings.project_dir, beside)
            config.site_dir = str(self.stage(target).folder)
        self.store = Store(settings.cache_dir)
        return config

    @property
    def open_store(self) -> Store:
        """The cache, open for the time of a build."""
        assert self.store, "a build is on"
        return self.store

    def wait(self, holder: str) -> None:
        """Say that another build is at work, and that this one waits."""
        click.echo(translate("build.waiting", self.lang, {"holder": holder}), err=True)

    def stage(self, target: Path) -> Staging:
        """Return a staging folder for `target`, put in its place when the whole build is done."""
        assert self.publication, "a preview replaces nothing"
        return self.publication.stage(target)

    @reporting
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add every generated file as a real one, so that links to it are checked."""
        self.site = pipeline.build_site(self.catalogue, self.settings, self.open_store)
        add_artifacts(files, config, self._without_own(files, config))
        self.report_weight()
        bodies = self.theme.place(self.site, files)
        self.bodies = {_add_page(files, config, body, self.theme.template): body for body in bodies}
        return files

    def _without_own(self, files: Files, config: MkDocsConfig) -> tuple[Artifact, ...]:
        """Return what is published, but for what the owner has under the same name."""
        own = {*files.src_uris, *config.theme.static_templates} & {*pipeline.AT_ROOT}
        return tuple(a for a in self.site.artifacts if a.dest_uri not in own)

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
        if is_doomed(config):
            return
        if self.publication:
            folder = Path(config.site_dir)
            pipeline.check_site(self.catalogue, self.settings, folder)
            self.finish(folder)
            self.publication.commit()
            config.site_dir = str(self.settings.outputs[0])
        if self.store:
            self.store.close_and_prune()
        for text in self.done:
            click.echo(text)

    def finish(self, folder: Path) -> None:
        """Compress what is text, and tell nginx of these pages, in a folder beside theirs."""
        told = pipeline.finish_site(folder, self.settings, self.open_store)
        if self.settings.nginx_dir:
            staging = self.stage(self.settings.nginx_dir)
            staging.place("noticeboard.conf").write_text(told, "utf-8")

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

    def discard(self) -> None:
        """Remove what was prepared."""
        if self.publication:
            self.publication.discard()
        if self.store:
            self.store.close()
        self.publication = self.store = None
        self.done.clear()

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: object
    ) -> LiveReloadServer:
        """Follow the data too."""
        server.watch(str(self.settings.data_dir))
        return server


def add_artifacts(files: Files, config: MkDocsConfig, artifacts: tuple[Artifact, ...]) -> None:
    """Add `artifacts` to the files of the site.

    Raises:
        SetupError: A hand-written page already has the address of one.
    """
    for artifact in artifacts:
        source = str(artifact.source)
        _add(files, File.generated(config, artifact.dest_uri, abs_src_path=source))


def _add_page(files: Files, config: MkDocsConfig, body: Body, template: str) -> str:
    """Add an empty page for `body`, so that links to it are checked; return its source."""
    meta = {"title": body.title} | ({"template": template} if template else {})
    front = f"---\n{json.dumps(meta, ensure_ascii=False)}\n---\n"
    file = File.generated(config, f"{body.path}/index.md".lstrip("/"), content=front)
    file.inclusion = InclusionLevel.NOT_IN_NAV
    _add(files, file)
    return file.src_uri


def _add(files: Files, file: File) -> None:
    other = files.src_uris.get(file.src_uri) or files.src_uris.get(
        f"{file.dest_uri.removesuffix('/index.html')}.md"
    )
    if other and other.dest_uri == file.dest_uri:
        folder = file.dest_uri.split("/", 1)[0]
        raise SetupError("setup.collision", folder=folder, page=other.src_uri)
    files.append(file)
