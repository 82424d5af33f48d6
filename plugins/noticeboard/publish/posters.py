"""All posters of a build: the unchanged are copied, the rest rendered in spawned processes."""

from __future__ import annotations

import gc
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from importlib import import_module
from itertools import groupby
from pathlib import Path

from noticeboard.derive import Board
from noticeboard.diagnostics import Diagnostic
from noticeboard.publish.cache import Cache
from noticeboard.publish.workers import run_tasks
from noticeboard.publish.writer import Staging
from noticeboard.render.poster.products import PRODUCTS

__all__ = ["PosterFault", "PosterJob", "PosterReport", "Shop", "publish_posters"]

#: Posters that one task renders: enough to share a measuring layout, few enough to share the work.
CHUNK = 32
#: Tasks after which a worker is replaced: bounds its memory.
TASKS_PER_CHILD = 12
#: So few posters are rendered in this process: starting others would take longer.
FEW = 6

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class PosterJob:
    """One poster to be had.

    Attributes:
        board: For the channel `print`.
        product_id: Key of `PRODUCTS`.
        digest: Of everything that the poster depends on.
    """

    board: Board
    product_id: str
    digest: str

    @property
    def dest_uri(self) -> str:
        """Path below the print folder."""
        return f"{self.board.path}/{self.product_id}.pdf"


@dataclass(frozen=True, slots=True)
class PosterFault:
    """A poster that could not be made."""

    path: str
    product_id: str
    message_id: str
    params: dict[str, str]


@dataclass(slots=True)
class PosterReport:
    """What became of the posters, and what the office should see to."""

    made: int = 0
    kept: int = 0
    faults: list[PosterFault] = field(default_factory=list)
    warnings: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Shop:
    """What a worker needs to set itself up; picklable.

    Attributes:
        cache_dir: Where finished posters go.
        fonts_dir: Where cut fonts are.
        photos_dir: Where prepared photos are.
        scratch_dir: For temporary files. WeasyPrint leaves a folder with fonts for each process,
            which nobody would remove; this one goes with the build.
        lang: Of the words on posters.
    """

    cache_dir: Path
    fonts_dir: Path
    photos_dir: Path
    scratch_dir: Path
    lang: str


def publish_posters(
    jobs: tuple[PosterJob, ...],
    shop: Shop,
    cache: Cache,
    staging: Staging,
    workers: int,
    progress: Progress,
) -> PosterReport:
    """Put every poster of `jobs` into `staging`, rendering those that `cache` lacks.

    Args:
        jobs: In the order of the site.
        shop: For the workers.
        cache: Finished posters.
        staging: Where they are to be.
        workers: Processes.
        progress: Told how many of how many are ready.

    Raises:
        SetupError: There is something to render and the system libraries for it are missing.
    """
    report = PosterReport()
    missing = [job for job in jobs if cache.find(job.digest, "pdf") is None]
    if missing:  # told here, once, and not by every worker
        import_module("noticeboard.render.pdf")
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
            path = cache.find(job.digest, "pdf")
            assert path, "it has just been made"
            shutil.copyfile(path, staging.place(job.dest_uri))
    return report


def _render_all(
    missing: list[PosterJob], shop: Shop, workers: int
) -> Iterator[tuple[list[PosterFault], int]]:
    if len(missing) <= FEW or workers < 2:
        try:
            for chunk in _chunks(missing, 1):
                yield _render_chunk(shop, chunk), len(chunk)
        finally:
            _printers.clear()
        return
    chunks = _chunks(missing, workers)
    render = partial(_render_chunk, shop)
    for chunk, faults in run_tasks(render, chunks, workers, TASKS_PER_CHILD):
        yield faults, len(chunk)


def _chunks(jobs: list[PosterJob], workers: int) -> list[list[PosterJob]]:
    """Split by product, then into equal runs of neighbours, which share most of their panels.

    The runs of a product are as many as keep all workers busy to the end.
    """
    ordered = sorted(jobs, key=lambda job: job.product_id)
    chunks = []
    for _, group in groupby(ordered, key=lambda job: job.product_id):
        same = [*group]
        count = workers * -(-len(same) // (CHUNK * workers))
        size = -(-len(same) // count)
        chunks += [same[n : n + size] for n in range(0, len(same), size)]
    return chunks


_printers: dict[Shop, object] = {}


def _render_chunk(shop: Shop, jobs: list[PosterJob]) -> list[PosterFault]:
    """Render `jobs` into the cache; runs in a worker, which keeps its printer between tasks."""
    with _temporary_in(shop.scratch_dir):
        return _render(shop, jobs)


@contextmanager
def _temporary_in(folder: Path) -> Iterator[None]:
    """Have every temporary file of this process in `folder` meanwhile."""
    before, tempfile.tempdir = tempfile.tempdir, str(folder)
    try:
        yield
    finally:
        tempfile.tempdir = before


def _render(shop: Shop, jobs: list[PosterJob]) -> list[PosterFault]:
    from noticeboard.publish.preflight import check_pdf
    from noticeboard.render.fonts import Fonts
    from noticeboard.render.poster.printer import Printer
    from noticeboard.render.poster.sheet import PosterError, render_posters

    if shop not in _printers:
        _printers[shop] = Printer(Fonts(shop.fonts_dir), shop.photos_dir, shop.lang)
        gc.collect()
        gc.freeze()
    printer = _printers[shop]
    assert isinstance(printer, Printer)
    cache, faults = Cache(shop.cache_dir), []
    product = PRODUCTS[jobs[0].product_id]
    gc.disable()  # the press collects when it has laid something out
    try:
        boards = tuple(job.board for job in jobs)
        rendered = render_posters(boards, product, printer)
        for job, made in zip(jobs, rendered, strict=True):
            if isinstance(made, PosterError):
                faults.append(_fault(job, made.message_id, {"panel": made.kind, "text": made.text}))
                continue
            found = check_pdf(made.pdf, product, made.qr_mm, job.board.address_url)
            if found:
                faults.append(_fault(job, found.message_id, found.params))
            else:
                cache.put(job.digest, "pdf", made.pdf)
    finally:
        gc.enable()
        gc.collect()
    return faults


def _fault(job: PosterJob, message_id: str, params: dict[str, str]) -> PosterFault:
    return PosterFault(job.board.path, job.product_id, message_id, params)
