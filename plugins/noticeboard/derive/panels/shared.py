"""Panels that a community gives to all its buildings and a building adds to: its own come first."""

from __future__ import annotations

from noticeboard.derive.rows import (
    BrandRow,
    ContactRow,
    HistoryRow,
    NoticeRow,
    Panel,
    Row,
    ServiceRow,
    VenueRow,
)
from noticeboard.derive.scope import Scope
from noticeboard.schema import Contact, HistoryNote, Notice, Service, Venue

__all__ = [
    "derive_brand",
    "derive_contacts",
    "derive_history",
    "derive_notices",
    "derive_services",
    "derive_venues",
]


def _panel(kind: str, rows: list[Row]) -> Panel | None:
    return Panel(kind, "", tuple(rows)) if rows else None


def derive_notices(scope: Scope) -> Panel | None:
    """Notices that are valid today on this channel, the newest first."""
    rows = [
        NoticeRow(n.title, n.text, n.since, n.until)
        for n in scope.shared("notices")
        if isinstance(n, Notice)
        and scope.channel in n.channels
        and n.since <= scope.today
        and (n.until is None or scope.today <= n.until)
    ]
    return _panel("notices", [*sorted(rows, key=lambda row: row.since, reverse=True)])


def derive_services(scope: Scope) -> Panel | None:
    """Service items with hours, place and number."""
    return _panel(
        "services",
        [
            ServiceRow(s.name, s.text, s.hours, s.where, s.phone)
            for s in scope.shared("services")
            if isinstance(s, Service)
        ],
    )


def derive_contacts(scope: Scope) -> Panel | None:
    """The contact card (便民联系卡)."""
    return _panel(
        "contacts",
        [
            ContactRow(c.name, c.phone, c.note)
            for c in scope.shared("contacts")
            if isinstance(c, Contact)
        ],
    )


def derive_venues(scope: Scope) -> Panel | None:
    """Places for residents."""
    return _panel(
        "venues",
        [
            VenueRow(v.name, v.where, v.hours, v.text)
            for v in scope.shared("venues")
            if isinstance(v, Venue)
        ],
    )


def derive_history(scope: Scope) -> Panel | None:
    """The blackboard: notes of party history, in the order that staff gave them."""
    return _panel(
        "history",
        [
            HistoryRow(h.day, h.title, h.text, h.source)
            for h in scope.shared("history")
            if isinstance(h, HistoryNote)
        ],
    )


def derive_brand(scope: Scope) -> Panel | None:
    """The building's own brand, or its community's."""
    brand = scope.building.record.brand or scope.community.record.brand
    if brand is None or not (brand.name or brand.slogan):
        return None
    return Panel("brand", "", (BrandRow(brand.name, brand.slogan),))
