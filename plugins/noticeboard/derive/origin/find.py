"""Ask for a key, a panel or a text: get the lines of the data behind it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from noticeboard.catalogue import Catalogue, Chain, PlaceEntry
from noticeboard.catalogue.withheld import Withheld, withheld_by
from noticeboard.derive.origin.line import Line, State
from noticeboard.derive.origin.lines import SHOWN_FIELDS, lines_of
from noticeboard.derive.origin.tell import Teller
from noticeboard.derive.origin.words import (
    Needle,
    names_called,
    near_words,
    places_to_say,
    word_of,
)
from noticeboard.derive.scope import Scope, scope_of
from noticeboard.diagnostics import Place
from noticeboard.schema import KINDS, Channel, PlaceKind

__all__ = ["Answer", "Origin", "answer_why", "find_origins"]


@dataclass(frozen=True, slots=True)
class Origin:
    """A line of a file that a board shows, or would show.

    Attributes:
        place: The name of the place that says it.
        kind: What that place is.
        name: Of the panel, or of the field.
        words: The same in Chinese and in English.
        part: The key of the value that is meant, where that is not the title of a record.
        at: Where it stands.
        told: What is told of it in a few words: texts, numbers, days, and tuples of them.
        state: Whether it is shown.
        day: From or until when, where that is the reason.
    """

    place: str
    kind: PlaceKind
    name: str
    words: tuple[str, str]
    part: str
    at: Place
    told: tuple[object, ...]
    state: State
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What there is to tell.

    Attributes:
        place: Whose board was asked about.
        what: What was asked for, as far as it may be repeated.
        origins: The lines, in the order of the board; empty where nothing says it.
        unsaid: The files that could say it, with the key, where it is a key or a panel that none
            of them does say; `origins` are then those that have the word in a text.
        near: Words that could have been meant, where it is no key and no text.
    """

    place: PlaceEntry
    what: str
    origins: tuple[Origin, ...] = ()
    unsaid: tuple[Place, ...] = ()
    near: tuple[str, ...] = ()


def find_origins(
    catalogue: Catalogue,
    chain: Chain,
    what: str,
    channel: Channel,
    today: date,
    withheld: Withheld | None = None,
) -> tuple[Origin, ...]:
    """Return the lines of the data behind `what` on the board of the first place of `chain`.

    Args:
        catalogue: The data.
        chain: The place and those above it.
        what: A key, the name of a panel, or any text.
        channel: Where the board is shown.
        today: The day for notices and consents.
        withheld: Who is not to be told of, if it is known already.

    Returns:
        In the order of the board, each told as far as consents let the channel tell it.
    """
    return answer_why(catalogue, chain, what, channel, today, withheld).origins


def answer_why(
    catalogue: Catalogue,
    chain: Chain,
    what: str,
    channel: Channel,
    today: date,
    withheld: Withheld | None = None,
) -> Answer:
    """Return what `find_origins` does; where that is nothing, what else there is to tell."""
    scope = scope_of(catalogue, chain, channel, today)
    teller = Teller(scope, withheld or withheld_by(catalogue, today))
    place, asked = chain[0], teller.covered(what, scope.owner_of(chain[0]))
    names = names_called(what, catalogue, chain)
    if called := tuple(_origin(line, teller) for n in names for line in lines_of(n, scope)):
        return Answer(place, asked, called)
    showing = tuple(_showing(Needle.of(what), scope, teller))
    unsaid = places_to_say(names, chain) if names else ()
    near = () if names or showing else near_words(what, catalogue, chain)
    return Answer(place, asked, showing, unsaid, near)


def _showing(needle: Needle, scope: Scope, teller: Teller) -> Iterator[Origin]:
    """Yield each record once that shows the text of `needle`, those on the board first."""
    lines = [line for name in _all_names(scope) for line in lines_of(name, scope)]
    lines.sort(key=lambda line: not line.state.on_board)
    once: dict[tuple[int, str, int | None], Line] = {}
    for line in lines:
        once.setdefault((id(line.record), line.field, line.index), line)
    seen: set[tuple[int, Place]] = set()
    for line in once.values():
        hit = next((at for at, value in teller.parts(line) if needle.is_in(value)), None)
        if hit and (id(line.record), hit) not in seen:
            seen.add((id(line.record), hit))
            yield _origin(line, teller, hit)


def _all_names(scope: Scope) -> tuple[str, ...]:
    """Return all that a board is made from; the same person is first of all a member."""
    used = [use.panel for use in scope.catalogue.organisation.panels]
    return tuple(dict.fromkeys((*SHOWN_FIELDS, *used, *KINDS, "agencies", "leads")))


def _origin(line: Line, teller: Teller, hit: Place | None = None) -> Origin:
    at, told = teller.title(line)
    words, where, place = word_of(line.name), hit or at, line.place
    meant = where.key if line.field or where != at else ""
    part = "" if meant in words else meant
    return Origin(place.name, place.kind, line.name, words, part, where, told, line.state, line.day)
