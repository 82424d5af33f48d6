"""What is to be printed: every subject of a design, on every product that draws it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from noticeboard.publish.cache import digest_of
from noticeboard.render.print.design import Design, Product, Source, Subject

__all__ = ["PRESS_DIR", "Job", "JobFault", "build_jobs", "dest_of", "find_subjects"]

#: Below the print folder: what is for a press, apart from what an office prints.
PRESS_DIR = "press"


@dataclass(frozen=True, slots=True)
class Job:
    """One file to be had.

    Attributes:
        subject: What it is about.
        product: What it is to be.
        digest: Of everything that the file depends on.
    """

    subject: Subject[Any]
    product: Product
    digest: str

    @property
    def dest_uri(self) -> str:
        """Path below the print folder."""
        return dest_of(self.product, self.subject.path, self.stem)

    @property
    def stem(self) -> str:
        """Name of the file without its ending: ``poster-a3``."""
        mark = f"-{self.subject.mark}" if self.subject.mark else ""
        return f"{self.product.id}{mark}"


@dataclass(frozen=True, slots=True)
class JobFault:
    """Why a file could not be made: of which place, of which product, a message of `locale/`."""

    path: str
    product_id: str
    message_id: str
    params: dict[str, str]


def dest_of(product: Product, path: str, stem: str) -> str:
    """Return where a file of `product` goes below the print folder."""
    press = (PRESS_DIR,) if product.paper.inked == "press" else ()
    return "/".join((*press, *((path,) if path else ()), f"{stem}.pdf"))


def find_subjects(
    source: Source, products: Iterable[Product], only: Collection[str] | None = None
) -> dict[Product, tuple[Subject[Any], ...]]:
    """Return the subjects of each product; a design is asked once.

    Args:
        source: The data.
        products: What is printed.
        only: Paths of the places wanted; None for all.
    """
    found: dict[str, tuple[Subject[Any], ...]] = {}
    for product in products:
        if product.design.id not in found:
            subjects = product.design.subjects(source)
            wanted = (subject for subject in subjects if only is None or subject.path in only)
            found[product.design.id] = tuple(wanted)
    return {product: found[product.design.id] for product in products}


def build_jobs(
    subjects: Mapping[Product, tuple[Subject[Any], ...]],
    engine_of: Callable[[Design[Any]], str],
    photos: Mapping[str, str],
) -> tuple[Job, ...]:
    """Return a job for each subject of each product, with the digest of all that it depends on.

    Args:
        subjects: As `find_subjects` returns them.
        engine_of: Digest of what draws a design.
        photos: Photo id → digest of the prepared photo; one that is not there is not drawn.
    """
    return tuple(
        Job(subject, product, _digest(subject, product, engine_of(product.design), photos))
        for product, mine in subjects.items()
        for subject in mine
    )


def _digest(subject: Subject[Any], product: Product, engine: str, photos: Mapping[str, str]) -> str:
    pictures = (photos.get(photo, "") for photo in subject.photos)
    return digest_of(subject.content, product.paper, product.qr_mm, product.nup, engine, *pictures)
