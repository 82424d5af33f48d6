"""What somebody may ask for: keys of files, names of panels, and text that a board shows."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from noticeboard.catalogue import Catalogue, Chain, UnitEntry
from noticeboard.diagnostics import Place
from noticeboard.locale import LANGUAGES, messages
from noticeboard.prose import read_note
from noticeboard.schema import (
    KINDS,
    Building,
    Community,
    InnerUnit,
    Organisation,
    Phone,
    Record,
    UnitFile,
)
from noticeboard.schema.record import names_of

__all__ = ["Needle", "names_called", "near_words", "places_to_say", "word_of"]

#: Panels that are made from other fields than the one of their id.
_MADE_FROM = {
    "seats": ("rosters", "members"),
    "stairs": ("members",),
    "group": ("groups",),
    "duties": ("seats",),
}
#: What places say.
_FILES = (Community, Organisation, Building, UnitFile, InnerUnit)
#: What a page says in its front matter, to be among the documents of a place.
_PAGE = Place("*.md", key="公示栏")
#: A number as people type it, or part of one.
_NUMBER = re.compile(r"\+?[\d\s()–—-]{3,}", re.ASCII)
_BETWEEN_DIGITS = re.compile(r"(?<=\d)[\s()–—-]+(?=\d)", re.ASCII)


def names_called(what: str, catalogue: Catalogue, chain: Chain) -> tuple[str, ...]:
    """Return the panels and the fields called `what`, whichever way; () where none is.

    Of panels of the same name only those that such a place may have, if it may have one.
    """
    wanted = _plain(what)
    found = dict.fromkeys(n for word, n in _words(catalogue, chain) if _plain(word) == wanted)
    here = chain[0].kind
    fit = [name for name in found if name not in KINDS or here in KINDS[name].places]
    return tuple(fit or found)


def near_words(what: str, catalogue: Catalogue, chain: Chain) -> tuple[str, ...]:
    """Return what is called nearly `what`; the first words that there are where nothing is."""
    words = [*dict.fromkeys(word for word, _ in _words(catalogue, chain))]
    return tuple(difflib.get_close_matches(what.strip(), words, n=3, cutoff=0.4) or words[:3])


def word_of(name: str) -> tuple[str, str]:
    """Return the Chinese and the English word for a panel or a field."""
    if name in KINDS:
        return KINDS[name].word, name
    return next(names_of(model, name)[0] for model in _FILES if name in model.model_fields), name


def _words(catalogue: Catalogue, chain: Chain) -> Iterator[tuple[str, str]]:
    """Yield every word and the name of the panel or field that it stands for."""
    for kind in KINDS.values():
        yield kind.word, kind.id
        yield kind.id, kind.id
    for use in catalogue.organisation.panels:
        if use.title:
            yield use.title, use.panel
    for place in chain:
        for record in (place.record, *((place.unit,) if isinstance(place, UnitEntry) else ())):
            for field in type(record).model_fields:
                if field != "at":
                    yield from ((word, field) for word in names_of(type(record), field))
    yield from (("口号", "slogan"), ("slogan", "slogan"))  # of a brand, where the site has none
    for lang in LANGUAGES:
        labels = messages(lang)
        yield labels["part.leads"], "leads"
        for kind_id in KINDS:
            if label := labels.get(f"panel.{kind_id}"):
                yield label, kind_id


def places_to_say(names: tuple[str, ...], chain: Chain) -> tuple[Place, ...]:
    """Return the files of `chain` that could say what `names` are, each with its key."""
    fields = [field for name in names for field in _MADE_FROM.get(name, (name,))]
    found = {_PAGE: None} if "documents" in names else {}
    for place in chain:
        for field in fields:
            if field in type(place.record).model_fields:
                found[Place(_file_of(place.record, chain), key=place.record.typed(field))] = None
    return tuple(found)


def _file_of(record: Record, chain: Chain) -> str:
    """Return the file of a place; of a unit that has none, where it would be."""
    if record.at.path:
        return record.at.path
    unit = next(p for p in chain if isinstance(p, UnitEntry) and p.record is record)
    data = chain[-1].record.at.path.rpartition("/")[0]
    folder = "/".join(part for part in (data, unit.community_id) if part)
    return f"{folder}/units/{unit.id}.yml"


def _plain(text: str) -> str:
    """Return `text` without what does not count: case, width, blanks."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


@dataclass(frozen=True, slots=True)
class Needle:
    """A text that is looked for.

    Attributes:
        text: Without blanks.
        digits: Of a number, those that count; empty for any other text.
    """

    text: str
    digits: str = ""

    @classmethod
    def of(cls, what: str) -> Needle:
        """Return what to look for where `what` was typed."""
        half = unicodedata.normalize("NFKC", what).strip()
        if phone := Phone.parse(half):
            return cls(_plain(what), phone.digits + phone.extension)
        digits = re.sub(r"\D", "", half) if _NUMBER.fullmatch(half) else ""
        return cls(_plain(what), digits if len(digits) > 2 else "")

    def is_in(self, value: object) -> bool:
        """Whether a board that shows `value` shows this."""
        if not self.text:
            return False
        if isinstance(value, Phone):
            number = value.digits + value.extension
            return bool(self.digits) and self.digits in number
        if isinstance(value, date):
            days = (value.isoformat(), f"{value.year}年{value.month}月{value.day}日")
            return any(self.text in day for day in days)
        return isinstance(value, str) and self._is_in_text(value)

    def _is_in_text(self, text: str) -> bool:
        seen = unicodedata.normalize("NFKC", read_note(text))
        number = bool(self.digits) and self.digits in _BETWEEN_DIGITS.sub("", seen)
        return number or self.text in _plain(seen.replace("\x1e", ""))
