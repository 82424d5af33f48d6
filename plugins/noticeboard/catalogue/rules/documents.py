"""Documents belong to places that are there, and what they and records lead to is there, too."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import PurePosixPath

from noticeboard.catalogue.model import Catalogue
from noticeboard.catalogue.rules.words import find_unknown, unknown
from noticeboard.diagnostics import Diagnostic
from noticeboard.schema import page_links

__all__ = ["check_documents", "check_page_links"]


def check_documents(catalogue: Catalogue, today: date) -> Iterator[Diagnostic]:
    """The places of each document, its kind, the file that it was made from."""
    if ("organisation",) in catalogue.broken:
        return
    paths, unread = _paths(catalogue), {parts[0] for parts in catalogue.broken}
    for entry in catalogue.documents:
        tag = entry.tag
        for index, path in enumerate(tag.places):
            if path not in paths and path.partition("/")[0] not in unread:
                yield unknown(tag, "places", index, path, paths, "place")
        kinds = catalogue.organisation.document_kinds
        yield from find_unknown(tag, "category", kinds, "document-kind")
        if tag.original:
            beside = (PurePosixPath(entry.uri).parent / tag.original).as_posix()
            if beside not in catalogue.pages:
                yield tag.problem("original", "documents.no-original", value=tag.original)


def _paths(catalogue: Catalogue) -> set[str]:
    """Return the path of every place: no way up is followed, for it may lead nowhere."""
    found = {"", *(unit.path for unit in catalogue.units.values())}
    for community in catalogue.communities:
        below = (*community.units, *community.homes)
        found |= {community.path, *(place.path for place in below)}
    return found


def check_page_links(catalogue: Catalogue, today: date) -> Iterator[Diagnostic]:
    """Every page that a record names is there."""
    if not catalogue.pages:  # nobody said where they are
        return
    for record in catalogue.records():
        for field, uri in page_links(record):
            if uri not in catalogue.pages:
                yield record.problem(field, "documents.no-page", value=uri)
