"""What is about to end, and whose consent has just ended: the office hears of it before residents.

A record that was meant for a few days only is not told of, nor is a consent that another one
continues. What has long ended is known, and is not told of for ever.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from noticeboard.catalogue.model import Catalogue
from noticeboard.catalogue.rules.people import named
from noticeboard.catalogue.visibility import may_show
from noticeboard.diagnostics import Diagnostic
from noticeboard.schema import Bound, Channel, Consent, Record, bounds_of, channels_of

__all__ = ["check_endings", "check_expiries"]

#: How long before its end a record is told of: time to write another.
_SOON = timedelta(days=3)
#: The same where it hangs on walls: time to print.
_SOON_PRINTED = timedelta(days=7)
#: The same of a consent, whose person is to be asked, and for so long after it ended.
_MONTH = timedelta(days=30)
#: So many consents of a community that end on one day are told one by one.
_FEW = 3


def check_endings(catalogue: Catalogue, today: date) -> Iterator[Diagnostic]:
    """What is shown now will be so for some days yet, whatever its kind."""
    for record in catalogue.records():
        if isinstance(record, Consent):
            continue
        for field, until in bounds_of(record, Bound.UNTIL).items():
            printed = Channel.PRINT in channels_of(record, (Channel.PRINT,))
            if _ends_within(_SOON_PRINTED if printed else _SOON, record, until, today):
                message_id = "ends.soon-printed" if printed else "ends.soon"
                yield record.warning(field, message_id, day=until.isoformat())


def _ends_within(days: timedelta, record: Record, until: date, today: date) -> bool:
    """Whether `record` is in its last `days`, and was meant for more than those."""
    begun = min(bounds_of(record, Bound.SINCE).values(), default=date.min)
    return today <= until <= today + days and until - begun > days


def check_expiries(catalogue: Catalogue, today: date) -> Iterator[Diagnostic]:
    """Nobody vanishes from a board without a word: consents are renewed, or let go."""
    ending: dict[tuple[str, date], list[Consent]] = {}
    for owner, name in dict.fromkeys(named(catalogue)):
        given = owner.given(name)
        for consent in given:
            until = consent.until
            if until is None or not _is_told(consent, until, today):
                continue
            if not _continued(consent, until, given, today):
                ending.setdefault((owner.home, until), []).append(consent)
    for (_, until), consents in ending.items():
        yield from _told(until, consents, today)


def _is_told(consent: Consent, until: date, today: date) -> bool:
    just_ended = timedelta(0) < today - until <= _MONTH
    return just_ended or _ends_within(_MONTH, consent, until, today)


def _continued(consent: Consent, until: date, given: tuple[Consent, ...], today: date) -> bool:
    """Whether others that end later cover all that `consent` did, from its end or from today."""
    later = tuple(c for c in given if c.until is None or c.until > until)
    following = until + timedelta(days=1)
    return any(
        all(may_show(later, i, c, day) for i in consent.items for c in consent.channels)
        for day in (following, max(today, following))
    )


def _told(until: date, consents: list[Consent], today: date) -> Iterator[Diagnostic]:
    """Yield a warning for each of few `consents`, or one for all."""
    ended, day = until < today, until.isoformat()
    if len(consents) > _FEW:
        message_id = "consent.ended-many" if ended else "consent.ends-many"
        first = min(consents, key=lambda consent: consent.at.start)
        yield first.warning("until", message_id, day=day, count=len(consents))
        return
    message_id = "consent.ended" if ended else "consent.ends"
    for consent in consents:
        yield consent.warning("until", message_id, day=day, name=consent.person)
