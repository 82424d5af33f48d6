"""What the ledger says of retired codes: nobody can change it, and whom it names may say no.

A note that names somebody is refused when it is written. One that is there already, since the
person joined later or took a consent back, is not told any more: a line of the chain cannot be
mended, and a takedown must not wait for it.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from noticeboard.catalogue.model import Catalogue
from noticeboard.catalogue.owner import Owner
from noticeboard.catalogue.withheld import Finding, Withheld, withheld_by
from noticeboard.prose import read_note
from noticeboard.schema import Channel, CodeEntry, ConsentFile, UnitConsentFile

__all__ = ["find_in_text", "persons_in_note", "public_notes"]

_Channels = tuple[Channel, ...]


def find_in_text(withheld: Withheld, text: str, owner: Owner, channels: _Channels) -> list[Finding]:
    """Return each person told of by `text` once, whichever way the text is read."""
    found = withheld.in_source(text, owner, channels)
    if (read := read_note(text)) != text:
        found += withheld.in_visible(read, owner, channels)
    unique = {(f.item, f.word): f for f in found}
    return [unique[key] for key in sorted(unique)]


def public_notes(catalogue: Catalogue, today: date) -> dict[str, str]:
    """Return the note of each retired code; an empty one in the place of what is withheld."""
    retired = catalogue.ledger.retired
    if not retired:
        return {}
    withheld = withheld_by(catalogue, today)
    return {e.code: "" if _told(withheld, e) else e.retired or "" for e in retired}


def persons_in_note(catalogue: Catalogue, entry: CodeEntry) -> list[Finding]:
    """Return whom the note of a new line names, agreed or not: they may take it back."""
    silent = replace(
        catalogue,
        unit_consents=UnitConsentFile(),
        communities=tuple(replace(c, consents=ConsentFile()) for c in catalogue.communities),
    )
    return _told(withheld_by(silent, entry.day), entry)


def _told(withheld: Withheld, entry: CodeEntry) -> list[Finding]:
    return find_in_text(withheld, entry.retired or "", Owner(entry.community), (Channel.WEB,))
