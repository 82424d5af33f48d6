"""A program told to stop: what it began is undone, it says so, and ends with the status of that.

Why not an exception: one that is raised inside a destructor or a callback of a C library is printed
and forgotten, so that now and then Ctrl+C gave a traceback, or nothing at all. Here the handler
itself undoes what was begun and ends the process.
"""

from __future__ import annotations

import contextlib
import os
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import FrameType

from noticeboard.locale import LANGUAGES, translate

__all__ = [
    "SIGNALS",
    "announce",
    "forget",
    "last_word",
    "postponed",
    "undo_on_stop",
    "undone_on_stop",
    "watching",
]

#: Ctrl+C, the end of a service or a container, the end of a terminal.
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)

Undo = Callable[[], object]


@dataclass(slots=True)
class _State:
    """What the handler must know; there is one for a process, as there is for its signals."""

    lang: str = LANGUAGES[0]
    message_id: str = "build.stopped"
    undo: list[Undo] = field(default_factory=list)
    postponed: int = 0
    heard: int = 0


_state = _State()


@contextmanager
def watching() -> Iterator[None]:
    """Undo what is begun meanwhile should the process be told to stop.

    A signal that is ignored (by nohup, or in a shell's background) stays so.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.getsignal(number) for number in SIGNALS}
    for number, handler in before.items():
        if handler is not signal.SIG_IGN:
            signal.signal(number, _stop)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def announce(lang: str | None = None, message_id: str | None = None) -> None:
    """Set what is said at the end, and in which language."""
    _state.lang = lang or _state.lang
    _state.message_id = message_id or _state.message_id


def last_word(lang: str) -> str:
    """Return what is said when a build ends before its time: what became of the outputs."""
    return translate(_state.message_id, lang)


def undo_on_stop(undo: Undo) -> None:
    """Have `undo` called when the process is told to stop; the last to come is called first."""
    _state.undo.append(undo)


def forget(undo: Undo) -> None:
    """Take back what `undo_on_stop` was told."""
    with contextlib.suppress(ValueError):
        _state.undo.remove(undo)


@contextmanager
def undone_on_stop(undo: Undo) -> Iterator[None]:
    """Have `undo` called when the process is told to stop meanwhile."""
    undo_on_stop(undo)
    try:
        yield
    finally:
        forget(undo)


@contextmanager
def postponed() -> Iterator[None]:
    """Let nothing stop the process meanwhile; what would have, does so afterwards."""
    _state.postponed += 1
    try:
        yield
    finally:
        _state.postponed -= 1
        if _state.heard and not _state.postponed:
            _stop(_state.heard, None)


def _stop(number: int, _frame: FrameType | None) -> None:
    _state.heard = number
    if _state.postponed:
        return
    for other in SIGNALS:
        signal.signal(other, signal.SIG_IGN)
    try:
        for undo in reversed(_state.undo):
            with contextlib.suppress(Exception):  # the others must still be undone
                undo()
        text = translate(_state.message_id, _state.lang)
        os.write(2, f"{text}\n".encode())
    finally:
        os._exit(128 + number)
