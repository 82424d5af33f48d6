"""Notices that are sent on as text: short messages, groups."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from noticeboard.catalogue import CommunityEntry, PlaceEntry
from noticeboard.derive.scope import Scope
from noticeboard.derive.urls import Urls
from noticeboard.schema import Channel, Notice

__all__ = ["TextNotice", "texts_of"]


@dataclass(frozen=True, slots=True)
class TextNotice:
    """A notice to be sent on.

    Attributes:
        place: Who says so: the name of a community, a building, a unit.
        url: The page on which it stands.
    """

    place: str
    title: str
    text: str
    since: date
    until: date | None
    url: str


def texts_of(scope: Scope, urls: Urls) -> tuple[TextNotice, ...]:
    """Return the notices that the place, or a home of the community, has sent on as text."""
    sent = replace(scope, channel=Channel.TEXT)
    return tuple(text for place in _senders(scope.place) for text in _of(place, sent, urls))


def _senders(place: PlaceEntry) -> Iterator[PlaceEntry]:
    yield place
    if isinstance(place, CommunityEntry):
        yield from place.homes


def _of(place: PlaceEntry, scope: Scope, urls: Urls) -> Iterator[TextNotice]:
    for notice in scope.shown_of(place, "notices"):
        assert isinstance(notice, Notice)
        yield TextNotice(
            place.name,
            notice.title,
            notice.text or "",
            notice.since,
            notice.until,
            urls.board(place.path),
        )
