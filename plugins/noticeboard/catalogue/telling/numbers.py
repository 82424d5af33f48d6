"""Numbers and addresses by which a person is reached or known, however they are written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from noticeboard.catalogue.telling.spelled import with_digits

__all__ = ["account_in", "address_in", "number_in", "secret_in"]

#: A mobile, however its figures are set apart.
_MOBILE = re.compile(r"(?<!\d)(?:(?:00)?86[ -]?)?1[ .·-]?[3-9](?:[ .·-]?\d){9}(?!\d)")
#: A landline with or without its area code; a day written in eight figures is none.
_LANDLINE = re.compile(
    r"(?<!\d)(?!20\d\d(?:0[1-9]|1[0-2])[0-3]\d(?!\d))(?:0\d{2,3}[- ]?)?"
    r"[2-8]\d{6,7}(?![\d万元]|\.\d)"
)
#: The number of an identity card (GB 11643).
_IDENTITY = re.compile(r"(?<!\d)\d{17}[\dXx](?!\d)")
#: Of a bank card (ISO/IEC 7812), in groups or not; its last figure checks the others.
_CARD = re.compile(r"(?<!\d)[3-6](?:[ -]?\d){15,18}(?!\d)")
#: An account of WeChat: of its own kind, or a number.
_WECHAT = re.compile(
    r"(?:微信|薇信|威信|加我?微|[Ww]e[Cc]hat|[Ww]ei[Xx]in)(?:号|[Ii][Dd])?[ :为是]{0,2}"
    r"(?:(?![Ww]e[Cc]hat)[A-Za-z][A-Za-z0-9_-]{5}|\d{6})[A-Za-z0-9_-]{0,14}"
    r"|(?<![A-Za-z])(?:[VvWw][Xx]|[Vv]信)号?[ :为是]{1,2}[A-Za-z0-9_-]{5,20}"
)
_QQ = re.compile(r"(?<![A-Za-z])(?:(?:[Qq]{2}|扣扣)号?[ :为是]{0,2}|[Qq]:)[1-9]\d{4,10}(?!\d)")
_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}+@[\w-]{1,63}+\.[\w.-]{2,60}", re.ASCII)


def number_in(text: str) -> str | None:
    """Return a number in `text` that is somebody's own: of a mobile, a bank card, an identity card.

    Numerals are read one by one: 幺三八零零, 一三八 0000.
    """
    found = _MOBILE.search(with_digits(text))
    return found[0] if found else secret_in(text)


def secret_in(text: str) -> str | None:
    """Return a number in `text` that nothing publishes: of an identity card, of a bank card."""
    digits = with_digits(text)
    found = _IDENTITY.search(digits)
    return found[0] if found else next(_cards(digits), None)


def account_in(text: str) -> str | None:
    """Return what in `text` reaches a person and seldom an office: a mobile, WeChat, QQ."""
    plain = unicodedata.normalize("NFKC", text)
    found = _MOBILE.search(with_digits(text)) or _WECHAT.search(plain) or _QQ.search(plain)
    return found[0] if found else None


def address_in(text: str) -> str | None:
    """Return what in `text` reaches somebody, or an office: a landline, WeChat, QQ, mail."""
    plain = unicodedata.normalize("NFKC", text)
    spelled = with_digits(text)
    for pattern in (_MAIL, _WECHAT, _QQ):
        if found := pattern.search(plain):
            return found[0]
    found = _LANDLINE.search(spelled)
    return found[0] if found else None


def _cards(digits: str) -> Iterator[str]:
    for found in _CARD.finditer(digits):
        if _is_checked(re.sub(r"\D", "", found[0])):
            yield found[0]


def _is_checked(number: str) -> bool:
    """Whether the last figure is the one that the others ask for (Luhn)."""
    twice = [sum(divmod(2 * int(figure), 10)) for figure in number[-2::-2]]
    return (sum(twice) + sum(map(int, number[-1::-2]))) % 10 == 0
