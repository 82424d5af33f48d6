"""Where messages go: to a terminal that knows no Chinese, a full disk, or nowhere."""

from __future__ import annotations

import io
import os
import sys
import traceback
from contextlib import suppress
from typing import Any

import click

from noticeboard.errors import SetupError, memory_fault, os_fault

__all__ = ["complain", "explain", "is_told", "prepare_streams"]


def prepare_streams() -> None:
    """Let any message be written to stdout and stderr, whatever they are.

    Why fill closed ones: the next file that is opened would take their place, and what some library
    prints would go into a page.
    """
    with suppress(OSError):
        while (number := os.open(os.devnull, os.O_RDWR)) <= 2:
            os.set_inheritable(number, True)
        os.close(number)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def is_told(error: Exception) -> bool:
    """Whether `error` is one of the machine's that is told in a line, and no bug of ours.

    Libraries raise OSErrors without a number for what they cannot read: those are bugs, since we
    look before we let them. A reader of our output that is gone is told by nobody.
    """
    numbered = isinstance(error, OSError) and error.errno is not None
    return bool(memory_fault(error)) or (numbered and not isinstance(error, BrokenPipeError))


def explain(error: Exception) -> SetupError:
    """Return what the machine said, which `is_told`, as an error with a message of ours."""
    if fault := memory_fault(error):
        return fault
    assert isinstance(error, OSError)
    if _came_from_echo(error):
        _let_go(sys.stdout)
        return SetupError("setup.output", reason=error.strerror or str(error))
    return os_fault(error)


def _came_from_echo(error: OSError) -> bool:
    """Whether a message could not be written: nothing else of ours is written without a name."""
    frames = (frame for frame, _ in traceback.walk_tb(error.__traceback__))
    return any(frame.f_code is click.echo.__code__ for frame in frames)


def _let_go(stream: Any) -> None:
    """Write nothing more to `stream`, not even what waits for the end of the program."""
    with suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def complain(text: str) -> None:
    """Write `text` to stderr; where that cannot be, the status must do."""
    try:
        click.echo(text, err=True)
    except OSError:
        _let_go(sys.stderr)
