"""What the places above a place have to tell of that stands on their pages: how much, and where."""

from __future__ import annotations

from dataclasses import dataclass

from noticeboard.catalogue import PlaceEntry, SiteEntry
from noticeboard.derive.panels import DERIVED, count_cases, documents_of, panels_in_use
from noticeboard.derive.panels.plain import rows_of
from noticeboard.derive.scope import Scope
from noticeboard.schema import Kind

__all__ = ["More", "MoreItem", "derive_more"]


@dataclass(frozen=True, slots=True)
class MoreItem:
    """A kind of which there is more: its id, a title of the site's own or none, and how much."""

    kind: str
    title: str
    count: int


@dataclass(frozen=True, slots=True)
class More:
    """What one place has, whose page has it all."""

    place: str
    path: str
    items: tuple[MoreItem, ...]


def derive_more(scope: Scope) -> tuple[More, ...]:
    """Return what places above have of the kinds that a board does not repeat, the nearest first.

    Not of the site, whose page is its owner's.
    """
    above = scope.chain[len(scope.own) :]
    found = (_more(scope, place) for place in above if not isinstance(place, SiteEntry))
    return tuple(more for more in found if more.items)


def _more(scope: Scope, place: PlaceEntry) -> More:
    linked = [(kind.id, title) for kind, title in panels_in_use(scope) if _linked(kind, scope)]
    counts = ((kind, title, _count(scope, place, kind)) for kind, title in linked)
    items = (MoreItem(kind, title, count) for kind, title, count in counts if count)
    return More(place.name, place.path, tuple(items))


def _linked(kind: Kind, scope: Scope) -> bool:
    """Whether the board only counts what places above have of `kind`."""
    counted = kind.linked or kind.id not in DERIVED
    return counted and scope.places_of(kind) == scope.own


def _count(scope: Scope, place: PlaceEntry, kind: str) -> int:
    if kind == "cases":
        return count_cases(place)
    if kind == "documents":
        return len(documents_of(scope, place))
    summed = len(scope.catalogue.sums.get(place.path, ())) if kind == "figures" else 0
    return summed + sum(1 for _ in rows_of(kind, place, scope))
