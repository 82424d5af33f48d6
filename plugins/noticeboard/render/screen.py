"""The page of an electronic screen: one file, which turns and renews itself."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache

from babel.dates import format_date
from markupsafe import Markup

from noticeboard.derive import Board, Screen, ShownPerson
from noticeboard.derive.rows import RecordRow
from noticeboard.locale import comma, is_chinese
from noticeboard.render.dates import ZONE
from noticeboard.render.environment import environment, render_script
from noticeboard.render.frame import LANGUAGE_TAGS
from noticeboard.render.page import icon_of
from noticeboard.render.qr import build_qr
from noticeboard.render.themes import THEMES
from noticeboard.schema import Phone

__all__ = ["render_screen"]

#: Some Sunday: weekdays of scripts begin with it.
_SUNDAY = date(2026, 11, 22)


def render_screen(screen: Screen, lang: str, offline: bool) -> str:
    """Render the whole page.

    Args:
        screen: What it says.
        lang: Of our own words.
        offline: Whether the browser is asked to keep the page (see `render_worker`).
    """
    board = screen.board
    root = "../" * (screen.path.count("/") + 1)
    css = _css(board.theme, lang)
    script = _script(lang, root, offline)
    return (
        environment(lang)
        .get_template("page/screen.html")
        .render(
            screen=screen,
            board=board,
            tag=LANGUAGE_TAGS["zh_CN" if is_chinese(board.name) else lang],
            calls=_calls(board),
            qr=build_qr(board.address_url),
            version=hashlib.sha256(f"{css}\n{script}".encode()).hexdigest()[:12],
            css=css,
            script=script,
            icon=icon_of(board.theme),
        )
    )


@dataclass(frozen=True, slots=True)
class _Call:
    """Somebody to call: a person who agreed to it, or an office."""

    name: str
    note: str
    phone: Phone | None


def _calls(board: Board) -> list[_Call]:
    members, contacts = board.panel("members"), board.panel("contacts")
    served = members.rows if members else ()
    people = board.leads or [row for row in served if isinstance(row, ShownPerson)]
    offices = [row for row in (contacts.rows if contacts else ()) if isinstance(row, RecordRow)]
    return [
        *(_Call(p.name, comma(p.seats).join(p.seats), p.phone) for p in people if p.name),
        *(_Call(row.name, row.note or "", row.phone) for row in offices),
    ]


@cache
def _css(theme: str, lang: str) -> Markup:
    css = environment(lang).get_template("page/screen.css").render(theme=THEMES[theme])
    return Markup("".join(line.strip() for line in css.splitlines()))


@cache
def _script(lang: str, root: str, offline: bool) -> Markup:
    days = [format_date(_SUNDAY + timedelta(days=n), "EEEE", lang) for n in range(7)]
    zone = datetime(_SUNDAY.year, _SUNDAY.month, _SUNDAY.day, tzinfo=ZONE).utcoffset()
    told = {"weekdays": days, "zone_ms": (zone or timedelta()) // timedelta(milliseconds=1)}
    return render_script("page/screen.js", lang, root=root, offline=offline, **told)
