"""The panels of a board: one function for all plain kinds, one for each that is put together.

To add a plain kind: see `schema/kinds.py`. For one that is derived: a function here, `Scope` → its
`Panel`, or None where it has nothing to say.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from types import MappingProxyType

from noticeboard.derive.panels.brand import derive_brand
from noticeboard.derive.panels.organisation import derive_duties, derive_group, derive_seats
from noticeboard.derive.panels.people import derive_members
from noticeboard.derive.panels.plain import derive_plain
from noticeboard.derive.rows import Panel
from noticeboard.derive.scope import Scope
from noticeboard.schema import KINDS

__all__ = ["DERIVED", "derive_panels"]

#: The kinds that are not plain.
DERIVED = MappingProxyType[str, Callable[[Scope], Panel | None]](
    {
        "members": derive_members,
        "seats": derive_seats,
        "group": derive_group,
        "duties": derive_duties,
        "brand": derive_brand,
    }
)


def derive_panels(scope: Scope) -> tuple[Panel, ...]:
    """Return the panels of a place in the order and under the titles of the site."""
    uses = scope.catalogue.organisation.panels
    order = [(use.panel, use.title or "") for use in uses] or [(kind, "") for kind in KINDS]
    here = [(kind, title) for kind, title in order if scope.place.kind in KINDS[kind].places]
    made = [(_derive_panel(kind, scope), title) for kind, title in here]
    return tuple(replace(panel, title=title) for panel, title in made if panel)


def _derive_panel(kind: str, scope: Scope) -> Panel | None:
    """Return the panel of `kind`, or None where there is nothing to show."""
    if kind in DERIVED:
        return DERIVED[kind](scope)
    return derive_plain(KINDS[kind], scope)
