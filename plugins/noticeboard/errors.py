"""What can go wrong and is not a bug.

::

    NoticeboardError
    ├── DataError      mistakes in the data, all of them, each with its line
    ├── SetupError     the machine or the configuration lacks something
    │   └── UnfinishedError  outputs are in between; the next command finishes them
    └── RefusedError   one of both, of a command that was to write something and has not

Anything else that is raised is a bug and keeps its traceback. Both kinds are caught at the
edge only: in `cli/` and in `mkdocs_plugins/`.
"""

from __future__ import annotations

import errno
import os
from typing import Any

from noticeboard.diagnostics import Diagnostic, format_report, has_errors, tell
from noticeboard.locale import translate

__all__ = [
    "DataError",
    "NoticeboardError",
    "RefusedError",
    "SetupError",
    "UnfinishedError",
    "memory_fault",
    "os_fault",
]

#: What a machine says, by its number → what to do about it. Any other has `setup.os`.
_MESSAGES = {
    errno.ENOSPC: "setup.os-full",
    errno.EDQUOT: "setup.os-full",
    errno.EFBIG: "setup.os-large",
    errno.EACCES: "setup.os-denied",
    errno.EPERM: "setup.os-denied",
    errno.EROFS: "setup.os-read-only",
    errno.EIO: "setup.os-disk",
    errno.EMFILE: "setup.os-many",
    errno.ENFILE: "setup.os-many",
    errno.ENOMEM: "setup.os-memory",
    errno.ENOENT: "setup.os-gone",
}

#: What other programs say may be long.
MAX_REASON = 600


class NoticeboardError(Exception):
    """The base of all that a user can mend."""

    def report(self, lang: str) -> str:
        """Return the text for the terminal in `lang`, one or many lines."""
        raise NotImplementedError


class DataError(NoticeboardError):
    """The data have mistakes: every one found in this run, and the warnings beside them.

    With warnings alone, they were asked to count as mistakes.
    """

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        super().__init__(f"{len(diagnostics)} diagnostics")
        self.diagnostics = diagnostics

    def report(self, lang: str) -> str:
        """Return one line for each diagnostic, errors first, then their counts."""
        told = format_report(self.diagnostics, lang)
        strict = not has_errors(self.diagnostics)
        return f"{told}\n{translate('report.strict', lang)}" if strict else told


class SetupError(NoticeboardError):
    """A library, a font, an option or a file of the installation is missing or wrong."""

    def __init__(self, message_id: str, **params: object) -> None:
        super().__init__(message_id, params)
        self.message_id = message_id
        self.params = params

    def __reduce__(self) -> tuple[Any, ...]:
        """Let a worker hand it to the process that asked."""
        return _setup_error, (self.message_id, self.params)

    def report(self, lang: str) -> str:
        """Return the message and its remedy, one line."""
        return tell(self.message_id, lang, self.params, MAX_REASON)


def _setup_error(message_id: str, params: dict[str, object]) -> SetupError:
    return SetupError(message_id, **params)


class UnfinishedError(SetupError):
    """Folders could neither be put in their places nor back; what is needed to go on is kept."""

    def __init__(self, error: OSError) -> None:
        super().__init__("setup.unfinished", reason=error.strerror or error)


class RefusedError(NoticeboardError):
    """What a command was asked to write is refused, and nothing was written."""

    def __init__(self, reason: NoticeboardError, message_id: str) -> None:
        super().__init__(reason, message_id)
        self.reason = reason
        self.message_id = message_id

    def report(self, lang: str) -> str:
        """Return why, then that nothing was written."""
        return f"{self.reason.report(lang)}\n{translate(self.message_id, lang)}"


#: How the loader and the interpreter say that there is no memory left.
_NO_MEMORY = ("failed to map segment", "cannot allocate memory", "can't start new thread")


def memory_fault(error: Exception) -> SetupError | None:
    """Return that there is no memory, if that is what `error` says, and None otherwise."""
    said = "" if isinstance(error, OSError) else str(error).lower()
    if isinstance(error, MemoryError) or any(words in said for words in _NO_MEMORY):
        return SetupError("setup.os-memory", path="…")
    return None


def os_fault(error: OSError) -> SetupError:
    """Return what the machine said, with the file it was about and what to do.

    A write that fails does not say to which file.
    """
    named = [name for name in (error.filename, error.filename2) if isinstance(name, str | bytes)]
    path = " → ".join(os.fsdecode(name) for name in named) or "…"
    reason = error.strerror or str(error)
    return SetupError(_MESSAGES.get(error.errno or 0, "setup.os"), path=path, reason=reason)
