"""What is new at a place, for programs that follow it: an Atom feed (RFC 4287).

Nothing in it is from the clock, so that the same data give the same file. What a place says is in
the feeds of all places beneath it under one id, so that nobody who follows two reads it twice.

Why `updated` is the day of the news and not that of its last correction: by RFC 4287 4.2.15 it
tells of a change that is worth telling, and what is worth it has a day of its own: the next step
of a decision, another notice, an event that is put off. A mended word keeps id and day.
"""

from __future__ import annotations

import hashlib
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlsplit

from babel.dates import format_date
from markupsafe import Markup

from noticeboard.derive import Board, News
from noticeboard.locale import translate
from noticeboard.prose import render_markdown
from noticeboard.render.dates import ZONE
from noticeboard.schema import DecisionStep

__all__ = ["FEED", "Feed", "FeedEntry", "atom_payload", "feed_of", "joint_feed"]

#: The file beside the page of a place.
FEED = "feed.xml"
_ATOM = "http://www.w3.org/2005/Atom"
#: So many entries a feed has at most, and so many of them are days of the calendar: those are many
#: at once, and notices must not go under.
_MOST = 50
_MOST_EVENTS = 20


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One piece of news.

    Attributes:
        id: A tag URI (RFC 4151): of the site and the news, not of the place that it is read at.
        kind: Of the panel that it stands in.
        author: The place that says it.
        html: What it says.
        url: That panel.
        own: That panel is at the place that says it.
    """

    id: str
    kind: str
    title: str
    day: date
    author: str
    html: str
    url: str
    own: bool = True


@dataclass(frozen=True, slots=True)
class Feed:
    """The news of a place, the newest first."""

    title: str
    author: str
    url: str
    entries: tuple[FeedEntry, ...]


def feed_of(board: Board, lang: str) -> Feed | None:
    """Return the news of a board of the channel `web`; None where there is none."""
    entries = _newest(_entry(board, news, lang) for news in board.news)
    if not entries:
        return None
    author = board.responsible or board.community or board.site_name
    return Feed(board.name, author, board.canonical_url, entries)


def joint_feed(name: str, url: str, feeds: Iterable[Feed]) -> Feed | None:
    """Return the news of a whole site, each once, and at the place that says it.

    None where there is none. What no place tells of itself is read where it is.

    Args:
        name: Of the site.
        url: Of its first page.
        feeds: Those of its places.
    """
    told = sorted((entry for feed in feeds for entry in feed.entries), key=lambda entry: entry.own)
    entries = _newest({entry.id: entry for entry in told}.values())
    return Feed(name, name, url, entries) if entries else None


def _newest(entries: Iterable[FeedEntry]) -> tuple[FeedEntry, ...]:
    """Return the newest, and of what takes place that which is next."""
    found = sorted(entries, key=lambda entry: (entry.day, entry.id), reverse=True)
    events = [entry for entry in found if entry.kind == "events"][-_MOST_EVENTS:]
    others = [entry for entry in found if entry.kind != "events"][: _MOST - len(events)]
    kept = {entry.id for entry in (*events, *others)}
    return tuple(entry for entry in found if entry.id in kept)


def _entry(board: Board, news: News, lang: str) -> FeedEntry:
    host = urlsplit(board.canonical_url).hostname or "localhost"
    mark = hashlib.sha256(news.key.encode()).hexdigest()[:16]
    # Markup would escape what is escaped already.
    text = str(render_markdown(news.text)) if news.text else ""
    return FeedEntry(
        f"tag:{host},{news.day.isoformat()}:{news.kind}/{mark}",
        news.kind,
        _title(news, lang),
        news.day,
        news.place,
        _about(news, lang) + text,
        f"{board.canonical_url}#{news.kind}",
        news.path == board.path,
    )


def _title(news: News, lang: str) -> str:
    if news.step:
        return translate("news.decision", lang, {"name": news.title, "step": news.step.step})
    if news.on is None:
        return news.title
    days = dict.fromkeys((news.on, news.stopped or news.on))
    when = "–".join(format_date(day, translate("day.weekday", lang), lang) for day in days)
    said = {"name": news.title, "when": when}
    return translate("news.stopped" if news.stopped else "news.event", lang, said)


def _about(news: News, lang: str) -> str:
    """Return when and where something takes or took place, and who sees to it, as HTML."""
    if news.step:
        return _paragraphs(_of_step(news.step, lang))
    if news.event is None:
        return ""
    event, pattern = news.event, translate("day.pattern", lang)
    ends = {"since": event.recurrence.since, "until": event.recurrence.until}
    days = [
        translate(f"event.{end}", lang, {"day": format_date(day, pattern, lang)})
        for end, day in ends.items()
        if day and event.recurrence.again
    ]
    by = translate("event.by", lang, {"body": event.body}) if event.body else ""
    return _paragraphs((" ".join((event.words, *days)), event.where, by))


def _of_step(step: DecisionStep, lang: str) -> Iterator[str]:
    """Yield what a step of a decision was, when, before whom, who came, and the votes."""
    day = format_date(step.day, translate("day.pattern", lang), lang)
    yield " ".join(filter(None, (step.step, day, step.body)))
    if step.present is not None:
        came = "decision.came" if step.called is None else "decision.present"
        yield translate(came, lang, {"called": step.called, "present": step.present})
    if step.yes is not None:
        votes = {"yes": step.yes, "no": step.no or 0, "abstained": step.abstained or 0}
        yield translate("decision.votes", lang, votes)


def _paragraphs(lines: Iterable[str]) -> str:
    return "".join(str(Markup("<p>{}</p>").format(line)) for line in lines if line)


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
        _add(_add(one, "author"), "name", entry.author)
        _add(one, "link", rel="alternate", type="text/html", href=entry.url)
        _add(one, "content", entry.html or entry.title, type="html" if entry.html else "text")
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True))


def _add(parent: ET.Element, name: str, text: str | None = None, **attributes: str) -> ET.Element:
    child = ET.SubElement(parent, f"{{{_ATOM}}}{name}", attributes)
    child.text = text
    return child


def _moment(day: date) -> str:
    return datetime(day.year, day.month, day.day, tzinfo=ZONE).isoformat()
