"""Photos of persons who may be shown, prepared once and named without them."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

from noticeboard.catalogue import Catalogue
from noticeboard.derive import Board, PhotoId, photo_id
from noticeboard.derive.rows import photos_in
from noticeboard.diagnostics import Diagnostic
from noticeboard.errors import DataError
from noticeboard.publish.artifact import Artifact
from noticeboard.publish.cache import Cache, digest_of
from noticeboard.render.photos import (
    PRINT_FORM,
    WEB_FORMS,
    PhotoError,
    PhotoForm,
    prepare_photos,
)
from noticeboard.render.print.inks import Profile
from noticeboard.schema import Record, Sealed, Shareable, opened, sealed_in

__all__ = ["Photos", "publish_photos", "publish_web_photos"]

_Made = TypeVar("_Made")


@dataclass(frozen=True, slots=True)
class Photos:
    """Photos prepared for paper.

    Attributes:
        folder: Where they are, each as ``<photo id>.jpg``.
        digests: Photo id → digest of the prepared bytes.
    """

    folder: Path
    digests: dict[str, str]


def publish_photos(
    catalogue: Catalogue,
    wanted: Iterable[PhotoId],
    folder: Path,
    engine: str,
    cache: Cache,
    profile: Profile | None = None,
) -> Photos:
    """Prepare the photos in `wanted` for paper, and no other.

    Args:
        catalogue: The data.
        wanted: Those that sheets show.
        folder: Where posters are to find them, each under its id.
        engine: Digest of the code that makes files.
        cache: Finished files.
        profile: Of the press in whose inks they are to be; None for RGB.

    Raises:
        DataError: A photo cannot be read.
    """
    form = replace(PRINT_FORM, profile=profile.content) if profile else PRINT_FORM
    prepared = _prepare_each(
        catalogue, {*wanted}, lambda source: _prepared(source, (form,), engine, cache)
    )
    folder.mkdir(exist_ok=True)
    for name, (path,) in prepared.items():
        shutil.copyfile(path, folder / f"{name}.{PRINT_FORM.ending}")
    return Photos(folder, {name: path.name.split(".")[1] for name, (path,) in prepared.items()})


def publish_web_photos(
    catalogue: Catalogue, boards: tuple[Board, ...], folder: str, engine: str, cache: Cache
) -> Iterator[Artifact]:
    """Publish the photos that `boards` show, small, in every form of `WEB_FORMS`.

    Why through a cache that each build prunes: a photo whose consent is revoked leaves it too.

    Args:
        catalogue: The data.
        boards: For the channel `web`.
        folder: Of the site, where they go.
        engine: Digest of the code that makes files.
        cache: Finished files.

    Raises:
        DataError: A photo cannot be read.
    """
    wanted = {photo for board in boards for photo in photos_in(board.panels)}
    prepared = _prepare_each(
        catalogue, wanted, lambda source: _prepared(source, WEB_FORMS, engine, cache)
    )
    for name, paths in sorted(prepared.items()):
        for form, path in zip(WEB_FORMS, paths, strict=True):
            yield Artifact(f"{folder}/{name}.{form.ending}", path)


def _prepare_each(
    catalogue: Catalogue, wanted: set[PhotoId], prepare: Callable[[Path], _Made]
) -> dict[str, _Made]:
    """Return what `prepare` makes of the source of each photo in `wanted`."""
    made: dict[str, _Made] = {}
    broken: list[Diagnostic] = []
    for home, record, field, sealed in _pictured(catalogue):
        name = photo_id(home, opened(sealed))
        if name not in wanted or name in made:
            continue
        source = catalogue.root / home / "photos" / opened(sealed)
        try:
            made[name] = prepare(source)
        except PhotoError as fault:
            told: dict[str, Any] = {"file": sealed, **fault.params}
            broken.append(record.problem(field, fault.message_id, **told))
    if broken:
        raise DataError(tuple(broken))
    return made


def _prepared(
    source: Path, forms: tuple[PhotoForm, ...], engine: str, cache: Cache
) -> tuple[Path, ...]:
    """Return the photo in each of `forms`, from the cache where it is there."""
    bytes_digest = hashlib.sha256(source.read_bytes()).hexdigest()
    digests = [digest_of("photo", bytes_digest, form, form.profile, engine) for form in forms]
    wanted = [*zip(digests, forms, strict=True)]
    found = [cache.find(digest, form.ending) for digest, form in wanted]
    if all(found):
        return tuple(path for path in found if path)
    contents = prepare_photos(source, forms)
    return tuple(
        cache.put(digest, form.ending, content)
        for (digest, form), content in zip(wanted, contents, strict=True)
    )


def _pictured(catalogue: Catalogue) -> Iterator[tuple[str, Record, str, Sealed[str]]]:
    """Yield every record that names a picture: its home, itself, the field, the file."""
    for owner, record in catalogue.owned():
        for field, file in sealed_in(record, Shareable.PHOTO):
            yield owner.home, record, field, file
