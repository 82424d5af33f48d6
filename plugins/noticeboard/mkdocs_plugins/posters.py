"""`noticeboard/posters`: the print folder, made anew with each build of the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
from mkdocs.plugins import BasePlugin, event_priority

from noticeboard import pipeline
from noticeboard.diagnostics import format_report
from noticeboard.locale import translate
from noticeboard.mkdocs_plugins.dependent import Dependent
from noticeboard.mkdocs_plugins.hooks import Checked, is_doomed, reporting
from noticeboard.mkdocs_plugins.options import POSTERS, PostersOptions
from noticeboard.progress import progress_bar
from noticeboard.publish.writer import refuse_foreign

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

__all__ = ["PostersPlugin"]


class PostersPlugin(Checked, Dependent, BasePlugin[PostersOptions]):
    """Publishes `print/<community>/<building>/<product>.pdf` and a pack for each community."""

    own_name = POSTERS

    @event_priority(-50)
    @reporting
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Render what has changed; the new folder takes its place together with the site."""
        main = self.buildings
        if main.command == "serve" or not self.config.enabled or is_doomed(config):
            return
        settings = main.settings
        refuse_foreign(settings.print_dir, settings.project_dir, settings.apart)
        staging = main.stage(settings.print_dir)
        with progress_bar(translate("posters.working", main.lang)) as progress:
            report = pipeline.build_posters(
                main.catalogue, settings, main.open_store, staging, progress
            )
        pipeline.heed(report.warnings, main.strict_data)
        if report.warnings:
            click.echo(format_report(report.warnings, main.lang), err=True)
        params = {
            "total": report.made + report.kept,
            "made": report.made,
            "kept": report.kept,
            "folder": settings.print_dir.name,
        }
        main.done.append(translate("posters.done", main.lang, params))
