"""The panels of a board: one function for all plain kinds, one for each that is put together.

To add a plain kind: see `schema/kinds.py`. For one that is derived: a function here, `Scope` → its
`Panel`, or None where it has nothing to say.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from types import MappingProxyType

from noticeboard.derive.panels.accounts import (
    derive_decisions,
    derive_money,
    derive_projects,
    derive_wishes,
)
from noticeboard.derive.panels.brand import derive_brand
from noticeboard.derive.panels.cases import count_cases, derive_cases
from noticeboard.derive.panels.documents import derive_documents, documents_of, page_address
from noticeboard.derive.panels.events import derive_events
from noticeboard.derive.panels.figures import derive_figures
from noticeboard.derive.panels.organisation import (
    derive_duties,
    derive_group,
    derive_groups,
    derive_seats,
    derive_stairs,
)
from noticeboard.derive.panels.people import derive_members
from noticeboard.derive.panels.plain import derive_plain
from noticeboard.derive.panels.steps import derive_steps
from noticeboard.derive.rows import Panel
from noticeboard.derive.scope import Scope
from noticeboard.schema import KINDS, Kind
from noticeboard.schema.organisation import PanelUse

__all__ = [
    "DERIVED",
    "count_cases",
    "derive_panels",
    "documents_of",
    "page_address",
    "panels_in_use",
]

#: The kinds that are not plain.
DERIVED = MappingProxyType[str, Callable[[Scope], Panel | None]](
    {
        "members": derive_members,
        "seats": derive_seats,
        "steps": derive_steps,
        "stairs": derive_stairs,
        "group": derive_group,
        "groups": derive_groups,
        "duties": derive_duties,
        "events": derive_events,
        "figures": derive_figures,
        "wishes": derive_wishes,
        "projects": derive_projects,
        "decisions": derive_decisions,
        "money": derive_money,
        "documents": derive_documents,
        "cases": derive_cases,
        "brand": derive_brand,
    }
)


def derive_panels(scope: Scope) -> tuple[Panel, ...]:
    """Return the panels of a place in the order and under the titles of the site."""
    here = [(k, title) for k, title in panels_in_use(scope) if scope.place.kind in k.places]
    made = [(_derive_panel(kind, scope), title) for kind, title in here]
    return tuple(replace(panel, title=title) for panel, title in made if panel)


def panels_in_use(scope: Scope) -> list[tuple[Kind, str]]:
    """Return the kinds that the channel shows, each with a title of the site's own or none."""
    uses = scope.catalogue.organisation.panels or [PanelUse.model_construct(panel=k) for k in KINDS]
    return [
        (KINDS[use.panel], use.title or "")
        for use in uses
        if scope.channel in (use.channels or KINDS[use.panel].channels)
    ]


def _derive_panel(kind: Kind, scope: Scope) -> Panel | None:
    """Return the panel of `kind`, or None where there is nothing to show."""
    return DERIVED[kind.id](scope) if kind.id in DERIVED else derive_plain(kind, scope)
