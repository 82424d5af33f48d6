"""The text of a file of cases: cases and moves are added, the rest stays as it was typed.

Why by lines and not by a library that writes YAML: comments, blanks and order stay to the letter,
and what comes of it is read again before it is written, so that no layout is misunderstood.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from pathlib import Path

from noticeboard.diagnostics import has_errors
from noticeboard.errors import DataError, SetupError
from noticeboard.load import SourceFile, load_tree
from noticeboard.publish.case_refusal import refusal
from noticeboard.publish.typed_file import Typed, closing, dash_at, read_typed, write_typed
from noticeboard.schema import Case, CasesFile, known_keys, read_record

__all__ = ["CaseText", "Pairs", "append_case", "append_move", "read_cases", "write_cases"]

#: Keys and values of a mapping, in order, as they are to be typed.
Pairs = Sequence[tuple[str, str]]

_LISTS = re.compile(r"^(办件|cases) *:", re.MULTILINE)
_EMPTY_LIST = re.compile(r"^((?:办件|cases) *:)(?: *\[ *\])?( *(?:#.*)?)$", re.MULTILINE)
#: What needs no quotes, wherever it stands.
_PLAIN = re.compile(r"[^\W_][^\s:#,{}\[\]\"'|>&*!%@`?\\]*+")
#: What YAML, or somebody's editor, takes for something else than a text.
_OTHER = re.compile(r"[+-]?[\d._]+|true|false|yes|no|on|off|null", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CaseText(Typed):
    """A file of cases.

    Attributes:
        file: What it says, read.
    """

    file: CasesFile


def read_cases(path: Path, shown: str) -> CaseText:
    """Read the file at `path`; one that is not there is empty.

    Raises:
        DataError: It has a mistake of its own.
        SetupError: It cannot be read.
    """
    file = read_typed(path, shown, "cases.unwritable")
    return CaseText(path, shown, file.text, file.mark, file.ending, _read(file.text, shown))


def _read(text: str, shown: str) -> CasesFile:
    tree, found = load_tree(SourceFile(shown, ("", "cases", ""), text), known_keys())
    record, more = read_record(tree, CasesFile, shown)
    if record is None or has_errors((*found, *more)):
        raise DataError((*found, *more))
    return record


def append_case(file: CaseText, case: Pairs, move: Pairs, moves_key: str) -> CaseText:
    """Return `file` with a case behind its last one.

    Args:
        file: The file.
        case: What the case says, but for its moves.
        move: Its first.
        moves_key: Under which that stands.

    Raises:
        DataError: What is to be written is a mistake.
        SetupError: The file is laid out in a way that is not understood.
    """
    text, dash = file.text.rstrip("\n"), "  - "
    if file.file.cases:
        dash = _dash_before(file.file.cases[-1].at.start, text.split("\n"), file.shown)
    elif _LISTS.search(text):
        text = _EMPTY_LIST.sub(r"\1\2", text)
    else:
        text = f"{text}\n办件:".lstrip("\n")
    inner = " " * len(dash)
    lines = [f"{inner}{key}: {_scalar(value)}" for key, value in case]
    lines[0] = f"{dash}{lines[0].lstrip()}"
    lines += [f"{inner}{moves_key}:", f"{inner}  - {_flow(move)}"]
    added = _saying(file, "\n".join([text, *lines, ""]))
    *before, new = added.file.cases or (None,)
    if new is None or not _same(before, file.file.cases) or len(new.moves) != 1:
        raise SetupError("cases.layout", file=file.shown)
    return added


def append_move(
    file: CaseText, case: Case, move: Pairs, sort: tuple[str, str] | None = None
) -> CaseText:
    """Return `file` with `move` behind the last of `case`, which stands in it.

    Args:
        file: The file.
        case: Of its cases.
        move: What the move says.
        sort: The word for its class, and what it is to become; None where it stays.

    Raises:
        DataError, SetupError: As `append_case`.
    """
    starts = [0, *accumulate(len(line) + 1 for line in file.text.split("\n"))]
    at, said = _behind(file, starts, case, _flow(move))
    edits = [(at, at, said)]
    if sort:
        line, column = case.at.values[case.typed("sort")]
        at = file.text.index(sort[0], starts[line - 1] + column - 1)
        edits.append((at, at + len(sort[0]), sort[1]))
    text = file.text
    for first, end, put in sorted(edits, reverse=True):
        text = text[:first] + put + text[end:]
    added = _saying(file, text)
    index = file.file.cases.index(case)
    changed = [*added.file.cases]
    now = changed[index : index + 1]
    others = [*file.file.cases[:index], *file.file.cases[index + 1 :]]
    kept = _same([*changed[:index], *changed[index + 1 :]], others)
    if not kept or not now or not _same(now[0].moves[:-1], case.moves):
        raise SetupError("cases.layout", file=file.shown)
    return added


def _behind(file: CaseText, starts: Sequence[int], case: Case, flow: str) -> tuple[int, str]:
    """Return where the move `flow` is put in, and what stands before it there."""
    last = case.moves[-1].at
    line, column = last.start
    start = starts[line - 1] + column - 1
    before = file.text[starts[line - 1] : start]
    block = dash_at(last.start, file.text.split("\n"))
    if file.text[start] == "{":
        end = closing(file.text, start) + 1
        if not block:
            return end, f", {flow}"
    elif block:
        end = starts[max(spot[0] for spot in last.values.values()) - 1]
    else:
        raise SetupError("cases.layout", file=file.shown)
    stop = file.text.find("\n", end)
    return (stop, f"\n{before}{flow}") if stop >= 0 else (len(file.text), f"\n{before}{flow}\n")


def _dash_before(start: tuple[int, int], typed: Sequence[str], shown: str) -> str:
    dash = dash_at(start, typed)
    if dash is None:
        raise SetupError("cases.layout", file=shown)
    return dash


def _flow(pairs: Pairs) -> str:
    return "{" + ", ".join(f"{key}: {_scalar(value)}" for key, value in pairs) + "}"


def _scalar(value: str) -> str:
    """Return `value` as YAML takes it for a text, in quotes only where it must be."""
    day = re.fullmatch(r"\d{4}-\d\d-\d\d", value)
    plain = _PLAIN.fullmatch(value) and not _OTHER.fullmatch(value)
    return value if day or plain else json.dumps(value, ensure_ascii=False)


def _same(found: Iterable[object], wanted: Iterable[object]) -> bool:
    """Whether records say the same, wherever they stand."""
    return [*map(_said, found)] == [*map(_said, wanted)]


def _said(record: object) -> object:
    return record.model_dump() if hasattr(record, "model_dump") else record


def _saying(file: CaseText, text: str) -> CaseText:
    """Return `file` with another text; what is wrong now is wrong with what was added."""
    try:
        return replace(file, text=text, file=_read(text, file.shown))
    except DataError as error:
        raise refusal(error.diagnostics) from None


def write_cases(file: CaseText) -> None:
    """Put `file` in its place, whole or not at all.

    Raises:
        SetupError: It cannot be written.
    """
    write_typed(file, "cases.unwritable")
