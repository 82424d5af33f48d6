"""What all hooks share: a user's error ends the build with its message, nothing half-written."""

from __future__ import annotations

import functools
import logging
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

import click
from mkdocs.exceptions import Abort

from noticeboard.errors import NoticeboardError, UnfinishedError
from noticeboard.locale import LANGUAGES, translate
from noticeboard.mkdocs_plugins.configuration import check_config
from noticeboard.stopping import last_word
from noticeboard.terminal import complain, explain, is_told, prepare_streams

if TYPE_CHECKING:
    from mkdocs.config.base import ConfigErrors, ConfigWarnings
    from mkdocs.config.defaults import MkDocsConfig

__all__ = ["Checked", "is_doomed", "is_strict_asked", "reporting", "stopped"]

#: Below `mkdocs`, so that it is heard with `mkdocs build --verbose`.
_LOGGER = logging.getLogger("mkdocs.plugins.noticeboard")

_P = ParamSpec("_P")
_R = TypeVar("_R")


def reporting(hook: Callable[_P, _R]) -> Callable[_P, _R]:
    """Wrap a hook so that a `NoticeboardError` is reported whole and stops MkDocs with status 1.

    Why not MkDocs' own `PluginError`: its log wraps lines, and a diagnostic is one line each.
    """

    @functools.wraps(hook)
    def wrapped(*args: _P.args, **kwargs: _P.kwargs) -> _R:
        try:
            return hook(*args, **kwargs)
        except (NoticeboardError, OSError, MemoryError, ImportError, RuntimeError) as error:
            if not isinstance(error, NoticeboardError) and not is_told(error):
                raise
            plugin = args[0]
            plugin.discard()  # type: ignore[attr-defined]
            raise stopped(error, plugin.lang) from None  # type: ignore[attr-defined]

    return wrapped


def stopped(error: Exception, lang: str) -> Abort:
    """Report `error` whole, and return what stops MkDocs with status 1."""
    told = error if isinstance(error, NoticeboardError) else explain(error)
    _LOGGER.debug("stopped by", exc_info=error)
    complain(told.report(lang))
    unfinished = isinstance(error, UnfinishedError)
    return Abort(translate("build.unfinished", lang) if unfinished else last_word(lang))


class Checked:
    """Reads the options of a plugin when the whole of `mkdocs.yml` has been checked."""

    def load_config(
        self, options: dict[str, Any], config_file_path: str | None = None
    ) -> tuple[ConfigErrors, ConfigWarnings]:
        """Load the options, unless there is a mistake in the file: then tell all there are.

        Why here: nothing of ours is asked earlier, and MkDocs tells the first wrong option only.
        """
        prepare_streams()
        path = Path(config_file_path) if config_file_path else None
        if path is not None and path.is_file():
            try:
                check_config(path)
            except NoticeboardError as error:
                lang = options.get("lang")
                raise stopped(error, lang if lang in LANGUAGES else LANGUAGES[0]) from None
        loaded: tuple[ConfigErrors, ConfigWarnings]
        loaded = super().load_config(options, config_file_path)  # type: ignore[misc]
        return loaded


def is_doomed(config: MkDocsConfig) -> bool:
    """Whether MkDocs (or ProperDocs) will end this strict build for the warnings that it counted.

    Why: it looks at its count after the event `post_build`, when the site would be in its place.
    """
    loggers = [logging.getLogger(name) for name in ("mkdocs", "properdocs")]
    counters = [h for logger in loggers for h in logger.handlers if hasattr(h, "get_counts")]
    return config.strict and any(counter.get_counts() for counter in counters)


def is_strict_asked() -> bool:
    """Whether this very command was asked to be strict (`mkdocs build --strict`).

    Why not `config.strict`: ``strict: true`` in `mkdocs.yml` is for good, and is about pages. A
    vacant seat would then stop every build, that which takes somebody down included.
    """
    context = click.get_current_context(silent=True)
    return bool(context and context.params.get("strict"))
