"""vCards as two parsers that know nothing of each other read them."""

from __future__ import annotations

import re

import icalendar
import vobject

__all__ = ["by_icalendar", "by_vobject"]

#: What our cards say, besides N, in the order of our lines.
_TEXTS = ("FN", "TEL", "TITLE", "URL", "NOTE", "REV")


def by_vobject(text: str) -> list[dict[str, object]]:
    """Return what each card of `text` says, its properties by name."""
    return [_of_vobject(card) for card in vobject.readComponents(text)]


def _of_vobject(card: vobject.base.Component) -> dict[str, object]:
    assert card.version.value == "3.0"
    said = {line.name: line.value for line in card.lines()}
    assert len(said) == len([*card.lines()]), "each property once"
    name = said.pop("N")
    assert not any((name.given, name.additional, name.prefix, name.suffix))
    said.pop("VERSION")
    return said | {"N": name.family, "ORG": said["ORG"][0], "TYPE": card.tel.type_param}


def by_icalendar(text: str) -> list[dict[str, object]]:
    """Return the same; it tells no text of a name with a semicolon, which it takes for two."""
    cards = icalendar.Component.from_ical(text, multiple=True)
    return [_of_icalendar(card) for card in cards]


def _of_icalendar(card: icalendar.Component) -> dict[str, object]:
    assert (card.name, str(card["VERSION"]), card.errors) == ("VCARD", "3.0", [])
    assert {*card} <= {"VERSION", "N", "ORG", *_TEXTS}
    family, *rest = card["N"].fields
    assert rest == [""] * 4
    said = {name: _plain(str(card[name])) for name in _TEXTS if name in card}
    return said | {"N": family, "ORG": card["ORG"].fields[0], "TYPE": card["TEL"].params["TYPE"]}


def _plain(text: str) -> str:
    """Return `text` without escapes: icalendar leaves them in properties it does not know."""
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], text)
