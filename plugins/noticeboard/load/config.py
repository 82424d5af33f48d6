"""`mkdocs.yml`: what cannot be read of it, and where each of its values stands.

MkDocs reads this file itself, with tags of its own and with files that it inherits from, and so
says what each value is. Here are their places, composed from the same text: no tag is followed, and
no value is made.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import yaml

from noticeboard.diagnostics import Diagnostic, Place
from noticeboard.load.files import SourceFile, decode
from noticeboard.load.limits import ORDINARY
from noticeboard.load.tree import load_tree

__all__ = ["MAX_CONFIG_DEPTH", "ConfigFile", "read_config"]

#: Navigation nests four deep; Python could not make values of a thousand levels.
MAX_CONFIG_DEPTH = 50

#: The key that names a file whose values hold where this one is silent.
_INHERIT = "INHERIT"
#: What is a mistake in the data is none here, unless it is why the file cannot be read.
_MISPRINTS = ("yaml.full-", "yaml.colon-space", "yaml.tab", "yaml.documents", "text.forbidden")

#: Values that YAML makes of what looks like one, and what is told where it cannot.
_MADE = {
    "tag:yaml.org,2002:timestamp": "value.date",
    "tag:yaml.org,2002:int": "value.count",
    "tag:yaml.org,2002:float": "value.count",
}

Step: TypeAlias = "str | int"
_Hit: TypeAlias = "tuple[yaml.Node, yaml.Node]"


@dataclass(frozen=True, slots=True)
class ConfigFile:
    """One file of the configuration, and the one it inherits from.

    Attributes:
        shown: The file, as a diagnostic shows it.
        root: Its mapping.
        parent: The file that `INHERIT` names, or None.
    """

    shown: str
    root: yaml.Node
    parent: ConfigFile | None = None

    def of_key(self, *steps: Step) -> Place:
        """Return the place of the key, or of the item of a list, at the end of `steps`.

        Args:
            *steps: Keys, and indices of lists. In a list, a key stands for the item that is it, or
                that has it: ``("plugins", "search", "lang")``.
        """
        return self._place(steps, 0)

    def of_value(self, *steps: Step) -> Place:
        """Return the place of the value at the end of `steps`."""
        return self._place(steps, 1)

    def of_line(self, line: int, column: int) -> Place:
        """Return a place in this file by its numbers, which count from one."""
        return Place(self.shown, line, column)

    def _place(self, steps: tuple[Step, ...], part: int) -> Place:
        """Return the place of `steps`; of as much of them as there is; of the file's beginning."""
        key = next((step for step in reversed(steps) if isinstance(step, str)), "")
        for length in range(len(steps), 0, -1):
            for file in self._lineage():
                if hit := _find(file.root, steps[:length]):
                    mark = hit[part if length == len(steps) else 0].start_mark
                    return Place(file.shown, mark.line + 1, mark.column + 1, key)
        return Place(self.shown, 1, 1, key)

    def _lineage(self) -> Iterator[ConfigFile]:
        file: ConfigFile | None = self
        while file is not None:
            yield file
            file = file.parent


def _find(node: yaml.Node, steps: tuple[Step, ...]) -> _Hit | None:
    hit: _Hit | None = None
    for step in steps:
        hit = _child(node, step)
        if hit is None:
            return None
        node = hit[1]
    return hit


def _child(node: yaml.Node, step: Step) -> _Hit | None:
    if isinstance(node, yaml.MappingNode):
        found = [(k, v) for k, v in node.value if getattr(k, "value", None) == step]
        return found[-1] if found else None
    if not isinstance(node, yaml.SequenceNode):
        return None
    if isinstance(step, int):
        return (node.value[step],) * 2 if step < len(node.value) else None
    for item in node.value:
        if isinstance(item, yaml.ScalarNode) and item.value == step:
            return item, item
        if isinstance(item, yaml.MappingNode) and (hit := _child(item, step)):
            return hit
    return None


def read_config(
    path: Path, keys: frozenset[str], base: Path | None = None, seen: tuple[Path, ...] = ()
) -> tuple[ConfigFile | None, list[Diagnostic]]:
    """Read a file of the configuration, and those it inherits from.

    Args:
        path: The file.
        keys: Every key that may stand in it, to tell a misprinted key from a sentence.
        base: The folder from which diagnostics show files; that of `path` unless given.
        seen: Files that inherit from this one.

    Returns:
        The places of its values, or None where it cannot be used, and all that is wrong with it as
        a file.
    """
    base = base or path.parent
    shown = Path(os.path.relpath(path, base)).as_posix()
    text, problem = _text_of(path, shown)
    if text is None:
        return None, [problem] if problem else []
    root, found = _compose(text, shown, keys)
    if root is None or found:
        return None, found
    file = ConfigFile(shown, root)
    inherited = _find(root, (_INHERIT,))
    if inherited is None or not isinstance(inherited[1], yaml.ScalarNode):
        return file, []
    above = Path(os.path.normpath(path.parent / inherited[1].value))
    if above in (*seen, path) or not above.is_file():
        value = {"value": inherited[1].value}
        return None, [Diagnostic(file.of_value(_INHERIT), "config.inherit", value)]
    parent, found = read_config(above, keys, base, (*seen, path))
    return ConfigFile(shown, root, parent), found


def _text_of(path: Path, shown: str) -> tuple[str | None, Diagnostic | None]:
    if not path.is_file():  # a pipe would be waited for, for ever
        return None, Diagnostic(Place(shown), "config.no-file")
    try:
        if path.stat().st_size > ORDINARY.size:
            return None, Diagnostic(Place(shown), "file.size", {"limit": ORDINARY.size // 1000})
        return decode(path.read_bytes(), shown)
    except OSError as error:
        return None, Diagnostic(Place(shown), "file.unreadable", {"reason": error.strerror or ""})


def _compose(
    text: str, shown: str, keys: frozenset[str]
) -> tuple[yaml.Node | None, list[Diagnostic]]:
    try:
        if deep := _too_deep(text, shown):
            return None, [deep]
        root = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        return None, _misprints(text, shown, keys) or [_syntax(error, text, shown)]
    if root is None or (isinstance(root, yaml.ScalarNode) and not root.value):
        return None, [Diagnostic(Place(shown, 1, 1), "config.empty")]
    if not isinstance(root, yaml.MappingNode):
        top = Diagnostic(Place(shown, 1, 1), "schema.top")
        return None, _misprints(text, shown, keys) or [top]
    return root, [*_faults(root, shown)]


def _too_deep(text: str, shown: str) -> Diagnostic | None:
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_CONFIG_DEPTH:
            mark: Any = event.start_mark
            place = Place(shown, mark.line + 1, mark.column + 1)
            return Diagnostic(place, "yaml.depth", {"limit": MAX_CONFIG_DEPTH})
    return None


def _misprints(text: str, shown: str, keys: frozenset[str]) -> list[Diagnostic]:
    """Return why the text cannot be parsed, in the words that are used for data."""
    _, found = load_tree(SourceFile(shown, (), text), keys)
    return [d for d in found if d.message_id.startswith(_MISPRINTS)]


def _syntax(error: yaml.YAMLError, text: str, shown: str) -> Diagnostic:
    """Return where reading stopped: what is never closed is told where it begins, or at the end."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if str(getattr(error, "context", None)).startswith(("while scanning", "while parsing a flow")):
        mark = getattr(error, "context_mark", None) or mark
    lines = text.rstrip().split("\n")
    line, column = (mark.line, mark.column) if mark else (0, 0)
    if line >= len(lines):
        line, column = len(lines) - 1, len(lines[-1]) - 1
    params: dict[str, object] = {"text": lines[line].strip()[:40]}
    return Diagnostic(Place(shown, line + 1, column + 1), "yaml.syntax", params)


def _faults(root: yaml.Node, shown: str) -> Iterator[Diagnostic]:
    """Yield what parses and yet cannot be meant: a key written twice, a day that there is not."""
    waiting, seen = [root], set()
    while waiting:
        node = waiting.pop()
        if id(node) in seen:  # an alias
            continue
        seen.add(id(node))
        if isinstance(node, yaml.SequenceNode):
            waiting += node.value
        elif isinstance(node, yaml.MappingNode):
            waiting += [value for _, value in node.value]
            yield from _repeated(node, shown)
        elif isinstance(node, yaml.ScalarNode) and node.tag in _MADE and not _can_be_made(node):
            line, column = node.start_mark.line + 1, node.start_mark.column + 1
            params = {"value": node.value[:40]}
            yield Diagnostic(Place(shown, line, column), _MADE[node.tag], params)


def _repeated(mapping: yaml.MappingNode, shown: str) -> Iterator[Diagnostic]:
    """Yield keys that are written twice: of two, YAML drops the first without a word."""
    first: dict[str, int] = {}
    for key, _ in mapping.value:
        if not isinstance(key, yaml.ScalarNode) or key.value == "<<":
            continue
        line, column = key.start_mark.line + 1, key.start_mark.column + 1
        if key.value in first:
            params: dict[str, object] = {"key": key.value, "first": first[key.value]}
            place = Place(shown, line, column, key.value)
            yield Diagnostic(place, "yaml.duplicate-key", params)
        first.setdefault(key.value, line)


def _can_be_made(node: yaml.ScalarNode) -> bool:
    try:
        yaml.constructor.SafeConstructor().construct_object(node)
    except ValueError:  # which MkDocs does not expect
        return False
    return True
