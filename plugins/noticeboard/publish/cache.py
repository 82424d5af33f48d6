"""Finished files by the digest of everything that went into them."""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import secrets
import shutil
from collections.abc import Callable, Iterable, Iterator
from importlib.metadata import version
from pathlib import Path
from types import TracebackType

from noticeboard.errors import SetupError
from noticeboard.kept import find_kept, keep
from noticeboard.publish.lock import share, try_alone
from noticeboard.publish.writer import MARKER
from noticeboard.stopping import forget, undo_on_stop

__all__ = ["LIBRARIES", "Cache", "Store", "digest_of", "engine_digest"]

#: Characters of a digest that name its folder. It is listed for each file that is looked for in it,
#: so it must stay small: some 20 files where 20,000 buildings have four each.
_FOLDER = 3
#: Shared by all who use the cache; the one who removes from it must have it alone.
_LOCK = ".lock"
_SCRATCH = ".scratch-"
#: What versions before the marker put into their cache, and nobody else would.
_OLD = re.compile(
    r"(site|qr|print|packed)/[0-9a-f]{2}/[0-9a-f]{32}\.\w+"
    r"|fonts/Board(Sans|Serif)-\d+-\w+-[0-9a-f]{12}\.otf"
    r"|photos/[0-9a-f]{12}\.(jpg|[0-9a-f]{32})"
)

#: What draws besides our own code, and in which version.
LIBRARIES = tuple(
    f"{name} {version(name)}" for name in ("weasyprint", "pydyf", "pillow", "qrcode", "pikepdf")
)


def digest_of(*parts: object) -> str:
    """Return a short digest of `parts`; equal values have equal digests in every process."""
    return hashlib.sha256("\x00".join(map(str, parts)).encode()).hexdigest()[:32]


def engine_digest(sources: Iterable[Path]) -> str:
    """Return a digest of `sources`, files and folders, and of the libraries that draw.

    Why: a changed template, style sheet or library must not meet yesterday's posters.
    """
    files = sorted(
        path
        for source in sources
        for path in (source, *source.rglob("*"))
        if path.is_file() and path.suffix != ".pyc"
    )
    parts = [f"{path.name}:{hashlib.sha256(path.read_bytes()).hexdigest()}" for path in files]
    return digest_of(*parts, *LIBRARIES)


class Cache:
    """A folder of files, each named by the digest of what went into it and that of its content.

    Args:
        root: The folder; made when first written to.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.whole = False
        self._used: set[str] = set()
        self._found: dict[tuple[str, str], Path] = {}

    def find(self, digest: str, ending: str) -> Path | None:
        """Return the file of `digest`, or None where it has not been made or is spoilt."""
        key = (digest, ending)
        if key not in self._found:
            path = find_kept(self.root / digest[:_FOLDER], digest, ending)
            if path is None:
                return None
            self._note(key, path)
        return self._found[key]

    def put(self, digest: str, ending: str, content: bytes) -> Path:
        """Keep `content`; a reader sees the whole of it or nothing."""
        path = keep(self.root / digest[:_FOLDER], digest, ending, content)
        self._note((digest, ending), path)
        return path

    def ensure(self, digest: str, ending: str, make: Callable[[], bytes | str]) -> Path:
        """Return the file of `digest`; what `make` returns is kept where there is none."""
        if path := self.find(digest, ending):
            return path
        content = make()
        return self.put(digest, ending, content.encode() if isinstance(content, str) else content)

    def _note(self, key: tuple[str, str], path: Path) -> None:
        self._found[key] = path
        self._used.add(path.name)

    def prune(self) -> int:
        """Remove what this build has not asked for; return how many files.

        Only for who is alone with the cache: another build may be about to copy them.
        """
        stale = [p for p in self.root.glob("*/*") if p.name not in self._used]
        for path in stale:
            _remove(path)
        for folder in self.root.glob("*"):
            with contextlib.suppress(OSError):  # it is not empty
                folder.rmdir()
        return len(stale)


class Store:
    """The cache of a project, in use by one build, maybe beside others.

    While anybody uses it, nothing is removed from it: a file that was found stays until the store
    is closed.

    Args:
        root: The folder.

    Raises:
        SetupError: The folder is somebody else's, or cannot be made.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        _claim(root)
        self._lock = share(root / _LOCK)
        self._caches: dict[str, Cache] = {}
        self._scratch: Path | None = None
        undo_on_stop(self.close)

    def cache(self, name: str) -> Cache:
        """Return the part of the cache called `name`."""
        return self._caches.setdefault(name, Cache(self.root / name))

    @property
    def scratch(self) -> Path:
        """A folder for what is needed until the store is closed."""
        if self._scratch is None:
            self._scratch = self.root / f"{_SCRATCH}{secrets.token_hex(6)}"
            self._scratch.mkdir()
        return self._scratch

    def close(self) -> None:
        """Remove what was needed for this build only, and let others remove the rest."""
        forget(self.close)
        if self._scratch:
            shutil.rmtree(self._scratch, ignore_errors=True)
        self._lock.release(remove=False)

    def close_and_prune(self) -> None:
        """Close, and remove what nobody needs any more: from the parts that were used whole.

        Why not while others use it: what is stale for this build may be what they are copying.
        They remove it themselves, or the next build does.
        """
        self.close()
        alone = try_alone(self.root / _LOCK)
        if alone is None:
            return
        try:
            for cache in self._caches.values():
                if cache.whole:
                    cache.prune()
            for path in (*self.root.glob(f"{_SCRATCH}*"), *self.root.rglob(".*.part")):
                _remove(path)
        finally:
            alone.release(remove=False)

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if error is None:
            self.close_and_prune()
        else:
            self.close()


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def _claim(root: Path) -> None:
    """Make the cache, or see that it is ours: nothing is ever removed from another's folder."""
    try:
        root.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        raise SetupError("setup.cache-blocked", folder=root.name, path=_blocking(root)) from None
    if (root / MARKER).exists():
        return
    if any(not _OLD.fullmatch(path.relative_to(root).as_posix()) for path in _files(root)):
        raise SetupError("setup.cache-foreign", folder=root.name)
    (root / MARKER).touch()


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if not path.is_dir())


def _blocking(folder: Path) -> str:
    """Return the first on the way to `folder` that is there and no folder."""
    way = (folder, *folder.parents)
    return next(str(path) for path in way if os.path.lexists(path) and not path.is_dir())
