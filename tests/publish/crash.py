"""Kills builds, and looks what is left: `python -m tests.publish.crash [--long]`.

Three kinds of deaths, each followed by the same questions (are site and print of one build? is the
next build clean? is nothing left over?):

- of tiny folders, at every call that moves, makes or removes something, in the three ways in which
  folders are replaced: exchanged at once, renamed one after the other, filled where they stand;
- of a build of the small project, at every rename (short: at those of the end);
- of such a build, at random instants, by each signal that ends programs (short: a few).
"""

from __future__ import annotations

import argparse
import contextlib
import io
import itertools
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psutil

from noticeboard.publish import journal, writer
from tests.helpers.projects import EPOCH, SMALL, change, files_of

__all__ = ["main"]

WAYS = ("exchange", "rename", "inside")
STOPPED, AFTER = "没有生成；原来的网站和海报没有动", "已经停下；网站和海报已经换成新的"
#: Statuses of a build that was told to stop, by the signal.
TOLD = {signal.SIGINT: 130, signal.SIGTERM: 143, signal.SIGHUP: 129}


def main() -> None:
    """Run all deaths, and end with status 1 at the first that leaves something wrong."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--long", action="store_true", help="every rename, and 60 random instants")
    parser.add_argument("--die", type=int, help="build here, and die at this rename")
    parser.add_argument("--way", choices=WAYS, default=WAYS[0])
    options = parser.parse_args()
    if options.die is not None:
        _build(options.die, options.way)
        return
    with tempfile.TemporaryDirectory() as folder:
        for way in WAYS:
            print("folders", way, _count(kill_folders(Path(folder) / way, way)), flush=True)
        project = Project(Path(folder) / "project")
        print("renames", _count(kill_at_renames(project, options.long)), flush=True)
        print("moments", _count(kill_at_moments(project, 60 if options.long else 4)), flush=True)


def _count(deaths: Iterator[object]) -> int:
    return sum(1 for _ in deaths)


# --- Dying ----------------------------------------------------------------------------------


def mortal(die: int, names: tuple[str, ...]) -> Callable[[], int]:
    """Let this process kill itself before the call number `die` of functions of `os`.

    Returns:
        A function that tells how many calls there were.
    """
    calls = itertools.count()
    made = [0]

    def wrap(function: Callable[..., Any]) -> Callable[..., Any]:
        def wrapped(*args: Any, **kwargs: Any) -> Any:
            made[0] = next(calls) + 1
            if made[0] - 1 == die:
                os.kill(os.getpid(), signal.SIGKILL)
            return function(*args, **kwargs)

        return wrapped

    for name in names:
        setattr(os, name, wrap(getattr(os, name)))
    journal.exchange = wrap(journal.exchange)
    return lambda: made[0]


def go(way: str) -> None:
    """Replace folders in this way from now on."""
    if way != "exchange":
        journal.exchange = lambda *_: False
    if way == "inside":
        writer._stays = lambda target: target.is_dir()


def _build(die: int, way: str) -> None:
    from noticeboard.__main__ import main as noticeboard

    go(way)
    calls = mortal(die, ("rename", "replace"))
    sys.argv[1:] = ["build"]
    try:
        noticeboard()
    finally:
        print("calls", calls(), flush=True)


# --- Tiny folders ---------------------------------------------------------------------------

_CALLS = ("rename", "replace", "mkdir", "unlink", "rmdir", "open", "fsync", "remove")


def kill_folders(root: Path, way: str) -> Iterator[int]:
    """Publish two folders together, dying at each call; yield how far each got."""
    root.mkdir()
    go_on = True
    for die in itertools.count():
        if not go_on:
            return
        shutil.rmtree(root)
        root.mkdir()
        publish(root, "old")
        go_on = forked(lambda die=die: _publish_mortal(root, way, die)) == -signal.SIGKILL
        if forked(lambda: _finish(root, way)):
            raise AssertionError(f"{way} {die}: not finished")
        same = {(root / name / "text").read_text("utf-8") for name in ("site", "print")}
        assert len(same) == 1, f"{way} {die}: {same}"
        assert go_on or same == {"new"}, f"{way}: published"
        assert forked(lambda: _publish_mortal(root, way, -1)) == 0, f"{way} {die}: the next"
        assert sorted(files_of(root)) == sorted(_expected()), f"{way} {die}: {files_of(root)}"
        yield die


def _expected() -> Iterator[str]:
    for name, file in itertools.product(("site", "print"), ("text", "a/new", ".noticeboard")):
        yield f"{name}/{file}"


def publish(root: Path, text: str) -> None:
    """Replace both folders."""
    outputs = (root / "site", root / "print")
    with writer.Publication(outputs) as publication:
        for output in outputs:
            staging = publication.stage(output)
            staging.place("text").write_text(text, "utf-8")
            staging.place(f"a/{text}").write_text(text, "utf-8")
        publication.commit()


def _publish_mortal(root: Path, way: str, die: int) -> None:
    go(way)
    mortal(die, _CALLS)
    publish(root, "new")


def _finish(root: Path, way: str) -> None:
    go(way)
    writer.finish_interrupted((root / "site", root / "print"))


def forked(function: Callable[[], None]) -> int:
    """Run `function` in a process of its own; return its status, or the signal below zero."""
    child = os.fork()
    if child == 0:
        status = 1
        try:
            function()
            status = 0
        finally:
            os._exit(status)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


# --- Whole builds ---------------------------------------------------------------------------


class Project:
    """A copy of the small project in two states of its data, each with what it publishes."""

    def __init__(self, root: Path) -> None:
        self.root, self.temporary = root, root.with_name("temporary")
        shutil.copytree(SMALL, root)
        self.temporary.mkdir()
        change(root / "mkdocs.yml", "workers: 1", "workers: 2")
        self.state = 0
        self.pairs = []
        for _ in range(2):
            self.turn()
            self.run("build")
            self.pairs.insert(0, self.pair())

    def turn(self) -> None:
        """Change the data, so that pages and posters of a building are others."""
        before, after = ("3号东侧\n", "3号\n") if self.state else ("3号\n", "3号东侧\n")
        change(self.root / "buildings/hubin/lou3.yml", f"湖滨路{before}", f"湖滨路{after}")
        self.state = 1 - self.state

    def pair(self) -> tuple[dict[str, str], dict[str, str]]:
        """Return what is published."""
        return files_of(self.root / "site"), files_of(self.root / "print")

    def start(self, *command: str) -> subprocess.Popen[str]:
        """Start a command in the project."""
        env = {
            **os.environ, "TMPDIR": str(self.temporary), "SOURCE_DATE_EPOCH": EPOCH,
            "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(Path(__file__).parents[2]),
        }  # fmt: skip
        return subprocess.Popen(
            [sys.executable, "-m", *command],
            cwd=self.root, env=env, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip

    def run(self, *command: str) -> str:
        """Run a command of ours, which must be well."""
        process = self.start("noticeboard", *command)
        said = process.communicate()[0]
        assert process.returncode == 0, said
        return said

    def check_next(self, what: str) -> None:
        """Answer the questions after a death."""
        self.run("check")
        assert self.pair() in self.pairs, f"{what}: site and print are of two builds"
        self.run("build")
        assert self.pair() == self.pairs[self.state], f"{what}: the next build"
        self.check_clean(what)

    def check_clean(self, what: str) -> None:
        """See that nothing is left over: files, temporary files, processes."""
        cache = self.root / ".cache/noticeboard"
        litter = [*self.root.glob(".noticeboard-*"), *self.temporary.iterdir()]
        litter += [*cache.glob(".scratch-*"), *cache.rglob("*.part")]
        assert not litter, f"{what}: {litter}"
        assert not self.living(), f"{what}: {self.living()}"

    def living(self) -> list[psutil.Process]:
        """Return what still runs in the project, after a while to end."""
        found = [process for process in psutil.process_iter() if self._is_in(process)]
        return psutil.wait_procs(found, timeout=20)[1]

    def _is_in(self, process: psutil.Process) -> bool:
        with contextlib.suppress(psutil.Error):
            return process.cwd() == str(self.root) and process.status() != psutil.STATUS_ZOMBIE
        return False


def kill_at_renames(project: Project, long: bool) -> Iterator[int]:
    """Build, dying at each rename; yield which. The short way begins before the journal."""
    project.turn()
    said = project.start("tests.publish.crash", "--die", "-1").communicate()[0]
    total = int(said.rsplit("calls ", 1)[1])
    for die in range(0 if long else total - 3, total):
        project.turn()
        process = project.start("tests.publish.crash", "--die", str(die))
        process.communicate()
        assert process.returncode in (-signal.SIGKILL, 0), process.returncode
        project.check_next(f"rename {die} of {total}")
        yield die


def kill_at_moments(project: Project, count: int) -> Iterator[int]:
    """Build, ended by each signal at a random instant; every second build begins from nothing."""
    dice = random.Random(8)
    ends = itertools.cycle((signal.SIGKILL, *TOLD))
    for number, end in zip(range(count), ends, strict=False):
        before = project.pair()
        project.turn()
        if number % 8 < 4:
            shutil.rmtree(project.root / ".cache")
        process = project.start("noticeboard", "build")
        time.sleep(dice.uniform(0.1, 4.0 if number % 8 < 4 else 1.5))
        process.send_signal(end)
        said = process.communicate()[0]
        what = f"moment {number}, {end.name}"
        if end != signal.SIGKILL:
            _check_told(project, process.returncode, said, before, end, what)
        project.check_next(what)
        yield number


def _check_told(
    project: Project, status: int, said: str, before: object, end: signal.Signals, what: str
) -> None:
    assert "Traceback" not in said, f"{what}: {said}"
    assert status in (0, TOLD[end], -end), f"{what}: {status}, {said}"
    if status == -end:  # before Python had read a line of ours
        assert said == "", f"{what}: {said}"
    if status == TOLD[end]:
        assert said.splitlines()[-1] in (f"{STOPPED}。", f"{AFTER}。"), f"{what}: {said}"
    if STOPPED in said:
        assert project.pair() == before, f"{what}: it said that nothing had changed"
    project.check_clean(what)


if __name__ == "__main__":
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(line_buffering=True)
    main()
