"""What to write instead, for a message about words that cannot be read as a time.

The nearest form is named only where it is the same days: another day, or the opposite, is worse
than a list of what can be written.
"""

from __future__ import annotations

import re
from difflib import get_close_matches

from pydantic_core import PydanticCustomError

from noticeboard.schema.fields import fault
from noticeboard.schema.recurrence.forms import read_days
from noticeboard.schema.recurrence.numbers import NUMBER
from noticeboard.schema.recurrence.times import CLOCK

__all__ = ["EXAMPLES", "unread"]

#: Every form that the reader knows, by an example; the handbook explains the same.
EXAMPLES = (
    "每天",
    "工作日",
    "每周五",
    "每周一、三、五",
    "周一至周五",
    "每两周周三",
    "隔周周三",
    "每月5日",
    "每月5日、20日",
    "每月5日至7日",
    "每月第一个周六",
    "每月第一、三个周六",
    "每月最后一个周日",
    "每月最后一天",
    "单月5日",
    "双月5日",
    "每季末月25日",
    "每季度第一个月5日",
    "每季度最后一天",
    "每年3月5日",
    "每年3月、9月5日",
    "每年9月最后一天",
    "农历腊月廿四",
    "农历正月十五",
    "农历每月初一、十五",
    "每月逢二五八",
    "农历逢二五八",
    "重阳节",
    "清明",
    "2026年12月5日",
    "2026年10月1日至7日",
)
#: How like a form must be to what was typed to be named: of two characters in three, or nearly.
_LIKE = 0.6
_FESTIVAL = "春节|过年|元旦|清明|五一|劳动节|端午|中秋|国庆|重阳|元宵"
#: Days on which it does not take place, and what is said of these; they have a key of their own.
_DAYS_OFF = re.compile(f"{_FESTIVAL}|节日|节假日|假期|法定假|放假|暑假|寒假|双休日|周末")
_STOPPED = re.compile("停|除外|外|顺延|不|休|放假|取消")
_PUT_OFF = re.compile("顺延|调休")
#: What is to be told that is no form: a message each, tried in this order.
_TOLD = (
    ("recurrence.relative", re.compile("[今明后昨]天|[今明]晚|明后|次日|[本这下上]个?[周月]|近期")),
    ("recurrence.open", re.compile("不定|另行|待定|未定|通知|随时|视情|届时")),
)
#: What cannot be reckoned, and two forms that may be meant.
_LACKING = (
    (re.compile("最后[^最]{0,4}工作日"), "每月最后一天", "每月最后一个周五"),
    (re.compile(rf"(?:第?{NUMBER}|首)个工作日"), "每月1日", "每月第一个周一"),
    (
        re.compile("(?:春节|过年|除夕|年)(?:的?前|之前|以前)"),
        "农历腊月廿三、廿四",
        "2027年1月30日至2月5日",
    ),
    (
        re.compile(f"(?:{_FESTIVAL})节?(?:的?前|的?后|之前|之后|期间)"),
        "2026年10月1日至7日",
        "每年10月1日至7日",
    ),
)
#: From when to when; these are keys of their own.
_BOUNDED = re.compile("起|开始|暑假|寒假|期间|月份?[—–~至到-]|[春夏秋冬]季|学期")

#: What is often written that may mean two things, and the forms that mean one.
_OFTEN = (
    (re.compile("周末|双休日"), "每周六、周日"),
    (re.compile("国庆"), "每年10月1日"),
    (re.compile("七一|建党"), "每年7月1日"),
    (re.compile("元旦"), "每年1月1日"),
    (re.compile("五一|劳动节"), "每年5月1日"),
    (re.compile("端午"), "端午节"),
    (re.compile("中秋"), "中秋节"),
    (re.compile("大?年三十|大年夜"), "除夕"),
    (re.compile("半年"), "每年6月、12月5日"),
    (re.compile(r"每逢[\d一二三四五六七八九十]|^逢"), "每月逢二五八"),
    (re.compile("隔[两二2]周|双周|单周"), "每两周周三"),
    (re.compile("月底|月末|月尾"), "每月最后一天"),
    (re.compile("月初"), "每月1日"),
    (re.compile("上旬"), "每月5日"),
    (re.compile("中旬"), "每月15日"),
    (re.compile("下旬"), "每月25日"),
    (re.compile("季度?末|季度?底"), "每季末月25日"),
    (re.compile("季度?初"), "每季度第一个月5日"),
    (re.compile("年底|年末"), "每年12月最后一天"),
    (re.compile("小年"), "农历腊月廿三"),
    (re.compile("每季[^次每]*+次"), "每季末月25日"),
    (re.compile("每个?月[^次每]*+次"), "每月5日"),
    (re.compile("每年[^次每]*+次"), "每年3月5日"),
    (re.compile("[每一]周(?:[^次每]*+次)"), "每周二、周五"),
)
#: What stands for a form, if the form can then be read: the pattern, and what to put for it.
_PUT = (
    (re.compile(r"$"), "日"),
    (re.compile(r"^(\d{4})[/.年-](\d{1,2})[/.月-](\d{1,2})[日号]?$"), r"\1年\2月\3日"),
    (re.compile("^(?:农历)?大?年初"), "农历正月初"),
    (re.compile("^(?:农历)?闰"), "农历"),
    (re.compile("^每?年?(?=.*初)"), "农历"),
    (re.compile("每月?第?最后一周的?周?(?=[一二三四五六日])"), "每月最后一个周"),
    (re.compile("每月第([一二三四1-4])个?周(?:的?周)?(?=[一二三四五六日])"), r"每月第\1个周"),
    (re.compile("^每个?季度?的?(?=最后)"), "每季末月"),
    (re.compile(r"每月逢(?=\d)"), "每月"),
    (re.compile("^每个?季度?的?(?=第一个周)"), "每季度首月"),
)

#: Months without a day.
_MONTHS = re.compile(rf"每年{NUMBER}月(?:[、,和及]{NUMBER}月)*$")
#: A part of the day, which is no time.
_PART = re.compile("上午|下午|中午|傍晚|晚|早|夜")
_ALL_DAY = re.compile("24小时|二十四小时|全天")


def unread(piece: str, read: str = "") -> PydanticCustomError:
    """Return the mistake that `piece` cannot be read: with the key, or the form, that can.

    Args:
        piece: What could not.
        read: What stands before it and could: without the piece it is right.
    """
    whole = read + piece
    if _is_stopped(piece):
        return fault("recurrence.stop-key", piece=piece)
    for pattern, one, other in _LACKING:
        if pattern.search(whole):
            return fault("recurrence.lacking", piece=whole, one=one, other=other)
    if _BOUNDED.search(piece) and (near := _readable(piece)):
        return fault("recurrence.bounds-key", piece=whole, near=near)
    for message_id, pattern in _TOLD:
        if pattern.search(piece):
            return fault(message_id, piece=piece)
    if near := _near(piece, read):
        return fault("recurrence.unread", piece=piece, near=near)
    return fault("recurrence.forms", piece=piece)


def _is_stopped(piece: str) -> bool:
    """Whether `piece` says on which days it does not take place."""
    off = _DAYS_OFF.search(piece)
    return bool(_PUT_OFF.search(piece) or (off and _STOPPED.search(piece, off.end())))


def _near(piece: str, read: str) -> str:
    """Return the form that means what could not be read; empty where none is sure to."""
    plain = read.replace(",", " ")
    if _MONTHS.match(piece):
        return f"{piece}5日"
    if _ALL_DAY.search(piece):
        return f"{plain or '每天'} 0:00–24:00"
    if read and _PART.match(piece):
        return f"{plain} 14:00–16:00"
    for text in () if read else (pattern.sub(put, piece, count=1) for pattern, put in _PUT):
        if _whole(text):
            return text
    often = (
        form for pattern, form in _OFTEN if pattern.search(piece) or pattern.match(plain + piece)
    )
    if usual := next(often, ""):
        return usual
    if read:
        return plain
    if CLOCK.match(piece):
        return f"每天 {piece}"
    return next(iter(get_close_matches(piece, EXAMPLES, 1, _LIKE)), "")


def _whole(text: str) -> bool:
    """Whether all of `text` says on which days."""
    read = _read(text)
    return read == len(text)


def _readable(piece: str) -> str:
    """Return the first days within `piece` that can be read."""
    return next(
        (piece[at : at + end] for at in range(1, len(piece)) if (end := _read(piece[at:]))), ""
    )


def _read(text: str) -> int:
    """Return where what can be read of `text` ends; 0 where nothing can."""
    try:
        found = read_days(text)
    except PydanticCustomError:
        return 0
    return found[1] if found else 0
