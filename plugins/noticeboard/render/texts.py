"""A notice as a text to be sent on: one short message, and a longer one for groups.

What has more than `SHORT_CHARS` characters is sent, and paid for, as several short messages.
Sentences are whole or left out: half of one may say the opposite.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import lru_cache

from babel.dates import format_date
from markupsafe import Markup

from noticeboard.derive.texts import TextNotice
from noticeboard.locale import translate
from noticeboard.prose import render_markdown
from noticeboard.schema import SHORT_CHARS

__all__ = ["SentText", "send"]

#: A sentence with its mark.
_SENTENCE = re.compile(r"[^。！？；\n]++[。！？；]*+")

_LINE_END = re.compile(r"<br ?/?>|</(?:p|li|h\d)>")


@dataclass(frozen=True, slots=True)
class SentText:
    """What is sent of a notice.

    Attributes:
        mark: Names its files: of what it says, so that another notice has another.
        place: Who sends it.
        title: Of the notice.
        short: At most `SHORT_CHARS` characters; empty where not even the title has room.
        long: For a group.
    """

    mark: str
    place: str
    title: str
    short: str
    long: str


@lru_cache(maxsize=4096)
def send(notice: TextNotice, lang: str) -> SentText:
    """Return what is sent of `notice`, composed once for its page and its files."""
    mark = hashlib.sha256(f"{notice.url}\n{notice.title}\n{notice.since}".encode()).hexdigest()
    text = _plain(notice.text)
    return SentText(
        mark[:12], notice.place, notice.title, _short(notice, text, lang), _long(notice, text, lang)
    )


def _plain(text: str) -> str:
    lines = _LINE_END.split(str(render_markdown(text))) if text else []
    return "\n".join(filter(None, (Markup(line).striptags() for line in lines)))


def _short(notice: TextNotice, text: str, lang: str) -> str:
    """Return the signature and the title, then as many sentences and the address as have room."""
    head, colon = _head(notice, lang), translate("sent.colon", lang)
    url = notice.url.split("://", 1)[-1].rstrip("/")
    tail = translate("sent.more", lang, {"url": url})
    if len(head + colon + tail) > SHORT_CHARS:
        tail = ""
    body = ""
    for sentence in map(str.strip, _SENTENCE.findall(text)):
        if len(head + colon + body + sentence + tail) > SHORT_CHARS:
            break
        body += sentence
    whole = head + (colon + body + tail if body or tail else "")
    return whole if len(whole) <= SHORT_CHARS else ""


def _head(notice: TextNotice, lang: str) -> str:
    return translate("sent.head", lang, {"place": notice.place, "title": notice.title})


def _long(notice: TextNotice, text: str, lang: str) -> str:
    days = ""
    if notice.until:
        pattern = translate("day.pattern", lang)
        bounds = {"since": notice.since, "until": notice.until}
        shown = {name: format_date(day, pattern, lang) for name, day in bounds.items()}
        days = translate("sent.days", lang, shown)
    return "\n".join(filter(None, (_head(notice, lang), text, days, notice.url)))
