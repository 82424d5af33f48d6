"""Numbers of few persons, which are not told: neighbours would know who is meant."""

from __future__ import annotations

import re

from noticeboard.schema.sensitive import is_hardship

__all__ = ["FEWEST", "is_few", "of_people"]

#: Of fewer persons no number is told.
FEWEST = 5
#: What only persons and homes are counted in; 例 are those who have an illness.
_UNITS = "人名位户口对例"
#: What things are counted in, too, and what a number is called that counts persons in them.
_ANY_UNITS = ("", "个", "家")
_NAMES = (
    *("户", "人", "人员", "家庭", "老人", "儿童", "群众", "党员", "居民", "者", "对象", "租客"),
    *("学生", "子女", "家属", "妇女", "军人", "青年", "少年", "职工", "团员"),
)
#: What only ends like one of these: shops, and windows.
_NO_PERSONS = ("商户", "经营户", "窗户", "账户", "门户")
#: Of what is measured, or counted by thousands, one is not one person: 低保金 3 万元, 来访 2 万人.
_MEASURED = re.compile("^[百千万亿]|[元米里亩斤吨升度%]$")


def of_people(name: str, unit: str) -> bool:
    """Whether a number called `name`, counted in `unit`, is one of persons or homes.

    People who came (人次) are no persons: the same one comes often. But who is in a hard condition
    is known by what is counted of them, whatever the unit: 信访 3 件, 低保证 2 本, 戒毒的住房 1 套.
    """
    if _MEASURED.search(unit):
        return False
    counted = not unit.endswith("人次") and any(char in unit for char in _UNITS)
    named = unit in _ANY_UNITS and name.endswith(_NAMES) and not name.endswith(_NO_PERSONS)
    return counted or named or is_hardship(name)


def is_few(count: int | None) -> bool:
    """Whether so many persons are few; that there is nobody at all may be told."""
    return count is not None and 0 < count < FEWEST
