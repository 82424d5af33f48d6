"""Several folders replaced as one: all of them or none, whatever happens in between.

What is to be done is written down first. A program that is killed meanwhile leaves that journal,
and the next one finishes what it says; one that meets an error takes everything back.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from noticeboard.errors import UnfinishedError
from noticeboard.publish.kernel import exchange, sync_folder, sync_volumes

__all__ = ["Step", "finish", "publish_all"]

#: Lies in a prepared folder until all folders are in their places.
_NEW = ".noticeboard-new"


@dataclass(frozen=True, slots=True)
class Step:
    """One folder to be replaced.

    Attributes:
        target: The folder.
        staged: What takes its place.
        old: Where the old one waits meanwhile, where the system cannot exchange two folders.
        before: Names in the target, if that itself must stay (a mount point).
        after: Names in `staged` then.
        inside: Whether it must stay.
    """

    target: str
    staged: str
    old: str
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    inside: bool = False


def publish_all(steps: tuple[Step, ...], journal: Path) -> None:
    """Put every prepared folder in its place.

    Raises:
        OSError: It was not possible; everything is as it was.
        UnfinishedError: Nor could that be taken back. The journal stays, and `finish` tries again.
    """
    for step in steps:
        Path(step.target, _NEW).unlink(missing_ok=True)
        if not step.inside:
            Path(step.staged, _NEW).touch()
    sync_volumes(tuple(Path(step.staged) for step in steps))
    _write(steps, journal)
    try:
        _forward_all(steps)
    except OSError:
        _take_back(steps, journal)
        raise
    _clean(steps, journal)


def finish(journal: Path) -> None:
    """Finish what a program that died had begun.

    Raises:
        UnfinishedError: It is still not possible.
    """
    try:
        steps = _read(journal)
    except FileNotFoundError:
        return
    except (ValueError, TypeError, KeyError):  # it was on disk before anything was moved
        steps = ()
    try:
        _forward_all(steps)
    except OSError as error:
        raise UnfinishedError(error) from error
    _clean(steps, journal)


def _take_back(steps: tuple[Step, ...], journal: Path) -> None:
    try:
        for step in reversed(steps):
            _back(step)
    except OSError as error:
        raise UnfinishedError(error) from error
    journal.unlink()


def _forward_all(steps: tuple[Step, ...]) -> None:
    for step in steps:
        _forward(step)
    for step in steps:
        sync_folder(Path(step.target).parent)


def _clean(steps: tuple[Step, ...], journal: Path) -> None:
    """Forget what was new, and remove the old folders, now that all is published."""
    for step in steps:
        with contextlib.suppress(OSError):
            Path(step.target, _NEW).unlink()
    journal.unlink(missing_ok=True)
    for step in steps:  # what resists is left to the next build
        shutil.rmtree(step.staged, ignore_errors=True)
        shutil.rmtree(step.old, ignore_errors=True)


# --- One step, to and fro: each looks what has been done already -----------------------------


def _forward(step: Step) -> None:
    staged, target, old = Path(step.staged), Path(step.target), Path(step.old)
    if step.inside:
        _forward_inside(step, staged, target, old)
    elif (staged / _NEW).exists():
        if target.exists():
            if exchange(staged, target):
                return
            target.rename(old)
        staged.rename(target)


def _back(step: Step) -> None:
    staged, target, old = Path(step.staged), Path(step.target), Path(step.old)
    if step.inside:
        _back_inside(step, staged, target, old)
        return
    if (target / _NEW).exists() and not (staged.exists() and exchange(staged, target)):
        target.rename(staged)
    if old.exists() and not target.exists():
        old.rename(target)


def _forward_inside(step: Step, staged: Path, target: Path, old: Path) -> None:
    old.mkdir(exist_ok=True)
    for name in step.before:
        is_old = name not in step.after or os.path.lexists(staged / name)
        if is_old and os.path.lexists(target / name):
            (target / name).rename(old / name)
    for name in step.after:
        if os.path.lexists(staged / name):
            (staged / name).rename(target / name)


def _back_inside(step: Step, staged: Path, target: Path, old: Path) -> None:
    for name in step.after:
        is_new = not os.path.lexists(staged / name)
        if is_new and os.path.lexists(target / name):
            (target / name).rename(staged / name)
    for name in step.before:
        if os.path.lexists(old / name):
            (old / name).rename(target / name)


# --- The journal: paths as they are seen from it, since another container mounts them elsewhere --


def _write(steps: tuple[Step, ...], journal: Path) -> None:
    told = [
        asdict(_moved(step, lambda path: os.path.relpath(path, journal.parent))) for step in steps
    ]
    partial = journal.with_name(f"{journal.name}.part")
    try:
        with partial.open("w", encoding="utf-8") as file:
            json.dump(told, file)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(journal)
        sync_folder(journal.parent)
    except OSError:
        for path in (partial, journal):
            with contextlib.suppress(OSError):
                path.unlink()
        raise


def _read(journal: Path) -> tuple[Step, ...]:
    told = json.loads(journal.read_text("utf-8"))
    steps = (
        Step(**{**one, "before": (*one["before"],), "after": (*one["after"],)}) for one in told
    )
    return tuple(_moved(step, lambda path: os.path.join(journal.parent, path)) for step in steps)


def _moved(step: Step, move: Callable[[str], str]) -> Step:
    return replace(step, target=move(step.target), staged=move(step.staged), old=move(step.old))
