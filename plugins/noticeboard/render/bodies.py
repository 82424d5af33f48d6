"""The texts of all pages made from data but boards: communities, units, home, lost addresses."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from markupsafe import Markup

from noticeboard.derive import Board, Crumb
from noticeboard.derive.calendar import CALENDAR
from noticeboard.derive.dashboard import DASHBOARD
from noticeboard.locale import translate
from noticeboard.render.environment import environment
from noticeboard.render.finder import render_communities, render_finder, render_lost
from noticeboard.render.frame import Article, Body, render_guest
from noticeboard.render.page import render_dashboard, render_months, render_place, title_of
from noticeboard.schema import PlaceKind

__all__ = ["build_bodies", "build_home", "build_lost", "communities_of", "fill_slots"]

_Communities = tuple[Board, ...]
_Places = tuple[Board, ...]
_Shards = tuple[str, ...]


def communities_of(places: Iterable[Board]) -> _Communities:
    """Return the boards of the communities among `places`."""
    return tuple(board for board in places if board.kind is PlaceKind.COMMUNITY)


def build_bodies(places: Iterable[Board], lang: str) -> Iterator[Body]:
    """Yield the texts of the pages of communities and units; that of the site has no page."""
    for board in places:
        if board.path:
            root = "../" * len(board.path.split("/"))
            html = Markup(render_place(board, root, lang))
            yield Body(board.path, board.name, html, board.crumbs)
            if board.months:
                html = Markup(render_months(board, f"../{root}", lang))
                yield _beneath(board, CALENDAR, "events", "calendar.title", html, lang)
            if board.dashboard:
                html = Markup(render_dashboard(board, f"../{root}", lang))
                yield _beneath(board, DASHBOARD, "figures", "dashboard.title", html, lang)


def _beneath(board: Board, folder: str, kind: str, title: str, html: Markup, lang: str) -> Body:
    """Return the page in `folder` beneath that of `board` with all there is of a `kind`."""
    path, name = f"{board.path}/{folder}", title_of(kind, board.kind, lang)
    words = translate(title, lang, {"name": board.name})
    return Body(path, words, html, (*board.crumbs, Crumb(name, path)))


def build_home(places: _Places, shards: _Shards, lang: str) -> Body:
    """Return the text of the home page of a site whose owner wrote none.

    Args:
        places: The site, communities and units.
        shards: Names of the files of the finder's index.
        lang: Of our own words.
    """
    parts = {name: render() for name, render in _parts(places, shards, "./", lang).items()}
    template = environment(lang).get_template("page/home.html")
    html = Markup(template.render({name: Markup(part) for name, part in parts.items()}))
    return Body("", translate("frame.find", lang), html)


def build_lost(communities: _Communities, shards: _Shards, root: str, lang: str) -> Article:
    """Return what is shown for an address that there is not.

    Args:
        communities: All.
        shards: Names of the files of the finder's index.
        root: The root of the site as an absolute path, ending in a slash.
        lang: Of our own words.
    """
    html = Markup(render_lost(communities, shards, root, lang))
    return Article(None, lang, "", html, wide=True, root=root)


def fill_slots(
    html: str, places: _Places, shards: _Shards, root: str, lang: str, guest: str = ""
) -> str:
    """Return the text of a hand-written page with the parts filled in that it keeps a slot for.

    Args:
        html: The text; a slot is a comment, ``<!-- noticeboard: finder -->``.
        places: The site, communities and units.
        shards: Names of the files of the finder's index.
        root: From the page to the root of the site, ending in a slash.
        lang: Of our own words.
        guest: The style sheet below the site that our parts ask for, in a theme that is not ours.
    """
    for name, render in _parts(places, shards, root, lang).items():
        comment = f"<!-- noticeboard: {name} -->"
        if comment in html:
            part = render()
            framed = render_guest(part, root, lang, guest) if guest and part else part
            html = html.replace(comment, framed)
    return html


def _parts(places: _Places, shards: _Shards, root: str, lang: str) -> dict[str, Callable[[], str]]:
    """Return what a home page is made of: finder, what the site says itself, all communities."""
    (site,) = (board for board in places if board.kind is PlaceKind.SITE)
    return {
        "finder": partial(render_finder, shards, root, lang),
        "site": partial(render_place, site, root, lang),
        "communities": partial(render_communities, communities_of(places), root, lang),
    }
