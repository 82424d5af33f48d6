"""Where a line of a poster must not end: between number and unit, before a lone last character.

WeasyPrint breaks Chinese between any two ideographs, and knows neither ``text-wrap: pretty`` nor
``word-break: auto-phrase``. So what must stay together is put into elements: of the class `whole`,
which is never broken and thus for little, or `item`, which is broken where a line has no room.
Why no word joiner (U+2060): the faces lack it, so it has a width, and it is text in the file.
"""

from __future__ import annotations

import re
from functools import lru_cache

from markupsafe import Markup, escape

from noticeboard.render.print.spacing import IDEOGRAPH, spaced

__all__ = ["bind", "bind_large", "clauses", "split_clauses", "together"]

#: No line is narrower than this many characters: the names beside large numbers.
_NARROWEST = 4

#: Tags, and what is whole already or has a line of its own.
_LEFT = (
    r'<span class="(?:where whole|seat whole|whole)">[^<]*</span>'
    r'|<time[^<>]*>[^<]*|<(?:"[^"]*"|[^<">])*>'
)
#: Marks that stand with the character before them.
_CLOSING = "[，。、；：！？…）》」』”’]*"
#: Where a text ends, and where one does that shares its lines with a number or a span of time.
_END = r"(?=(?:</\w+>)*(?:</(?:p|h3|li|span)>|<br))"
_SHORT_END = r'(?=</(?:p|h3)><p class="call|</p>\n</div></li>| <span class="note"|</span>)'
#: 8, 8:30, 3.5; and what it counts.
_FIGURE = "[0-9]+(?:[.,:/][0-9]+)*"
_UNIT = f"(?:号楼|号院|单元|小时|分钟|个月|{IDEOGRAPH})"

_BOUND = (
    f"(?P<left>{_LEFT})"
    # 2026年11月20日, 0734-1000101, 8:30–11:30, 3号楼; and what would be alone behind them.
    f"|(?P<number>(?<![0-9A-Za-z.,:/–—~-]){_FIGURE}"
    f"(?:(?:(?:[年月]|[ –—~-]){_FIGURE})+{_UNIT}?|{_UNIT})(?:{IDEOGRAPH}?{_CLOSING}{_END})?)"
    # 努尔·, 点单—: such a mark does not begin a line.
    f"|{IDEOGRAPH}{{1,2}}[·—]{{1,2}}"
    # 打 120: what is to be called.
    f"|[打拨] ?[0-9]{{3,5}}(?![0-9-]){_CLOSING}"
    # The last two of what may be wider than the narrowest line of its kind: 15 em, or 4.6.
    f"|(?<=[^<>]{{3}}){IDEOGRAPH}{{2}}{_CLOSING}{_SHORT_END}"
)
#: 现场登记，不收钱。: a short last clause; cut in two it may say the opposite.
_LAST = f"|(?<=[，、；：。！？]){IDEOGRAPH}{{2,5}}{_CLOSING}{_END}"
_PATTERN, _LARGE = (
    re.compile(f"{_BOUND}{clause}|(?<=[^<>\n]{{{before}}}){IDEOGRAPH}{{2}}{_CLOSING}{_END}")
    for clause, before in (("", 12), (_LAST, 4))
)


@lru_cache(maxsize=20_000)
def bind(row: Markup) -> Markup:
    """Return the HTML of a row with elements around what must stay in one line, and spaced.

    No text changes.
    """
    return spaced(Markup(_PATTERN.sub(_bound, row)))


def bind_large(text: Markup) -> Markup:
    """Do as `bind` for a text so large that a line may hold six characters."""
    return spaced(Markup(_LARGE.sub(_bound, text)))


def split_clauses(text: str) -> list[str]:
    """Split `text` where a line of it had best end: behind commas and colons."""
    return re.split("(?<=[、：，])", text)


def clauses(text: str) -> Markup:
    """Return `text` with no clause broken that has room in a line."""
    return Markup("").join(together(one) for one in split_clauses(text))


def together(text: str, kind: str = "") -> Markup:
    """Return `text` in an element that is broken only where a line by itself has no room for it.

    Args:
        text: Plain text.
        kind: Class of the element, besides that which keeps it together.
    """
    names = f"{kind} {_kept(text)}".lstrip()
    return Markup(f'<span class="{names}">{escape(text)}</span>')


def _bound(match: re.Match[str]) -> str:
    if match["left"]:
        return match[0]
    return f'<span class="{_kept(match[0]) if match["number"] else "whole"}">{match[0]}</span>'


def _kept(text: str) -> str:
    return "whole" if len(text) <= _NARROWEST else "item"
