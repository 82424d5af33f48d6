"""What is new at a place, for programs that follow it: an Atom feed (RFC 4287).

Nothing in it is from the clock, so that the same data give the same file. What a place says is in
the feeds of all places beneath it under one id, so that nobody who follows two reads it twice.
"""

from __future__ import annotations

import hashlib
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlsplit

from noticeboard.derive import Board
from noticeboard.derive.rows import RecordRow
from noticeboard.locale import translate
from noticeboard.prose import render_markdown
from noticeboard.render.dates import ZONE

__all__ = ["FEED", "Feed", "FeedEntry", "atom_payload", "feed_of", "joint_feed"]

#: The file beside the page of a place.
FEED = "feed.xml"
_ATOM = "http://www.w3.org/2005/Atom"
#: So many entries a feed has at most.
_MOST = 50


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One piece of news.

    Attributes:
        id: A tag URI (RFC 4151): of the site and the news, not of the place that it is read at.
        html: What it says.
        url: The panel that it stands in.
    """

    id: str
    title: str
    day: date
    html: str
    url: str


@dataclass(frozen=True, slots=True)
class Feed:
    """The news of a place, the newest first."""

    title: str
    author: str
    url: str
    entries: tuple[FeedEntry, ...]


def feed_of(board: Board, lang: str) -> Feed | None:
    """Return the news of a board of the channel `web`; None where there is none."""
    found = sorted(_entries(board, lang), key=lambda entry: (entry.day, entry.id), reverse=True)
    if not found:
        return None
    author = board.responsible or board.community or board.site_name
    return Feed(board.name, author, board.canonical_url, tuple(found[:_MOST]))


def joint_feed(name: str, url: str, feeds: Iterable[Feed]) -> Feed | None:
    """Return the news of a whole site, each once; None where there is none.

    Args:
        name: Of the site.
        url: Of its first page.
        feeds: Those of its places.
    """
    entries = {entry.id: entry for feed in feeds for entry in feed.entries}
    found = sorted(entries.values(), key=lambda entry: (entry.day, entry.id), reverse=True)
    return Feed(name, name, url, tuple(found[:_MOST])) if found else None


def _entries(board: Board, lang: str) -> Iterator[FeedEntry]:
    for row in _rows(board, "notices"):
        yield _entry(board, "notices", row.title, row.since, row.text or "")
    for row in _rows(board, "decisions"):
        step = row.steps[-1]
        title = translate("news.decision", lang, {"name": row.name, "step": step.step})
        yield _entry(board, "decisions", title, step.day, step.text or row.text or "")


def _rows(board: Board, kind: str) -> Iterator[RecordRow]:
    panel = board.panel(kind)
    yield from (row for row in (panel.rows if panel else ()) if isinstance(row, RecordRow))


def _entry(board: Board, kind: str, title: str, day: date, text: str) -> FeedEntry:
    host = urlsplit(board.canonical_url).hostname or "localhost"
    mark = hashlib.sha256("\n".join((kind, title, text)).encode()).hexdigest()[:16]
    # Markup would escape what is escaped already.
    html = str(render_markdown(text)) if text else ""
    url = f"{board.canonical_url}#{kind}"
    return FeedEntry(f"tag:{host},{day.isoformat()}:{kind}/{mark}", title, day, html, url)


def atom_payload(feed: Feed) -> bytes:
    """Return the file."""
    ET.register_namespace("", _ATOM)
    root = ET.Element(f"{{{_ATOM}}}feed", {"xml:lang": "zh-Hans"})
    _add(root, "id", feed.url)
    _add(root, "title", feed.title)
    _add(root, "updated", _moment(feed.entries[0].day))
    _add(_add(root, "author"), "name", feed.author)
    _add(root, "link", rel="self", type="application/atom+xml", href=f"{feed.url}{FEED}")
    _add(root, "link", rel="alternate", type="text/html", href=feed.url)
    for entry in feed.entries:
        one = _add(root, "entry")
        _add(one, "id", entry.id)
        _add(one, "title", entry.title)
        _add(one, "updated", _moment(entry.day))
        _add(one, "link", rel="alternate", type="text/html", href=entry.url)
        _add(one, "content", entry.html or entry.title, type="html" if entry.html else "text")
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True))


def _add(parent: ET.Element, name: str, text: str | None = None, **attributes: str) -> ET.Element:
    child = ET.SubElement(parent, f"{{{_ATOM}}}{name}", attributes)
    child.text = text
    return child


def _moment(day: date) -> str:
    return datetime(day.year, day.month, day.day, tzinfo=ZONE).isoformat()
