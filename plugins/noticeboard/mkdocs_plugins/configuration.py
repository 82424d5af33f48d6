"""`mkdocs.yml`, checked as data are: every mistake at once, with its line, in our own words.

MkDocs tells the first wrong option and no place. So its values are taken from MkDocs, which knows
its tags and what a file inherits, their places from `load/`, and what our plugins need is judged
here, whichever program reads the file. What only MkDocs knows is added in its words.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mkdocs.config.base import Config, get_schema
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError
from mkdocs.utils.yaml import get_yaml_loader, yaml_load

from noticeboard.diagnostics import Diagnostic
from noticeboard.errors import DataError, SetupError
from noticeboard.load import ConfigFile, read_config
from noticeboard.mkdocs_plugins.options import ENABLED, OPTIONS
from noticeboard.mkdocs_plugins.requirements import faults_of, is_ours

__all__ = ["check_config", "load_checked"]

#: Below `mkdocs`, which says the same of its warnings.
_LOGGER = logging.getLogger("mkdocs.plugins.noticeboard")
#: What stands in for a value that is told already, so that MkDocs goes on to the next.
_STAND_INS = {"site_name": "-", "site_url": "", "docs_dir": str(Path(__file__).parent)}
_STAND_INS |= {"theme": "material"}


def load_checked(path: Path) -> MkDocsConfig:
    """Load the configuration for a command of ours.

    Raises:
        DataError: There is a mistake; every one is told.
        SetupError: There is no such file.
    """
    file = check_config(path)
    config = MkDocsConfig(config_file_path=str(path))
    config.load_dict(_values(path, file))
    errors, warnings = config.validate()
    if errors:
        raise DataError(tuple(_told_by_mkdocs(path, file, ())))
    if config.strict and warnings:
        raise DataError(tuple(_by_mkdocs(file, key, warning) for key, warning in warnings))
    for key, warning in warnings:
        _LOGGER.warning(f"Config value '{key}': {warning}")
    return config


def check_config(path: Path) -> ConfigFile:
    """Check the configuration: that it can be read, and all that our plugins need of it.

    Returns:
        The places of its values.

    Raises:
        DataError: There is a mistake; every one is told.
        SetupError: There is no such file.
    """
    if not path.exists():
        raise SetupError("setup.no-config", file=path.name)
    file, found = read_config(path, _known_keys())
    if file is None or found:
        raise DataError(tuple(found))
    found = [*faults_of(_values(path, file), file, path.resolve().parent)]
    if found:
        raise DataError((*found, *_told_by_mkdocs(path, file, tuple(found))))
    return file


def _known_keys() -> frozenset[str]:
    options = [name for schema in OPTIONS.values() for name, _ in get_schema(schema)]
    mkdocs = [name for name, _ in get_schema(MkDocsConfig)]
    return frozenset({*mkdocs, *options, *OPTIONS, ENABLED, "INHERIT"})


def _values(path: Path, file: ConfigFile) -> dict[str, Any]:
    """Return the values of the configuration as MkDocs reads them."""
    loader = get_yaml_loader(config=MkDocsConfig(config_file_path=str(path)))
    try:
        with path.open("rb") as stream:
            return yaml_load(stream, loader)
    except ConfigurationError as error:  # a tag that nobody knows, a module that is not there
        mark = getattr(error.__context__, "problem_mark", None)
        place = file.of_line(mark.line + 1, mark.column + 1) if mark else file.of_key()
        reason = getattr(error.__context__, "problem", None) or str(error)
        raise DataError((Diagnostic(place, "config.mkdocs", {"reason": reason}),)) from None


def _told_by_mkdocs(
    path: Path, file: ConfigFile, told: tuple[Diagnostic, ...]
) -> Iterator[Diagnostic]:
    """Yield what MkDocs finds wrong beyond `told`: it is asked again without what it named."""
    done = {diagnostic.place.key for diagnostic in told}
    while True:
        values = _values(path, file)
        values["plugins"] = _others(values.get("plugins", []))
        named = {key: _STAND_INS.get(key) for key in done & {*values, *_STAND_INS}}
        config: Config = MkDocsConfig(config_file_path=str(path))
        config.load_dict(values | named)
        errors = [(key, error) for key, error in config.validate()[0] if key not in done]
        if not errors:
            return
        for key, error in errors:
            done.add(key)
            yield _by_mkdocs(file, key, error)


def _others(plugins: object) -> object:
    """Return `plugins` without ours."""
    if isinstance(plugins, dict):
        return {name: set_ for name, set_ in plugins.items() if not is_ours(name)}
    if isinstance(plugins, list):
        return [p for p in plugins if not is_ours(next(iter(p), "") if isinstance(p, dict) else p)]
    return plugins


def _by_mkdocs(file: ConfigFile, key: str, reason: object) -> Diagnostic:
    text = " ".join(str(reason).split()).rstrip(".")
    return Diagnostic(file.of_value(key), "config.mkdocs", {"reason": text})
