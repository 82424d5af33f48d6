"""Which scripts stand inside the pages of a site, for a policy that lets no others run."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from functools import partial
from html.parser import HTMLParser
from pathlib import Path

from noticeboard.publish.cache import Cache, digest_of

__all__ = ["hashes_of"]


class _Scripts(HTMLParser):
    """Collects what stands between the tags of scripts; a script of a file has nothing there."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.found: list[str] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside = tag == "script" and "src" not in dict(attrs)
        if self._inside:
            self.found.append("")

    def handle_endtag(self, tag: str) -> None:
        self._inside = False

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.found[-1] += data


def _inline_scripts(html: str) -> tuple[str, ...]:
    """Return the scripts inside a page, as a browser reads them."""
    parser = _Scripts()
    parser.feed(html.replace("\r\n", "\n").replace("\r", "\n"))
    parser.close()
    return tuple(parser.found)


def hashes_of(folder: Path, cache: Cache) -> tuple[str, ...]:
    """Return the hash of every script inside a page below `folder`, as policies say it, sorted.

    Args:
        folder: A site that is about to be published.
        cache: The hashes of pages looked at before.
    """
    found: set[str] = set()
    for path in folder.rglob("*.html"):
        found.update(_hashes(path.read_bytes(), cache))
    return tuple(sorted(found))


def _hashes(page: bytes, cache: Cache) -> list[str]:
    digest = digest_of("scripts", hashlib.sha256(page).hexdigest())
    kept = cache.ensure(digest, "txt", partial(_hash_all, page))
    return kept.read_text("ascii").split()


def _hash_all(page: bytes) -> bytes:
    return " ".join(map(_hash, _inline_scripts(page.decode("utf-8", "replace")))).encode()


def _hash(script: str) -> str:
    """Return the source expression of Content Security Policy 3, 2.3.1."""
    return f"sha256-{b64encode(hashlib.sha256(script.encode()).digest()).decode()}"
