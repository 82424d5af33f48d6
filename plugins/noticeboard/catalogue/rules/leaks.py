"""No text tells a name or a number that its person has not agreed to have shown there.

Why: consent would be worth little if a notice could undo it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from noticeboard.catalogue.model import Catalogue
from noticeboard.catalogue.notes import find_in_text
from noticeboard.catalogue.owner import Owner
from noticeboard.catalogue.rules.numbers import find_numbers
from noticeboard.catalogue.withheld import Finding, Withheld, withheld_by
from noticeboard.diagnostics import Diagnostic
from noticeboard.schema import (
    Channel,
    CodeEntry,
    Record,
    Tells,
    channels_of,
    mask,
    nameless_texts,
    public_texts,
)

__all__ = ["check_leaks", "leak_id"]

#: Where a record is shown that does not say; screens see to theirs (`catalogue/screens.py`).
_EVERYWHERE = (Channel.WEB, Channel.PRINT)


def check_leaks(catalogue: Catalogue, today: date) -> Iterator[Diagnostic]:
    """Look at every text of every record, as it is typed and as it is read.

    Why a note of the ledger is a warning: it cannot be changed, and pages leave it out.
    """
    withheld = withheld_by(catalogue, today)
    for owner, top in _tops(catalogue):
        for record, channels in _shown(top, _EVERYWHERE):
            for field, index, text in public_texts(record):
                findings = [*find_in_text(withheld, text, owner, channels)]
                for finding in findings:
                    value = mask(finding.shown)
                    if isinstance(record, CodeEntry) and field == "retired":
                        yield record.warning(field, "privacy.leak-note", value=value)
                    else:
                        yield record.problem(field, leak_id(finding), index=index, value=value)
                if not findings:
                    yield from find_numbers(record, field, index, text)
            yield from _named(withheld, record, owner, channels)


def _named(
    withheld: Withheld, record: Record, owner: Owner, channels: tuple[Channel, ...]
) -> Iterator[Diagnostic]:
    """Yield the members of the place in what somebody asked for, who have agreed to other things.

    Why: whoever has not agreed to be named at all is told of by the rule above.
    """
    for field, text, tells in nameless_texts(record):
        if tells is Tells.ASKED and not find_in_text(withheld, text, owner, channels):
            for finding in withheld.named(text, owner):
                yield record.problem(field, "nobody.member", value=mask(finding.shown))


def leak_id(finding: Finding) -> str:
    """Return the message for a finding in the data or in a hand-written page."""
    elsewhere = finding.elsewhere and finding.item == "name"
    return f"privacy.leak-{finding.item}{'-elsewhere' if elsewhere else ''}"


def _tops(catalogue: Catalogue) -> Iterator[tuple[Owner, Record]]:
    """Yield the records at the top of what is shown. Consents are not; what they name is."""
    yield from catalogue.files()
    for entry in catalogue.ledger.entries:
        yield Owner(entry.community), entry


def _shown(
    record: Record, channels: tuple[Channel, ...]
) -> Iterator[tuple[Record, tuple[Channel, ...]]]:
    """Yield `record` and all below it, each with the channels that show it."""
    channels = channels_of(record, channels)
    yield record, channels
    for child in record.children():
        yield from _shown(child, channels)
