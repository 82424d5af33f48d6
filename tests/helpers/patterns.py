"""How much work a regular expression makes: a matcher that backtracks as `re` does, and counts.

`re` counts nothing, and a clock says little on a busy machine. So its own parse tree is walked,
alternatives in the same order, and every character looked at is a step.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]

__all__ = ["Counter", "TooMuch", "hostile", "is_linear"]

#: Far more than a linear pattern needs for the longest input here.
LIMIT = 60_000
FOREIGN = "\x00"

_Then = Callable[[int], "int | None"]
_Match = Callable[[int, _Then], "int | None"]


class TooMuch(Exception):
    """More steps than any linear pattern takes."""


class Counter:
    """One pattern, run with every step counted."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self.flags = pattern.flags
        self.root = self._sequence(parser.parse(pattern.pattern, pattern.flags))
        self.text, self.steps = "", 0

    def run(self, text: str, method: str) -> list[tuple[int, int]]:
        """Return the spans that `method` of the pattern finds in `text`; `steps` says the work."""
        before = sys.getrecursionlimit()
        sys.setrecursionlimit(100_000)  # a few calls for each character matched
        try:
            return self._run(text, method)
        finally:
            sys.setrecursionlimit(before)

    def _run(self, text: str, method: str) -> list[tuple[int, int]]:
        self.text, self.steps = text, 0
        if method == "fullmatch":
            end = self.root(0, lambda i: i if i == len(text) else None)
            return [] if end is None else [(0, end)]
        if method == "match":
            end = self.root(0, lambda i: i)
            return [] if end is None else [(0, end)]
        return list(self._scan())

    def _scan(self) -> Iterator[tuple[int, int]]:
        start = 0
        while start <= len(self.text):
            end = self.root(start, lambda i: i)
            if end is not None:
                yield start, end
            start = start + 1 if end is None or end == start else end

    def _step(self) -> None:
        self.steps += 1
        if self.steps > LIMIT:
            raise TooMuch

    def _sequence(self, items: object) -> _Match:
        parts = [self._item(*item) for item in items]  # type: ignore[attr-defined]

        def match(i: int, then: _Then, n: int = 0) -> int | None:
            if n == len(parts):
                return then(i)
            return parts[n](i, lambda j: match(j, then, n + 1))

        return match

    def _item(self, code: object, value: object) -> _Match:
        name = str(code).lower()
        return getattr(self, f"_{name}", self._character)(code, value)  # type: ignore[no-any-return]

    def _character(self, code: object, value: object) -> _Match:
        """One character, tested by `re` itself."""
        if code is op.AT:
            return self._anchor(value)
        sub = parser.SubPattern(parser.State(), [(code, value)])
        one = re._compiler.compile(sub, self.flags)  # type: ignore[attr-defined]

        def match(i: int, then: _Then) -> int | None:
            self._step()
            return then(i + 1) if i < len(self.text) and one.match(self.text[i]) else None

        return match

    def _anchor(self, value: object) -> _Match:
        def match(i: int, then: _Then) -> int | None:
            self._step()
            end = len(self.text)
            before = i > 0 and bool(re.match(r"\w", self.text[i - 1]))
            behind = i < end and bool(re.match(r"\w", self.text[i]))
            holds = {
                op.AT_BEGINNING: i == 0,
                op.AT_BEGINNING_STRING: i == 0,
                op.AT_END: i == end or self.text[i:] == "\n",
                op.AT_END_STRING: i == end,
                op.AT_BOUNDARY: before != behind,
            }
            return then(i) if holds[value] else None

        return match

    def _branch(self, code: object, value: tuple[object, list[object]]) -> _Match:
        ways = [self._sequence(way) for way in value[1]]

        def match(i: int, then: _Then) -> int | None:
            for way in ways:
                if (end := way(i, then)) is not None:
                    return end
            return None

        return match

    def _subpattern(self, code: object, value: tuple[object, ...]) -> _Match:
        return self._sequence(value[3])

    def _atomic_group(self, code: object, value: object) -> _Match:
        body = self._sequence(value)

        def match(i: int, then: _Then) -> int | None:
            end = body(i, lambda j: j)
            return None if end is None else then(end)

        return match

    def _max_repeat(self, code: object, value: tuple[int, int, object]) -> _Match:
        low, high, items = value
        body, lazy = self._sequence(items), code is op.MIN_REPEAT

        def match(i: int, then: _Then, n: int = 0) -> int | None:
            def more(j: int) -> int | None:
                return match(j, then, n + 1) if j > i or n < low else None

            if lazy and n >= low and (end := then(i)) is not None:
                return end
            if n < high and (end := body(i, more)) is not None:
                return end
            return then(i) if not lazy and n >= low else None

        return match

    _min_repeat = _max_repeat

    def _possessive_repeat(self, code: object, value: tuple[int, int, object]) -> _Match:
        low, high, items = value
        body = self._sequence(items)

        def match(i: int, then: _Then) -> int | None:
            n, end = 0, body(i, lambda j: j)
            while n < high and end is not None and (end > i or n < low):
                n, i = n + 1, end
                end = body(i, lambda j: j)
            return then(i) if n >= low else None

        return match

    def _assert(self, code: object, value: tuple[int, object]) -> _Match:
        direction, items = value
        body, width = self._sequence(items), items.getwidth()[0]  # type: ignore[attr-defined]
        wanted = code is op.ASSERT

        def match(i: int, then: _Then) -> int | None:
            start = i if direction > 0 else i - width
            found = start >= 0 and body(start, lambda j: j) is not None
            return then(i) if found is wanted else None

        return match

    _assert_not = _assert


def hostile(pattern: re.Pattern[str], size: int) -> Iterator[str]:
    """Yield texts of about `size` characters, made of what `pattern` itself looks for.

    Pieces of it over and over; and what stands before one of its repeats, then pieces. Each also
    with an end that fits nothing.
    """
    tree = parser.parse(pattern.pattern, pattern.flags)
    tokens = [*dict.fromkeys([*_tokens(tree, pattern.flags), " ", FOREIGN])][:14]
    pumps = [*tokens, *(a + b for a in tokens for b in tokens if a != b)]
    heads = [*dict.fromkeys([FOREIGN, *_heads(tree, pattern.flags)])]
    for end in ("", FOREIGN):
        for pump in pumps:
            yield pump * (size // len(pump)) + end
        for head in heads:
            for pump in tokens:
                yield head + pump * (size // len(pump)) + end


def is_linear(pattern: re.Pattern[str], method: str) -> str | None:
    """Return None where `pattern` is linear on every hostile text, or else the worst of them."""
    counter = Counter(pattern)
    for small, middle, large in zip(*(hostile(pattern, n) for n in (40, 80, 160)), strict=True):
        try:
            work = []
            for text in (small, middle, large):
                counter.run(text, method)
                work.append(counter.steps)
        except TooMuch:
            return large
        # Twice the text is twice the work more; four times, were it quadratic.
        if work[2] - work[1] > 2.6 * (work[1] - work[0]) + 160:
            return large
    return None


def _sample(code: object, value: object, flags: int) -> str:
    """Return a short text that the item matches."""
    name = str(code)
    if name == "LITERAL":
        return chr(value)  # type: ignore[arg-type]
    if name in ("IN", "NOT_LITERAL", "ANY"):
        return _member(code, value, flags)
    if name == "BRANCH":
        return _text(value[1][0], flags)  # type: ignore[index]
    if name == "SUBPATTERN":
        return _text(value[3], flags)  # type: ignore[index]
    if name == "ATOMIC_GROUP":
        return _text(value, flags)
    if name.endswith("REPEAT"):
        return _text(value[2], flags) * max(value[0], 1)  # type: ignore[index]
    return ""


def _text(items: object, flags: int) -> str:
    return "".join(_sample(*item, flags) for item in items)  # type: ignore[attr-defined]


def _member(code: object, value: object, flags: int) -> str:
    sub = parser.SubPattern(parser.State(), [(code, value)])
    one = re._compiler.compile(sub, flags)  # type: ignore[attr-defined]
    own = [chr(v) for kind, v in value if kind is op.LITERAL] if code is op.IN else []  # type: ignore[attr-defined]
    own += [chr(v[0]) for kind, v in value if kind is op.RANGE] if code is op.IN else []  # type: ignore[attr-defined]
    return next((c for c in [*own, *"1a -<\n国", FOREIGN] if one.match(c)), "")


def _tokens(items: object, flags: int) -> Iterator[str]:
    """Yield runs of literals, a member of each class, and a sample of what is repeated."""
    run = ""
    for code, value in items:  # type: ignore[attr-defined]
        name = str(code)
        if name == "LITERAL":
            run += chr(value)
            continue
        if run:
            yield run
        run = ""
        if name in ("IN", "NOT_LITERAL", "ANY"):
            yield _member(code, value, flags)
        for inner in _inside(code, value):
            yield _text(inner, flags) or FOREIGN
            yield from _tokens(inner, flags)
    if run:
        yield run


def _heads(items: object, flags: int, before: str = "") -> Iterator[str]:
    """Yield a text for what stands before each repeat."""
    for code, value in items:  # type: ignore[attr-defined]
        if str(code).endswith("REPEAT"):
            yield before
        for inner in _inside(code, value):
            yield from _heads(inner, flags, before)
        before += _sample(code, value, flags)


def _inside(code: object, value: object) -> list[object]:
    name = str(code)
    if name == "BRANCH":
        return [*value[1]]  # type: ignore[index]
    if name == "SUBPATTERN":
        return [value[3]]  # type: ignore[index]
    if name.endswith("REPEAT"):
        return [value[2]]  # type: ignore[index]
    if name.startswith("ASSERT"):
        return [value[1]]  # type: ignore[index]
    return [value] if name == "ATOMIC_GROUP" else []
