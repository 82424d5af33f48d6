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
from noticeboard.mkdocs_plugins.frame import Framer
from noticeboard.mkdocs_plugins.hooks import Checked, is_doomed, is_strict_asked, reporting, stopped
from noticeboard.mkdocs_plugins.markup import Markup
from noticeboard.mkdocs_plugins.options import BuildingsOptions, read_settings
from noticeboard.mkdocs_plugins.translations import place_translations
from noticeboard.publish import BUDGET_BYTES, Artifact, Publication, Staging, Store, weigh
from noticeboard.publish.writer import refuse_foreign
from noticeboard.render.finder import render_communities, render_finder, render_lost
from noticeboard.render.page import render_place
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
    from noticeboard.derive import Board
    from noticeboard.settings import Settings

__all__ = ["BuildingsPlugin", "add_artifacts"]

#: Below `mkdocs`, so that MkDocs counts its warnings.
_LOGGER = logging.getLogger("mkdocs.plugins.noticeboard")
#: Where the theme's overrides are.
_THEME = Path(__file__).parent.parent / "theme"
#: Of Material: scripts, and the colours that one can choose there.
_UNUSED = ("assets/javascripts/", "assets/stylesheets/palette.")


class BuildingsPlugin(Checked, BasePlugin[BuildingsOptions]):
    """Adds what the data say to the site."""

    settings: Settings
    catalogue: Catalogue
    site: pipeline.Site
    framer: Framer
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
        self.strict_data = self.strict_data or is_strict_asked()
        self.catalogue = pipeline.load(settings, self.strict_data)
        if self.catalogue.warnings:
            click.echo(format_report(self.catalogue.warnings, self.lang), err=True)
        config.site_url = settings.urls.site_url
        date_build(settings.today)
        if config.theme.name != "material":
            raise SetupError("setup.theme", value=config.theme.name or "—")
        config.theme.dirs.insert(0, str(_THEME))
        config.theme["font"] = False
        config.extra_css.append(f"{pipeline.ASSETS}/noticeboard.css")
        config.markdown_extensions.append(Markup())  # type: ignore[arg-type]  # Markdown takes both
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
        place_translations(files)
        for path, page in self.framed.items():
            front = f"---\ntitle: {json.dumps(page.name, ensure_ascii=False)}\n---\n"
            file = File.generated(config, f"{path}/index.md", content=front)
            file.inclusion = InclusionLevel.NOT_IN_NAV
            _add(files, file)
        return files

    def _without_own(self, files: Files, config: MkDocsConfig) -> tuple[Artifact, ...]:
        """Return what is published, but for a `robots.txt` where the owner has one."""
        own = pipeline.ROBOTS in {*files.src_uris, *config.theme.static_templates}
        artifacts = self.site.artifacts
        return tuple(a for a in artifacts if not own or a.dest_uri != pipeline.ROBOTS)

    def report_weight(self) -> None:
        """Warn of boards that do not come in one round; a strict build fails for it."""
        for weight in weigh(self.site.artifacts):
            if weight.fits:
                break
            path = weight.dest_uri.removesuffix("index.html")
            params = {"board": path, "size": f"{weight.size:,}", "budget": f"{BUDGET_BYTES:,}"}
            _LOGGER.warning(translate("weigh.board", self.lang, params))

    @property
    def framed(self) -> dict[str, Board]:
        """The pages from data that the theme frames, by their address."""
        return {board.path: board for board in self.site.places if board.path}

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Fill pages made from data, and the places that others keep for the finder."""
        lang, root = self.settings.lang, get_relative_url(".", page.url).rstrip("/") + "/"
        if page.file.generated_by and (board := self.framed.get(page.url.rstrip("/"))):
            return render_place(board, root, lang)
        if "<!-- noticeboard: " not in html:
            return html
        finder = render_finder(self.site.shards, root, lang)
        html = html.replace("<!-- noticeboard: finder -->", finder)
        listed = render_communities(self.site.communities, root, lang)
        return html.replace("<!-- noticeboard: communities -->", listed)

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Let the page for lost addresses help to find a building; drop what nobody loads."""
        for file in [*files]:
            if file.dest_uri.startswith(_UNUSED) or file.dest_uri.endswith(".css.map"):
                files.remove(file)

        def lost(base_url: str) -> str:
            root, site = base_url.rstrip("/") + "/", self.site
            return render_lost(site.communities, site.shards, root, self.settings.lang)

        env.globals["noticeboard_lost"] = lost
        return env

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Remember what the frames of all pages are made from."""
        crumbs = {f"{path}/index.md": page.crumbs for path, page in self.framed.items()}
        self.framer = Framer(config, files, nav, self.settings.lang, crumbs)
        return nav

    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Frame a page."""
        return {**context, "nb": self.framer.context(page, "")}  # type: ignore[typeddict-unknown-key]

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Frame the page for an address that there is not."""
        if not template_name.endswith(".html"):
            return context
        frame = self.framer.context(None, context["base_url"])
        return {**context, "nb": frame}  # type: ignore[typeddict-unknown-key]

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


def _add(files: Files, file: File) -> None:
    other = files.src_uris.get(file.src_uri) or files.src_uris.get(
        f"{file.dest_uri.removesuffix('/index.html')}.md"
    )
    if other and other.dest_uri == file.dest_uri:
        folder = file.dest_uri.split("/", 1)[0]
        raise SetupError("setup.collision", folder=folder, page=other.src_uri)
    files.append(file)
