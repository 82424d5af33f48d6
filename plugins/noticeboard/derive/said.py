"""What each place says itself, a row at a time and each once: for sheets about one thing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from noticeboard.catalogue import BuildingEntry, Catalogue, CommunityEntry, UnitEntry
from noticeboard.derive.panels.plain import row_of
from noticeboard.derive.rows import RecordRow
from noticeboard.derive.scope import Scope, scope_of
from noticeboard.derive.urls import Urls
from noticeboard.schema import Channel, Phone

__all__ = ["Said", "build_said"]


@dataclass(frozen=True, slots=True)
class Said:
    """One row, and who says it where.

    Attributes:
        path: Of the place.
        place: Its name.
        above: Name of the place above it, or of the site.
        theme: Key of `render.themes.THEMES`.
        responsible: Who answers for it.
        hotline: Whom to call; None where a unit has no number.
        address_url: Where there is more: a building's permanent address, the page of another place.
        address_words: The same as people type it.
        domain: The host.
        row: What is said.
    """

    path: str
    place: str
    above: str
    theme: str
    responsible: str
    hotline: Phone | None
    address_url: str
    address_words: str
    domain: str
    row: RecordRow


def build_said(
    catalogue: Catalogue, kind: str, channel: Channel, today: date, urls: Urls
) -> tuple[Said, ...]:
    """Return every row of the plain kind `kind` that `channel` shows on the day `today`.

    A row stands with the place that says it, and not with those that have it from there. Units come
    first, then each community and its buildings.
    """
    return tuple(
        said
        for place, who in _places(catalogue)
        if getattr(place.record, kind)
        for said in _said_by(place, who, kind, _scope(catalogue, place, who, channel, today), urls)
    )


_Place: TypeAlias = "UnitEntry | CommunityEntry | BuildingEntry"
#: Who answers for a place: a building has its community.
_Who: TypeAlias = "UnitEntry | CommunityEntry"


def _places(catalogue: Catalogue) -> Iterator[tuple[_Place, _Who]]:
    yield from ((unit, unit) for unit in catalogue.units.values())
    for community in catalogue.communities:
        yield community, community
        yield from ((building, community) for building in community.buildings)


def _scope(catalogue: Catalogue, place: _Place, who: _Who, channel: Channel, today: date) -> Scope:
    community = who if isinstance(who, CommunityEntry) else None
    return scope_of(catalogue, place, channel, today, community)


def _said_by(place: _Place, who: _Who, kind: str, scope: Scope, urls: Urls) -> Iterator[Said]:
    site = scope.catalogue.organisation
    code = place.code if isinstance(place, BuildingEntry) else None
    for record in scope.shown_of(place, kind):
        yield Said(
            path=place.path,
            place=place.name,
            above=scope.chain[1].name if len(scope.chain) > 1 else site.name,
            theme=site.theme,
            responsible=who.record.responsible or who.name,
            hotline=who.record.hotline,
            address_url=urls.permanent(code) if code else urls.board(place.path),
            address_words=urls.in_words(code) if code else urls.page_in_words(place.path),
            domain=urls.domain,
            row=row_of(record, scope.owner_of(place), scope),
        )
