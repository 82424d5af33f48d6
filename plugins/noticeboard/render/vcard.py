"""Telephone numbers to be saved: vCards of a board's leads and hotline, and a QR for each lead.

vCard 3.0 (RFC 2426) in UTF-8 is what Android, iOS and WeChat all read. Everything comes from a
`Board`, so a card holds what consent lets the channel of that board show, and nothing else.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import qrcode
from qrcode.constants import ERROR_CORRECT_M
from qrcode.util import MODE_8BIT_BYTE, QRData

from noticeboard.derive import Board, ShownPerson
from noticeboard.locale import comma, translate
from noticeboard.render.qr import Qr
from noticeboard.schema import Phone

__all__ = [
    "VCard",
    "build_card_qr",
    "card_payload",
    "vcard_cards",
    "vcard_contacts",
    "vcard_payload",
]

#: Bytes of a line without its end (RFC 2426 2.6).
LINE_BYTES = 75
#: What 57 modules hold at level M (version 10): the organisation is left out above that.
ROOMY_BYTES = 213
#: What 69 modules hold (version 13): a larger code is hard to read off a small screen.
MOST_BYTES = 331

#: Invisible characters: control, format and direction marks, line separators, half surrogates.
_INVISIBLE = {"Cc", "Cf", "Cs", "Zl", "Zp"}


@dataclass(frozen=True, slots=True)
class VCard:
    """Somebody, or an office, whose number people may save.

    Attributes:
        number: Place among the leads, from 1; 0 for the hotline.
        name: What the telephone shows: a person, a seat of a building, a hotline.
        person: Whether `name` is that of a person.
        title: The seats; empty for the hotline.
        organisation: The community.
        url: The permanent address of the board.
        source: Where the number was found.
        extension: What to dial or ask for afterwards, in words; or empty.
        updated: The day of the data.
    """

    number: int
    name: str
    person: bool
    title: str
    phone: Phone
    organisation: str
    url: str
    source: str
    extension: str
    updated: date | None


def vcard_contacts(board: Board, lang: str) -> tuple[VCard, ...]:
    """Return the leads that have a number on `board`, then the hotline."""
    leads = tuple(
        _contact(board, number, _name(lead, board, lang), lead, lead.phone, lang)
        for number, lead in enumerate(board.leads, start=1)
        if lead.phone
    )
    if board.hotline is None:
        return leads
    hotline = translate("vcard.hotline", lang, {"community": board.hotline_of or board.community})
    return (*leads, _contact(board, 0, hotline, ShownPerson(()), board.hotline, lang))


def _name(lead: ShownPerson, board: Board, lang: str) -> str:
    params = {"name": board.name, "seats": comma(lead.seats).join(lead.seats)}
    return lead.name or translate("vcard.seat", lang, params)


def _contact(
    board: Board, number: int, name: str, lead: ShownPerson, phone: Phone, lang: str
) -> VCard:
    return VCard(
        number=number,
        name=name,
        person=lead.name is not None,
        title=comma(lead.seats).join(lead.seats),
        phone=phone,
        organisation=board.community,
        # The same as the QR in lower case: some telephones open no address that begins with HTTPS.
        url=f"{board.canonical_url.split('://', 1)[0]}://{board.address_words}/",
        source=translate("vcard.source", lang, {"name": board.name}),
        extension=_extension(phone, lang),
        updated=board.updated,
    )


def _extension(phone: Phone, lang: str) -> str:
    """Return the extension in words.

    Why not behind the number: Android's import keeps digits and drops the comma that would make it
    pause, so the extension would become part of the number; others read a letter as a key.
    """
    return (
        translate("phone.extension", lang, {"digits": phone.extension}) if phone.extension else ""
    )


def vcard_payload(contacts: tuple[VCard, ...]) -> str:
    """Return a file of vCards: lines of at most 75 bytes, each ended by CRLF."""
    lines = (line for contact in contacts for line in _lines(contact))
    return "".join(f"{_fold(line)}\r\n" for line in lines)


def _lines(contact: VCard) -> tuple[str, ...]:
    notes = filter(None, (contact.source, contact.extension))
    return (
        *_core(contact),
        f"ORG:{_text(contact.organisation)}",
        *((f"TITLE:{_text(contact.title)}",) if contact.title else ()),
        f"URL:{_visible(contact.url)}",
        "NOTE:" + _text("\n".join(notes)),
        *((f"REV:{contact.updated.isoformat()}T00:00:00Z",) if contact.updated else ()),
        "END:VCARD",
    )


def _core(contact: VCard) -> tuple[str, ...]:
    """Return the lines without which there is no card.

    The whole name stands where the family name does: iOS ignores FN and joins the parts of N, with
    a space or in the wrong order where it takes the name for a foreign one; Android shows FN.
    """
    name, kind = _text(contact.name), "CELL" if _is_mobile(contact.phone) else "WORK"
    return (
        "BEGIN:VCARD",
        "VERSION:3.0",
        f"N:{name};;;;",
        f"FN:{name}",
        f"TEL;TYPE={kind}:{contact.phone.digits}",
    )


def _is_mobile(phone: Phone) -> bool:
    return len(phone.digits) == 11 and phone.digits.startswith("1")


def _text(value: str) -> str:
    """Escape a text value (RFC 2426 4): whatever it holds, it ends where its property ends."""
    clean = "\n".join(map(_visible, value.replace("\r\n", "\n").split("\n")))
    for char, escaped in (("\\", "\\\\"), ("\n", "\\n"), (",", "\\,"), (";", "\\;")):
        clean = clean.replace(char, escaped)
    return clean


def _visible(line: str) -> str:
    return "".join(char for char in line if unicodedata.category(char) not in _INVISIBLE)


def _fold(line: str) -> str:
    """Fold behind whole characters, so that each line is valid UTF-8 by itself."""
    parts, part, used = [], "", 0
    for char in line:
        size = len(char.encode())
        if used + size > LINE_BYTES:
            parts.append(part)
            part, used = " ", 1
        part, used = part + char, used + size
    return "\r\n".join([*parts, part])


def card_payload(contact: VCard) -> str | None:
    """Return the vCard for a QR: name, number and, where it fits, the community.

    It is not folded: not every reader of codes unfolds.

    Returns:
        None where the name is too long for a code that a telephone reads off a screen.
    """
    extension = (f"NOTE:{_text(contact.extension)}",) if contact.extension else ()
    core = (*_core(contact), *extension)
    roomy = _joined(*core, f"ORG:{_text(contact.organisation)}")
    if len(roomy.encode()) <= ROOMY_BYTES:
        return roomy
    least = _joined(*core)
    return least if len(least.encode()) <= MOST_BYTES else None


def _joined(*lines: str) -> str:
    return "".join(f"{line}\r\n" for line in (*lines, "END:VCARD"))


def vcard_cards(contacts: tuple[VCard, ...]) -> tuple[tuple[int, str], ...]:
    """Return number and payload of each lead that has a QR: named, with a telephone number."""
    payloads = ((c.number, card_payload(c)) for c in contacts if c.person)
    return tuple((number, payload) for number, payload in payloads if payload)


@lru_cache(maxsize=4096)
def build_card_qr(payload: str) -> Qr:
    """Build the symbol for `payload` at level M, in the smallest version.

    One segment of UTF-8 bytes and no ECI: WeChat and the cameras of telephones recognise UTF-8, and
    some of them show an ECI as text. Level M, because it is shown on a screen and not worn by a
    stairwell: its modules are larger than those of level Q.
    """
    code = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=0)
    code.add_data(QRData(payload.encode(), mode=MODE_8BIT_BYTE), optimize=0)
    code.make(fit=True)
    return Qr(payload, tuple(tuple(bool(cell) for cell in row) for row in code.get_matrix()))
