"""What a process that renders does: it sets itself up once, then takes chunks of jobs."""

from __future__ import annotations

import gc
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from noticeboard.publish.cache import Cache
from noticeboard.publish.jobs import Job, JobFault
from noticeboard.publish.left import write_absent
from noticeboard.publish.preflight import check_pdf
from noticeboard.render.fonts import Fonts
from noticeboard.render.print.design import Printed
from noticeboard.render.print.inks import Profile
from noticeboard.render.print.misfit import Misfit
from noticeboard.render.print.printer import Printer

__all__ = ["Chunk", "Shop", "open_shop"]

#: Jobs of one product.
Chunk: TypeAlias = list[Job]


@dataclass(frozen=True, slots=True)
class Shop:
    """What a process needs to set itself up; picklable.

    Attributes:
        cache_dir: Where finished files go.
        fonts_dir: Where cut fonts are.
        photos_dir: Where prepared photos are.
        scratch_dir: For temporary files. WeasyPrint leaves a folder with fonts for each process,
            which nobody would remove; this one goes with the build.
        lang: Of our own words on sheets.
        profile: Of the press; None where files are for an office.
    """

    cache_dir: Path
    fonts_dir: Path
    photos_dir: Path
    scratch_dir: Path
    lang: str
    profile: Profile | None = None


def open_shop(shop: Shop) -> Callable[[Chunk], list[JobFault]]:
    """Set up this process; return what renders a chunk into the cache and says what is wrong.

    Raises:
        SetupError: The system libraries of WeasyPrint are missing.
    """
    from noticeboard.render.print.start import start_printer  # loads them

    with _temporary_in(shop.scratch_dir):
        printer = start_printer(Fonts(shop.fonts_dir), shop.photos_dir, shop.lang, shop.profile)
    gc.collect()
    gc.freeze()

    def render(chunk: Chunk) -> list[JobFault]:
        with _temporary_in(shop.scratch_dir), _collecting_by_hand():
            return _render(chunk, printer, Cache(shop.cache_dir))

    return render


@contextmanager
def _temporary_in(folder: Path) -> Iterator[None]:
    """Have every temporary file of this process in `folder` meanwhile."""
    before, tempfile.tempdir = tempfile.tempdir, str(folder)
    try:
        yield
    finally:
        tempfile.tempdir = before


@contextmanager
def _collecting_by_hand() -> Iterator[None]:
    """Let nothing but the press collect garbage meanwhile: it does when something is laid out."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        gc.collect()


def _render(chunk: Chunk, printer: Printer, cache: Cache) -> list[JobFault]:
    product = chunk[0].product
    contents = tuple(job.subject.content for job in chunk)
    drawn = product.design.draw(contents, product, printer)
    kept = (_kept(job, one, cache) for job, one in zip(chunk, drawn, strict=True))
    return [fault for fault in kept if fault]


def _kept(job: Job, drawn: Printed | Misfit, cache: Cache) -> JobFault | None:
    """Put a file into the cache, or return what is wrong with it."""
    if isinstance(drawn, Misfit):
        return JobFault(job.subject.path, job.product.id, drawn.message_id, drawn.params)
    if found := check_pdf(drawn.pdf, drawn.proof):
        return JobFault(job.subject.path, job.product.id, found.message_id, found.params)
    cache.put(job.digest, "json", write_absent(drawn.left, drawn.unprinted))
    cache.put(job.digest, "pdf", drawn.pdf)
    return None
