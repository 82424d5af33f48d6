"""A notice as a text to be sent on: one short message, and a longer one for groups.

What has more than `SHORT_CHARS` characters is sent, and paid for, as several short messages.
Sentences are whole or left out: half of one may say the opposite, and so may the first ones alone,
which is why the days of the notice are told where these do not.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
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
#: A day as Chinese texts write it; the year may be left out.
_MONTH_DAY = re.compile(r"(?<!\d)(\d{1,2})月(\d{1,2})[日号]")
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
    """Return the signature and the title, then what has room of the text, and the address.

    Sentences are those from the beginning. Where some are left out, and none of the others tells a
    day of the notice, its days stand in their place.
    """
    head = _head(notice, lang)
    url = notice.url.split("://", 1)[-1].rstrip("/")
    tail = translate("sent.more", lang, {"url": url})
    if len(head) + len(tail) + 2 > SHORT_CHARS:
        tail = ""
    room = SHORT_CHARS - len(head + translate("sent.colon", lang) + tail)
    body = _body(notice, [*map(str.strip, _SENTENCE.findall(text))], room, lang)
    return _joined(head, body, tail, lang)


def _body(notice: TextNotice, sentences: list[str], room: int, lang: str) -> str:
    """Return what stands between title and address, of at most `room` characters."""
    fitting = [len("".join(sentences[: n + 1])) <= room for n in range(len(sentences))]
    body = "".join(sentences[: sum(fitting)])
    if notice.until is None or (body and all(fitting)) or _tells_day(body, notice):
        return body
    stop = translate("sent.stop", lang)
    days = (f"{days}{stop}" for days in _days(notice, lang))
    return next((one for one in days if len(one) <= room), "")


def _tells_day(body: str, notice: TextNotice) -> bool:
    """Whether a day that `body` names is one of those of the notice."""
    last = notice.until or notice.since
    found = {(int(month), int(day)) for month, day in _MONTH_DAY.findall(body)}
    days = (notice.since + timedelta(n) for n in range(min((last - notice.since).days, 366) + 1))
    return any((day.month, day.day) in found for day in days)


def _joined(head: str, body: str, tail: str, lang: str) -> str:
    if not body and not tail:
        return head if len(head) <= SHORT_CHARS else ""
    ended = head.endswith(("。", "！", "？", "!", "?", "."))
    between = translate("sent.colon" if body else "sent.stop", lang)
    whole = head + ("" if ended and not body else between) + body + tail
    return whole if len(whole) <= SHORT_CHARS else ""


def _head(notice: TextNotice, lang: str) -> str:
    return translate("sent.head", lang, {"place": notice.place, "title": notice.title})


def _days(notice: TextNotice, lang: str) -> Iterator[str]:
    """Yield how the days of a notice that ends are told, the longest first."""
    if notice.until:
        pattern = translate("day.pattern", lang)
        bounds = {"since": notice.since, "until": notice.until}
        shown = {name: format_date(day, pattern, lang) for name, day in bounds.items()}
        yield translate("sent.days", lang, shown)
        yield translate("sent.until", lang, {"until": shown["until"]})


def _long(notice: TextNotice, text: str, lang: str) -> str:
    days = next(_days(notice, lang), "")
    return "\n".join(filter(None, (_head(notice, lang), text, days, notice.url)))
