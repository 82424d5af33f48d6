"""Photos of persons who may be shown, prepared once and named without them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from noticeboard.catalogue import Catalogue
from noticeboard.derive import Board, ShownPerson, photo_id
from noticeboard.diagnostics import Diagnostic
from noticeboard.errors import DataError
from noticeboard.publish.cache import digest_of
from noticeboard.render.photos import PhotoError, prepare_photo
from noticeboard.schema import Person
from noticeboard.settings import Settings

__all__ = ["Photos", "publish_photos"]


@dataclass(frozen=True, slots=True)
class Photos:
    """Prepared photos.

    Attributes:
        folder: Where they are, each as ``<photo id>.jpg``.
        files: Photo id and file, sorted.
        digests: Photo id → digest of the prepared bytes.
    """

    folder: Path
    files: tuple[tuple[str, Path], ...]
    digests: dict[str, str]

    def digests_of(self, board: Board) -> tuple[str, ...]:
        """Return the digests of the photos that `board` shows."""
        return tuple(self.digests[name] for name in _shown(board))


def _shown(board: Board) -> Iterator[str]:
    for panel in board.panels:
        for row in panel.rows:
            if isinstance(row, ShownPerson) and row.photo:
                yield row.photo


def publish_photos(catalogue: Catalogue, boards: tuple[Board, ...], settings: Settings) -> Photos:
    """Prepare the photos that `boards` show, and no other.

    Raises:
        DataError: A photo cannot be read.
    """
    folder = settings.cache_dir / "photos"
    wanted = {name for board in boards for name in _shown(board)}
    files: dict[str, Path] = {}
    digests: dict[str, str] = {}
    broken: list[Diagnostic] = []
    for community_id, person in _pictured(catalogue):
        assert person.photo is not None
        name = photo_id(community_id, person.photo)
        if name not in wanted or name in files:
            continue
        source = catalogue.root / community_id / "photos" / person.photo
        try:
            files[name], digests[name] = _prepared(source, name, folder)
        except PhotoError:
            broken.append(person.problem("photo", "photo.broken", file=person.photo))
    if broken:
        raise DataError(tuple(broken))
    return Photos(folder, tuple(sorted(files.items())), digests)


def _pictured(catalogue: Catalogue) -> Iterator[tuple[str, Person]]:
    for community in catalogue.communities:
        for owner in (community.record, *(b.record for b in community.buildings)):
            for person in owner.members:
                if person.photo:
                    yield community.id, person


def _prepared(source: Path, name: str, folder: Path) -> tuple[Path, str]:
    """Return the prepared photo and its digest, making it if its source is new."""
    stamp = folder / f"{name}.{digest_of(hashlib.sha256(source.read_bytes()).hexdigest())}"
    path = folder / f"{name}.jpg"
    if not (stamp.exists() and path.exists()):
        content = prepare_photo(source)
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.glob(f"{name}.*"):
            old.unlink()
        partial = folder / f".{name}.part"
        partial.write_bytes(content)
        partial.replace(path)
        stamp.touch()
    return path, hashlib.sha256(path.read_bytes()).hexdigest()[:16]
