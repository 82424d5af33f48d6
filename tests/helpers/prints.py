"""A print folder in no time: what sheets say, without a sheet being drawn."""

from __future__ import annotations

from collections.abc import Mapping

from noticeboard import pipeline
from noticeboard.publish.editions import Editions
from noticeboard.publish.jobs import build_jobs, find_subjects
from noticeboard.publish.made import keep_said
from noticeboard.publish.record import ARCHIVE
from noticeboard.publish.writer import Publication
from noticeboard.render.print.design import Source, Unprinted
from noticeboard.render.print.products import PRODUCTS
from noticeboard.settings import Settings

__all__ = ["make"]


def make(
    site: Settings,
    products: tuple[str, ...] = ("poster-a3", "poster-a4", "notice-a4"),
    unprinted: Mapping[str, tuple[Unprinted, ...]] | None = None,
) -> dict[tuple[str, str], int]:
    """Fill the print folder as a build does, with empty sheets and what they say.

    Returns:
        The edition of each sheet, by its place and the stem of its file.
    """
    catalogue = pipeline.load(site)
    source = Source(catalogue, site.today, site.urls)
    subjects = find_subjects(source, [PRODUCTS[product] for product in products])
    numbered = Editions(catalogue, site.today, site.urls).numbered(subjects)
    jobs = build_jobs(numbered, lambda _: "", {})
    with Publication((site.print_dir,)) as publication:
        staging = publication.stage(site.print_dir)
        for job in jobs:
            staging.place(job.dest_uri).write_bytes(b"%PDF-1.7 " + job.dest_uri.encode())
        keep_said(jobs, staging, unprinted or {})
        staging.keep(ARCHIVE)
        publication.commit()
    return {(job.subject.path, job.stem): job.subject.content.edition for job in jobs}
