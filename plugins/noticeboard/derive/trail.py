"""The way from the widest unit down to a place: what a breadcrumb says, and where it leads."""

from __future__ import annotations

from dataclasses import dataclass

from noticeboard.catalogue import Chain
from noticeboard.schema import PlaceKind

__all__ = ["Crumb", "crumbs_to"]


@dataclass(frozen=True, slots=True)
class Crumb:
    """One step: its name, and the address of its page below the site, ``unit/shiguqu``."""

    name: str
    path: str


def crumbs_to(chain: Chain) -> tuple[Crumb, ...]:
    """Return the steps down to the first place of `chain`, itself the last, without the site."""
    below = (place for place in reversed(chain) if place.kind is not PlaceKind.SITE)
    return tuple(Crumb(place.name, place.path) for place in below)
