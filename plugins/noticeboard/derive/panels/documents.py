"""Hand-written pages that belong to a place."""

from __future__ import annotations

from pathlib import PurePosixPath

from noticeboard.catalogue import DocumentEntry, PlaceEntry
from noticeboard.derive.rows import DocumentRow, Panel
from noticeboard.derive.scope import Scope
from noticeboard.schema import KINDS

__all__ = ["derive_documents", "documents_of", "page_address"]


def derive_documents(scope: Scope) -> Panel | None:
    """The documents of the place itself, the newest first, each once; on paper all."""
    places = scope.places_of(KINDS["documents"])
    found = {entry.uri: entry for place in places for entry in documents_of(scope, place)}
    rows = sorted(map(_row, found.values()), key=lambda row: row.day, reverse=True)
    return Panel("documents", "", tuple(rows)) if rows else None


def documents_of(scope: Scope, place: PlaceEntry) -> tuple[DocumentEntry, ...]:
    """Return the documents that say they belong to `place`."""
    return tuple(e for e in scope.catalogue.documents if place.path in e.tag.places)


def page_address(uri: str) -> str:
    """Return the address of a hand-written page below the site, without its last slash.

    As MkDocs makes it with `use_directory_urls`: ``documents/plan.md`` → ``documents/plan``.
    """
    path = PurePosixPath(uri)
    inner = path.parent if path.stem in ("index", "README") else path.with_suffix("")
    return "" if inner == PurePosixPath(".") else inner.as_posix()


def _row(entry: DocumentEntry) -> DocumentRow:
    tag = entry.tag
    beside = PurePosixPath(entry.uri).parent / (tag.original or "")
    return DocumentRow(
        entry.title,
        tag.category,
        tag.day,
        page_address(entry.uri),
        beside.as_posix() if tag.original else "",
    )
