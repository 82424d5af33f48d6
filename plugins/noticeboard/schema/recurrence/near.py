"""The nearest form that can be read, for a message about one that cannot."""

from __future__ import annotations

import re
from difflib import get_close_matches

from noticeboard.schema.recurrence.numbers import NUMBER
from noticeboard.schema.recurrence.times import CLOCK

__all__ = ["EXAMPLES", "near_form"]

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
#: For what is like none of them.
_USUAL = "每周五 19:00–20:00"
#: What is often written that may mean two things, and the forms that mean one.
_OFTEN = (
    (re.compile("周末|双休日"), "每周六、周日"),
    (re.compile("国庆"), "每年10月1日"),
    (re.compile("七一|建党"), "每年7月1日"),
    (re.compile("元旦"), "每年1月1日"),
    (re.compile("五一|劳动节"), "每年5月1日"),
    (re.compile("端午"), "端午节"),
    (re.compile("中秋"), "中秋节"),
    (re.compile("半年"), "每年6月、12月5日"),
    (re.compile(r"每逢[\d一二三四五六七八九十]|^逢"), "每月逢二五八"),
    (re.compile("隔[两二2]周|双周|单周"), "每两周周三"),
    (re.compile("月底|月末|月尾"), "每月最后一天"),
    (re.compile("月初"), "每月1日"),
    (re.compile("季度?末|季度?底"), "每季末月25日"),
    (re.compile("季度?初"), "每季度第一个月5日"),
    (re.compile("年底|年末"), "每年12月最后一天"),
    (re.compile("小年|闰"), "农历腊月廿三"),
    (re.compile("每季[^次每]*+次"), "每季末月25日"),
    (re.compile("每个?月[^次每]*+次"), "每月5日"),
    (re.compile("每年[^次每]*+次"), "每年3月5日"),
    (re.compile("次"), _USUAL),
)

#: Months without a day.
_MONTHS = re.compile(rf"每年{NUMBER}月(?:[、,和及]{NUMBER}月)*$")
#: One of the weeks of a month, and the day of it.
_NTH = re.compile("第([一二三四1-4])个?周(?:的?周)?([一二三四五六日])")
#: A part of the day, which is no time.
_PART = re.compile("上午|下午|中午|傍晚|晚|早|夜")


def near_form(piece: str, read: str = "") -> str:
    """Return the form that is most like what could not be read.

    Args:
        piece: What could not.
        read: What stands before it and could: without the piece it is right.
    """
    if _MONTHS.match(piece):
        return f"{piece}5日"
    if found := _NTH.search(piece):
        return f"每月第{found[1]}个周{found[2]}"
    if read and _PART.match(piece):
        return f"{read.replace(',', ' ')} 14:00–16:00"
    often = (example for pattern, example in _OFTEN if pattern.search(piece))
    if usual := next(often, ""):
        return usual
    if read:
        return read.replace(",", " ")
    if CLOCK.match(piece):
        return f"每天 {piece}"
    return next(iter(get_close_matches(piece, EXAMPLES, 1, 0.4)), _USUAL)
