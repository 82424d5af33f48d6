"""Files that are kept between builds, each with a digest of its own content in its name.

Why in the name: a file and its digest then appear at one instant, by one rename, and whatever a
power cut or a full disk made of a file is seen when it is next used.
"""

from __future__ import annotations

import contextlib
import hashlib
import logging
import os
import re
import secrets
import shutil
from pathlib import Path

__all__ = ["find_kept", "keep"]

#: What stands between stem and ending.
_DIGEST = re.compile(r"\.[0-9a-f]{32}\.")
_LOGGER = logging.getLogger("noticeboard")


def _content_digest(content: bytes) -> str:
    """Return the digest that the name of a kept file carries."""
    return hashlib.sha256(content).hexdigest()[:32]


def find_kept(folder: Path, stem: str, ending: str) -> Path | None:
    """Return the file that was kept as `stem` and `ending`, or None where there is no whole one."""
    with contextlib.suppress(OSError):
        for name in sorted(os.listdir(folder)):
            if _is_named(name, stem, ending) and _is_whole(folder / name):
                return folder / name
    return None


def _is_named(name: str, stem: str, ending: str) -> bool:
    digest = name.removeprefix(stem).removesuffix(ending)
    return name == f"{stem}{digest}{ending}" and _DIGEST.fullmatch(digest) is not None


def _is_whole(path: Path) -> bool:
    """Whether the content of `path` is what was kept; told to the log where it is not."""
    try:
        whole = _content_digest(path.read_bytes()) == path.name.split(".")[-2]
    except OSError:  # a folder in its place, a bad sector, somebody else's file
        whole = False
    if not whole:
        _LOGGER.info("cache.spoilt", {"file": f"{path.parent.name}/{path.name}"})
    return whole


def keep(folder: Path, stem: str, ending: str, content: bytes) -> Path:
    """Keep `content`; a reader sees the whole of it or nothing."""
    path = folder / f"{stem}.{_content_digest(content)}.{ending}"
    _make_way(path)
    partial = folder / f".{secrets.token_hex(6)}.part"
    try:
        partial.write_bytes(content)
        partial.replace(path)
    except OSError:
        partial.unlink(missing_ok=True)
        raise
    return path


def _make_way(path: Path) -> None:
    """Make the folder of `path`, and remove what cannot be there: a file for a folder, a folder."""
    for folder in (path.parent.parent, path.parent):
        if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
            if folder.is_dir():  # a link to a folder is one
                continue
            folder.unlink()
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.is_dir():
        shutil.rmtree(path)
