"""What all hooks share: a user's error ends the build with its message, nothing half-written."""

from __future__ import annotations

import functools
import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, ParamSpec, TypeVar

import click
from mkdocs.exceptions import Abort

from noticeboard.errors import NoticeboardError
from noticeboard.locale import translate

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

__all__ = ["is_doomed", "reporting"]

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
        except NoticeboardError as error:
            plugin = args[0]
            plugin.discard()  # type: ignore[attr-defined]
            lang: str = plugin.lang  # type: ignore[attr-defined]
            click.echo(error.report(lang), err=True)
            raise Abort(translate("build.stopped", lang)) from None

    return wrapped


def is_doomed(config: MkDocsConfig) -> bool:
    """Whether MkDocs (or ProperDocs) will end this strict build for the warnings that it counted.

    Why: it looks at its count after the event `post_build`, when the site would be in its place.
    """
    loggers = [logging.getLogger(name) for name in ("mkdocs", "properdocs")]
    counters = [h for logger in loggers for h in logger.handlers if hasattr(h, "get_counts")]
    return config.strict and any(counter.get_counts() for counter in counters)
