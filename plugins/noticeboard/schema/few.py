"""Numbers of few persons, which are not told: neighbours would know who is meant."""

from __future__ import annotations

from noticeboard.schema.sensitive import is_hardship

__all__ = ["FEWEST", "is_few", "of_people"]

#: Of fewer persons no number is told.
FEWEST = 5
#: What only persons and homes are counted in; 例 are those who have an illness.
_UNITS = "人名位户口对例"
#: What things are counted in, too, and what a number is called that counts persons in them.
_ANY_UNITS = ("", "个", "家")
_NAMES = ("户", "人", "人员", "家庭", "老人", "儿童", "群众", "党员", "居民", "者")
#: What is counted of people in a hard condition: they, what they asked for, what befell them.
_OF_HARDSHIP = (*_ANY_UNITS, "起", "件", "次", "人次", "宗", "桩", "单", "项")


def of_people(name: str, unit: str) -> bool:
    """Whether a number called `name`, counted in `unit`, is one of persons or homes.

    People who came (人次) are no persons: the same one comes often. But who is in a hard condition
    is known by what is counted of them, whatever the unit: 信访 3 件, 社区矫正谈话 2 次.
    """
    counted = not unit.endswith("人次") and any(char in unit for char in _UNITS)
    named = unit in _ANY_UNITS and name.endswith(_NAMES)
    return counted or named or (unit in _OF_HARDSHIP and is_hardship(name))


def is_few(count: int | None) -> bool:
    """Whether so many persons are few; that there is nobody at all may be told."""
    return count is not None and 0 < count < FEWEST
