"""What staff do with cases: open one, bring it a step further. What is illegal is not written."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from noticeboard.catalogue import Caseload, Catalogue, CommunityEntry, caseload_of
from noticeboard.catalogue.folders import CASES
from noticeboard.catalogue.rules.cases import check_cases
from noticeboard.catalogue.rules.flats import check_flats
from noticeboard.catalogue.rules.leaks import check_leaks
from noticeboard.catalogue.rules.somebody import check_nameless
from noticeboard.catalogue.rules.spans import check_spans
from noticeboard.diagnostics import Diagnostic, has_errors
from noticeboard.errors import SetupError
from noticeboard.publish.case_file import (
    CaseText,
    Pairs,
    append_case,
    append_move,
    read_cases,
    write_cases,
)
from noticeboard.publish.case_find import read_shelf
from noticeboard.publish.case_refusal import refusal
from noticeboard.publish.glyphs import find_missing_glyphs
from noticeboard.render.fonts import Fonts
from noticeboard.schema import (
    CASE_CLASSES,
    CASE_STATES,
    Case,
    class_after,
    numbered,
    ways_from,
)
from noticeboard.settings import Settings

__all__ = ["Done", "Step", "move_case", "open_case"]

_RULES = (check_cases, check_flats, check_nameless, check_leaks, check_spans)
#: Crockford's base 32, without I, L, O and U.
_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_CODE_LENGTH = 6


@dataclass(frozen=True, slots=True)
class Step:
    """A move as it is asked for.

    Attributes:
        state: Its id.
        day: Of the move.
        body, note: As `schema.Move`.
        until: Until when a case is put off.
    """

    state: str
    day: date
    body: str | None = None
    note: str | None = None
    until: str | None = None

    def pairs(self, english: bool) -> Pairs:
        """Return it as it is typed."""
        typed = (
            (("日期", "day"), self.day.isoformat()),
            (("状态", "state"), self.state if english else CASE_STATES[self.state]),
            (("单位", "body"), self.body),
            (("至", "until"), self.until),
            (("说明", "note"), self.note),
        )
        return [(names[english], value) for names, value in typed if value]


@dataclass(frozen=True, slots=True)
class Done:
    """What was written: the number of the case, the file, and the class if that is another now."""

    number: str
    file: str
    sort: str = ""


def open_case(
    settings: Settings, community: str, kind: str, sort: str, text: str, steps: Iterable[Step]
) -> Done:
    """Write a new case, under the next number of the year of its first step.

    Args:
        settings: Where the data are, and the day.
        community: Its id, or its name.
        kind: What the case is about.
        sort: Id of its class.
        text: What was asked for.
        steps: What was done so far: asked for, and perhaps sent.

    Raises:
        DataError: The case, or the file, is not as it must be; nothing was written.
        SetupError: There is no such community, or the file is not understood.
    """
    shelf = read_shelf(settings)
    catalogue, entry = shelf.catalogue, shelf.community(community)
    first, *others = steps
    load = caseload_of(catalogue.organisation, entry.record)
    file = _open_file(settings, entry, first.day.year)
    number = _next_number(file, load, first.day.year)
    pairs = [
        ("编号", number),
        ("类别", kind),
        ("办件类型", CASE_CLASSES[sort].word),
        ("内容", text),
        ("收件", first.day.isoformat()),
    ]
    file = append_case(file, pairs, first.pairs(english=False), "经过")
    for step in others:
        file = append_move(file, file.file.cases[-1], step.pairs(english=False))
    _write(settings, catalogue, entry, file, first.day.year)
    return Done(number, file.shown)


def move_case(settings: Settings, number: str, step: Step) -> Done:
    """Bring the case `number` a step further.

    Args:
        settings: Where the data are, and the day.
        number: Of the case, as `Shelf.case` takes it.
        step: What was done.

    Raises:
        DataError: The move is illegal; what would be legal is told, and nothing was written.
        SetupError: There is no such case, or there are several, or the file is not understood.
    """
    shelf = read_shelf(settings)
    found = shelf.case(number, settings.today.year)
    entry, year, number = found.community, found.year, found.case.number
    file = _open_file(settings, entry, year)
    case = next(case for case in file.file.cases if case.number == number)
    sort = case.sort if case.ended else class_after(case.sort, step.state)
    english = case.typed("number") == "number"
    words = (_word(case, case.sort), _word(case, sort)) if sort != case.sort else None
    file = append_move(file, case, step.pairs(english), words)
    ways = tuple(CASE_STATES[one] for one in ways_from(case.last.state, case.sort))
    _write(settings, shelf.catalogue, entry, file, year, ways)
    return Done(number, file.shown, CASE_CLASSES[sort].word if words else "")


def _word(case: Case, sort: str) -> str:
    return sort if case.typed("sort") == "sort" and case.at.keys else CASE_CLASSES[sort].word


def _open_file(settings: Settings, entry: CommunityEntry, year: int) -> CaseText:
    folder = settings.data_dir / entry.id / CASES
    path = folder / f"{year}.yml"
    other = path.with_suffix(".yaml")
    path = other if other.exists() else path
    return read_cases(path, f"{settings.data_dir.name}/{entry.id}/{CASES}/{path.name}")


def _next_number(file: CaseText, load: Caseload, year: int) -> str:
    """Return the number behind the largest of the year, and letters by chance where it has some."""
    pattern = load.pattern(year)
    found = (pattern.fullmatch(case.number) for case in file.file.cases)
    serial = max((int(match[1]) for match in found if match), default=0) + 1
    letters = (secrets.choice(_LETTERS) for _ in range(_CODE_LENGTH))
    return numbered(load.form, year, serial, "".join(letters) if load.coded else "")


def _write(
    settings: Settings, catalogue: Catalogue, entry: CommunityEntry, file: CaseText, year: int,
    ways: tuple[str, ...] = (),
) -> None:  # fmt: skip
    """Write `file` if no rule finds an error in it, as `noticeboard check` would.

    Args:
        settings, catalogue: What is known.
        entry, year: Whose file, and of which year.
        file: As it is to be.
        ways: The states into which the case could be brought instead.
    """
    new = replace(entry, cases={**entry.cases, year: file.file})
    others = (new if one.id == entry.id else one for one in catalogue.communities)
    changed = replace(catalogue, communities=tuple(others))
    found = _judge(settings, changed, file.shown)
    if has_errors(found):
        raise refusal(found, _judge(settings, catalogue, file.shown), ways)
    write_cases(file)


def _judge(settings: Settings, catalogue: Catalogue, shown: str) -> list[Diagnostic]:
    """Return what the rules say of the file `shown`."""
    told = [one for rule in _RULES for one in rule(catalogue, settings.today)]
    return [one for one in (*told, *_unprintable(settings, catalogue)) if one.place.path == shown]


def _unprintable(settings: Settings, catalogue: Catalogue) -> tuple[Diagnostic, ...]:
    """Return what no font can print; nothing where nothing is printed, or a font is missing."""
    if not settings.posters:
        return ()
    try:
        return find_missing_glyphs(catalogue, Fonts(settings.cache_dir / "fonts"))
    except SetupError:
        return ()
