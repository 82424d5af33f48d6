"""The progress bar that plugins and commands show while posters are rendered."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from noticeboard.stopping import undone_on_stop

__all__ = ["progress_bar"]


@contextmanager
def progress_bar(label: str) -> Iterator[Callable[[int, int], None]]:
    """Show a bar on stderr, on a terminal only, and yield the function that moves it."""
    console = Console(stderr=True)
    columns = (
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(),
    )  # fmt: skip
    with (
        Progress(*columns, console=console, disable=not console.is_terminal) as progress,
        undone_on_stop(partial(_show_cursor, console.is_terminal)),
    ):
        task = progress.add_task(label, total=None)

        def move(ready: int, total: int) -> None:
            progress.update(task, completed=ready, total=total)

        yield move


def _show_cursor(is_terminal: bool) -> None:
    """Give the terminal back its cursor, which the bar hides."""
    if is_terminal:
        os.write(2, b"\x1b[?25h\n")
