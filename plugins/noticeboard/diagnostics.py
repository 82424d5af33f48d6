"""One mistake in the data, or one thing to see to, and how it is printed.

A diagnostic carries the id of its message and the values in it, never finished text: the same
run can be reported in any language, and a test can ask for the id.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import groupby

from noticeboard.locale import LANGUAGES, comma, translate

__all__ = [
    "AUDIT",
    "Diagnostic",
    "Label",
    "Place",
    "Severity",
    "format_report",
    "has_errors",
    "in_file_order",
    "spot",
    "tell",
]

#: Characters of a typed value that a message shows: the rest is found where the message points.
MAX_VALUE = 80
#: Lines told about one file. Who has mended those, asks again.
MAX_TOLD = 100
#: Warnings, or notes, of one kind told one by one: they may be right to stay, and must not hide the
#: others.
MAX_ALIKE = 20
#: What the ids of those warnings begin with that `noticeboard audit` tells, and all others count.
AUDIT = "audit."
#: Control characters, format and direction marks, halves of characters, what has no meaning.
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


class Severity(StrEnum):
    """Whether a build may go on.

    An error would publish something false or private, or cannot be understood; a warning is
    something that the office should see to. A note tells of what is as it should be, and never
    stops anything: a strict build goes on.
    """

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A point in a data file, or what was typed at the command line.

    Attributes:
        path: The file, relative to the data folder's parent, with forward slashes; empty for what
            was typed at the command line, whose option is the key.
        line: One-based line; 0 where the whole file is meant.
        column: One-based column, counted in characters.
        key: The key as it was typed, or empty.
    """

    path: str
    line: int = 0
    column: int = 0
    key: str = ""


@dataclass(frozen=True, slots=True)
class Label:
    """Words of ours among the values of a message, told in the language of the report.

    Attributes:
        message_id: A key of the catalogues in `locale/`.
    """

    message_id: str


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One mistake: where, which, and the values that its message shows.

    Attributes:
        place: Where the mistake stands.
        message_id: A key of the catalogues in `locale/`; its text says what is wrong, what to do.
        params: The values that the message names.
        severity: Whether it stops a build.
        more: How many of the same are not told one by one: of a mistake, those directly behind it.
    """

    place: Place
    message_id: str
    params: dict[str, object] = field(default_factory=dict, hash=False)
    severity: Severity = Severity.ERROR
    more: int = 0


def _printable(text: str, longest: int | None = None) -> str:
    """Return `text` with nothing in it that a terminal would obey or could not show.

    Why: a value, a key or the name of a file may hold ESC, a line break or a mark that turns the
    direction of writing, and would then write over what the report says.

    Args:
        text: What somebody typed.
        longest: Where to cut it, in characters.
    """
    cut = text if longest is None or len(text) <= longest else text[:longest] + "…"
    if cut.isprintable():
        return cut
    return "".join(
        f"<U+{ord(char):04X}>" if unicodedata.category(char) in _UNSEEN else char for char in cut
    )


def tell(message_id: str, lang: str, params: Mapping[str, object], longest: int = MAX_VALUE) -> str:
    """Return a message for the terminal: every text in it printable, none longer than `longest`.

    A tuple of texts becomes a list in one line.
    """
    shown = {name: _shown(params[name], lang, longest) for name in params}
    return translate(message_id, lang, shown)


def _shown(value: object, lang: str, longest: int) -> object:
    if isinstance(value, tuple | list):
        items = [str(_shown(item, lang, longest)) for item in value]
        return ("、" if lang == LANGUAGES[0] else comma(items)).join(items)
    if isinstance(value, Label):
        return translate(value.message_id, lang)
    return _printable(value, longest) if isinstance(value, str) else value


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether one of `diagnostics` stops a build."""
    return any(d.severity is Severity.ERROR for d in diagnostics)


def in_file_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return the errors of `diagnostics` by file, line and column, then the warnings, then the
    notes, each once.
    """
    order = [*Severity]
    unique = {
        (order.index(d.severity), d.place, d.message_id, str(d.params)): d for d in diagnostics
    }
    return tuple(d for _, d in sorted(unique.items(), key=lambda pair: pair[0]))


def spot(place: Place) -> str:
    """Return ``path:line:column`` for the terminal; the path alone where the file is meant."""
    return _printable(place.path) + (f":{place.line}:{place.column}" if place.line else "")


def _line(diagnostic: Diagnostic, lang: str) -> str:
    """Return ``path:line:column: key: what. What to do.`` in `lang`; a warning and a note say
    that they are.
    """
    place = diagnostic.place
    where = f"{spot(place)}:" if place.path else ""
    marked = _MARKS.get(diagnostic.severity)
    mark = f" {translate(marked, lang)}" if marked else ""
    key = f" {_printable(place.key, MAX_VALUE)}:" if place.key else ""
    same = f" {translate(_MORE[diagnostic.severity], lang, {'count': diagnostic.more})}"
    same *= bool(diagnostic.more)
    said = tell(diagnostic.message_id, lang, diagnostic.params)
    return f"{where}{mark}{key} {said}{same}".lstrip()


_MARKS = {Severity.WARNING: "report.warning", Severity.NOTE: "report.note"}
_MORE = {
    Severity.ERROR: "report.same",
    Severity.WARNING: "report.alike",
    Severity.NOTE: "report.alike-notes",
}


def _lines(diagnostics: Iterable[Diagnostic], lang: str) -> Iterator[str]:
    """Yield a line for each diagnostic, of one file no more than `MAX_TOLD`."""
    for (path, _), group in groupby(diagnostics, key=lambda d: (d.place.path, d.severity)):
        mine = [*group]
        yield from (_line(d, lang) for d in mine[:MAX_TOLD])
        if rest := sum(1 + d.more for d in mine[MAX_TOLD:]):
            yield f"{_printable(path)}: {translate('report.rest', lang, {'count': rest})}"


def _few_alike(warnings: Sequence[Diagnostic]) -> Iterator[Diagnostic]:
    """Yield the first of `warnings` of each kind; the last of those counts the others."""
    alike, told = Counter(w.message_id for w in warnings), Counter[str]()
    for warning in warnings:
        kind = warning.message_id
        told[kind] += 1
        if told[kind] == MAX_ALIKE:
            yield replace(warning, more=alike[kind] - MAX_ALIKE)
        elif told[kind] < MAX_ALIKE:
            yield warning


def format_report(diagnostics: Iterable[Diagnostic], lang: str, audit: bool = False) -> str:
    """Return `diagnostics` in the order of `in_file_order`, a line each, then how many they are.

    Notes are not counted. Of figures that do not agree only the number is told, but with `audit`.

    Of a file with very many mistakes, and of very many warnings of one kind, the first are told,
    and how many are not.
    """
    ordered = in_file_order(diagnostics)
    errors = [d for d in ordered if d.severity is Severity.ERROR]
    warnings = [d for d in ordered if d.severity is Severity.WARNING]
    audited = [d for d in warnings if not audit and d.message_id.startswith(AUDIT)]
    warnings = [d for d in warnings if d not in audited]
    notes = [d for d in ordered if d.severity is Severity.NOTE]
    lines = [*_lines([*errors, *_few_alike(warnings), *_few_alike(notes)], lang)]
    for mine, message_id in ((errors, "report.count"), (warnings, "report.warnings")):
        if mine:
            files = len({d.place.path for d in mine} - {""})
            count = sum(1 + d.more for d in mine)
            message_id = message_id if files else "report.count-typed"
            lines.append(translate(message_id, lang, {"count": count, "files": files}))
    if audited:
        lines.append(translate("report.audit", lang, {"count": len(audited)}))
    return "\n".join(lines)
