"""One file with all sheets of a product for a community, for the print shop's queue."""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterable
from pathlib import Path

import pikepdf

from noticeboard.catalogue import CommunityEntry
from noticeboard.locale import translate
from noticeboard.publish.cache import Cache, digest_of
from noticeboard.publish.jobs import Job, dest_of
from noticeboard.publish.writer import Staging
from noticeboard.render.print.design import Product
from noticeboard.render.print.inks import metadata_of

__all__ = ["build_pack", "publish_packs"]


def publish_packs(
    communities: Iterable[CommunityEntry],
    jobs: tuple[Job, ...],
    lang: str,
    cache: Cache,
    staging: Staging,
) -> None:
    """Put a pack for each community and product into `staging`, where there is a sheet for it.

    Args:
        communities: All of them.
        jobs: All of them, done.
        lang: Of the pack's title.
        cache: Finished files, the sheets among them.
        staging: The new print folder.
    """
    names = {community.id: community.name for community in communities}
    for (place, product), mine in _grouped(jobs).items():
        if product.pack and place in names:
            title = f"{names[place]} {translate(product.label, lang)}"
            path = _kept_pack(title, mine, cache)
            shutil.copyfile(path, staging.place(dest_of(product, place, product.pack)))


def _grouped(jobs: tuple[Job, ...]) -> dict[tuple[str, Product], list[Job]]:
    """Return the jobs by the first part of their path, the community, and by product."""
    found: dict[tuple[str, Product], list[Job]] = {}
    for job in jobs:
        found.setdefault((job.subject.path.split("/")[0], job.product), []).append(job)
    return found


def _kept_pack(title: str, jobs: list[Job], cache: Cache) -> Path:
    def build() -> bytes:
        sheets = (cache.find(job.digest, "pdf") for job in jobs)
        return build_pack(tuple(sheet for sheet in sheets if sheet), title)

    digest = digest_of("pack", title, *(job.digest for job in jobs))
    return cache.ensure(digest, "pdf", build)


def build_pack(posters: tuple[Path, ...], title: str) -> bytes:
    """Return one PDF with the pages of `posters` in order, boxes and fonts as they are."""
    with pikepdf.new() as pack:
        for path in posters:
            with pikepdf.open(path) as poster:
                pack.pages.extend(poster.pages)
                if "/OutputIntents" in poster.Root and "/OutputIntents" not in pack.Root:
                    _make_for_press(pack, poster, title)
        pack.docinfo["/Title"] = title
        pack.Root.Lang = pikepdf.String("zh-Hans")
        stream = io.BytesIO()
        version = "1.6" if "/OutputIntents" in pack.Root else ""
        pack.save(stream, deterministic_id=True, force_version=version)
    return stream.getvalue()


def _make_for_press(pack: pikepdf.Pdf, poster: pikepdf.Pdf, title: str) -> None:
    """Say of `pack` what `poster` says of itself: for which press it is, and since when."""
    intents = poster.make_indirect(poster.Root.OutputIntents)
    pack.Root.OutputIntents = pack.copy_foreign(intents)
    for name in ("/CreationDate", "/ModDate"):
        pack.docinfo[name] = str(poster.docinfo[name])
    pack.docinfo["/Trapped"] = pikepdf.Name("/False")
    xmp = pack.make_stream(metadata_of(title, _iso(str(poster.docinfo.CreationDate))))
    xmp.Type, xmp.Subtype = pikepdf.Name.Metadata, pikepdf.Name.XML
    pack.Root.Metadata = xmp


def _iso(told: str) -> str:
    """Return a date of a PDF, ``D:20261122``, as XMP has it."""
    return f"{told[2:6]}-{told[6:8]}-{told[8:10]}"
