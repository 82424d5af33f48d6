"""Text without what people put between the characters of a name or a number.

``**张** 三``, ``张·三`` and ``张\u200b三`` are one name to a reader, and one string here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import unescape
from urllib.parse import unquote

from noticeboard.prose import BLOCK

__all__ = ["NAMES", "NUMBERS", "STOP", "Decoded", "Folds", "decode", "fold", "fold_name"]

#: Stands in a folded text where a name or a number cannot go on.
STOP = "\n"
#: Punctuation that ends a word; what else is no letter may stand within a disguised name.
_STOPS = {*',;:!?"，、。；：！？…‥', BLOCK}
_SOFT = {"'", "‘", "’"}
#: Letters that look like nothing.
_BLANKS = set("\u115f\u1160\u3164\uffa0")
#: Between a number and its extension.
_EXTENSION = set("转分机ext")
_CHINESE_DIGITS = {
    **{char: str(digit) for digit, char in enumerate("〇一二三四五六七八九")},
    **{"零": "0", "幺": "1", "○": "0"},
}
#: An entity, an escaped address, or a character.
_TOKEN = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|\w{2,32});?|(?:%[0-9a-fA-F]{2})+|.", re.S)


class Folds(dict[int, str]):
    """A table for `str.translate` that works a character out when it is first met."""

    def __init__(self, fold: Callable[[str], str]) -> None:
        super().__init__()
        self._fold = fold

    def __missing__(self, code: int) -> str:
        """Work out the character `code` and keep it."""
        self[code] = folded = self._fold(chr(code))
        return folded


def _of_name(char: str) -> str:
    if char in _STOPS:
        return STOP
    if char in _BLANKS:
        return ""
    return "".join(map(_letter, unicodedata.normalize("NFKD", char).casefold()))


def _letter(char: str) -> str:
    category = unicodedata.category(char)
    if category[0] in "LN":
        return char
    if char in _STOPS:
        return STOP
    gap = category[0] in "MCZS" or category in ("Pc", "Pd", "Po") or char in _SOFT
    return "" if gap else STOP


def _of_number(char: str) -> str:
    if char == BLOCK:
        return STOP
    return "".join(map(_digit, unicodedata.normalize("NFKD", char).lower()))


def _digit(char: str) -> str:
    if char.isdecimal():
        return str(unicodedata.decimal(char))
    if char in _CHINESE_DIGITS:
        return _CHINESE_DIGITS[char]
    blank = char in _EXTENSION or unicodedata.category(char)[0] not in "LN" or char in _BLANKS
    return "" if blank else STOP


#: How names are compared: letters and figures only, one width, one case, no accents.
NAMES = Folds(_of_name)
#: How numbers are compared: figures only, also those of other scripts.
NUMBERS = Folds(_of_number)


def fold_name(name: str) -> str:
    """Return a name as it is looked for, without the “（大）” that tells namesakes apart."""
    bare = re.sub(r"[(（][^()（）]*[)）]\s*$", "", name)
    return (bare.translate(NAMES) or name.translate(NAMES)).replace(STOP, "")


def fold(text: str, folds: Folds) -> tuple[str, list[int]]:
    """Return `text` folded, and where in `text` each character of it stood."""
    chars: list[str] = []
    places: list[int] = []
    for place, char in enumerate(text):
        for folded in folds[ord(char)]:
            chars.append(folded)
            places.append(place)
    return "".join(chars), places


@dataclass(frozen=True, slots=True)
class Decoded:
    """A source text with its entities and escaped addresses resolved.

    Attributes:
        text: The result.
        places: Where each of its characters stood.
    """

    text: str
    places: Sequence[int]


def decode(source: str) -> Decoded:
    """Resolve what a browser resolves: ``&#24352;`` and ``%E5%BC%A0``."""
    if "&" not in source and "%" not in source:
        return Decoded(source, range(len(source)))
    chars: list[str] = []
    places: list[int] = []
    for match in _TOKEN.finditer(source):
        token = match[0]
        if len(token) > 1:
            token = unquote(token) if token[0] == "%" else unescape(token)
        chars.append(token)
        places += [match.start()] * len(token)
    return Decoded("".join(chars), places)
