"""What screens show without being asked, events and contacts, and which of it they leave out.

A consent for the page and the poster is none for the screen. A notice goes there because staff say
so, and then one that names somebody who did not agree is a mistake. An event goes there by itself:
it stays on page and poster, where it may be, and the screen goes without it.
"""

from __future__ import annotations

from collections.abc import Iterator

from noticeboard.catalogue.model import Catalogue
from noticeboard.catalogue.notes import find_in_text
from noticeboard.catalogue.owner import Owner
from noticeboard.catalogue.places import Chain
from noticeboard.catalogue.withheld import Withheld
from noticeboard.diagnostics import Diagnostic, Place
from noticeboard.schema import KINDS, Channel, Record, mask, public_texts

__all__ = ["find_left_off", "screen_chains"]

#: By kind, what a screen shows of each record.
_SHOWN = {"events": ("name", "where"), "contacts": ("name", "phone", "note")}


def screen_chains(catalogue: Catalogue) -> Iterator[Chain]:
    """Yield the places that have a screen, each with those above it, the nearest first.

    That is every community, and the homes that have something for theirs alone.
    """
    for community in catalogue.communities:
        yield catalogue.chain_of(community)
    for community, home in catalogue.homes():
        if any(Channel.SCREEN in notice.channels for notice in home.record.notices):
            yield catalogue.chain_of(community, home)


def find_left_off(catalogue: Catalogue, withheld: Withheld) -> Iterator[tuple[Place, Diagnostic]]:
    """Yield where what screens would show and do not stands, and what staff are told of it.

    Args:
        catalogue: Data in which no text tells more than page and poster may.
        withheld: What nobody agreed to have told.
    """
    kinds = _kinds(catalogue)
    places = {id(place.record) for chain in screen_chains(catalogue) for place in chain}
    for owner, top in catalogue.files():
        for kind in kinds if id(top) in places else ():
            for record in getattr(top, kind):
                for diagnostic in _told(record, _SHOWN[kind], owner, withheld):
                    yield record.at.of_mapping(), diagnostic


def _kinds(catalogue: Catalogue) -> list[str]:
    """Return the kinds of `_SHOWN` that the site shows on screens."""
    uses = {use.panel: use.channels for use in catalogue.organisation.panels}
    channels = {kind: uses.get(kind, ()) or KINDS[kind].channels for kind in uses or KINDS}
    return [kind for kind in _SHOWN if Channel.SCREEN in channels.get(kind, ())]


def _told(
    record: Record, shown: tuple[str, ...], owner: Owner, withheld: Withheld
) -> Iterator[Diagnostic]:
    for field, index, text in public_texts(record):
        found = find_in_text(withheld, text, owner, (Channel.SCREEN,)) if field in shown else []
        for finding in found:
            value = mask(finding.shown)
            yield record.warning(field, "privacy.off-screen", index=index, value=value)
