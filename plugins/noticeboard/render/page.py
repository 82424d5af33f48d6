"""Boards, communities and the finder as HTML."""

from __future__ import annotations

import json
from functools import cache

from markupsafe import Markup

from noticeboard.derive import Board, CommunityPage, FinderEntry, Panel, UnitPage
from noticeboard.render.environment import environment, render_rows
from noticeboard.render.themes import THEMES

__all__ = [
    "render_board",
    "render_communities",
    "render_community",
    "render_finder",
    "render_finder_index",
    "render_lost",
    "render_theme_css",
    "render_unit",
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


def render_unit(page: UnitPage, root: str, lang: str) -> str:
    """Render the body of a unit's page, to stand inside a Material page.

    Args:
        page: What it says.
        root: From the page to the root of the site, ending in a slash.
        lang: Of our own words.
    """
    return environment(lang).get_template("page/unit.html").render(page=page, root=root)


def render_communities(pages: tuple[CommunityPage, ...], root: str, lang: str) -> str:
    """Render the list of all communities for the home page; it needs no script.

    Args:
        pages: In order.
        root: From the page to the root of the site, ending in a slash.
        lang: Of our own words.
    """
    template = environment(lang).get_template("page/communities.html")
    return template.render(pages=pages, root=root)


def render_finder(root: str, lang: str) -> str:
    """Render the box to find a building by.

    Args:
        root: From the page to the root of the site, ending in a slash.
        lang: Of our own words.
    """
    return environment(lang).get_template("page/finder.html").render(root=root)


def render_lost(pages: tuple[CommunityPage, ...], root: str, lang: str) -> str:
    """Render the body of the page for an address that there is not: the finder and the list.

    Args:
        pages: All communities.
        root: The root of the site as an absolute path, ending in a slash.
        lang: Of our own words.
    """
    template = environment(lang).get_template("page/lost.html")
    return template.render(
        finder=Markup(render_finder(root, lang)),
        communities=Markup(render_communities(pages, root, lang)),
    )


def render_finder_index(entries: tuple[FinderEntry, ...]) -> str:
    """Return the index that the finder's script loads: compact JSON, buildings by community.

    ``[[community, [[path, name, address, code, pinyin, initials], …]], …]``
    """
    groups: dict[str, list[list[str]]] = {}
    for e in entries:
        row = [e.path, e.name, e.address, e.code, e.pinyin, e.initials]
        groups.setdefault(e.community, []).append(row)
    return json.dumps([*groups.items()], ensure_ascii=False, separators=(",", ":"))
