"""The course of one code: its lines, of several files, in the order in which they came about.

Within a file the order is that of the lines. From file to file a code goes by a line that says from
where it came (`former`): the line before it is the last one, in the file of that place, that is not
yet behind it. So the course can be followed from its end back to the line that gave the code out,
and there is but one that takes every line up. Where there is none, lines contradict each other:
then what follows without contradiction is read, the earliest day first, and the rest disputed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from noticeboard.schema import CodeEntry

__all__ = ["OLD", "Dispute", "Lines", "follow"]

#: Name of the file of all communities, from before each had its own.
OLD = "codes"

#: Lines of files, by the names of the files.
Lines: TypeAlias = Mapping[str, Sequence[CodeEntry]]


@dataclass(frozen=True, slots=True)
class Dispute:
    """A line that contradicts an earlier one.

    Attributes:
        entry: The line.
        key: The field that is wrong.
        message_id: Its message in `locale/`.
        other: The building of which the earlier line speaks.
    """

    entry: CodeEntry
    key: str
    message_id: str
    other: str


def follow(files: Lines) -> tuple[CodeEntry | None, list[Dispute]]:
    """Return the line at which the code of `files` stands today, and what contradicts its course.

    Args:
        files: The lines of one code.
    """
    last: CodeEntry | None = None
    disputes = []
    for entry in _course(files):
        if dispute := _dispute(entry, last):
            disputes.append(dispute)
        else:
            last = entry
    return last, disputes


def _course(files: Lines) -> Sequence[CodeEntry]:
    if len(files) == 1:
        return next(iter(files.values()))
    for name in files:
        if course := _back_from(name, files):
            return course
    return _forward(files)


def _back_from(name: str, files: Lines) -> list[CodeEntry]:
    """Return the whole course that ends in the file `name`, or nothing."""
    left = {name: [*lines] for name, lines in files.items()}
    course: list[CodeEntry] = []
    place: str | None = left[name][-1].building
    while place is not None:
        mine = left.get(place.split("/")[0])
        if not mine and not any(lines for name, lines in left.items() if name != OLD):
            mine = left.get(OLD)
        if not mine or mine[-1].building != place or (course and mine[-1].retired):
            return []
        course.append(mine.pop())
        place = course[-1].building if course[-1].retired else course[-1].former
    return [] if any(left.values()) else course[::-1]


def _forward(files: Lines) -> list[CodeEntry]:
    """Return the lines in an order in which as few as possible contradict those before them."""
    left = {name: [*lines] for name, lines in files.items()}
    course: list[CodeEntry] = []
    last: CodeEntry | None = None
    while left := {name: lines for name, lines in left.items() if lines}:
        names = [OLD] if OLD in left else sorted(left)
        fitting = [name for name in names if not _dispute(left[name][0], last)]
        name = min(fitting or names, key=lambda name: left[name][0].day)
        course.append(left[name].pop(0))
        last = course[-1] if fitting else last
    return course


def _dispute(entry: CodeEntry, last: CodeEntry | None) -> Dispute | None:
    if last is None:
        return Dispute(entry, "former", "codes.not-given", entry.former) if entry.former else None
    if last.retired:
        return Dispute(entry, "code", "codes.reused", last.building)
    if not entry.former and not entry.retired:
        return Dispute(entry, "code", "codes.twice", last.building)
    if entry.former and entry.former != last.building:
        return Dispute(entry, "former", "codes.elsewhere", last.building)
    if not entry.former and entry.building != last.building:
        return Dispute(entry, "building", "codes.elsewhere", last.building)
    return None
