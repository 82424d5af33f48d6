"""What is told of cases: frozen values, the same for the panel, the table and their own pages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

__all__ = ["CaseNumbers", "CaseRow", "CaseStep", "CaseSums", "Rate", "SortSum"]


@dataclass(frozen=True, slots=True)
class CaseNumbers:
    """What the numbers of a community look like, so that one is found however it is typed.

    Attributes:
        head: Before the year: ``XH``.
        gap: Behind it: ``-``, or nothing.
        digits: That a serial number has at least.
        years: Of which there are cases, the newest first.
        example: Such a number.
    """

    head: str
    gap: str
    digits: int
    years: tuple[int, ...]
    example: str


@dataclass(frozen=True, slots=True)
class CaseStep:
    """One step of a case, as `schema.Move` has it."""

    day: date
    state: str
    body: str
    note: str
    until: date | None


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A case as it stands on a day.

    Attributes:
        number: Empty in a list where only who has the number may find the case.
        path: Of its own page below the site; empty as the number.
        sort: Id of its class.
        state: Id of the state it is in; `body`, `note` and `until` are those of the step into it.
        body: Who has it, or had it last.
        day: Since when.
        limit: In how many working days such a case is to be done.
        due: By when it is to be done, or was; None where that is not known, or it waits for papers.
        taken: Working days from its receipt until it ended, or until today, without those in
            which papers were awaited; None if not known.
        waited: Working days in which papers were awaited; None if not known.
        left: Working days until it is due; negative: since it was. Of one that ended as of its end.
        passed: Whether the day on which it was due lies behind: it is overdue, though perhaps no
            working day has passed since.
    """

    number: str
    path: str
    text: str
    category: str
    sort: str
    received: date
    state: str
    body: str
    note: str
    until: date | None
    day: date
    ended: bool
    limit: int
    due: date | None
    taken: int | None
    waited: int | None
    left: int | None
    steps: tuple[CaseStep, ...] = ()
    passed: bool = False

    @property
    def late(self) -> int:
        """Working days beyond the day on which it was due: 0 in time, on days off, or not known."""
        return max(0, -(self.left or 0))


@dataclass(frozen=True, slots=True)
class Rate:
    """One number out of another; `percent` is empty where there are too few to tell a rate of."""

    part: int
    whole: int
    percent: str


@dataclass(frozen=True, slots=True)
class SortSum:
    """How many cases of a class there are, how many have ended, and how many are late and open.

    `least` and `most` are the limits of those, in working days: kinds have limits of their own.
    """

    sort: str
    least: int
    most: int
    total: int
    ended: int
    late: int


@dataclass(frozen=True, slots=True)
class CaseSums:
    """What a year comes to.

    Attributes:
        path: Of the page with all of them, below the site.
        year: In which they were received.
        total: All of them.
        open: Those that have not ended.
        late: Of these, those that should have.
        waiting: Of these, those that wait for papers.
        earlier: Open ones of earlier years.
        returned: Of those that ended, those that were given back.
        withdrawn: Of those, those whose wish was taken back. The others are done.
        done: How many of those that were the community's to do are done.
        in_time: How many of those that were done or given back, and had a limit that is known, were
            so in time.
        median: Working days in which one half was done: ``3``, ``3.5``; empty where they are few.
        funnel: How many were asked for, of those sent, of those taken, of those done: id and count.
        ways: What became of all of them: done at the end of the funnel, done without it, given
            back, withdrawn, open: id and count, none without any.
        sorts: By class, those of which there are none left out.
    """

    path: str
    year: int
    total: int
    open: int
    late: int
    waiting: int
    earlier: int
    returned: int
    withdrawn: int
    done: Rate
    in_time: Rate
    median: str
    funnel: tuple[tuple[str, int], ...]
    ways: tuple[tuple[str, int], ...]
    sorts: tuple[SortSum, ...]

    @property
    def ended(self) -> int:
        """Those that are done, given back or withdrawn."""
        return self.total - self.open
