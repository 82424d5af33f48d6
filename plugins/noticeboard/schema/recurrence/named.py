"""Days that have a name, and days of market: 端午, 清明, 每月逢二五八."""

from __future__ import annotations

import re
from collections.abc import Callable

from noticeboard.schema.fields import fault
from noticeboard.schema.recurrence.lunar import TERMS
from noticeboard.schema.recurrence.numbers import AND, number_of
from noticeboard.schema.recurrence.rule import Lunar, Monthly, Rule, Term

__all__ = ["NAMED", "Form"]

#: A pattern, and what rule it means.
Form = tuple[re.Pattern[str], Callable[[re.Match[str]], Rule]]

#: Days that everybody knows by name, with 节 behind or without.
_FESTIVALS = {
    "春节": (1, 1),
    "元宵": (1, 15),
    "端午": (5, 5),
    "七夕": (7, 7),
    "中秋": (8, 15),
    "重阳": (9, 9),
    "腊八": (12, 8),
    "除夕": (12, -1),
}
_BY_NAME = r"(?:每年)?(?:农历)?(?P<name>{})节?(?:当天|当日|日)?"
_FESTIVAL = re.compile(_BY_NAME.format("|".join(_FESTIVALS)))
_TERM = re.compile(_BY_NAME.format("|".join(TERMS)))
#: A day that is another in the north than in the south.
_XIAONIAN = re.compile(r"(?:每年)?(?:农历)?(?P<name>小年)(?!夜)")
#: Days of market: those whose number ends so, by the calendar or by that of the moon. 逢十五 may be
#: one day or two in ten, and is not read.
_ONES = "[一二三四五六七八九]"
_END = rf"(?:{_ONES}|十|10|[1-9])"
_ENDS = re.compile(
    rf"(?:(?P<moon>农历(?:每个?月)?|每个?月农历)|每个?月)逢"
    rf"(?P<ends>(?:{_ONES}{{1,5}}|{_END})(?:(?:[{AND}]逢?|逢){_END}){{0,9}})"
    r"(?![一二三四五六七八九十\d日号月点时:])"
)
_ONE_END = re.compile("10|[一二三四五六七八九十1-9]")


def _ends(found: re.Match[str]) -> Rule:
    """Return the days whose number ends as said; of 逢一 only the moon knows whether the 31st is.

    Raises:
        PydanticCustomError: It is not known whether the 31st is one.
    """
    ends = {number_of(number) % 10 for number in _ONE_END.findall(found["ends"])}
    days = tuple(day for day in range(1, 31) if day % 10 in ends)
    if found["moon"]:
        return Lunar(0, days)
    if 1 in ends:
        one = "每月" + "、".join(f"{day}日" for day in days)
        raise fault("recurrence.either", value=found[0], one=one, other=f"{one}、31日")
    return Monthly(days)


def _festival(found: re.Match[str]) -> Rule:
    month, day = _FESTIVALS[found["name"]]
    return Lunar(month, (day,))


def _term(found: re.Match[str]) -> Rule:
    return Term(found["name"])


def _xiaonian(found: re.Match[str]) -> Rule:
    raise fault("recurrence.either", value=found[0], one="农历腊月廿三", other="农历腊月廿四")


#: To be tried in this order.
NAMED: tuple[Form, ...] = (
    (_ENDS, _ends),
    (_FESTIVAL, _festival),
    (_TERM, _term),
    (_XIAONIAN, _xiaonian),
)
