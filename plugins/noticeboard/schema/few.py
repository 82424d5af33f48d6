"""Numbers of few persons, which are not told: neighbours would know who is meant."""

from __future__ import annotations

__all__ = ["is_few", "of_people"]

#: Of fewer persons no number is told.
_FEWEST = 5
#: What persons and homes are counted in, and what a number is called that counts them.
_UNITS = "人名位户家口对"
_NAMES = ("户", "人", "人员", "家庭", "老人", "儿童", "群众", "党员", "居民", "者")


def of_people(name: str, unit: str) -> bool:
    """Whether a number called `name`, counted in `unit`, is one of persons or homes.

    People who came (人次) are no persons: the same one comes often.
    """
    counted = unit != "人次" and any(char in unit for char in _UNITS)
    return counted or (unit in ("个", "") and name.endswith(_NAMES))


def is_few(count: int | None) -> bool:
    """Whether so many persons are few; that there is nobody at all may be told."""
    return count is not None and 0 < count < _FEWEST
