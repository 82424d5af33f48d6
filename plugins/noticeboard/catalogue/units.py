"""The id of an organisation unit: part of the address of its page, and the name of its file."""

from __future__ import annotations

import re

from pypinyin import slug

from noticeboard.schema import Unit

__all__ = ["unit_id"]


def unit_id(unit: Unit) -> str:
    """Return the id of `unit` in its address: its own, or else its name in pinyin, ``shiguqu``.

    Why pinyin: staff need not think of an id, and the address can be read aloud. Two names that
    sound alike are a diagnostic, never a number appended: numbers would move with the order.
    """
    return unit.id or re.sub(r"[^a-z0-9]", "", slug(unit.name, separator="").lower())
