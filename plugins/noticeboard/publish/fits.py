"""Whether everything has room on its sheets, remembered: what was looked at once is known."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from importlib import import_module
from itertools import groupby
from pathlib import Path
from typing import TypeAlias

from noticeboard.publish.cache import Cache, digest_of
from noticeboard.publish.jobs import Job, JobFault
from noticeboard.render.fonts import Fonts
from noticeboard.render.print.design import Product
from noticeboard.render.print.misfit import Misfit

__all__ = ["find_misfits", "of_other_sizes"]

#: What is wrong, or nothing: as it is kept.
_Verdict: TypeAlias = dict[str, str]


def find_misfits(
    jobs: tuple[Job, ...], fonts: Fonts, cache: Cache, lang: str
) -> tuple[JobFault, ...]:
    """Return which jobs have no room on their sheets; what `cache` does not know is measured.

    Args:
        jobs: What would be printed.
        fonts: To measure with.
        cache: Of verdicts.
        lang: Of our own words on the sheets.

    Raises:
        SetupError: The system libraries of WeasyPrint are missing.
    """
    kept = {job.digest: _read(cache.find(_key(job), "json")) for job in jobs}
    unknown = [job for job in jobs if kept[job.digest] is None]
    for job, verdict in _measure(unknown, fonts, lang, cache.root):
        kept[job.digest] = verdict
        cache.put(_key(job), "json", json.dumps(verdict).encode())
    return tuple(_faults(jobs, kept))


def of_other_sizes(products: Iterable[Product]) -> tuple[Product, ...]:
    """Return the products without those that differ from one before in their colours only."""
    found: dict[tuple[object, ...], Product] = {}
    for product in products:
        found.setdefault(
            (product.design.id, product.paper.plain, product.qr_mm, product.nup), product
        )
    return tuple(found.values())


def _key(job: Job) -> str:
    return digest_of("fits", job.digest)


def _read(path: Path | None) -> _Verdict | None:
    if path is None:
        return None
    verdict: _Verdict = json.loads(path.read_bytes())
    return verdict


def _measure(
    jobs: list[Job], fonts: Fonts, lang: str, folder: Path
) -> Iterator[tuple[Job, _Verdict]]:
    """Yield a verdict on each of `jobs`. The press is set up only where there is one."""
    if not jobs:
        return
    import_module("noticeboard.render.print.press")  # raises where libraries are missing
    from noticeboard.render.print.start import start_printer

    printer = start_printer(fonts, folder, lang)
    for product, group in groupby(jobs, key=lambda job: job.product):
        mine = [*group]
        contents = tuple(job.subject.content for job in mine)
        misfits = product.design.misfits(contents, product, printer)
        for job, misfit in zip(mine, misfits, strict=True):
            yield job, _verdict(misfit)


def _verdict(misfit: Misfit | None) -> _Verdict:
    if misfit is None:
        return {}
    return {"message_id": misfit.message_id, **misfit.params}


def _faults(jobs: tuple[Job, ...], kept: dict[str, _Verdict | None]) -> Iterator[JobFault]:
    for job in jobs:
        if verdict := kept[job.digest]:
            params = {name: value for name, value in verdict.items() if name != "message_id"}
            yield JobFault(job.subject.path, job.product.id, verdict["message_id"], params)
