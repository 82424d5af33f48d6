"""The name that the work goes by, and its slogan."""

from __future__ import annotations

from noticeboard.derive.panels.plain import row_of
from noticeboard.derive.rows import Panel
from noticeboard.derive.scope import Scope

__all__ = ["derive_brand"]


def derive_brand(scope: Scope) -> Panel | None:
    """The place's own brand, or that of the nearest place above it that has one."""
    found = ((place, place.record.brand) for place in scope.chain)
    place, brand = next(((p, b) for p, b in found if b and scope.shows(b)), (scope.place, None))
    if brand is None or not (brand.name or brand.slogan):
        return None
    return Panel("brand", "", (row_of(brand, scope.owner_of(place), scope),))
