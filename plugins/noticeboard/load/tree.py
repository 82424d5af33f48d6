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

from noticeboard.diagnostics import Diagnostic, Place, Severity
from noticeboard.load.comments import find_comment, find_hash_lines
from noticeboard.load.files import SourceFile
from noticeboard.load.findings import Findings
from noticeboard.load.limits import Limit, limit_of
from noticeboard.load.marks import AT, Mark, Raw
from noticeboard.load.punctuation import (
    Misprint,
    find_before,
    find_in_key,
    find_in_plain,
    mend,
)
from noticeboard.load.syntax import Stop, explain, find_conflicts
from noticeboard.load.text import Shifts, as_typed, forbidden_in, scrub

__all__ = ["MAX_DEPTH", "load_tree"]

#: A building nests four deep; the bound keeps a hostile file from costing more than its size.
MAX_DEPTH = 12
#: Misprints mended in one file before it is given up.
MAX_MENDS = 60

#: What YAML, and not staff, takes for nothing.
_NULLS = frozenset({"~", "null", "Null", "NULL"})
#: What a mistake in the text leaves behind for the parser is no second mistake.
_TORN = frozenset({"yaml.tab", "yaml.cut-off"})


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
    if conflicts := find_conflicts(lines):
        places = (Place(source.path, c.line + 1, 1) for c in conflicts[:MAX_MENDS])
        return None, [Diagnostic(place, "yaml.conflict") for place in places]
    read, limit = 0, limit_of(source.parts)
    for _ in range(MAX_MENDS):
        attempt = _Attempt(source.path, lines, moved, keys, limit)
        try:
            tree = attempt.run()
        except _Stop:
            tree = None
        misprint, read = attempt.misprint, read + attempt.nodes
        if misprint is None or read > limit.read:
            return tree, _without_echoes(diagnostics, attempt.findings.told())
        diagnostics.append(_misprint_diagnostic(source.path, misprint, moved))
        lines, shift = mend(lines, misprint)
        moved.setdefault(misprint.line, []).append((misprint.column, shift))
    return None, diagnostics


def _without_echoes(diagnostics: list[Diagnostic], found: list[Diagnostic]) -> list[Diagnostic]:
    every = diagnostics + found
    if any(d.message_id in _TORN for d in every):
        return [d for d in every if d.message_id not in ("yaml.syntax", "yaml.indent")]
    return every


def _misprint_diagnostic(path: str, misprint: Misprint, moved: Shifts) -> Diagnostic:
    column = as_typed(misprint.column, moved.get(misprint.line, []))
    place = Place(path, misprint.line + 1, column + 1)
    return Diagnostic(place, misprint.message_id, misprint.params)


def _tag_as_typed(tag: str) -> str:
    return tag.replace("tag:yaml.org,2002:", "!!", 1)


@dataclass
class _Frame:
    """A mapping or list that is still open."""

    node: dict[str, Any] | list[Raw]
    mark: Mark | None
    flow: bool
    key: str | None = None  # the key that waits for its value
    skip: bool = False  # the value belongs to a refused key
    owner: tuple[Mark, str] | None = None  # of a list: the mapping and key it stands under
    again: list[tuple[str, int, int]] = field(default_factory=list)  # keys that are there already


@dataclass
class _Attempt:
    """One reading of the (mended) lines of a file."""

    path: str
    lines: list[str]
    moved: Shifts
    keys: frozenset[str]
    limit: Limit
    findings: Findings = field(default_factory=Findings)
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
            self._syntax(explain(self.lines, error, self.keys))
        except yaml.YAMLError:
            self._syntax(Stop(0, 0, "yaml.syntax", {"text": self.lines[0]}))

    def _syntax(self, found: Misprint | Stop) -> None:
        for frame in self.frames:
            self._repeated(frame)
        self.misprint = find_before(self.lines, found.line, self.keys, self.texts)
        if self.misprint is None and isinstance(found, Misprint):
            self.misprint = found
        elif self.misprint is None and isinstance(found, Stop):
            self._say(found.line, found.column, found.message_id, **found.params)
        raise _Stop

    def _say(self, line: int, column: int, message_id: str, **params: object) -> None:
        place = Place(self.path, *self._spot(line, column))
        self.findings.add(Diagnostic(place, message_id, params))

    def _spot(self, line: int, column: int) -> tuple[int, int]:
        """Return line and column from one, as typed; no line past the end of the file."""
        last = len(self.lines) - 1
        last -= last > 0 and not self.lines[last]
        if line > last:
            line, column = last, len(self.lines[last])
        return line + 1, as_typed(column, self.moved.get(line, [])) + 1

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
            self._repeated(self.frames.pop())

    def _count(self, line: int, column: int) -> None:
        self.nodes += 1
        if self.nodes > self.limit.values:
            self._say(line, column, "yaml.nodes", limit=self.limit.values)
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
        if plain and not is_key:
            self._look_behind(end, flow=bool(top and top.flow))
            if event.value in _NULLS:
                self._say(line, column, "yaml.null", value=event.value)
        if not plain:
            self._look_into(event, range(line + 1, end[0] + (end[1] > 0)))
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
            top.again.append((key, line, column))
        else:
            top.mark.keys[key] = self._spot(line, column)

    def _repeated(self, frame: _Frame) -> None:
        """Tell the keys that a mapping has twice: its own mistake, or that of a forgotten dash."""
        if not frame.again or frame.mark is None:
            return
        keys, key = frame.mark.keys, frame.again[0][0]
        dash = not frame.flow and frame.node is not self.root
        dash = dash and (key == next(iter(keys)) or len({again for again, *_ in frame.again}) > 1)
        for again, line, column in frame.again:
            if not dash:
                self._say(line, column, "yaml.duplicate-key", key=again, first=keys[again][0])
            elif again == key:
                self._say(line, column, "yaml.no-dash-again", key=key, first=keys[key][0])

    def _look_behind(self, end: tuple[int, int], flow: bool) -> None:
        """Tell text behind a value that YAML takes for a comment, and staff perhaps did not."""
        found = find_comment(self.lines[end[0]], end[1]) if end[0] < len(self.lines) else None
        if found is None:
            return
        column, text, glued = found
        if glued or flow:
            self._say(end[0], column, "yaml.cut-off", text=text)
        else:
            place = Place(self.path, *self._spot(end[0], column))
            params: dict[str, object] = {"text": text}
            self.findings.add(Diagnostic(place, "yaml.comment-near", params, Severity.WARNING))

    def _look_into(self, event: Any, lines: range) -> None:
        """Look at a text in quotes or of several lines, where any character may stand."""
        self.texts.update(lines)
        if name := forbidden_in(event.value):
            self._say(event.start_mark.line, event.start_mark.column, "text.forbidden", char=name)
        if event.style in ("|", ">"):
            for line, column in find_hash_lines(self.lines, lines):
                place = Place(self.path, *self._spot(line, column))
                params: dict[str, object] = {"text": self.lines[line].strip()}
                found = Diagnostic(place, "yaml.comment-shown", params, Severity.WARNING)
                self.findings.add(found)

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
