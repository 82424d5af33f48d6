"""Why a step is not written, told of what was typed: not of a line that there would have been."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType

from noticeboard.diagnostics import Diagnostic, Place, Severity
from noticeboard.errors import DataError

__all__ = ["refusal"]

#: The option of `noticeboard case` that says what stands under a key. What has none was typed
#: without one, in its place, and is told by its key.
_OPTIONS: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("办件类型", "sort"), "--sort"),
        **dict.fromkeys(("收件", "received", "日期", "day"), "--date"),
        **dict.fromkeys(("单位", "body"), "--to"),
        **dict.fromkeys(("至", "until"), "--until"),
        **dict.fromkeys(("说明", "note"), "--note"),
    }
)
#: What was not typed and has to be stands nowhere: its message is about the state.
_WANTING: Mapping[str, str] = MappingProxyType(
    {
        "cases.wants-body": "--to",
        "cases.wants-note": "--note",
        "cases.wants-until": "--until",
    }
)
#: What is told of a move in a file → of one that was typed, where the class follows the move and
#: options stand for keys.
_TYPED: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("cases.move", "cases.move-others", "cases.class-state"), "cases.no-way"),
        "cases.wants-body": "cases.wants-to",
        "cases.wants-note": "cases.wants-why",
        "cases.wants-until": "cases.wants-end",
        "cases.until-elsewhere": "cases.end-elsewhere",
    }
)
#: What a message says of other lines, which move down beneath one that is added.
_ELSEWHERE = {"where"}


def refusal(
    found: Iterable[Diagnostic], before: Iterable[Diagnostic] = (), ways: tuple[str, ...] = ()
) -> DataError:
    """Return the errors of what would be written.

    Args:
        found: About the file as it would be.
        before: About the file as it is; these stay as they are, line and all.
        ways: What the case could come into by the command, its class with it.
    """
    old = [*_errors(before)]
    left = Counter(map(_said, old))
    new = []
    for one in _errors(found):
        if left[_said(one)]:
            left[_said(one)] -= 1
        else:
            new.append(_typed(one, ways))
    return DataError((*new, *old))


def _errors(found: Iterable[Diagnostic]) -> Iterable[Diagnostic]:
    return (one for one in found if one.severity is Severity.ERROR)


def _said(one: Diagnostic) -> tuple[str, ...]:
    params = sorted((name, str(one.params[name])) for name in one.params.keys() - _ELSEWHERE)
    return (one.message_id, one.place.key, *(text for pair in params for text in pair))


def _typed(one: Diagnostic, ways: tuple[str, ...]) -> Diagnostic:
    """Return `one` as it is told of what was typed."""
    key = one.place.key
    option = _WANTING.get(one.message_id) or _OPTIONS.get(key, key)
    message_id = _TYPED.get(one.message_id, one.message_id)
    params = {**one.params, "legal": ways} if message_id == "cases.no-way" else one.params
    return replace(one, place=Place("", key=option), message_id=message_id, params=params)
