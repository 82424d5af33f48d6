"""What a consent lets be shown, of whom, where, on which day."""

from __future__ import annotations

from datetime import date

from noticeboard.catalogue.model import BuildingEntry, CommunityEntry
from noticeboard.schema import Channel, Consent, Shareable

__all__ = ["consents_of", "may_show"]


def consents_of(
    community: CommunityEntry, building: BuildingEntry | None, name: str
) -> tuple[Consent, ...]:
    """Return the consents of who is called `name` in `building` or (None) in `community.yml`."""
    owner = building.id if building else None
    return tuple(
        consent
        for consent in community.consents.consents
        if consent.person == name and consent.building == owner
    )


def may_show(consents: tuple[Consent, ...], item: Shareable, channel: Channel, today: date) -> bool:
    """Whether one of `consents` covers `item` on `channel` on the day `today` (bounds included).

    Why: silence is a no. Nothing is shown by default, and an expired consent is none.
    """
    return any(
        item in consent.items
        and channel in consent.channels
        and consent.since <= today
        and (consent.until is None or today <= consent.until)
        for consent in consents
    )
