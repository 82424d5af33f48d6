"""What a check says of a file."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

__all__ = ["Finding", "Level", "fault", "note", "ok", "warning"]

#: From best to worst; a note says that a check could not be made, or did not apply.
Level: TypeAlias = Literal["ok", "note", "warning", "fault"]


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check says of a file.

    Attributes:
        level: How bad it is.
        message_id: Of `locale/`.
        params: What the message shows.
    """

    level: Level
    message_id: str
    params: dict[str, object] = field(default_factory=dict)


def ok(message_id: str, **params: object) -> Finding:
    """Return that all is well."""
    return Finding("ok", message_id, params)


def note(message_id: str, **params: object) -> Finding:
    """Return that there was nothing to look at, or nothing to look with."""
    return Finding("note", message_id, params)


def warning(message_id: str, **params: object) -> Finding:
    """Return what somebody should look at."""
    return Finding("warning", message_id, params)


def fault(message_id: str, **params: object) -> Finding:
    """Return what must not be printed."""
    return Finding("fault", message_id, params)
