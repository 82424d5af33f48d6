"""Numbers as staff write them: 5, 五, 十五, 二十四, 廿四."""

from __future__ import annotations

__all__ = ["AND", "DIGITS", "NUMBER", "number_of"]

#: The Chinese digits from one.
DIGITS = "一二三四五六七八九"
#: What stands between things of a list, for the class of a regular expression.
AND = "、,和及"
#: A number below a hundred, for a regular expression.
NUMBER = r"(?:\d{1,2}(?!\d)|[一二两三四五六七八九十廿卅]{1,3}+)"


def number_of(text: str) -> int:
    """Return a number below a hundred, or 0 where the characters are none: 五三."""
    if text.isdecimal():
        return int(text)
    plain = text.replace("两", "二").replace("廿", "二十").replace("卅", "三十")
    tens, ten, ones = plain.rpartition("十")
    if not ten:
        return DIGITS.find(plain) + 1 if len(plain) == 1 else 0
    if len(tens) > 1 or len(ones) > 1:
        return 0
    return (DIGITS.find(tens) + 1 if tens else 1) * 10 + (DIGITS.find(ones) + 1 if ones else 0)
