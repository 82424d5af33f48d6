"""The way from the widest unit down to a page: what a breadcrumb says, and where it leads."""

from __future__ import annotations

from dataclasses import dataclass

from noticeboard.catalogue import Catalogue, CommunityEntry

__all__ = ["Crumb", "community_crumbs", "unit_crumbs"]


@dataclass(frozen=True, slots=True)
class Crumb:
    """One step: its name, and the address of its page below the site, ``unit/shiguqu``."""

    name: str
    path: str


def unit_crumbs(catalogue: Catalogue, name: str | None) -> tuple[Crumb, ...]:
    """Return the steps down to the unit called `name`, itself the last; none for None."""
    above = reversed(catalogue.units_above(name))
    return tuple(Crumb(unit.name, unit.path) for unit in above)


def community_crumbs(catalogue: Catalogue, community: CommunityEntry) -> tuple[Crumb, ...]:
    """Return the steps down to `community`, itself the last."""
    own = Crumb(community.record.name, community.id)
    return (*unit_crumbs(catalogue, community.record.parent), own)
