"""Sites of growing size: `python -m tests.benchmarks.scale check|pages|posters`, in a project.

Prints the CPU seconds of this one process, not those of the clock: on a machine that others use
too, they are what can be compared side by side. And its largest resident set, in 10⁶ bytes.
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from noticeboard import pipeline
from noticeboard.catalogue import Catalogue
from noticeboard.mkdocs_plugins.run import settings_of
from noticeboard.publish import Staging, Store
from noticeboard.settings import Settings
from tests.benchmarks.generate import generate_project
from tests.benchmarks.measure import run_module
from tests.benchmarks.table import Row

__all__ = ["scale_rows"]

#: The cost of a building may grow so much from the smallest site to the largest.
_MOST = 1.2


def scale_rows(
    checked: Sequence[int], built: Sequence[int], folder: Path, tell: Callable[[str], None]
) -> Iterator[Row]:
    """Measure sites of so many buildings, each with its ratio to the smallest.

    Args:
        checked: Sizes that are loaded and checked.
        built: Sizes of which all pages are made, from an empty cache.
        folder: For projects; they are large.
        tell: Told what is under way.
    """
    yield from _rows("check", checked, folder, tell)
    yield from _rows("pages", built, folder, tell)


def _rows(
    what: str, sizes: Sequence[int], folder: Path, tell: Callable[[str], None]
) -> Iterator[Row]:
    first = 0.0
    for size in sizes:
        tell(f"{what} of {size} buildings")
        project = folder / f"scale-{size}"
        if not project.exists():
            generate_project(project, size)
        done = run_module("scale", project, what)
        seconds, peak_mb = map(float, done.output.split()[-2:])
        each = seconds / size
        first = first or each
        yield Row(f"{what}, one building of {size} (CPU)", f"{each * 1000:.2f} ms",
                  *((each / first, _MOST) if each != first else ()))  # fmt: skip
        yield Row("  peak memory", f"{peak_mb:.0f} MB")


def _make(what: str, catalogue: Catalogue, settings: Settings, store: Store) -> None:
    """Make all pages, or all posters, in this process."""
    if what == "pages":
        pipeline.build_site(catalogue, settings, store)
        return
    staging = Staging(settings.print_dir)
    try:
        pipeline.build_posters(catalogue, replace(settings, workers=1), store, staging)
    finally:
        staging.discard()


def _main(what: str) -> None:
    settings = settings_of(Path("mkdocs.yml"))
    start = time.process_time()
    catalogue = pipeline.load(settings)
    if what != "check":
        start = time.process_time()
        with Store(settings.cache_dir) as store:
            _make(what, catalogue, settings, store)
    seconds = time.process_time() - start
    print(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6)


if __name__ == "__main__":
    _main(sys.argv[1])
