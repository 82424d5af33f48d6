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
#: What a message says of other lines, which move down beneath one that is added.
_ELSEWHERE = {"where"}


def refusal(found: Iterable[Diagnostic], before: Iterable[Diagnostic] = ()) -> DataError:
    """Return the errors of what would be written.

    Args:
        found: About the file as it would be.
        before: About the file as it is; these stay as they are, line and all.
    """
    old = [*_errors(before)]
    left = Counter(map(_said, old))
    new = []
    for one in _errors(found):
        if left[_said(one)]:
            left[_said(one)] -= 1
        else:
            new.append(replace(one, place=Place("", key=_typed(one))))
    return DataError((*new, *old))


def _errors(found: Iterable[Diagnostic]) -> Iterable[Diagnostic]:
    return (one for one in found if one.severity is Severity.ERROR)


def _said(one: Diagnostic) -> tuple[str, ...]:
    params = sorted((name, str(one.params[name])) for name in one.params.keys() - _ELSEWHERE)
    return (one.message_id, one.place.key, *(text for pair in params for text in pair))


def _typed(one: Diagnostic) -> str:
    key = one.place.key
    return _WANTING.get(one.message_id) or _OPTIONS.get(key, key)
