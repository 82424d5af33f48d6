"""Words that one file uses and another gives: what is told of one that is not there, or twice."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Collection, Iterator
from functools import lru_cache

from pypinyin import slug

from noticeboard.diagnostics import Diagnostic
from noticeboard.schema import Record, Sealed

__all__ = ["find_repeated", "find_unknown", "unknown"]


def find_unknown(
    record: Record, field: str, known: Collection[str], kind: str
) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each word under `field` that is not among `known`."""
    value = getattr(record, field)
    words = value if isinstance(value, tuple) else () if value is None else (value,)
    for index, word in enumerate(words):
        if word not in known:
            spot = index if isinstance(value, tuple) else None
            yield unknown(record, field, spot, word, known, kind)


def unknown(
    record: Record, field: str, index: int | None, word: str, known: Collection[str], kind: str
) -> Diagnostic:
    """Return what is told of a `word` that is not among `known`: what it seems to be, or all."""
    if near := _near(word, known):
        return record.problem(field, f"reference.{kind}", index=index, value=word, near=near)
    if kind == "place":  # of which there are too many to list
        return record.problem(field, "value.place-path", index=index, value=word)
    file = "community.yml" if kind in ("building", "unit-here") else "organisation.yml"
    shown = tuple(dict.fromkeys(known))[:_SHOWN]
    if not shown:
        return record.problem(field, "reference.none", index=index, value=word, file=file)
    return record.problem(
        field, "reference.unknown", index=index, value=word, known=shown, file=file
    )


#: Words listed where none is near.
_SHOWN = 24


def _near(word: str, known: Collection[str]) -> str | None:
    """Return the word among `known` that `word` seems to be: written or said nearly the same."""
    plain = "".join(unicodedata.normalize("NFKC", word).split())
    if plain in known:
        return plain
    if found := difflib.get_close_matches(plain, known, n=1, cutoff=0.5):
        return found[0]
    said = {_said(other): other for other in known}
    heard = difflib.get_close_matches(_said(plain), said, n=1, cutoff=0.8)
    return said[heard[0]] if heard else None


@lru_cache(maxsize=1000)
def _said(word: str) -> str:
    return slug(word, separator="")


def find_repeated(record: Record, field: str) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each repetition: of words in a list, or of names of its records."""
    seen: set[object] = set()
    for index, item in enumerate(getattr(record, field)):
        word = item if isinstance(item, str | Sealed) else item.name
        if word in seen:
            if isinstance(item, str | Sealed):
                yield record.problem(field, "reference.repeated", index=index, value=word)
            else:
                yield item.problem("name", "reference.repeated", value=word)
        seen.add(word)
