"""The page of a retired code: what became of the building, and whom to ask now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from noticeboard.catalogue import Catalogue, CommunityEntry
from noticeboard.schema import Phone

__all__ = ["CommunityCall", "RetiredPage", "build_retired_pages"]

#: Where the community of a building is gone too, its neighbours are named, up to so many: beyond
#: that nobody finds theirs in a list, and home has all.
_MOST_CALLS = 12


@dataclass(frozen=True, slots=True)
class CommunityCall:
    """A community to ask: `id` is its address below the site."""

    id: str
    name: str
    hotline: Phone


@dataclass(frozen=True, slots=True)
class RetiredPage:
    """What a scan of a retired code shows.

    Attributes:
        code: The code.
        note: What became of the building, as the ledger says it; empty where it may not be told.
        day: Since when the code is retired.
        theme: Key of `render.themes.THEMES`.
        community: That of the building, if it is still there.
        others: Else all communities, where they are few.
        cautions: What every board warns of: fraud.
    """

    code: str
    note: str
    day: date
    theme: str
    site_name: str
    community: CommunityCall | None
    others: tuple[CommunityCall, ...]
    cautions: tuple[str, ...]


def build_retired_pages(catalogue: Catalogue, notes: Mapping[str, str]) -> tuple[RetiredPage, ...]:
    """Build the page of every retired code, in the order in which they ended.

    Args:
        catalogue: The data.
        notes: What may be told of each code: `catalogue.public_notes`.
    """
    top = catalogue.organisation
    calls = {community.id: _call(community) for community in catalogue.communities}
    every = tuple(calls.values()) if len(calls) <= _MOST_CALLS else ()
    pages = []
    for entry in catalogue.ledger.retired:
        community = calls.get(entry.building.split("/")[0])
        pages.append(
            RetiredPage(
                code=entry.code,
                note=notes[entry.code],
                day=entry.day,
                theme=top.theme,
                site_name=top.name,
                community=community,
                others=() if community else every,
                cautions=top.cautions,
            )
        )
    return tuple(pages)


def _call(community: CommunityEntry) -> CommunityCall:
    record = community.record
    return CommunityCall(community.id, record.name, record.hotline)
