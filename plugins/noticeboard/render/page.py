"""Boards and communities as HTML."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from urllib.parse import quote

from markupsafe import Markup

from noticeboard.derive import Board, Panel, RetiredPage
from noticeboard.derive.dashboard import DASHBOARD
from noticeboard.locale import is_chinese, translate
from noticeboard.render.environment import environment, render_rows, render_script
from noticeboard.render.extras import Extras
from noticeboard.render.frame import LANGUAGE_TAGS
from noticeboard.render.kinds import LOOKS, NEWS, UNFOLDED, Part
from noticeboard.render.texts import send
from noticeboard.render.themes import THEMES
from noticeboard.schema import PlaceKind

__all__ = [
    "Old",
    "icon_of",
    "render_board",
    "render_dashboard",
    "render_months",
    "render_place",
    "render_retired",
    "render_theme_css",
    "render_worker",
    "title_of",
]

#: From a board at `<community>/<building>/` or `Q/<CODE>/` to the root of the site.
_ROOT = "../../"
#: Where photos lie below the root.
_PHOTOS = "assets/noticeboard/photos/"


@dataclass(frozen=True, slots=True)
class Old:
    """Sheets that do not tell the truth any more, whose code leads to a page that says so.

    Attributes:
        edition: Their number.
        day: When the last of them was printed.
        products: Ids of what they are called, where other sheets of that number are still true.
    """

    edition: int
    day: date
    products: tuple[str, ...] = ()


def render_board(
    board: Board, extras: Extras, lang: str, offline: bool, corrections: str, old: Old | None = None
) -> str:
    """Render the whole page of a board: one file, its style inside, nothing needed to read it.

    The same bytes serve the readable address and the permanent one, which are equally deep.

    Args:
        board: For the channel `web`.
        extras: What is published beside the page.
        lang: Of our own words.
        offline: Whether the browser is asked to keep the page (see `render_worker`).
        corrections: As in the settings.
        old: What is told of the sheet that led here, if it does not tell the truth any more.
    """
    env = environment(lang)
    sections = _sections(board, lang, _ROOT)
    return env.get_template("page/board.html").render(
        board=board,
        tag=LANGUAGE_TAGS["zh_CN" if is_chinese(board.name) else lang],
        about=translate(
            "board.description", lang, {"name": board.name, "community": board.community}
        ),
        newest=_newest(sections),
        sections=_in_order(sections),
        open=UNFOLDED,
        extras=extras,
        old=old,
        corrections=corrections,
        css=_board_css(board.theme, lang),
        large_js=render_script("page/large.js", lang),
        board_js=render_script(
            "page/board.js", lang, root=_ROOT, offline=offline, dated=bool(board.calendar)
        ),
        icon=icon_of(board.theme),
        root=_ROOT,
    )


def render_retired(page: RetiredPage, lang: str) -> str:
    """Render the page of a retired code, to stand at `Q/<CODE>/` like a board.

    Args:
        page: What it says.
        lang: Of our own words.
    """
    return (
        environment(lang)
        .get_template("page/retired.html")
        .render(
            page=page,
            tag=LANGUAGE_TAGS["zh_CN" if is_chinese(page.note) else lang],
            css=_board_css(page.theme, lang),
            large_js=render_script("page/large.js", lang),
            icon=icon_of(page.theme),
            root=_ROOT,
        )
    )


@dataclass(frozen=True, slots=True)
class _Section:
    """A panel with its title and its rows as HTML.

    Attributes:
        all: Address of the page below the site that has all of them; empty where there is none.
    """

    panel: Panel
    title: str
    rows: tuple[Markup, ...]
    all: str = ""


def _sections(board: Board, lang: str, root: str) -> list[_Section]:
    env = environment(lang)
    return [
        _Section(
            panel,
            panel.title or title_of(panel.kind, board.kind, lang),
            render_rows(env, panel.kind, panel.rows, f"{root}{_PHOTOS}", root),
            f"{board.path}/{DASHBOARD}" if board.dashboard and panel.kind == "figures" else "",
        )
        for panel in board.panels
    ]


def title_of(kind: str, place: PlaceKind, lang: str) -> str:
    """Return what a panel of `kind` is called by us: who serves a place above homes answers for it.

    Args:
        kind: Its id.
        place: Where it is shown.
        lang: Of our own words.
    """
    above = kind == "members" and place in (PlaceKind.COMMUNITY, PlaceKind.UNIT)
    return translate("place.members" if above else f"panel.{kind}", lang)


def _in_order(sections: list[_Section]) -> list[_Section]:
    """Return what people come for first, then the rest as the site orders it, without the news."""
    rest = [section for section in sections if section.panel.kind != NEWS]
    rank = {kind: number for number, kind in enumerate(UNFOLDED)}
    return sorted(rest, key=lambda section: rank.get(section.panel.kind, len(rank)))


def _newest(sections: list[_Section]) -> dict[str, object] | None:
    """Return title, first row and others of the panel of notices, the newest of which is first."""
    for section in sections:
        if section.panel.kind == NEWS and section.rows:
            first, *others = section.rows
            return {"title": section.title, "first": first, "others": others}
    return None


@cache
def _board_css(theme: str, lang: str) -> Markup:
    css = environment(lang).get_template("page/board.css").render(theme=THEMES[theme])
    return Markup("".join(line.strip() for line in css.splitlines()))


@cache
def icon_of(theme: str) -> str:
    """Return an icon as a data URL: without one, browsers ask the server for /favicon.ico."""
    palette = THEMES[theme].light
    svg = (
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 8 8'>"
        f"<path fill='{palette.ground}' d='M0 0h8v8H0z'/>"
        f"<path fill='{palette.gold}' d='M2 2h4v1H2zM2 4h4v2H2z'/></svg>"
    )
    return "data:image/svg+xml," + quote(svg, safe="/:='")


def render_worker(lang: str, offline: bool) -> str:
    """Render the service worker, which keeps boards for when there is no network.

    Args:
        lang: Of our own words.
        offline: False for one that removes an earlier one, and all that it kept: browsers that
            once had it would keep it for ever if the file were only gone.
    """
    return render_script("page/sw.js", lang, offline=offline)


def render_theme_css(theme: str, lang: str, framed: bool = True) -> str:
    """Render the style sheet of pages that are not boards.

    Args:
        theme: Its colours; pages in a theme that is not ours take that theme's own.
        lang: Of our own words.
        framed: Whether they stand in our own frame.
    """
    template = "page/frame.css" if framed else "page/guest.css"
    return environment(lang).get_template(template).render(theme=THEMES[theme])


def render_months(board: Board, root: str, lang: str) -> str:
    """Render the text of the page with the months of a community or a unit.

    Args:
        board: What it says.
        root: From the page to the root of the site, ending in a slash.
        lang: Of our own words.
    """
    near = render_script("page/near.js", lang)
    template = environment(lang).get_template("page/months.html")
    return template.render(page=board, root=root, near_js=near)


def render_dashboard(board: Board, root: str, lang: str) -> str:
    """Render the text of the page with the figures of a community or a unit.

    Args:
        board: What it says.
        root: From the page to the root of the site, ending in a slash.
        lang: Of our own words.
    """
    template = environment(lang).get_template("page/figures.html")
    own = board.dashboard.titles if board.dashboard else {}
    titles = {k: own.get(k) or title_of(k, board.kind, lang) for k in ("figures", "cases")}
    return template.render(page=board, told=board.dashboard, titles=titles, root=root)


def render_place(board: Board, root: str, lang: str) -> str:
    """Render the text of the page of a community or a unit, for whatever is around it.

    Of the site: what it says itself, for its home page; nothing where that is nothing.

    Args:
        board: What it says.
        root: From the page to the root of the site, ending in a slash.
        lang: Of our own words.
    """
    above = board.kind is PlaceKind.SITE
    template = environment(lang).get_template("page/site.html" if above else "page/place.html")
    sections = _sections(board, lang, root)
    parts = {part: [s for s in sections if LOOKS[s.panel.kind].part is part] for part in Part}
    near = render_script("page/near.js", lang) if board.calendar else ""
    texts = [send(notice, lang) for notice in board.texts]
    copy = render_script("page/copy.js", lang) if texts else ""
    told = {"texts": texts, "copy_js": copy, "near_js": near}
    return template.render(page=board, root=root, sections=sections, parts=parts, Part=Part, **told)
