"""MkDocs called from the command line of noticeboard."""

from __future__ import annotations

import logging
import os
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config.defaults import MkDocsConfig

from noticeboard.clock import parse_day
from noticeboard.mkdocs_plugins.buildings import BuildingsPlugin
from noticeboard.mkdocs_plugins.configuration import load_checked
from noticeboard.mkdocs_plugins.options import BUILDINGS, read_settings
from noticeboard.publish.writer import finish_interrupted
from noticeboard.settings import Settings

__all__ = ["build_with_mkdocs", "settings_of"]


def _load(
    config_file: Path, today: str | None, lang: str | None = None, strict: bool = False
) -> MkDocsConfig:
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    logger = logging.getLogger("mkdocs")
    logger.setLevel(logging.WARNING)
    # MkDocs counts its warnings with a handler, and with that nobody else would print them.
    if logging.lastResort:
        logger.addHandler(logging.lastResort)
    day = parse_day(today)
    config = load_checked(config_file)
    if BUILDINGS in config.plugins:
        plugin = config.plugins[BUILDINGS]
        assert isinstance(plugin, BuildingsPlugin)
        plugin.message_lang, plugin.strict_data = lang, strict
        plugin.config.today = day or plugin.config.today
    return config


def settings_of(config_file: Path, today: str | None = None) -> Settings:
    """Return the settings that `config_file` gives, and finish what a build that died had begun.

    Raises:
        DataError: There are mistakes in it.
        SetupError: It is missing.
        UnfinishedError: A build that died left its outputs in between, and they cannot be finished.
    """
    settings = read_settings(_load(config_file, today))
    finish_interrupted(settings.outputs)
    return settings


def build_with_mkdocs(
    config_file: Path, today: str | None, lang: str, strict: bool = False
) -> tuple[Path, int]:
    """Build the whole site and its posters, as `mkdocs build` does.

    Args:
        config_file: `mkdocs.yml`.
        today: The day for notices and consents; None for what the configuration says.
        lang: Of messages.
        strict: Warnings about the data stop the build.

    Returns:
        The site's folder, and how many boards are in it.

    Raises:
        DataError: There are mistakes in the configuration.
        SetupError: It is missing.
        mkdocs.exceptions.Abort: The build stopped; its reason has been reported.
    """
    config = _load(config_file, today, lang, strict)
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build(config)
    finally:
        config.plugins.on_shutdown()
    plugin = config.plugins[BUILDINGS]
    assert isinstance(plugin, BuildingsPlugin)
    return Path(config.site_dir), sum(1 for _ in plugin.catalogue.homes())
