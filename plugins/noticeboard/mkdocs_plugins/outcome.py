"""What a build with MkDocs leaves behind: all of it in its place together, or nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from noticeboard import pipeline
from noticeboard.catalogue import Catalogue
from noticeboard.publish import Publication, Staging, Store
from noticeboard.publish.writer import refuse_foreign
from noticeboard.settings import Settings

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

__all__ = ["Outcome"]


class Outcome:
    """The outputs of a build that are not yet in their place, and the cache that is open for it.

    Attributes:
        store: The cache; None where no build is on.
        publication: The folders that will be replaced; None for a preview, which replaces nothing.
        done: Said when all is in its place, and not before.
    """

    store: Store | None = None
    publication: Publication | None = None
    done: list[str]

    @property
    def open_store(self) -> Store:
        """The cache, open for the time of a build."""
        assert self.store, "a build is on"
        return self.store

    def stage(self, target: Path) -> Staging:
        """Return a staging folder for `target`, put in its place when the whole build is done."""
        assert self.publication, "a preview replaces nothing"
        return self.publication.stage(target)

    def stage_site(self, settings: Settings, config: MkDocsConfig) -> None:
        """Let MkDocs build into a folder beside the site's.

        Raises:
            SetupError: The site, or what nginx is told, would replace somebody else's folder.
        """
        target = Path(config.site_dir)
        apart = (settings.data_dir, settings.print_dir, Path(config.docs_dir))
        refuse_foreign(target, settings.project_dir, apart)
        if settings.nginx_dir:
            beside = (*apart, target, settings.cache_dir)
            refuse_foreign(settings.nginx_dir, settings.project_dir, beside)
        config.site_dir = str(self.stage(target).folder)

    def commit(self, catalogue: Catalogue, settings: Settings, config: MkDocsConfig) -> None:
        """Look at the whole site once more, and put everything in its place.

        Raises:
            DataError: The site tells more than somebody has agreed to.
        """
        if self.publication:
            folder = Path(config.site_dir)
            pipeline.check_site(catalogue, settings, folder)
            self._finish(folder, settings)
            self.publication.commit()
            config.site_dir = str(settings.outputs[0])
        if self.store:
            self.store.close_and_prune()
        for text in self.done:
            click.echo(text)

    def _finish(self, folder: Path, settings: Settings) -> None:
        """Compress what is text, and tell nginx of these pages, in a folder beside theirs."""
        told = pipeline.finish_site(folder, settings, self.open_store)
        if settings.nginx_dir:
            staging = self.stage(settings.nginx_dir)
            staging.place("noticeboard.conf").write_text(told, "utf-8")

    def discard(self) -> None:
        """Remove what was prepared."""
        if self.publication:
            self.publication.discard()
        if self.store:
            self.store.close()
        self.publication = self.store = None
        self.done.clear()
