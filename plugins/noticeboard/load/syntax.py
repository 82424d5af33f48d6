"""What a parse error means: the words of libyaml and the line it stopped at → a mistake of staff.

libyaml says "mapping values are not allowed in this context"; staff wrote a second colon.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from noticeboard.load.punctuation import Misprint

__all__ = ["Stop", "explain", "find_conflicts"]

_KEY = re.compile(r" *(?:- +)*([^\s:：#'\"“”,，\[\]{}]{1,20}) *:(?= |$)")
_CONFLICT = re.compile(r"<{7}(?: |$)|>{7}(?: |$)")
#: What libyaml says where a value begins with a character that means something to it.
_STARTS = ("cannot start any token", "did not find expected node content")
_SIGNS = ("while scanning an alias", "while scanning an anchor", "while scanning a tag")
_NO_ITEM = ("did not find expected '-' indicator", "did not find expected key")


@dataclass(frozen=True, slots=True)
class Stop:
    """Why a file cannot be read further; line and column count from zero."""

    line: int
    column: int
    message_id: str
    params: dict[str, object] = field(default_factory=dict)


def find_conflicts(lines: list[str]) -> list[Stop]:
    """Return where two people changed the same lines and git left both, marked."""
    found: list[Stop] = []
    is_open = False
    for number, line in enumerate(lines):
        if line[:7] in ("<<<<<<<", ">>>>>>>") and _CONFLICT.match(line):
            begins = line[0] == "<"
            if begins or not is_open:
                found.append(Stop(number, 0, "yaml.conflict"))
            is_open = begins
    return found


def explain(lines: list[str], error: Any, keys: frozenset[str]) -> Misprint | Stop:
    """Return what is to be told about an error of libyaml.

    Args:
        lines: The file.
        error: What `yaml` raised, with its marks.
        keys: Every key that the schema knows.
    """
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    text = lines[line] if line < len(lines) else ""
    problem, context, opened = str(error.problem), str(error.context), error.context_mark
    unclosed = "flow" in context and opened and opened.line < line
    if text[column : column + 1] == ":" and not unclosed:
        return _colon(lines, line, column, keys)
    if context in _SIGNS or any(words in problem for words in _STARTS):
        spot = (opened.line, opened.column) if context in _SIGNS else (line, column)
        sign = _text_of(lines, spot[0], spot[1])[:1]
        if sign and not lines[spot[0]][spot[1]].isspace():
            return Stop(*spot, "yaml.sign", {"char": sign})
    if "block sequence entries are not allowed" in problem:
        return Stop(line, column, "yaml.dash-in-line")
    if context == "while scanning a block scalar":
        sign = _text_of(lines, opened.line, opened.column)[:1]
        return Stop(opened.line, opened.column, "yaml.block-line", {"char": sign})
    if "escape character" in problem:
        return Stop(line, column, "yaml.escape")
    if problem in _NO_ITEM and text.strip():
        return _indentation(lines, line, column, opened.column if opened else 0, problem)
    if context == "while scanning a simple key" and _text_of(lines, opened.line) in keys:
        key = _text_of(lines, opened.line)
        return Stop(opened.line, opened.column, "yaml.no-colon", {"key": key})
    # What was opened and never closed is told where it begins, not where the file ends.
    if opened and context.startswith(("while scanning", "while parsing a flow")):
        line, column = opened.line, opened.column
    return Stop(line, column, "yaml.syntax", {"text": _text_of(lines, line)})


def _text_of(lines: list[str], line: int, column: int = 0) -> str:
    """Return the text of a line without its indentation; nothing where the file has ended."""
    return lines[line][column:].strip() if line < len(lines) else ""


def _colon(lines: list[str], line: int, column: int, keys: frozenset[str]) -> Misprint | Stop:
    """Explain a colon where none can be: the second of a line, or that of a key out of line."""
    text = lines[line]
    own = _KEY.match(text)
    if own and own.end() == column + 1 and own[1] in keys:
        return Stop(line, own.start(1), "yaml.indent", {"key": own[1]})
    word = re.split(r"[\s,\[{]", text[:column].rstrip())[-1]
    if word in keys and text[:column].rstrip() != text[: own.end() - 1 if own else 0]:
        start = column - len(text[:column]) + len(text[:column].rstrip()) - len(word)
        before = text[:start].rstrip()
        if before.count("{") > before.count("}"):
            return Stop(line, start, "yaml.no-comma", {"key": word})
    opened = max(
        text.rfind("{", 0, column), text.rfind("[", 0, column), text.rfind(", ", 0, column)
    )
    end = len(text)
    if opened >= 0:
        end = min((i for i in (text.find(c, column) for c in ",]}") if i >= 0), default=end)
    begin = opened + 1 if opened >= 0 else own.end() if own and own.end() <= column else 0
    first = text.find(": ", begin, column)
    value = text[first + 1 if first >= 0 else begin : end].strip()
    chars = text[column:end]  # with all that follow in this value
    return Misprint(
        line, column, chars, re.sub(r":(?= |$)", "：", chars), "yaml.second-colon", {"value": value}
    )


def _indentation(lines: list[str], line: int, column: int, meant: int, problem: str) -> Stop:
    """Explain a line that begins elsewhere than its neighbours, or behind what was closed."""
    text = lines[line]
    own = _KEY.match(text)
    behind = text[:column].rstrip()
    if behind[-1:] in ("'", '"', "]", "}"):
        return Stop(line, column, "yaml.behind", {"char": behind[-1], "text": text[column:]})
    if own and column == meant and "'-'" in problem:
        return Stop(line, column, "yaml.no-dash", {"key": own[1]})
    if own and own.start(1) != meant:
        return Stop(line, own.start(1), "yaml.indent", {"key": own[1]})
    if line and lines[line - 1].lstrip().startswith("#"):
        return Stop(line - 1, lines[line - 1].index("#"), "yaml.comment-within")
    return Stop(line, column, "yaml.syntax", {"text": _text_of(lines, line)})
