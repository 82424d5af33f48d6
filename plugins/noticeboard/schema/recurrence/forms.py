"""The forms in which staff say on which days: a table of patterns, and what each means.

The text is normalised before (`read.normalised`): half-width, 星期 and 礼拜 are 周, 周天 is 周日,
blanks are gone.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from noticeboard.schema.fields import fault
from noticeboard.schema.recurrence.named import NAMED, Form
from noticeboard.schema.recurrence.numbers import AND, NUMBER, number_of
from noticeboard.schema.recurrence.rule import Lunar, Monthly, Once, Rule, Weekly
from noticeboard.schema.recurrence.stops import read_stops

__all__ = ["read_days"]

_WEEK = "一二三四五六日"
_TO = "—–~至到-"
#: A day of the week; what is followed by 点 is a time.
_WD = r"(?:[一二三四五六日](?![点时十])|[1-6](?![\d:点时月]))"
#: Days of the week, the first without 周 before it.
_WEEKDAYS = (
    rf"(?P<days>{_WD}(?:[{AND}{_TO}]周?{_WD}|周{_WD}|[一二三四五六](?![点时十])|(?<=六)日)*+)"
)
_WEEKLY = re.compile(rf"(?:每逢|逢|每个|每)?周{_WEEKDAYS}")
_DAILY = re.compile(r"每一?天")
_WORKDAYS = re.compile(r"(?:每个|每)?工作日")
_EVERY = re.compile(rf"(?:每(?P<n>{NUMBER})个?周的?周?|每?隔[一1]?周的?周?){_WEEKDAYS}")
_WEEKDAY = re.compile(rf"([{_TO}])?周?({_WD})")

#: Before a part of a month: which months.
_MONTHS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], tuple[int, ...]]], ...] = (
    (re.compile(r"(?:每个|每)月"), lambda _: ()),
    (re.compile(r"(?:每逢|逢|每个|每)?单月"), lambda _: (1, 3, 5, 7, 9, 11)),
    (re.compile(r"(?:每逢|逢|每个|每)?双月"), lambda _: (2, 4, 6, 8, 10, 12)),
    (re.compile(r"每个?季度?的?(?:末月|最后一个月|(?=最后一天))"), lambda _: (3, 6, 9, 12)),
    (re.compile(r"每个?季度?的?(?:首月|(?=第一天))"), lambda _: (1, 4, 7, 10)),
    (re.compile(rf"每个?季度?的?第(?P<n>{NUMBER})个月"), lambda m: _quarterly(m["n"])),
    (re.compile(rf"每年(?P<n>{NUMBER}月(?:[{AND}]{NUMBER}月)*+)"), lambda m: _yearly(m["n"])),
)
_YEARLY_MORE = re.compile(rf"[{AND}](?P<n>{NUMBER}月)")
_DAY = rf"(?:{NUMBER}(?:[日号]|(?=[{AND}{_TO}](?:{NUMBER}|最后)))|最后一天|第一天)"
_MONTH_DAYS = re.compile(rf"{_DAY}(?:[{AND}{_TO}]{_DAY})*")
_ONE_DAY = re.compile(rf"([{_TO}])?({NUMBER}|最后一天|第一天)")
_NTH = rf"(?:第?{NUMBER}|最后一|首)个?"
_NTH_WEEKDAY = re.compile(
    rf"(?P<nths>(?:第{NUMBER}|最后一|首)个?(?:[{AND}]{_NTH})*)(?<=个)的?周(?P<wd>{_WD})"
)
_ONE_NTH = re.compile(rf"最后一|首|{NUMBER}")

_LUNAR_MONTHS = {"正": 1, "冬": 11, "腊": 12}
_LUNAR_DAY = rf"(?:初[一二三四五六七八九十]|最后一天|{NUMBER}日?(?![点时:]))"
_LUNAR_DAYS = rf"(?P<days>{_LUNAR_DAY}(?:[{AND}]{_LUNAR_DAY})*+)"
_LUNAR = re.compile(
    rf"(?:每年)?(?:农历(?:每年)?(?P<any>每个?月|(?P<n>{NUMBER}|[正冬腊])月)"
    rf"|(?P<every>每个?月农历)|(?P<only>[正冬腊])月){_LUNAR_DAYS}"
)
_ONE_LUNAR = re.compile(rf"初([一二三四五六七八九十])|(最后)|({NUMBER})")
_Read = tuple[tuple[Rule, ...], int]


def read_days(text: str) -> _Read | None:
    """Read on which days, from the beginning of `text`.

    Returns:
        The rules, and where what was read ends; None where no form fits.

    Raises:
        PydanticCustomError: A form fits, and there is no such day, or a year is missing.
    """
    for pattern, build in _FORMS:
        if found := pattern.match(text):
            return (build(found),), found.end()
    return _monthly(text) or _once(text)


def _weekly(found: re.Match[str]) -> Rule:
    return Weekly(_weekdays(found["days"]))


def _every(found: re.Match[str]) -> Rule:
    weeks = number_of(found["n"]) if found["n"] else 2
    if not 1 <= weeks <= 12:
        raise fault("recurrence.no-day", value=found[0])
    return Weekly(_weekdays(found["days"]), weeks)


def _weekdays(text: str) -> tuple[int, ...]:
    """Return the numbers of 一、三至五. A span does not run over Sunday: 周五至周一 is two."""
    days: list[int] = []
    for to, name in _WEEKDAY.findall(text):
        number = _WEEK.index(name) if name in _WEEK else int(name) - 1
        if to and number <= days[-1]:
            names = [*range(days[-1], 7), *range(number + 1)]
            near = "、".join(f"周{_WEEK[one]}" for one in dict.fromkeys(names))
            raise fault("recurrence.unread", piece=f"周{_WEEK[days[-1]]}{to}周{name}", near=near)
        days += range(days[-1] + 1, number + 1) if to else (number,)
    return tuple(sorted({*days}))


def _lunar(found: re.Match[str]) -> Rule:
    name = found["n"] or found["only"] or ""
    month = _LUNAR_MONTHS.get(name) or (number_of(name) if name else 0)
    days: list[int] = []
    for first, last, number in _ONE_LUNAR.findall(found["days"]):
        days.append(-1 if last else number_of(first or number))
    if not 0 <= month <= 12 or any(not (day == -1 or 1 <= day <= 30) for day in days):
        raise fault("recurrence.no-day", value=found[0])
    return Lunar(month, tuple(sorted({*days})))


def _quarterly(number: str) -> tuple[int, ...]:
    first = number_of(number)
    if not 1 <= first <= 3:
        raise fault("recurrence.no-day", value=f"第{number}个月")
    return tuple(range(first, 13, 3))


def _yearly(text: str) -> tuple[int, ...]:
    months = [number_of(number) for number in re.findall(NUMBER, text)]
    if any(not 1 <= month <= 12 for month in months):
        raise fault("recurrence.no-day", value=text)
    return tuple(sorted({*months}))


def _monthly(text: str) -> _Read | None:
    for pattern, months_of in _MONTHS:
        if found := pattern.match(text):
            months = months_of(found)
            said = found["n"] if text.startswith("每年") else ""
            if (read := _part(text, found.end(), months, said)) is None:
                return None
            rules, at = [read[0]], read[1]
            while text.startswith("每年") and (more := _YEARLY_MORE.match(text, at)):
                read = _part(text, more.end(), _yearly(more["n"]), more["n"])
                if read is None:
                    break
                rules.append(read[0])
                at = read[1]
            return tuple(rules), at
    return None


def _part(text: str, at: int, months: tuple[int, ...], said: str) -> tuple[Rule, int] | None:
    """Read which days of `months`: 5日、20日, 第一个周六, 最后一天.

    Args:
        text: What was typed.
        at: Where to begin.
        months: None for all.
        said: The months as staff wrote them by number, for a message.
    """
    if found := _NTH_WEEKDAY.match(text, at):
        nths = tuple(sorted({_nth(name) for name in _ONE_NTH.findall(found["nths"])}))
        if not all(nth == -1 or 1 <= nth <= 5 for nth in nths):
            raise fault("recurrence.no-day", value=found[0])
        return Monthly((), _weekdays(found["wd"])[0], nths, months), found.end()
    found = _MONTH_DAYS.match(text, at)
    if not found or found[0][-1] not in "日号天":
        return None
    return Monthly(_month_days(found[0], months, said), months=months), found.end()


def _nth(name: str) -> int:
    return {"最后一": -1, "首": 1}.get(name) or number_of(name)


def _month_days(text: str, months: tuple[int, ...], said: str) -> tuple[int, ...]:
    """Return the numbers of 5日、20日至22日; what no month of `months` has is refused."""
    days: list[int] = []
    most = max(_LONGEST[month - 1] for month in months or (1,))
    for to, name in _ONE_DAY.findall(text):
        number = {"最后一天": -1, "第一天": 1}.get(name) or number_of(name)
        if not (number == -1 or 1 <= number <= most):
            raise fault("recurrence.no-day", value=f"{said}{name}日")
        spans = to and -1 not in (number, days[-1]) and number > days[-1]
        if to and not spans:
            raise fault("recurrence.backwards", value=text)
        days += range(days[-1] + 1, number + 1) if to else (number,)
    return tuple(sorted({*days}))


_LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def _once(text: str) -> _Read | None:
    stops, at = read_stops(text, 0)
    if not stops:
        return None
    days: list[date] = []
    for stop in stops:
        if (span := stop.between(None, None)) is None:
            raise fault("recurrence.year", value=stop.typed)
        if (count := (span[1] - span[0]).days) > _MOST_DAYS:
            raise fault("recurrence.span", value=stop.typed, most=_MOST_DAYS)
        days += (span[0] + timedelta(days=n) for n in range(count + 1))
    return (Once(tuple(sorted({*days}))),), at


#: Of one span that does not come again.
_MOST_DAYS = 366

_FORMS: tuple[Form, ...] = (
    (_DAILY, lambda _: Weekly(tuple(range(7)))),
    (_WORKDAYS, lambda _: Weekly(tuple(range(5)))),
    (_EVERY, _every),
    (_WEEKLY, _weekly),
    (_LUNAR, _lunar),
    *NAMED,
)
