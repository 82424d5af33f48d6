"""`print/index.html`: all sheets at a glance, for staff; never part of the site."""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from pathlib import Path

import pypdfium2

from noticeboard.publish.cache import Cache
from noticeboard.publish.due import describe
from noticeboard.publish.editions import Hanging
from noticeboard.publish.jobs import Job
from noticeboard.publish.writer import Staging
from noticeboard.render.environment import environment
from noticeboard.render.frame import LANGUAGE_TAGS
from noticeboard.render.print.design import Product

__all__ = ["INDEX", "Due", "Sheet", "build_index", "publish_index"]

INDEX = "index.html"
#: Folder of the small pictures (no community is called so), and their longer side in pixels.
_THUMBS, _THUMB_PX = "_index", 320
_STATES = ("new", "current", "due")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet as the index shows it.

    Attributes:
        path: Of its place.
        name: Of its place.
        product: What it is.
        stem: Of its file.
        uri: Of its file, from the index.
        thumb: Of its picture.
        edition: Its number; 0 where it has none, and cannot be recorded.
        state: ``new``, ``current`` or ``due``.
        changes: In words, why it is due.
        copies: As many as were printed the last time.
    """

    path: str
    name: str
    product: Product
    stem: str
    uri: str
    thumb: str
    edition: int
    state: str
    changes: str
    copies: int


@dataclass(frozen=True, slots=True)
class Due:
    """What hangs and is to be replaced, or taken down, as the index lists it.

    Attributes:
        place: Its path; the code where there is no place any more.
        stem: Of its file.
        edition, copies: As printed.
        uri: Of the sheet that takes its place; empty where there is none.
        changes: In words, in what it does not tell the truth.
    """

    place: str
    stem: str
    edition: int
    copies: int
    uri: str
    changes: str


def publish_index(
    jobs: Sequence[Job],
    hanging: Iterable[Hanging],
    lang: str,
    cache: Cache,
    staging: Staging,
) -> None:
    """Put the index and its pictures into `staging`, whose sheets are there.

    Args:
        jobs: All of them, done.
        hanging: What hangs on walls.
        lang: Of our own words.
        cache: Finished files; a picture is made anew only with its sheet.
        staging: The new print folder.
    """
    walls = {(one.path, one.entry.product): one for one in hanging}
    sheets: list[Sheet] = []
    for job in jobs:
        pdf = staging.folder / job.dest_uri
        picture = cache.ensure(job.digest, "webp", partial(_thumb, pdf))
        thumb = f"{_THUMBS}/{job.digest[:20]}.webp"
        shutil.copyfile(picture, staging.place(thumb))
        sheets.append(_sheet(job, thumb, walls.get((job.subject.path, job.stem)), lang))
    due = [_due(one, staging.folder, lang) for one in walls.values() if one.due]
    staging.place(INDEX).write_text(build_index(sheets, due, _packs(jobs, staging), lang), "utf-8")


def _due(one: Hanging, folder: Path, lang: str) -> Due:
    uri = f"{one.path}/{one.entry.product}.pdf"
    made = uri if one.printable and (folder / uri).is_file() else ""
    entry = one.entry
    return Due(one.path or entry.code, entry.product, entry.edition, entry.copies, made,
               describe(one, lang))  # fmt: skip


def _packs(jobs: Iterable[Job], staging: Staging) -> dict[str, dict[str, str]]:
    """Return the packs of each community: the label of the product → the file."""
    found: dict[str, dict[str, str]] = {}
    for job in jobs:
        place = job.subject.path.split("/")[0]
        uri = f"{place}/{job.product.pack}.pdf"
        if job.product.pack and (staging.folder / uri).is_file():
            name = getattr(job.subject.content, "community", "") or place
            found.setdefault(str(name), {})[job.product.label] = uri
    return found


def _sheet(job: Job, thumb: str, wall: Hanging | None, lang: str) -> Sheet:
    return Sheet(
        path=job.subject.path,
        name=_name_of(job.subject.content),
        product=job.product,
        stem=job.stem,
        uri=job.dest_uri,
        thumb=thumb,
        edition=getattr(job.subject.content, "edition", 0),
        state="new" if wall is None else "due" if wall.due else "current",
        changes=describe(wall, lang) if wall and wall.due else "",
        copies=wall.entry.copies if wall else 1,
    )


def build_index(
    sheets: Iterable[Sheet],
    due: Sequence[Due],
    packs: Mapping[str, Mapping[str, str]],
    lang: str,
) -> str:
    """Return the page: what is due, then all sheets by their places, in the order given."""
    every = sorted(sheets, key=lambda sheet: sheet.path)
    groups = groupby(every, key=lambda sheet: (sheet.path, sheet.name))
    places = [(f"{name} {path}".strip(), [*mine]) for (path, name), mine in groups]
    counts: Mapping[str, int] = {s: sum(one.state == s for one in every) for s in _STATES}
    template = environment(lang).get_template("staff/index.html")
    return template.render(
        tag=LANGUAGE_TAGS[lang],
        places=places,
        due=due,
        packs=packs,
        counts=counts,
        states=_STATES,
        products=[*dict.fromkeys(sheet.product for sheet in every)],
    )


def _name_of(content: object) -> str:
    """Return the name of the place that a sheet is of, where its content has one."""
    return str(getattr(content, "place", "") or getattr(content, "name", ""))


def _thumb(path: Path) -> bytes:
    """Return the first page of a PDF as a small picture."""
    with pypdfium2.PdfDocument(path) as pdf:
        page = pdf[0]
        image = page.render(scale=_THUMB_PX / max(page.get_size())).to_pil()
    stream = io.BytesIO()
    image.save(stream, "WEBP", quality=70)
    return stream.getvalue()
