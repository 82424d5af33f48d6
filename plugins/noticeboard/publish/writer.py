"""Folders that appear whole or not at all, and together."""

from __future__ import annotations

import os
import re
import secrets
import shutil
import stat
from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path
from types import TracebackType

from noticeboard.errors import SetupError
from noticeboard.publish.journal import Step, finish, publish_all
from noticeboard.publish.kernel import is_mount
from noticeboard.publish.lock import hold
from noticeboard.stopping import announce, forget, postponed, undo_on_stop

__all__ = [
    "MARKER",
    "Publication",
    "Staging",
    "finish_interrupted",
    "refuse_foreign",
    "refuse_overlap",
]

#: Lies in every folder that this program made, so that it never replaces another's.
MARKER = ".noticeboard"
#: What stands in the root of a volume and is the system's own.
_VOLUME = "lost+found"


def _nobody(_holder: str) -> None:
    """Tell nobody that there is somebody to wait for."""


class Staging:
    """A folder beside `target` in which everything is prepared, and which then takes its place.

    Args:
        target: The folder to be replaced, through a link where it is one; not touched before the
            commit.
    """

    def __init__(self, target: Path) -> None:
        self.asked = target
        self.target = target.resolve()
        self.folder = _beside(self.target) / f"{_prefix(self.target)}{secrets.token_hex(6)}"
        self.folder.mkdir(parents=True)
        if self.target.is_dir():
            self.folder.chmod(stat.S_IMODE(self.target.stat().st_mode) | stat.S_IRWXU)

    def place(self, dest_uri: str) -> Path:
        """Return the path for `dest_uri`, its folder made."""
        path = self.folder / dest_uri
        path.parent.mkdir(parents=True, exist_ok=True)
        return path

    def keep_others(self) -> None:
        """Take over each file of the target that was not prepared."""
        for path in _files(self.target):
            dest = self.place(path.relative_to(self.target).as_posix())
            if not dest.exists():
                _link(path, dest)

    def keep(self, below: str) -> None:
        """Take over what the target has in its folder `below`."""
        for path in _files(self.target / below):
            dest = self.place(path.relative_to(self.target).as_posix())
            if not dest.exists():
                _link(path, dest)

    def step(self) -> Step:
        """Return what is to be done to put the folder in its place."""
        (self.folder / MARKER).touch()
        inside = _stays(self.target)
        return Step(
            str(self.target),
            str(self.folder),
            f"{self.folder}-old",
            tuple(_content(self.target)) if inside else (),
            tuple(sorted(os.listdir(self.folder))) if inside else (),
            inside,
        )

    def discard(self) -> None:
        """Remove what was prepared; the target stays as it was."""
        shutil.rmtree(self.folder, ignore_errors=True)


class Publication:
    """Folders that are replaced together, by nobody else meanwhile.

    Before anything else, what a build that died had begun is finished, and what it left removed.

    Args:
        targets: The folders that builds of this project replace, whichever are replaced now. The
            journal lies beside the last.
        waiting: Told who is building, should we have to wait.

    Raises:
        UnfinishedError: What had been begun cannot be finished.
    """

    def __init__(
        self, targets: tuple[Path, ...], waiting: Callable[[str], object] = _nobody
    ) -> None:
        self._targets = sorted({target.resolve() for target in targets})
        self._stagings: list[Staging] = []
        self._journal = _journal(targets[-1].resolve())
        self._begun = False
        for target in self._targets:
            _make_parents(target)
        self._locks = [hold(_beside(t) / f"{_prefix(t)}lock", waiting) for t in self._targets]
        undo_on_stop(self.discard)
        try:
            self._recover()
        except BaseException:
            self.discard()
            raise

    def _recover(self) -> None:
        for target in self._targets:
            with postponed():
                finish(_journal(target))
        for target in self._targets:
            self._remove_dead(target)

    def _remove_dead(self, target: Path) -> None:
        """Remove what a build that was killed had prepared: whoever prepares holds the locks."""
        if all(lock.alone for lock in self._locks):
            _remove_dead(target)

    def stage(self, target: Path) -> Staging:
        """Return a folder to prepare `target` in."""
        self._remove_dead(target.resolve())
        staging = Staging(target)
        self._stagings.append(staging)
        return staging

    def commit(self) -> None:
        """Put everything that was prepared in its place: all of it or nothing.

        Raises:
            OSError: It was not possible; everything is as it was.
            UnfinishedError: Nor could that be taken back.
        """
        with postponed():
            steps = tuple(staging.step() for staging in self._stagings)
            if steps:
                self._begun = True
                publish_all(steps, self._journal)
            announce(message_id="build.stopped-after")
        self.discard()

    def discard(self) -> None:
        """Remove what was prepared and let others in; an end that was begun is left as it is."""
        forget(self.discard)
        if not (self._begun and self._journal.exists()):
            for staging in self._stagings:
                staging.discard()
        self._stagings.clear()
        for lock in reversed(self._locks):
            lock.release()

    def __enter__(self) -> Publication:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.discard()


def finish_interrupted(targets: tuple[Path, ...]) -> None:
    """Finish what a build that died had begun, if there is such a thing.

    Raises:
        UnfinishedError: It cannot be finished.
    """
    if any(_journal(target.resolve()).exists() for target in targets):
        Publication(targets).discard()


# --- Where things lie -----------------------------------------------------------------------


def _stays(target: Path) -> bool:
    """Whether the folder itself cannot be replaced, only what is in it."""
    return target.is_dir() and (is_mount(target) or not os.access(target.parent, os.W_OK))


def _beside(target: Path) -> Path:
    """Return the folder for what is prepared and noted: on the same volume, at the same place."""
    return target if _stays(target) else target.parent


def _make_parents(target: Path) -> None:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        raise SetupError("setup.output-file", folder=target.parent.name) from None


def _prefix(target: Path) -> str:
    return f"{MARKER}-{target.name}-"


def _journal(target: Path) -> Path:
    return _beside(target) / f"{_prefix(target)}journal"


def _remove_dead(target: Path) -> None:
    dead = re.compile(rf"{re.escape(_prefix(target))}([0-9a-f]{{12}}(-old)?|journal\.part)")
    for path in _beside(target).iterdir():
        if dead.fullmatch(path.name):
            path.unlink() if path.is_file() else shutil.rmtree(path, ignore_errors=True)


def _content(target: Path) -> Iterator[str]:
    """Yield the names in `target` that are not the system's, nor notes of this program."""
    for name in sorted(os.listdir(target)):
        if name != _VOLUME and not name.startswith(f"{MARKER}-"):
            yield name


def _files(folder: Path) -> Iterator[Path]:
    if folder.is_dir():
        for name in _content(folder):
            path = folder / name
            yield from sorted(p for p in (path, *path.rglob("*")) if p.is_file())


def _link(path: Path, dest: Path) -> None:
    """Have `dest` be `path`, by name where the volume can do that and by its bytes otherwise."""
    try:
        dest.hardlink_to(path)
    except OSError:
        shutil.copy2(path, dest)


# --- What is refused ------------------------------------------------------------------------


def refuse_overlap(project_dir: Path, *folders: Path) -> None:
    """Raise where one of `folders` holds or lies in another, or holds the project.

    Why: one is removed and replaced, another is published, and a third holds what nobody may see.

    Args:
        project_dir: Where the project is.
        *folders: Data, content, cache, site and print.
    """
    places = [(folder, folder.resolve()) for folder in folders]
    project = project_dir.resolve()
    for folder, place in places:
        if project.is_relative_to(place):
            raise SetupError("setup.output-overlaps", folder=folder.name, other=project_dir.name)
    for (one, place), (other, elsewhere) in combinations(places, 2):
        if place.is_relative_to(elsewhere) or elsewhere.is_relative_to(place):
            raise SetupError("setup.output-overlaps", folder=one.name, other=other.name)


def refuse_foreign(target: Path, project_dir: Path, apart: tuple[Path, ...]) -> None:
    """Raise where `target` must not be replaced.

    Args:
        target: A folder about to be replaced.
        project_dir: Where the project is; `target` may lie in it and not hold it.
        apart: Folders that `target` may neither hold nor lie in: data, content, the other output.

    Raises:
        SetupError: It does, it is a file, it was not made by this program, or what is in it may
            not be removed.
    """
    resolved = target.resolve()
    for folder in (project_dir.resolve(), *(folder.resolve() for folder in apart)):
        inside = folder != project_dir.resolve() and resolved.is_relative_to(folder)
        if inside or folder.is_relative_to(resolved):
            raise SetupError("setup.output-overlaps", folder=target.name, other=folder.name)
    if resolved.exists() and not resolved.is_dir():
        raise SetupError("setup.output-file", folder=target.name)
    if target.is_dir() and any(_content(target)) and not (target / MARKER).exists():
        raise SetupError("setup.output-foreign", folder=target.name)
    _refuse_others(target)


def _refuse_others(target: Path) -> None:
    """Raise where a folder in `target` belongs to somebody else, so that it could not be removed.

    Why here: it would be found when the new site is there, and the old one could stay for ever.
    """
    if os.geteuid() == 0:
        return
    for folder, _, _ in os.walk(target.resolve()):
        if not os.access(folder, os.W_OK | os.X_OK) and Path(folder).name != _VOLUME:
            raise SetupError("setup.output-owner", folder=target.name, path=os.path.relpath(folder))
