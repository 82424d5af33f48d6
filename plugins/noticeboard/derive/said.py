"""What each place says itself, a row at a time and each once: for sheets about one thing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from noticeboard.catalogue import Catalogue, HomeEntry
from noticeboard.derive.panels.plain import rows_of
from noticeboard.derive.rows import RecordRow
from noticeboard.derive.scope import Scope, scope_of
from noticeboard.derive.urls import Urls
from noticeboard.schema import Channel, Phone, PlaceKind

__all__ = ["Said", "build_said"]


@dataclass(frozen=True, slots=True)
class Said:
    """One row, and who says it where.

    Attributes:
        kind: What the place is.
        path: Of the place; empty for the site.
        place: Its name.
        above: Name of the place above it; empty where there is none of another name.
        theme: Key of `render.themes.THEMES`.
        responsible, hotline: As said by the nearest place that does.
        address_url: Where there is more: the permanent address of a building or stairwell, the page
            of another place.
        address_words: The same as people type it.
        domain: The host.
        cautions: What every sheet warns of: fraud.
        panel: The kind of what is said.
        row: What is said.
        title: What the site calls the panel of such rows; empty for the label of the catalogues.
        edition: As of a `Board`.
    """

    kind: PlaceKind
    path: str
    place: str
    above: str
    theme: str
    responsible: str
    hotline: Phone | None
    address_url: str
    address_words: str
    domain: str
    cautions: tuple[str, ...]
    panel: str
    row: RecordRow
    title: str = ""
    edition: int = 0


def build_said(
    catalogue: Catalogue, kind: str, channel: Channel, today: date, urls: Urls
) -> tuple[Said, ...]:
    """Return every row of the plain kind `kind` that `channel` shows on the day `today`.

    A row stands with the place that says it, and not with those that have it from there. The widest
    places come first.
    """
    return tuple(
        said
        for chain in catalogue.chains()
        if getattr(chain[0].record, kind)
        for said in _said_in(scope_of(catalogue, chain, channel, today), kind, urls)
    )


def _said_in(scope: Scope, kind: str, urls: Urls) -> Iterator[Said]:
    place, site = scope.place, scope.catalogue.organisation
    code = place.code if isinstance(place, HomeEntry) else None
    url, words = urls.scanned(place.path, code)
    for row in rows_of(kind, place, scope):
        yield Said(
            kind=place.kind,
            path=place.path,
            place=place.name,
            above=next((p.name for p in scope.chain[1:2] if p.name != place.name), ""),
            theme=site.theme,
            responsible=scope.nearest("responsible") or place.name,
            hotline=scope.nearest("hotline"),
            address_url=url,
            address_words=words,
            domain=urls.domain,
            cautions=site.cautions,
            panel=kind,
            row=row,
            title=next((use.title for use in site.panels if use.panel == kind and use.title), ""),
        )
