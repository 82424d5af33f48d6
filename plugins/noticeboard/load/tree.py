"""YAML text → a tree of strings, every one with its line and column.

Built on the events of libyaml rather than on a loader's values: nothing is ever turned into a
number, a truth value or a time (``8:30`` stays what was typed), equal keys are seen, nesting is
bounded before the stack is, and an alias is met where it stands.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from noticeboard.diagnostics import Diagnostic, Place
from noticeboard.load.files import SourceFile
from noticeboard.load.marks import AT, Mark, Raw
from noticeboard.load.punctuation import (
    Misprint,
    find_before,
    find_in_key,
    find_in_plain,
    mend,
)
from noticeboard.load.text import Shifts, forbidden_in, scrub

__all__ = ["MAX_DEPTH", "MAX_NODES", "load_tree"]

#: A building nests four deep; the bound keeps a hostile file from costing more than its size.
MAX_DEPTH = 12
#: Values in one file.
MAX_NODES = 50_000
#: Misprints mended in one file before it is given up.
MAX_MENDS = 60


_OPENINGS = ("while scanning", "while parsing a flow")


class _Stop(Exception):
    """This file cannot be read further; its diagnostics are complete."""


def load_tree(source: SourceFile, keys: frozenset[str]) -> tuple[Raw | None, list[Diagnostic]]:
    """Read one file.

    Args:
        source: The file and its text.
        keys: Every key the schema knows, to tell a misprinted key from a sentence with a colon.

    Returns:
        The tree, or None where there is nothing (more) to be validated, and all that is wrong.
    """
    if source.text is None:
        return None, []
    lines, diagnostics, moved = scrub(source.text, source.path)
    for _ in range(MAX_MENDS):
        attempt = _Attempt(source.path, lines, moved, keys)
        try:
            tree = attempt.run()
        except _Stop:
            tree = None
        misprint = attempt.misprint
        if misprint is None:
            found = attempt.diagnostics
            torn = any(d.message_id == "yaml.tab" for d in diagnostics)
            if torn:  # what a mended tab leaves behind is no second mistake
                found = [d for d in found if d.message_id != "yaml.syntax"]
            return tree, diagnostics + found
        diagnostics.append(_misprint_diagnostic(source.path, misprint, moved))
        lines, shift = mend(lines, misprint)
        moved.setdefault(misprint.line, []).append((misprint.column, shift))
    return None, diagnostics


def _misprint_diagnostic(path: str, misprint: Misprint, moved: Shifts) -> Diagnostic:
    column = _as_typed(misprint.column, moved.get(misprint.line, []))
    place = Place(path, misprint.line + 1, column + 1)
    if misprint.char == ":":
        return Diagnostic(place, "yaml.colon-space")
    kind = {"：": "colon", "，": "comma", "、": "comma", "“": "quote"}.get(misprint.char, "dash")
    return Diagnostic(place, f"yaml.full-width-{kind}", {"char": misprint.char})


def _tag_as_typed(tag: str) -> str:
    return tag.replace("tag:yaml.org,2002:", "!!", 1)


def _as_typed(column: int, shifts: list[tuple[int, int]]) -> int:
    for start, shift in reversed(shifts):
        if column > start:
            column -= shift
    return column


@dataclass
class _Frame:
    """A mapping or list that is still open."""

    node: dict[str, Any] | list[Raw]
    mark: Mark | None
    flow: bool
    key: str | None = None  # the key that waits for its value
    skip: bool = False  # the value belongs to a refused key
    owner: tuple[Mark, str] | None = None  # of a list: the mapping and key it stands under


@dataclass
class _Attempt:
    """One reading of the (mended) lines of a file."""

    path: str
    lines: list[str]
    moved: Shifts
    keys: frozenset[str]
    diagnostics: list[Diagnostic] = field(default_factory=list)
    misprint: Misprint | None = None
    frames: list[_Frame] = field(default_factory=list)
    root: Raw | None = None
    texts: set[int] = field(default_factory=set)  # lines inside texts of several lines
    nodes: int = 0
    documents: int = 0

    def run(self) -> Raw | None:
        for event in self._events():
            self._take(event)
        return self.root

    def _events(self) -> Iterator[Any]:
        try:
            yield from yaml.parse("\n".join(self.lines), Loader=yaml.CSafeLoader)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            # What was opened and never closed is mended where it begins, not where the file ends.
            if error.context_mark and str(error.context).startswith(_OPENINGS):
                mark = error.context_mark
            line, column = (mark.line, mark.column) if mark else (0, 0)
            self._syntax(line, column)
        except yaml.YAMLError:
            self._syntax(0, 0)

    def _syntax(self, line: int, column: int) -> None:
        self.misprint = find_before(self.lines, line, self.keys, self.texts)
        if self.misprint is None:
            self._say(line, column, "yaml.syntax", text=self._fragment(line))
        raise _Stop

    def _fragment(self, line: int) -> str:
        text = self.lines[line].strip() if line < len(self.lines) else ""
        return text[:40]

    def _say(self, line: int, column: int, message_id: str, **params: object) -> None:
        place = Place(self.path, *self._spot(line, column))
        self.diagnostics.append(Diagnostic(place, message_id, params))

    def _spot(self, line: int, column: int) -> tuple[int, int]:
        return line + 1, _as_typed(column, self.moved.get(line, [])) + 1

    def _take(self, event: Any) -> None:
        line, column = event.start_mark.line, event.start_mark.column
        if isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                self._say(line, column, "yaml.documents")
                raise _Stop
        elif isinstance(event, yaml.AliasEvent):
            self._say(line, column, "yaml.alias", name=event.anchor)
            self._place_value("", line, column)
        elif isinstance(event, yaml.ScalarEvent):
            self._take_scalar(event, line, column)
        elif isinstance(event, yaml.CollectionStartEvent):
            self._open(event, line, column)
        elif isinstance(event, yaml.CollectionEndEvent):
            self.frames.pop()

    def _count(self, line: int, column: int) -> None:
        self.nodes += 1
        if self.nodes > MAX_NODES:
            self._say(line, column, "yaml.nodes", limit=MAX_NODES)
            raise _Stop

    def _open(self, event: Any, line: int, column: int) -> None:
        self._count(line, column)
        if len(self.frames) >= MAX_DEPTH:
            self._say(line, column, "yaml.depth", limit=MAX_DEPTH)
            raise _Stop
        if event.tag is not None and not event.tag.startswith("tag:yaml.org,2002:map"):
            self._say(line, column, "yaml.tag", tag=_tag_as_typed(event.tag))
        if isinstance(event, yaml.MappingStartEvent):
            mark = Mark(self.path, self._spot(line, column))
            frame = _Frame({AT: mark}, mark, bool(event.flow_style))
        else:
            frame = _Frame([], None, bool(event.flow_style))
            if self.frames and (top := self.frames[-1]).mark and top.key is not None:
                frame.owner = (top.mark, top.key)
        self._place_value(frame.node, line, column)
        self.frames.append(frame)

    def _take_scalar(self, event: Any, line: int, column: int) -> None:
        self._count(line, column)
        top = self.frames[-1] if self.frames else None
        plain = not event.style  # libyaml says "" or None
        if event.tag is not None:
            self._say(line, column, "yaml.tag", tag=_tag_as_typed(event.tag))
        is_key = top is not None and isinstance(top.node, dict) and top.key is None
        end = event.end_mark.line, event.end_mark.column
        if plain and event.value:
            in_flow = bool(top and top.flow and top.mark is None)
            self.misprint = find_in_plain(self.lines, (line, column), end, in_flow, self.keys)
            if self.misprint is None and (is_key or top is None):
                self.misprint = find_in_key(self.lines[line], line, column, self.keys)
            if self.misprint:
                raise _Stop
        if not plain:
            self.texts.update(range(line + 1, end[0] + (end[1] > 0)))
            if name := forbidden_in(event.value):
                self._say(line, column, "text.forbidden", char=name)
        if is_key:
            self._take_key(event.value, line, column)
        else:
            self._place_value(event.value, line, column, blank=plain and not event.value)

    def _take_key(self, key: str, line: int, column: int) -> None:
        top = self.frames[-1]
        assert top.mark is not None
        assert isinstance(top.node, dict)
        top.key, top.skip = key, key in top.mark.keys
        if top.skip:
            first = top.mark.keys[key][0]
            self._say(line, column, "yaml.duplicate-key", key=key, first=first)
        else:
            top.mark.keys[key] = self._spot(line, column)

    def _place_value(self, value: Raw, line: int, column: int, blank: bool = False) -> None:
        if not self.frames:
            self.root = None if blank else value
            return
        top = self.frames[-1]
        if isinstance(top.node, list):
            if top.owner:
                mark, key = top.owner
                mark.values[key, len(top.node)] = self._spot(line, column)
            top.node.append(value)
            return
        if top.key is None:  # a mapping or list in the place of a key
            self._say(line, column, "yaml.complex-key")
            raise _Stop
        assert top.mark is not None
        if not top.skip:
            top.mark.values[top.key] = self._spot(line, column)
            # A known key without a value says nothing, as an empty cell of a sheet.
            if not blank or top.key not in self.keys:
                top.node[top.key] = value
        top.key = None
