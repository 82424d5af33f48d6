"""The community and the case that somebody means at the command line, however they are typed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from noticeboard.catalogue import Catalogue, CommunityEntry, caseload_of, read_catalogue
from noticeboard.catalogue.folders import CASES
from noticeboard.catalogue.wanted import nearest
from noticeboard.diagnostics import Diagnostic, Severity
from noticeboard.errors import DataError, SetupError
from noticeboard.schema import Case
from noticeboard.settings import Settings

__all__ = ["Found", "Shelf", "plain_number", "read_shelf"]

#: What people write around a number, and what they write for a hyphen.
_BEFORE = re.compile(r"^(?:办件)?(?:编号)?:?")
_BEHIND = "号。.,;、"
_HYPHENS = re.compile("[\u2010-\u2015\u2212\u2500]+")
#: Letters taken for figures. Both are one where numbers are compared.
_ALIKE = str.maketrans("OIL", "011", "-")
#: How many numbers a message tells.
_MOST = 3
#: Behind the folder of a community: the files that say which cases it has.
_OF_CASES = (("community",), (CASES,))
#: What every community is called behind its name.
_COMMUNITY = "社区"


def plain_number(typed: str) -> str:
    """Return a number as it would be written: capitals, no full width, no blanks, no words."""
    text = "".join(unicodedata.normalize("NFKC", typed).split()).upper()
    return _HYPHENS.sub("-", _BEFORE.sub("", text).rstrip(_BEHIND))


@dataclass(frozen=True, slots=True)
class Found:
    """A case, and in which file it stands."""

    community: CommunityEntry
    year: int
    case: Case

    @property
    def path(self) -> str:
        """How it is told from one of another community: ``xihu/XH2026-034``."""
        return f"{self.community.id}/{self.case.number}"


@dataclass(frozen=True, slots=True)
class Shelf:
    """All files of cases, and what is wrong with those that could not be read.

    Attributes:
        catalogue: All that could be read.
        unread: The errors of every file, by the parts of its path.
    """

    catalogue: Catalogue
    unread: dict[tuple[str, ...], tuple[Diagnostic, ...]]

    def community(self, name: str) -> CommunityEntry:
        """Return the community that is called so, by its id or its name.

        Raises:
            DataError: Its file, or that of another which may be it, has a mistake.
            SetupError: There is none, or there are several.
        """
        wanted = unicodedata.normalize("NFKC", name).strip()
        known = self.catalogue.communities
        fit = [one for one in known if one.id == wanted.lower()]
        fit = fit or [one for one in known if wanted in _names(one)]
        if len(fit) == 1:
            return fit[0]
        if fit:
            choices = tuple(map(_told, fit))
            raise SetupError("cases.several-communities", value=name, choices=choices)
        self._heed(parts for parts in self.unread if parts[1:] == ("community",))
        called = [(word, _told(one)) for one in known for word in (one.id, *_names(one))]
        near = nearest(wanted, [word for word, _ in called])
        told = dict.fromkeys(said for like in near for word, said in called if word == like)
        raise SetupError("cases.no-community", value=name, near=tuple(told) or ("—",))

    def case(self, typed: str, year: int) -> Found:
        """Return the case that is meant.

        Args:
            typed: Its number; with its community, ``xihu/2026-007``, where two have the same, and
                of that year the serial number alone: ``xihu/7``.
            year: This one.

        Raises:
            DataError: It may stand in a file with a mistake.
            SetupError: There is none, or there are several.
        """
        above, _, number = unicodedata.normalize("NFKC", typed).rpartition("/")
        community = self.community(above) if above else None
        wanted = plain_number(number)
        every = [one for one in self._cases() if community in (None, one.community)]
        serial = [one for one in every if wanted.isdigit() and self._serial(one) == int(wanted)]
        fit = _fitting(every, wanted) or [one for one in serial if community and one.year == year]
        if len(fit) == 1:
            return fit[0]
        if fit:
            paths = tuple(one.path for one in fit)
            raise SetupError("cases.several", value=typed, choices=paths)
        self._heed(parts for parts in self.unread if parts[1:2] in _OF_CASES)
        near = self._near_serial(wanted, every, year) or _near(wanted, every)
        raise SetupError("cases.no-number", value=typed, near=near or ("—",))

    def refuse_unread(self, ids: Sequence[str]) -> None:
        """Refuse to tell of all cases where some cannot be read.

        Args:
            ids: Of the communities that are asked for; none for all.

        Raises:
            DataError: A file that is needed has a mistake.
        """
        needed = [one for one in self.unread if one[1:2] in _OF_CASES]
        self._heed(one for one in needed if not ids or one[0] in ids)

    def _cases(self) -> Iterator[Found]:
        for community in self.catalogue.communities:
            for year, file in community.cases.items():
                yield from (Found(community, year, case) for case in file.cases)

    def _near_serial(self, wanted: str, every: Sequence[Found], year: int) -> tuple[str, ...]:
        """Return the cases of `year` whose serial numbers are next to the figures `wanted`."""
        if not wanted.isdigit():
            return ()
        mine = [(self._serial(one), one.path) for one in every if one.year == year]
        away = sorted((abs(n - int(wanted)), path) for n, path in mine if n is not None)
        return tuple(path for _, path in away[:_MOST])

    def _serial(self, found: Found) -> int | None:
        load = caseload_of(self.catalogue.organisation, found.community.record)
        match = load.pattern(found.year).fullmatch(found.case.number)
        return int(match[1]) if match else None

    def _heed(self, parts: Iterable[tuple[str, ...]]) -> None:
        """Say rather what is wrong with files than that there is not what they may hold."""
        if errors := tuple(error for one in parts for error in self.unread[one]):
            raise DataError(errors)


def read_shelf(settings: Settings) -> Shelf:
    """Read all data.

    Raises:
        DataError: The file of the site has a mistake: it says what kinds and numbers there are.
        SetupError: There is no such folder.
    """
    catalogue, found = read_catalogue(settings.data_dir)
    top = settings.data_dir.name
    unread = {
        parts: tuple(_errors(found, f"{top}/{'/'.join(parts)}.")) for parts in catalogue.broken
    }
    if errors := unread.get(("organisation",)):
        raise DataError(errors)
    return Shelf(catalogue, unread)


def _errors(found: Sequence[Diagnostic], stem: str) -> Iterator[Diagnostic]:
    errors = (one for one in found if one.severity is Severity.ERROR)
    return (one for one in errors if one.place.path.startswith(stem))


def _names(community: CommunityEntry) -> tuple[str, ...]:
    return community.name, community.name.removesuffix(_COMMUNITY)


def _told(community: CommunityEntry) -> str:
    return f"{community.id} {community.name}"


def _alike(number: str) -> str:
    return number.translate(_ALIKE)


def _fitting(every: Sequence[Found], wanted: str) -> list[Found]:
    """Return the cases with that number, or else with one that looks like it."""
    exact = [one for one in every if one.case.number == wanted]
    return exact or [one for one in every if _alike(one.case.number) == _alike(wanted)]


def _near(wanted: str, every: Sequence[Found]) -> tuple[str, ...]:
    """Return the cases whose numbers are most like `wanted`."""
    like = nearest(wanted, dict.fromkeys(one.case.number for one in every))
    return tuple(one.path for number in like for one in every if one.case.number == number)
