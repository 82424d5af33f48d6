"""Compressed copies beside what is text: a server sends them as they are, ten times as often."""

from __future__ import annotations

import gzip
import hashlib
import shutil
from collections.abc import Callable, Iterator
from functools import partial
from importlib.metadata import version
from pathlib import Path

import brotli

from noticeboard.publish.cache import Cache, digest_of

__all__ = ["LEAST_BYTES", "pack_site"]

#: Endings of what is text; pictures are compressed already.
_TEXT = frozenset(
    {".css", ".html", ".ics", ".js", ".json", ".svg", ".txt", ".vcf", ".webmanifest", ".xml"}
)
#: What is smaller comes in one packet, compressed or not (1,460 bytes, the headers among them).
LEAST_BYTES = 1_200
#: The last step of brotli costs one and a half times as much as all before it, for 2 % of bytes.
_QUALITY = 10


def _gzip(content: bytes) -> bytes:
    # Without the time, which would be another at every build.
    return gzip.compress(content, 9, mtime=0)


def _brotli(content: bytes) -> bytes:
    return bytes(brotli.compress(content, mode=brotli.MODE_TEXT, quality=_QUALITY))


#: How by the ending of the copy, as `gzip_static` and `brotli_static` of nginx know them.
_WAYS: dict[str, Callable[[bytes], bytes]] = {"gz": _gzip, "br": _brotli}


def pack_site(folder: Path, cache: Cache) -> None:
    """Put compressed copies beside every text below `folder` that they make smaller.

    Args:
        folder: A site that is about to be published.
        cache: Finished copies, by what they were made of.
    """
    for path in [*_texts(folder)]:
        content = path.read_bytes()
        if len(content) >= LEAST_BYTES:
            _pack(path, content, cache)


def _texts(folder: Path) -> Iterator[Path]:
    return (p for p in sorted(folder.rglob("*")) if p.suffix in _TEXT and p.is_file())


def _pack(path: Path, content: bytes, cache: Cache) -> None:
    digest = digest_of(hashlib.sha256(content).hexdigest(), _QUALITY, version("brotli"))
    for ending, compress in _WAYS.items():
        copy = path.with_name(f"{path.name}.{ending}")
        kept = cache.ensure(digest, ending, partial(compress, content))
        # MkDocs has compressed the site map by itself, and an owner's own copy is theirs.
        if kept.stat().st_size < len(content) and not copy.exists():
            shutil.copyfile(kept, copy)
