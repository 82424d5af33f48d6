"""What lies beside a board's page: the page links to these files and to no other."""

from __future__ import annotations

from dataclasses import dataclass

from noticeboard.derive import Board
from noticeboard.render.fonts import Fonts
from noticeboard.render.share import ShareText, can_share, share_text
from noticeboard.render.vcard import VCard, vcard_cards, vcard_contacts

__all__ = ["Extras", "build_extras"]


@dataclass(frozen=True, slots=True)
class Extras:
    """The files beside a page, and what goes into them.

    Attributes:
        contacts: In `contacts.vcf`, which every board has: leads with a number, the hotline.
        cards: Place of a lead, from 1, and what the QR `contact-<place>.png` says.
        share: What the picture `share.png` says; None where there is none.
        qr: How the QR beside the page ends, ``png`` or ``svg``; empty where there is none.
    """

    contacts: tuple[VCard, ...]
    cards: tuple[tuple[int, str], ...]
    share: ShareText | None
    qr: str

    @property
    def carded(self) -> frozenset[int]:
        """The places of the leads that have a QR."""
        return frozenset(number for number, _ in self.cards)


def build_extras(board: Board, lang: str, qr: str, fonts: Fonts | None) -> Extras:
    """Return the extras of `board`.

    Args:
        board: For the channel `web`.
        lang: Of our own words.
        qr: Ending of the QR that is published beside the page, or empty.
        fonts: To draw with; None where they are not installed, and then there is no picture.
    """
    contacts, text = vcard_contacts(board, lang), share_text(board, lang)
    return Extras(
        contacts=contacts,
        cards=vcard_cards(contacts) if qr else (),
        share=text if can_share(text, fonts) else None,
        qr=qr,
    )
