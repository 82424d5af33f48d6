"""Boards and communities as HTML."""

from __future__ import annotations

from functools import cache

from markupsafe import Markup

from noticeboard.derive import Board, CommunityPage, Panel
from noticeboard.render.environment import environment, render_rows
from noticeboard.render.themes import THEMES

__all__ = [
    "render_board",
    "render_community",
    "render_theme_css",
]

#: From a board at `<community>/<building>/` or `Q/<CODE>/` to the root of the site.
_ROOT = "../../"


def render_board(board: Board, lang: str, qr: bool) -> str:
    """Render the whole page of a board: one file, its style inside, nothing needed to read it.

    The same bytes serve the readable address and the permanent one, which are equally deep.

    Args:
        board: For the channel `web`.
        lang: Of our own words.
        qr: Whether QR codes are published beside the page.
    """
    env = environment(lang)
    template = env.get_template("page/board.html")
    return template.render(
        board=board,
        sections=_sections(board.panels, lang, f"{_ROOT}assets/noticeboard/photos/"),
        css=_board_css(board.theme, lang),
        root=_ROOT,
        qr=qr,
    )


def _sections(panels: tuple[Panel, ...], lang: str, photos: str) -> list[tuple[Panel, Markup]]:
    env = environment(lang)
    return [
        (panel, Markup("\n").join(render_rows(env, panel.kind, panel.rows, photos)))
        for panel in panels
    ]


@cache
def _board_css(theme: str, lang: str) -> Markup:
    css = environment(lang).get_template("page/board.css").render(theme=THEMES[theme])
    return Markup("".join(line.strip() for line in css.splitlines()))


def render_theme_css(theme: str, lang: str) -> str:
    """Render the style sheet that gives Material pages the family look."""
    return environment(lang).get_template("page/material.css").render(theme=THEMES[theme])


def render_community(page: CommunityPage, lang: str) -> str:
    """Render the body of a community's page, to stand inside a Material page."""
    template = environment(lang).get_template("page/community.html")
    return template.render(page=page, sections=_sections(page.panels, lang, ""))
