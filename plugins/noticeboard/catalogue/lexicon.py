"""Many words looked for in a text at once, in time that grows with the text and not with them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from operator import add

from noticeboard.catalogue.folding import NAMES, NUMBERS, STOP, Folds, decode, fold

__all__ = ["NUMBER_HEAD", "Heads", "Hit", "Lexicon"]

#: By how many characters a word is told from most others. Shorter numbers are of offices.
_NAME_HEAD, NUMBER_HEAD = 2, 7


@dataclass(frozen=True, slots=True)
class Hit:
    """A word found.

    Attributes:
        word: As it is compared.
        start: Where in the text its first character stands.
        end: Where its last one stands.
    """

    word: str
    start: int
    end: int

    def within(self, other: Hit) -> bool:
        """Whether it is a part of another word that was found."""
        longer = len(other.word) > len(self.word)
        return longer and other.start <= self.start and self.end <= other.end


@dataclass(frozen=True, slots=True)
class Heads:
    """How some of the words begin: what tells a text without them at a glance."""

    long: frozenset[str]
    short: frozenset[str]


class Lexicon:
    """Names or numbers, folded.

    Why not one regular expression: Python compiles an alternation of ten thousand names for
    seconds, and tries them one after the other.

    Args:
        words: What is looked for.
        folds: How texts are compared with them.
    """

    def __init__(self, words: Iterable[str], folds: Folds) -> None:
        self._folds = folds
        self._head = _NAME_HEAD if folds is NAMES else NUMBER_HEAD
        self._words = frozenset(words)
        self._lengths: dict[str, set[int]] = {}
        for word in self._words:
            self._lengths.setdefault(word[: self._head], set()).add(len(word))

    def heads_of(self, words: Iterable[str]) -> Heads:
        """Return the beginnings of `words`, which are some of the lexicon's."""
        heads = {word[: self._head] for word in words}
        short = frozenset(head for head in heads if len(head) < self._head)
        return Heads(frozenset(heads - short), short)

    def may_hold(self, text: str, heads: Heads) -> bool:
        """Whether a closer look at `text` is worth it: quick, since most hold none of the words."""
        if "&" in text or "%" in text:
            text = decode(text).text
        folded = text.translate(self._folds)
        if len(folded) < self._head and not heads.short:
            return False
        if self._head == _NAME_HEAD:
            pairs = map(add, folded, islice(folded, 1, None))
            return not (heads.long.isdisjoint(pairs) and heads.short.isdisjoint(folded))
        runs = (run for run in folded.split(STOP) if len(run) >= self._head)
        spots = ((run, at) for run in runs for at in range(len(run) - self._head + 1))
        return any(run[at : at + self._head] in heads.long for run, at in spots)

    def find(self, text: str) -> Iterator[Hit]:
        """Yield every place in `text` where a word stands, also within another."""
        decoded = decode(text)
        folded, places = fold(decoded.text, self._folds)
        for start in range(len(folded)):
            for length in self._lengths_at(folded, start):
                word = folded[start : start + length]
                if len(word) == length and word in self._words:
                    first, last = places[start], places[start + length - 1]
                    if self._folds is NUMBERS or _stands_alone(word, decoded.text, first, last):
                        yield Hit(word, decoded.places[first], decoded.places[last])

    def _lengths_at(self, folded: str, start: int) -> set[int]:
        short = self._lengths.get(folded[start], set()) if self._head == _NAME_HEAD else set()
        return short | self._lengths.get(folded[start : start + self._head], set())


def _stands_alone(word: str, text: str, first: int, last: int) -> bool:
    """Whether a word that would be found within others is one: ``Li`` in ``Li Wei``, not ``Live``.

    Chinese names of two characters and more are found everywhere: Chinese has no blanks.
    """
    before, after = text[first - 1 : first], text[last + 1 : last + 2]
    if len(word) == 1:
        return not (before.isalnum() or after.isalnum())
    return not (_runs_on(before, text[first]) or _runs_on(text[last], after))


def _runs_on(one: str, next_: str) -> bool:
    return one.isalnum() and next_.isalnum() and not (_is_wide(one) or _is_wide(next_))


def _is_wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in "WF" and unicodedata.category(char) == "Lo"
