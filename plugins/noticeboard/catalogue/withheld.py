"""Every name and number of the catalogue's people, and where it may not be told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePosixPath

from noticeboard.catalogue.folding import NAMES, NUMBERS, fold_name
from noticeboard.catalogue.lexicon import NUMBER_HEAD, Heads, Hit, Lexicon
from noticeboard.catalogue.model import Catalogue
from noticeboard.catalogue.owner import Owner
from noticeboard.catalogue.visibility import may_show
from noticeboard.prose import BLOCK
from noticeboard.schema import Channel, Phone, Record, Sealed, Shareable, opened, sealed_in

__all__ = ["Finding", "Withheld", "withheld_by"]


@dataclass(frozen=True, slots=True)
class _Bearer:
    """A person with a certain name or number.

    Attributes:
        owner: Whose record names the person.
        shown: The name or number as typed.
        agreed: Channels on which it may be told.
    """

    owner: Owner
    shown: str
    agreed: frozenset[Channel]


@dataclass(frozen=True, slots=True)
class Finding:
    """A name or number told where its bearer has not agreed.

    Attributes:
        item: Which of the two.
        word: As it was looked for.
        shown: As the bearer's record has it.
        elsewhere: The bearer is no member of the community whose text it is.
        place: Where in the text it begins.
    """

    item: Shareable
    word: str
    shown: str
    elsewhere: bool
    place: int


@dataclass(frozen=True, slots=True)
class _Meant:
    """A word found, and who is meant by it: those who bear it nearest to the text."""

    hit: Hit
    rank: int
    bearers: list[_Bearer]

    def is_part_of(self, other: _Meant) -> bool:
        """Whether it is read as part of a longer name: of 王小明, no stranger to the text."""
        known = other.rank != _FAR or self.rank == _FAR
        return known and self.hit.within(other.hit)


_Word = tuple[Shareable, str]
_Channels = tuple[Channel, ...]


class Withheld:
    """Looks for names and numbers that are not to be told.

    Who is meant by a name is whoever bears it nearest to the text: in the building, in the
    community, anywhere. Several equally near must all have agreed.

    Args:
        bearers: By item and folded word.
        others: Words that are no member's name, by the community that says so, ``""`` for all.
    """

    def __init__(
        self, bearers: dict[_Word, list[_Bearer]], others: dict[str, frozenset[str]]
    ) -> None:
        self._bearers = bearers
        self._others = others
        self._said = frozenset[str]().union(*others.values())
        names, numbers = ([*_words(bearers, i)] for i in (Shareable.NAME, Shareable.PHONE))
        self._lexicons = {
            Shareable.NAME: Lexicon(self._said.union(names), NAMES),
            Shareable.PHONE: Lexicon(numbers, NUMBERS),
        }
        self._every = self._lexicons[Shareable.NAME].heads_of(names)
        self._heads: dict[_Channels, dict[Shareable, Heads]] = {}
        self._clean: dict[_Channels, set[str]] = {}

    def in_source(
        self, text: str, owner: Owner, channels: _Channels, lenient: bool = False
    ) -> list[Finding]:
        """Return what `text` tells as it is typed: a line and a cell are each for themselves."""
        lines = text.replace("\n", BLOCK).replace("|", BLOCK)
        return self.in_visible(lines, owner, channels, lenient)

    def named(self, text: str, owner: Owner) -> list[Finding]:
        """Return whom of the community of `owner` a text names that is to name nobody.

        Whatever they have agreed to: who agreed to stand on the board has not agreed to be told of
        as the one who asked, or complained.
        """
        lexicon = self._lexicons[Shareable.NAME]
        if not lexicon.may_hold(text, self._every):
            return []
        meant = _outermost(self._meant(lexicon.find(text), Shareable.NAME, owner, lenient=False))
        return [
            Finding(Shareable.NAME, one.hit.word, one.bearers[0].shown, False, one.hit.start)
            for one in meant
            if one.bearers and one.rank != _FAR
        ]

    def in_visible(
        self, text: str, owner: Owner, channels: _Channels, lenient: bool = False
    ) -> list[Finding]:
        """Return what a `visible_text` tells, broken over lines or not.

        Args:
            text: Blocks are parted by `BLOCK`.
            owner: Whose text it is.
            channels: Where it is shown.
            lenient: The text was put together by us from what each owner may say: one of those
                equally near suffices, and what any community says of a word.
        """
        found: list[Finding] = []
        clean = self._clean.setdefault(channels, set())
        at = 0
        for block in text.split(BLOCK):
            if block not in clean:
                items = [item for item in self._lexicons if self._may_tell(item, block, channels)]
                told = (self._told(i, block, owner, channels, lenient) for i in items)
                found += [replace(one, place=one.place + at) for some in told for one in some]
                clean.update(() if items else (block,))
            at += len(block) + 1
        return found

    def _may_tell(self, item: Shareable, block: str, channels: _Channels) -> bool:
        """Whether `block` may hold a word that somebody has not agreed to have on `channels`."""
        if channels not in self._heads:
            self._heads[channels] = {
                which: lexicon.heads_of(self._silent(which, channels))
                for which, lexicon in self._lexicons.items()
            }
        return self._lexicons[item].may_hold(block, self._heads[channels][item])

    def _silent(self, item: Shareable, channels: _Channels) -> Iterator[str]:
        for (which, word), bearers in self._bearers.items():
            if which is item and not all(b.agreed.issuperset(channels) for b in bearers):
                yield word

    def _told(
        self, item: Shareable, block: str, owner: Owner, channels: _Channels, lenient: bool
    ) -> Iterator[Finding]:
        enough = any if lenient else all
        hits = self._lexicons[item].find(block)
        for one in _outermost(self._meant(hits, item, owner, lenient)):
            agreed = [bearer.agreed.issuperset(channels) for bearer in one.bearers]
            if one.bearers and not enough(agreed):
                shown = one.bearers[agreed.index(False)].shown
                yield Finding(item, one.hit.word, shown, one.rank == _FAR, one.hit.start)

    def _meant(
        self, hits: Iterable[Hit], item: Shareable, owner: Owner, lenient: bool
    ) -> Iterator[_Meant]:
        """Yield each word found and who is meant by it; nobody, where the office says so."""
        mine = self._others[""] | self._others.get(owner.home, frozenset())
        others = self._said if lenient else mine
        for hit in hits:
            rank, near = _nearest(self._bearers.get((item, hit.word), []), owner)
            if item is Shareable.NAME and rank == _FAR and hit.word in others:
                yield _Meant(hit, 0, [])
            elif near:
                yield _Meant(hit, rank, near)

    def mask_path(self, path: str, owner: Owner) -> str:
        """Return `path` as a log may show it: no part of it tells whom it is named after."""
        shown = []
        for part in PurePosixPath(path).parts:
            told = self.in_visible(part, owner, tuple(Channel))
            shown.append(f"{part[:1]}×{PurePosixPath(part).suffix}" if told else part)
        return "/".join(shown)


def _words(bearers: Iterable[_Word], wanted: Shareable) -> Iterator[str]:
    return (word for item, word in bearers if item is wanted)


def _outermost(found: Iterable[_Meant]) -> Iterator[_Meant]:
    """Yield what is found but for what is read as part of a longer name."""
    around: list[_Meant] = []
    for one in sorted(found, key=lambda one: (one.hit.start, -one.hit.end)):
        around = [other for other in around if other.hit.end >= one.hit.start]
        if not any(one.is_part_of(other) for other in around):
            yield one
        around.append(one)


#: Neither of the building nor of the community.
_FAR = 2


def _nearest(bearers: list[_Bearer], owner: Owner) -> tuple[int, list[_Bearer]]:
    inner = [b for b in bearers if b.owner == owner] if owner.place else []
    if inner:
        return 0, inner
    own = [b for b in bearers if b.owner.home == owner.home] if owner.home else []
    return (1, own) if own else (_FAR, bearers)


def withheld_by(catalogue: Catalogue, today: date) -> Withheld:
    """Return who is not to be told where, on the day `today`.

    A community whose consents could not be read is passed over: they are what is to be mended.
    """
    listed = {
        "": () if ("organisation",) in catalogue.broken else catalogue.organisation.other_words
    }
    listed |= {community.id: community.record.other_words for community in catalogue.communities}
    bearers: dict[_Word, list[_Bearer]] = {}
    for owner, record in catalogue.owned():
        if (owner.home, "consent") not in catalogue.broken:
            for word, bearer in _bearers(owner, record, today):
                bearers.setdefault(word, []).append(bearer)
    folded = {home: frozenset(map(fold_name, words)) for home, words in listed.items()}
    return Withheld(bearers, folded)


def _bearers(owner: Owner, record: Record, today: date) -> Iterator[tuple[_Word, _Bearer]]:
    """Yield whom `record` names, and whose number it tells; of nobody that nobody has agreed to."""
    names = [name for _, name in sealed_in(record, Shareable.NAME)]
    for name in names:
        agreed = _agreed(owner, name, Shareable.NAME, today)
        if word := fold_name(opened(name)):
            yield (Shareable.NAME, word), _Bearer(owner, opened(name), agreed)
    for _, phone in sealed_in(record, Shareable.PHONE):
        whose = names[0] if len(names) == 1 else None
        agreed = _agreed(owner, whose, Shareable.PHONE, today)
        for digits in _numbers_of(opened(phone)):
            if len(digits) >= NUMBER_HEAD:
                shown = opened(phone).digits
                yield (Shareable.PHONE, digits), _Bearer(owner, shown, agreed)


def _agreed(
    owner: Owner, name: Sealed[str] | None, item: Shareable, today: date
) -> frozenset[Channel]:
    """Return the channels on which `item` of who is called `name` may be told."""
    given = owner.given(name) if name is not None else ()
    return frozenset(channel for channel in Channel if may_show(given, item, channel, today))


def _numbers_of(phone: Phone) -> Iterable[str]:
    """Return what would reach somebody: the number, and in the same town that without its code.

    With an extension only both together do; the rest is the office's.
    """
    local = "".join(phone.groups[1:]) if phone.digits.startswith("0") else phone.digits
    return {phone.digits + phone.extension, local + phone.extension}
