"""`python -m tests.benchmarks [--quick] [--repeat N]`: one table of what the project costs.

`python -m tests.benchmarks qr [--trials N] [--side MM …]`: which QR is read through what dirt.

Everything is measured in one run on one machine, each build in a fresh process. On a machine that
others use too, `--repeat` takes the best of so many runs of everything.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console

from tests.benchmarks.chromium import find_chromium
from tests.benchmarks.codes import code_tables
from tests.benchmarks.generate import change_one_building, generate_project
from tests.benchmarks.measure import Run, run_module, run_noticeboard
from tests.benchmarks.packing import packing_rows
from tests.benchmarks.residents import Residents
from tests.benchmarks.scale import scale_rows
from tests.benchmarks.table import Row, build_table
from tests.benchmarks.typesetting import has_typst

__all__: list[str] = []

_PROCESSES = 2


@dataclass(frozen=True)
class Sizes:
    """How many: buildings with posters, posters for Chromium, buildings of two sites without, looks
    of Lighthouse at each page; buildings of sites that are checked, and of those that are built.
    """

    posters: int
    chromium: int
    small: int
    large: int
    looks: int
    checked: tuple[int, ...]
    built: tuple[int, ...]


_QUICK = Sizes(40, 6, 20, 100, 1, (50, 100, 200), (50, 100))
#: All pages of 20,000 buildings would take a quarter of an hour more: their growth shows before.
_WHOLE = Sizes(519, 60, 200, 2000, 3, (2000, 8000, 20_000), (2000, 8000))


class Bench:
    """The measurements, each in a temporary folder.

    Args:
        sizes: How much.
        repeat: The best of so many runs counts.
        folder: For projects; they are large.
        tell: Told what is under way.
    """

    def __init__(
        self, sizes: Sizes, repeat: int, folder: Path, tell: Callable[[str], None]
    ) -> None:
        self.sizes, self.repeat, self.folder, self.tell = sizes, repeat, folder, tell

    def rows(self) -> list[Row]:
        """Measure everything."""
        residents = Residents(self.sizes.looks, self.folder, self.tell)
        self.tell("packing")
        packed = packing_rows()
        scale = scale_rows(self.sizes.checked, self.sizes.built, self.folder, self.tell)
        builds = [*self._builds(), *self._posters(), *self._pages(), *self._full()]
        return [*packed, *scale, *builds, *residents.rows()]

    def _best(self, build: Callable[[int], Run]) -> Run:
        return min(map(build, range(self.repeat)), key=lambda run: run.seconds)

    def _builds(self) -> list[Row]:
        count, project = self.sizes.posters, self.folder / "posters"
        generate_project(project, count, ("poster-a3",))

        def cold(nth: int) -> Run:
            _forget(project)
            return run_noticeboard(project, "build")

        def changed(nth: int) -> Run:
            change_one_building(project, nth)
            return run_noticeboard(project, "build")

        self.tell(f"{count} buildings with posters: cold")
        first = self._best(cold)
        self.tell(f"{count} buildings with posters: nothing changed, one changed")
        same = self._best(lambda nth: run_noticeboard(project, "build"))
        one = self._best(changed)
        what = f"pages and A3 posters of {count} buildings"
        return [
            Row(f"{what}: cold", f"{first.seconds:.1f} s"),
            Row("  nothing changed", f"{same.seconds:.2f} s",
                same.seconds / first.seconds, most=0.10, shown="{:.1%}"),
            Row("  one building changed", f"{one.seconds:.2f} s",
                one.seconds / first.seconds, most=0.15, shown="{:.1%}"),
            Row("  peak memory of one process, cold", f"{first.peak_mb:.0f} MB",
                first.peak_mb, most=400, shown="{:.0f} MB"),
        ]  # fmt: skip

    def _posters(self) -> list[Row]:
        count, project = self.sizes.posters, self.folder / "posters"
        if find_chromium() is None:
            return [Row("posters against Chromium", "no Chromium here")]

        def stage(nth: int) -> Run:
            _forget(project)
            done = run_module("stage", project, str(_PROCESSES))
            return Run(float(done.output.split()[-1]), done.peak_mb, "")

        def printing(fonts: str) -> Run:
            done = run_module("chromium", project, str(self.sizes.chromium), fonts)
            return Run(float(done.output.split()[-1]), done.peak_mb, "")

        self.tell(f"{count} posters: the stage alone")
        ours = self._best(stage).seconds / count
        rows = [Row(f"one poster, ours ({count}, {_PROCESSES} processes)", f"{ours * 1000:.0f} ms")]
        for fonts, what in (("installed", "installed fonts"), ("cut", "our cut fonts")):
            self.tell(f"{self.sizes.chromium} of the same posters in Chromium, {what}")
            theirs = self._best(lambda nth, fonts=fonts: printing(fonts)).seconds
            label = f"  Chromium ({self.sizes.chromium}), {what}"
            rows.append(Row(label, f"{theirs * 1000:.0f} ms",
                            theirs / ours, least=3.0, shown="{:.2f}×"))  # fmt: skip
        return [*rows, *self._typst(project), *self._reference(project)]

    def _typst(self, project: Path) -> list[Row]:
        """Typst setting what the same posters say; it measures and packs nothing."""
        if not has_typst():
            return [Row("posters against Typst", "no Typst here")]
        self.tell(f"{self.sizes.posters} of the same posters in Typst")
        done = run_module("typesetting", project, str(self.sizes.posters))
        cpu, wall = map(float, done.output.split()[-2:])
        what = f"  Typst ({self.sizes.posters}), texts of the same posters, one process"
        return [Row(what, f"{wall * 1000:.0f} ms, {cpu * 1000:.0f} of CPU")]

    def _reference(self, project: Path) -> list[Row]:
        """What drawing costs beside the sheets of November 2026, in one process."""
        self.tell(f"{self.sizes.posters} posters, and the posters of November 2026")
        done = run_module("reference", project, str(self.sizes.posters))
        whole, drawing, reference = map(float, done.output.split()[-3:])
        return [
            Row("one poster, ours, CPU of one process", f"{whole:.0f} ms"),
            Row("  of this, drawing", f"{drawing:.0f} ms",
                drawing / reference, most=1.2, shown="{:.2f}×"),
            Row("  drawing a poster of November 2026", f"{reference:.0f} ms"),
        ]  # fmt: skip

    def _pages(self) -> list[Row]:
        small, large = (self._cost(count) for count in (self.sizes.small, self.sizes.large))
        return [
            Row(f"one building of {self.sizes.small}, pages only", f"{small * 1000:.1f} ms"),
            Row(f"one building of {self.sizes.large}, pages only", f"{large * 1000:.1f} ms",
                large / small, most=1.2),
        ]  # fmt: skip

    def _full(self) -> Iterator[Row]:
        """What a page and a poster cost where communities account for what they do: side by side.

        The pages of cases, months and figures are counted to the building, too.
        """
        count, projects = self.sizes.small, [self.folder / name for name in ("plain", "full")]
        for project in projects:
            generate_project(project, count, ("poster-a3",), full=project.name == "full")
        plain, full = (self._parts(project, count) for project in projects)
        goals = (("pages of a building", 1.5), ("its poster", 1.1))
        for (what, most), before, after in zip(goals, plain, full, strict=True):
            yield Row(f"{what}, of {count} (CPU)", f"{before * 1000:.1f} ms")
            yield Row("  where communities account for events, figures, cases, money",
                      f"{after * 1000:.1f} ms", after / before, most, shown="{:.2f}×")  # fmt: skip

    def _parts(self, project: Path, count: int) -> tuple[float, float]:
        """Return the CPU seconds of the pages of a building, and of its poster."""
        self.tell(f"{count} buildings, {project.name}: pages, posters")
        runs = [run_module("scale", project, what) for what in ("pages", "posters")]
        return tuple(float(done.output.split()[-2]) / count for done in runs)

    def _cost(self, count: int) -> float:
        self.tell(f"{count} buildings, pages only: cold")
        project = self.folder / f"pages-{count}"
        generate_project(project, count)

        def cold(nth: int) -> Run:
            _forget(project)
            return run_noticeboard(project, "build")

        return self._best(cold).seconds / count


def _forget(project: Path) -> None:
    for name in (".cache", "site", "print"):
        shutil.rmtree(project / name, ignore_errors=True)


def _main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a few buildings: does it run at all?")
    parser.add_argument("--repeat", type=int, default=1, metavar="N", help="the best of N counts")
    parser.add_argument("what", nargs="?", choices=["qr"], help="only the QR codes, in tables")
    parser.add_argument("--trials", type=int, default=40, metavar="N", help="for each scene (qr)")
    parser.add_argument("--side", type=float, nargs="*", default=(), metavar="MM", help="too (qr)")
    options = parser.parse_args()
    if options.what == "qr":
        for table in code_tables(options.trials, options.side):
            Console().print(table)
        return
    sizes = _QUICK if options.quick else _WHOLE
    console = Console()
    load = os.getloadavg()[0]
    machine = f"{os.cpu_count()} cores, load {load:.1f} before, Python {platform.python_version()}"
    with (
        tempfile.TemporaryDirectory(prefix="noticeboard-bench-") as folder,
        console.status("…") as status,
    ):
        rows = Bench(sizes, options.repeat, Path(folder), status.update).rows()
    console.print(build_table("Noticeboard: what it costs", machine, rows))


if __name__ == "__main__":
    _main()
