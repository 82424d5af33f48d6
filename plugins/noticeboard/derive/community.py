"""The page of a community: its buildings, and what they share."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from noticeboard.catalogue import BuildingEntry, Catalogue, CommunityEntry
from noticeboard.derive.panels import derive_panels
from noticeboard.derive.rows import Panel, updated_on
from noticeboard.derive.scope import scope_of
from noticeboard.derive.trail import Crumb, community_crumbs
from noticeboard.schema import Channel, Phone

__all__ = ["BuildingLink", "CommunityPage", "build_community_page"]


@dataclass(frozen=True, slots=True)
class BuildingLink:
    """A building in a list: `path` is its address below the site."""

    path: str
    name: str
    address: str
    code: str
    group: str | None
    badges: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CommunityPage:
    """What the page of a community says; persons are on the boards only.

    Attributes:
        id: Its address below the site.
        crumbs: The steps down to it, itself the last.
    """

    id: str
    name: str
    crumbs: tuple[Crumb, ...]
    responsible: str
    hotline: Phone
    updated: date
    buildings: tuple[BuildingLink, ...]
    panels: tuple[Panel, ...]

    @property
    def trail(self) -> tuple[str, ...]:
        """Names of the units above, the widest first, its own last."""
        return tuple(crumb.name for crumb in self.crumbs)


def build_community_page(
    catalogue: Catalogue, community: CommunityEntry, today: date
) -> CommunityPage:
    """Build the page of `community` as the web shows it on the day `today`."""
    panels = derive_panels(scope_of(catalogue, community, Channel.WEB, today))
    record = community.record
    return CommunityPage(
        id=community.id,
        name=record.name,
        crumbs=community_crumbs(catalogue, community),
        responsible=record.responsible,
        hotline=record.hotline,
        updated=updated_on(record.updated, panels),
        buildings=tuple(_link(community, building) for building in community.buildings),
        panels=panels,
    )


def _link(community: CommunityEntry, building: BuildingEntry) -> BuildingLink:
    group = community.group_of(building)
    record = building.record
    return BuildingLink(
        path=building.path,
        name=record.name,
        address=record.address,
        code=building.code,
        group=group.name if group else None,
        badges=record.badges,
    )
