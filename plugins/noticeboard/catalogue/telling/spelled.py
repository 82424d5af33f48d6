"""Texts as they are compared: one width, figures for numerals, no marks and blanks."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["with_digits", "with_numbers"]

_DIGITS = str.maketrans("〇○零一二三四五六七八九幺壹贰叁肆伍陆柒捌玖", "0001234567891123456789")
#: What is read digit by digit, and what with tens; hundreds are counts of something, never homes.
_SPELLED = re.compile(r"[〇○零一二三四五六七八九十百千万两]+")
_TENS = re.compile(r"([一二三四五六七八九])?十([一二三四五六七八九])?")
_MARKUP = re.compile(r"[*_`（）()\[\]【】「」“”\"']")
_DASHES = re.compile(r"[‐‑‒–—―－−﹣]")
#: Blanks divide two figures, and nothing else.
_BLANKS = re.compile(r"(?<!\d)\s++|\s(?!\d)")


def with_digits(text: str) -> str:
    """Return `text` with every numeral as a figure, for numbers read out one by one: 幺三八零零."""
    return unicodedata.normalize("NFKC", text).translate(_DIGITS)


def with_numbers(text: str) -> str:
    """Return `text` as homes are looked for in it: 五号楼 四〇二 is 5号楼402."""
    plain = _DASHES.sub("-", _MARKUP.sub("", unicodedata.normalize("NFKC", text)))
    return _BLANKS.sub("", _SPELLED.sub(_number, plain))


def _number(match: re.Match[str]) -> str:
    spelled = match[0]
    if tens := _TENS.fullmatch(spelled):
        return f"{(tens[1] or '一').translate(_DIGITS)}{(tens[2] or '零').translate(_DIGITS)}"
    return spelled if set(spelled) & set("十百千万两") else spelled.translate(_DIGITS)
