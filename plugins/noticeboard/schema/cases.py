"""What residents asked for and what became of it: 点单—派单—接单, in four classes (四类件).

There is no field for whoever asked. States, the moves between them and the classes are tables.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, Field, StringConstraints

from noticeboard.schema.days import PastDay, Years
from noticeboard.schema.fields import Count, Day, Emphasis, Line, YearDay, fault, named
from noticeboard.schema.nameless import AskedLine, BodyLine
from noticeboard.schema.record import Record, key

__all__ = [
    "CASE_CLASSES",
    "CASE_STATES",
    "ENDS",
    "NEEDS",
    "Case",
    "CaseClass",
    "CaseKind",
    "CaseRules",
    "CasesFile",
    "DaysOff",
    "Move",
    "class_after",
    "form_parts",
    "next_states",
    "number_pattern",
    "numbered",
    "ways_from",
]

#: Every state that a case can be brought into, and what staff write.
CASE_STATES: Mapping[str, str] = MappingProxyType(
    {
        "asked": "点单",
        "sent": "派单",
        "taken": "接单",
        "wanting": "补办",
        "supplied": "补齐",
        "extended": "延期",
        "done": "办结",
        "returned": "退回",
        "withdrawn": "撤单",
    }
)
#: What may follow each state; `done` besides where the class allows it at once.
_NEXT: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "": ("asked",),
        "asked": ("sent", "wanting", "returned", "withdrawn"),
        "sent": ("taken", "sent", "returned", "withdrawn"),
        "taken": ("done", "sent", "wanting", "extended", "returned", "withdrawn"),
        "wanting": ("supplied", "returned", "withdrawn"),
        "supplied": ("sent", "taken", "wanting", "returned", "withdrawn"),
        "extended": ("done", "sent", "wanting", "returned", "withdrawn"),
        "done": (),
        "returned": (),
        "withdrawn": (),
    }
)
#: States behind which nothing follows.
ENDS = frozenset(state for state, following in _NEXT.items() if not following)
#: What a move into a state says beside its day: to whom, why, until when.
NEEDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "sent": ("body",),
        "wanting": ("note",),
        "returned": ("note",),
        "extended": ("until", "note"),
    }
)


@dataclass(frozen=True, slots=True)
class CaseClass:
    """One of the four classes.

    Attributes:
        word: What staff write.
        limit: Working days, if nobody says otherwise; 0 is the same day.
        states: Those that its cases may pass through.
        needs: One of them that its cases have; empty for none.
        at_once: The states behind which such a case may be done without being sent to anybody.
    """

    word: str
    limit: int
    states: frozenset[str]
    needs: str = ""
    at_once: frozenset[str] = frozenset()


_PLAIN = frozenset({"asked", "sent", "taken", "done", "withdrawn"})
#: The four classes by their ids.
CASE_CLASSES: Mapping[str, CaseClass] = MappingProxyType(
    {
        "instant": CaseClass("即办件", 0, _PLAIN, at_once=frozenset({"asked"})),
        "timed": CaseClass("限时件", 5, _PLAIN | {"extended"}),
        "supplement": CaseClass(
            "补办件",
            5,
            _PLAIN | {"extended", "wanting", "supplied"},
            needs="wanting",
            at_once=frozenset({"supplied"}),
        ),
        "return": CaseClass(
            "退回件",
            2,
            _PLAIN - {"done"} | {"extended", "wanting", "supplied", "returned"},
            needs="returned",
        ),
    }
)


def next_states(state: str, of: CaseClass) -> tuple[str, ...]:
    """Return what a case of the class `of` may come into from `state`; ``""`` is its beginning."""
    following = _NEXT[state]
    if state in of.at_once and "done" not in following:
        following = ("done", *following)
    return tuple(one for one in following if one in of.states)


#: The class that a case has once it came into a state.
_CLASS_BY: Mapping[str, str] = MappingProxyType({"wanting": "supplement", "returned": "return"})


def class_after(sort: str, state: str) -> str:
    """Return the class of a case of the class `sort` once it is in `state`.

    What lacks papers, or is given back, is of the class of such cases from then on.
    """
    fits = state in CASE_CLASSES[sort].states
    return sort if fits else _CLASS_BY.get(state, sort)


def ways_from(state: str, sort: str) -> tuple[str, ...]:
    """Return what a case can come into from `state`, be it that its class changes by that."""
    following = dict.fromkeys(("done", *_NEXT[state]))
    classes = {one: CASE_CLASSES[class_after(sort, one)] for one in following}
    return tuple(one for one in following if one in next_states(state, classes[one]))


#: A number is part of an address: capitals, figures, hyphens between.
_NUMBER = re.compile(r"[0-9A-Z]{1,10}(?:-[0-9A-Z]{1,10}){0,4}")
#: How a community numbers its cases: 年 stands for the year, noughts for the serial number.
_FORM = re.compile(r"([A-Z]{0,6}-?)年(-?)(0{2,5})")
#: What is put behind a serial number so that nobody guesses it: 30 bits, without I, L, O and U.
_CODE = "-[0-9A-HJKMNP-TV-Z]{6}"


def _number(value: Any) -> Any:
    if not isinstance(value, str) or not _NUMBER.fullmatch(value.strip()):
        raise fault("cases.number", value=str(value))
    return value


def _form(value: Any) -> Any:
    if not isinstance(value, str) or not _FORM.fullmatch(value.strip()):
        raise fault("cases.form", value=str(value))
    return value


_CaseNumber = Annotated[str, BeforeValidator(_number), StringConstraints(max_length=30)]
_NumberForm = Annotated[str, BeforeValidator(_form), StringConstraints(max_length=20)]


def form_parts(form: str) -> tuple[str, str, int]:
    """Return what stands before the year, what behind it, and how many digits a serial has."""
    parts = _FORM.fullmatch(form)
    assert parts
    head, gap, zeros = parts.groups()
    return head, gap, len(zeros)


def number_pattern(form: str, year: int, coded: bool) -> re.Pattern[str]:
    """Return what numbers of `year` look like, the serial number its first group.

    Args:
        form: As staff write it: ``XH年-000``.
        year: Of the file.
        coded: Whether something that cannot be guessed stands behind.
    """
    head, gap, digits = form_parts(form)
    code = _CODE if coded else ""
    return re.compile(rf"{head}{year}{gap}(\d{{{digits},6}}){code}")


def numbered(form: str, year: int, serial: int, code: str = "") -> str:
    """Return the number with that `serial`: ``XH2026-007``, with a `code` ``XH2026-007-7K3M9T``."""
    head, gap, digits = form_parts(form)
    return f"{head}{year}{gap}{serial:0{digits}}{f'-{code}' if code else ''}"


#: Nobody who asks, and nobody who sees to it, is named: what staff are told of such keys.
_NOBODY = MappingProxyType(
    {
        word: "cases.no-person"
        for word in (
            *("姓名", "电话", "手机", "联系人", "联系电话", "联系方式", "居民", "来电人", "申请人"),
            *("name", "phone", "mobile", "contact", "resident", "applicant"),
        )
    }
    | {
        word: "cases.no-clerk"
        for word in ("承办人", "经办人", "责任人", "办理人", "接单人", "派单人", "clerk", "handler")
    }
)


class Move(Record):
    """One step of a case: the day on which it came into a state, through which body, and why."""

    elsewhere: ClassVar[Mapping[str, str]] = _NOBODY

    day: PastDay = key("日期", "day")
    state: Annotated[str, named(CASE_STATES)] = key("状态", "state")
    body: Annotated[BodyLine, Field(max_length=30)] | None = key("单位", "body", default=None)
    until: Day | None = key("至", "until", default=None)
    note: Annotated[AskedLine, Field(max_length=60)] | None = key("说明", "note", default=None)


class Case(Record):
    """Something that was asked for, by nobody in particular."""

    elsewhere: ClassVar[Mapping[str, str]] = _NOBODY

    number: _CaseNumber = key("编号", "number")
    category: Emphasis = key("类别", "category")
    sort: Annotated[str, named({id_: one.word for id_, one in CASE_CLASSES.items()})] = key(
        "办件类型", "sort"
    )
    text: Annotated[AskedLine, Field(max_length=60)] = key("内容", "text")
    received: PastDay = key("收件", "received")
    moves: Annotated[tuple[Move, ...], Field(min_length=1, max_length=60)] = key("经过", "moves")

    @property
    def of(self) -> CaseClass:
        """Its class."""
        return CASE_CLASSES[self.sort]

    @property
    def last(self) -> Move:
        """The newest of its moves."""
        return self.moves[-1]

    @property
    def ended(self) -> bool:
        """Whether nothing follows any more."""
        return self.last.state in ENDS


class CasesFile(Record):
    """The cases of one year in one community: `<community>/cases/<year>.yml`."""

    cases: tuple[Case, ...] = key("办件", "cases", default=())


class CaseKind(Record):
    """What cases are about, and in how many working days those with a limit are done."""

    name: Emphasis = key("名称", "name")
    days: Annotated[Count, Field(le=250)] | None = key("工作日", "days", default=None)


_Limit = Annotated[Count, Field(le=250)] | None


class CaseRules(Record):
    """How cases are numbered, sorted and limited; what a community does not say, the site does."""

    form: _NumberForm | None = key("编号", "form", default=None)
    kinds: tuple[CaseKind, ...] = key("类别", "kinds", default=())
    instant: _Limit = key("即办件", "instant", default=None)
    timed: _Limit = key("限时件", "timed", default=None)
    supplement: _Limit = key("补办件", "supplement", default=None)
    returned: _Limit = key("退回件", "returned", default=None)
    coded: Annotated[str, named({"yes": "是", "no": "否"})] | None = key(
        "查询码", "coded", default=None
    )


class DaysOff(Record):
    """The days on which a year departs from Monday to Friday, as the office was told."""

    year: Annotated[YearDay, Years(10, 2)] = key("年份", "year")
    off: tuple[Day, ...] = key("放假", "off", default=())
    on: tuple[Day, ...] = key("上班", "on", default=())
    source: Line | None = key("出处", "source", default=None)
