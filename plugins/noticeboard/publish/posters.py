"""All that is printed: the unchanged is copied, the rest rendered in processes of its own."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from importlib import import_module
from itertools import groupby
from pathlib import Path

from noticeboard.diagnostics import Diagnostic
from noticeboard.publish.cache import Cache
from noticeboard.publish.jobs import Job, JobFault
from noticeboard.publish.left import Absent, JobLeft, read_absent
from noticeboard.publish.workers import run_tasks
from noticeboard.publish.workshop import Chunk, Shop, open_shop
from noticeboard.publish.writer import Staging
from noticeboard.render.print.design import Unprinted

__all__ = ["PosterReport", "publish_posters", "put_kept"]

#: Jobs that one task renders: enough to share a measuring layout, few enough to share the work.
CHUNK = 32
#: Tasks after which a worker is replaced: bounds its memory.
TASKS_PER_CHILD = 12
#: So few are rendered in this process: starting others would take longer.
FEW = 6

Progress = Callable[[int, int], None]


@dataclass(slots=True)
class PosterReport:
    """What became of the jobs, and what the office should see to.

    Attributes:
        unprinted: By the address of each file what its sheet leaves out.
        paths: Of the places of which there is something.
        idle: What was asked for and has nothing to print, as it was asked for.
    """

    made: int = 0
    kept: int = 0
    faults: list[JobFault] = field(default_factory=list)
    left: list[JobLeft] = field(default_factory=list)
    unprinted: dict[str, tuple[Unprinted, ...]] = field(default_factory=dict)
    warnings: tuple[Diagnostic, ...] = ()
    paths: frozenset[str] = frozenset()
    idle: tuple[str, ...] = ()


def publish_posters(
    jobs: tuple[Job, ...],
    shop: Shop,
    cache: Cache,
    staging: Staging,
    workers: int,
    progress: Progress,
) -> PosterReport:
    """Put the file of every job into `staging`, rendering those that `cache` lacks.

    Args:
        jobs: In the order of the site.
        shop: For the workers.
        cache: Finished files.
        staging: Where they are to be.
        workers: Processes.
        progress: Told how many of how many are ready.

    Raises:
        SetupError: There is something to render and the system libraries for it are missing.
    """
    report = PosterReport()
    missing = [job for job in jobs if not _kept(job, cache)]
    if missing:  # told here, once, and not by every worker
        import_module("noticeboard.render.print.press")
    report.kept = len(jobs) - len(missing)
    ready = report.kept
    progress(ready, len(jobs))
    for faults, count in _render_all(missing, shop, workers):
        report.faults += faults
        report.made += count - len(faults)
        ready += count
        progress(ready, len(jobs))
    if not report.faults:
        for job in jobs:
            kept = _kept(job, cache)
            assert kept, "it has just been made"
            path, absent = kept
            shutil.copyfile(path, staging.place(job.dest_uri))
            report.unprinted[job.dest_uri] = absent.unprinted
            if absent.left:
                report.left.append(JobLeft(job, absent.left))
    return report


def put_kept(job: Job, cache: Cache, staging: Staging) -> bool:
    """Put the file of `job` into `staging` if `cache` has it; return whether it has."""
    if kept := _kept(job, cache):
        shutil.copyfile(kept[0], staging.place(job.dest_uri))
    return kept is not None


def _kept(job: Job, cache: Cache) -> tuple[Path, Absent] | None:
    """Return the file of `job` and what is not on it, or None where `cache` lacks either."""
    path, absent = cache.find(job.digest, "pdf"), cache.find(job.digest, "json")
    return (path, read_absent(absent)) if path and absent else None


def _render_all(
    missing: list[Job], shop: Shop, workers: int
) -> Iterator[tuple[list[JobFault], int]]:
    if not missing:
        return
    if len(missing) <= FEW or workers < 2:
        render = open_shop(shop)
        for chunk in _chunks(missing, 1):
            yield render(chunk), len(chunk)
        return
    chunks = _chunks(missing, workers)
    for chunk, faults in run_tasks(partial(open_shop, shop), chunks, workers, TASKS_PER_CHILD):
        yield faults, len(chunk)


def _chunks(jobs: list[Job], workers: int) -> list[Chunk]:
    """Split by product, then into equal runs of neighbours, which share most of their panels.

    The runs of a product are as many as keep all workers busy to the end.
    """
    ordered = sorted(jobs, key=lambda job: job.product.id)
    chunks = []
    for _, group in groupby(ordered, key=lambda job: job.product.id):
        same = [*group]
        count = workers * -(-len(same) // (CHUNK * workers))
        size = -(-len(same) // count)
        chunks += [same[n : n + size] for n in range(0, len(same), size)]
    return chunks
