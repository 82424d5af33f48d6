"""Texts in Simplified Chinese and English: diagnostics, labels of panels, words of page and poster.

The catalogues are the `.po` files beside this one, read as they stand (nothing to compile, nothing
generated to install). A message is asked for by an id such as ``yaml.tab``; both catalogues hold
the same ids and the same placeholders, which a test proves.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from babel.messages.pofile import read_po

__all__ = ["LANGUAGES", "comma", "is_chinese", "messages", "translate"]

#: Languages that have a catalogue; the first is the default.
LANGUAGES = ("zh_CN", "en")
_CHINESE = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


@cache
def messages(lang: str) -> Mapping[str, str]:
    """Return the catalogue of `lang`: message id to text.

    Raises:
        KeyError: There is no catalogue for `lang`.
    """
    if lang not in LANGUAGES:
        raise KeyError(lang)
    with (Path(__file__).parent / f"{lang}.po").open("rb") as stream:
        return {str(m.id): str(m.string) for m in read_po(stream) if m.id}


def translate(message_id: str, lang: str, params: Mapping[str, object] | None = None) -> str:
    """Return the text of `message_id` in `lang`, its ``{placeholders}`` filled from `params`.

    Raises:
        KeyError: The catalogue lacks the id, or `params` lack a placeholder: a bug of ours.
    """
    text = messages(lang)[message_id]
    return text.format_map(params or {})


def is_chinese(text: str) -> bool:
    """Whether there is a Chinese character in `text`."""
    return _CHINESE.search(text) is not None


def comma(items: Iterable[str]) -> str:
    """Return what stands between `items` in a list, by the language that they are in themselves.

    Why not by the language of our own words: the data of a site with English labels are Chinese.
    """
    return "、" if any(map(is_chinese, items)) else ", "
