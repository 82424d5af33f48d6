"""What the channel may tell of a line of the data, and no more.

Why asked once more of every text: the rules see to it that a notice names nobody who has not agreed
to the notice's own channels; here it may be told of on another.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from noticeboard.catalogue import Owner
from noticeboard.catalogue.notes import find_in_text
from noticeboard.catalogue.withheld import Withheld
from noticeboard.derive.origin.line import Line
from noticeboard.derive.people import ShownPerson, shown_people
from noticeboard.derive.reveal import PhotoId, reveal
from noticeboard.derive.scope import Scope
from noticeboard.diagnostics import Place
from noticeboard.prose import BLOCK, read_note
from noticeboard.schema import Agency, Channel, Person, Phone, Record, mask, own_fields
from noticeboard.schema.fields import Choice
from noticeboard.schema.markers import marked_fields
from noticeboard.schema.personal import masked

__all__ = ["Teller"]

#: Fields that say what a record is called, the best first.
_TITLES = ("title", "name", "level", "text")

_Part = tuple[Place, object]


class Teller:
    """Tells of lines what the view from one place may show.

    Args:
        scope: The place, the channel and the day.
        withheld: Who is not to be told of.
    """

    def __init__(self, scope: Scope, withheld: Withheld) -> None:
        self._scope = scope
        self._withheld = withheld

    def title(self, line: Line) -> tuple[Place, tuple[object, ...]]:
        """Return where a line stands, and what is told of it in a few words."""
        record, owner = line.record, self._scope.owner_of(line.place)
        if line.field:
            at = record.place(line.field, line.index)
            return at, _few(tuple(value for _, value in self._items(record, line, owner)))
        if isinstance(record, Person):
            name = self._shown(record, owner).name or str(masked(record.name))
            return record.place("name"), (*_few(record.seats), name)
        field = _title_field(record)
        told = line.title or read_note(str(_worded(record, field)))
        seats = record.seats if isinstance(record, Agency) else ()
        return record.place(field), (*_few(seats), self.covered(_first_line(told), owner))

    def parts(self, line: Line) -> Iterator[_Part]:
        """Yield everything that is told of a line, and where it stands."""
        record, owner = line.record, self._scope.owner_of(line.place)
        if line.field:
            yield from self._items(record, line, owner)
        elif isinstance(record, Person):
            yield from _of_person(record, self._shown(record, owner))
        else:
            if line.title:
                yield record.place(_title_field(record)), self.covered(line.title, owner)
            yield from self._texts(record, owner, line.title == "")

    def covered(self, text: str, owner: Owner) -> str:
        """Return `text`; of one that tells of somebody who has not agreed, how it begins."""
        found = find_in_text(self._withheld, text, owner, (self._scope.channel,))
        return mask(text) if found else text

    def _shown(self, person: Person, owner: Owner) -> ShownPerson:
        (shown,) = shown_people([(owner, person)], self._scope.channel, self._scope.today)
        return shown

    def _items(self, record: Record, line: Line, owner: Owner) -> Iterator[_Part]:
        """Yield the value of a field, or the items of it, as far as it is nobody's own."""
        if line.field in own_fields(type(record)):
            return
        value = _worded(record, line.field)
        items = [*enumerate(value)] if isinstance(value, tuple) else [(None, value)]
        for index, item in items:
            if line.index in (None, index) and not isinstance(item, Record):
                yield record.place(line.field, index), self._safe(item, owner)

    def _texts(self, record: Record, owner: Owner, days: bool = True) -> Iterator[_Part]:
        """Yield the texts and numbers of `record` and of those in it, and its own days."""
        own = reveal(record, owner, self._scope.channel, self._scope.today)
        for field in type(record).model_fields:
            value = own[field] if field in own else _worded(record, field)
            items = [*enumerate(value)] if isinstance(value, tuple) else [(None, value)]
            for index, item in items:
                if isinstance(item, Record) and self._scope.shows(item):
                    yield from self._texts(item, owner, days=False)
                elif field in own:
                    yield from _agreed(record.place(field), item)
                elif isinstance(item, str | Phone) or (days and isinstance(item, date)):
                    yield record.place(field, index), self._safe(item, owner)

    def _safe(self, value: object, owner: Owner) -> object:
        if isinstance(value, Phone):
            number = value.digits + value.extension
            told = self.covered(number, owner)
            return value if told == number else told
        return self.covered(value, owner) if isinstance(value, str) else value


def _few(values: tuple[object, ...]) -> tuple[object, ...]:
    """Return `values` as one of the things that are told: as they are, or as a list."""
    return values if len(values) < 2 else (values,)


def _first_line(text: str) -> str:
    lines = (line.strip() for line in text.replace(BLOCK, "\n").split("\n"))
    return next(filter(None, lines), "")


def _agreed(at: Place, value: object) -> Iterator[_Part]:
    if value is not None and not isinstance(value, PhotoId):
        yield at, value


def _of_person(person: Person, shown: ShownPerson) -> Iterator[_Part]:
    yield from ((person.place("seats", n), seat) for n, seat in enumerate(shown.seats))
    if shown.name:
        yield person.place("name"), shown.name
        yield from ((person.place("stairs", n), one) for n, one in enumerate(person.stairs))
    if shown.phone:
        yield person.place("phone"), shown.phone
    yield from ((person.place("services", n), one) for n, one in enumerate(shown.services))


def _title_field(record: Record) -> str:
    """Return the field that says what `record` is called: else its first text, as its day."""
    model = type(record)
    texts = {f for f, _, _ in record.texts()} - own_fields(model).keys()
    best = next((field for field in _TITLES if field in texts), None)
    return best or next((field for field in model.model_fields if field in texts), "at")


def _worded(record: Record, field: str) -> object:
    """Return the value of `field`; of a choice the word for it, and nothing of channels."""
    value = getattr(record, field, "")
    choice = marked_fields(type(record), Choice).get(field)
    if choice and isinstance(value, str) and value in choice.ids:
        return choice.words[choice.ids.index(value)]
    items = value if isinstance(value, tuple) else (value,)
    return () if any(isinstance(item, Channel) for item in items) else value
