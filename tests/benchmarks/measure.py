"""A command in a fresh process: how long it takes, and how much memory one process of it has."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

__all__ = ["Run", "run", "run_module", "run_noticeboard"]

_ROOT = Path(__file__).parents[2]
#: Between two looks at the memory, in seconds.
_EVERY = 0.1


@dataclass(frozen=True)
class Run:
    """What a command took.

    Attributes:
        seconds: Wall time.
        peak_mb: Largest resident set that any one of its processes had, in 10⁶ bytes.
        output: What it printed.
    """

    seconds: float
    peak_mb: float
    output: str


def run(command: list[str], folder: Path) -> Run:
    """Run `command` in `folder`.

    Raises:
        RuntimeError: It failed; with what it said.
    """
    here = os.pathsep.join([str(_ROOT), str(_ROOT / "plugins")])
    env = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": here}
    with tempfile.TemporaryFile("w+") as output:
        start = time.perf_counter()
        with subprocess.Popen(
            command, cwd=folder, env=env, stdout=output, stderr=subprocess.STDOUT
        ) as process:
            root, peak = psutil.Process(process.pid), 0
            while process.poll() is None:
                peak = max(peak, _largest(root))
                with suppress(subprocess.TimeoutExpired):
                    process.wait(_EVERY)
        seconds = time.perf_counter() - start
        output.seek(0)
        said = output.read()
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)}: {said}")
    return Run(seconds, peak / 1e6, said)


def _largest(process: psutil.Process) -> int:
    sizes = [0]
    with suppress(psutil.Error):
        for one in [process, *process.children(recursive=True)]:
            with suppress(psutil.Error):
                sizes.append(one.memory_info().rss)
    return max(sizes)


def run_noticeboard(folder: Path, *arguments: str) -> Run:
    """Run `noticeboard` with `arguments` on the project in `folder`."""
    return run([str(Path(sys.executable).with_name("noticeboard")), *arguments], folder)


def run_module(name: str, folder: Path, *arguments: str) -> Run:
    """Run a module of this folder on the project in `folder`."""
    return run([sys.executable, "-m", f"tests.benchmarks.{name}", *arguments], folder)
