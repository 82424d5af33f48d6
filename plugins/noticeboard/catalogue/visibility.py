"""What a consent lets be shown, of whom, where, on which day."""

from __future__ import annotations

from datetime import date

from noticeboard.schema import Channel, Consent, Shareable, is_current

__all__ = ["may_show"]


def may_show(consents: tuple[Consent, ...], item: Shareable, channel: Channel, today: date) -> bool:
    """Whether one of `consents` covers `item` on `channel` on the day `today` (bounds included).

    Why: silence is a no. Nothing is shown by default, and an expired consent is none.
    """
    return any(
        item in consent.items and channel in consent.channels and is_current(consent, today)
        for consent in consents
    )
