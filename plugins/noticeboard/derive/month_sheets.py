"""What is on in a month at a community, as a sheet for the wall tells it.

Paper does not know what day it is, so a sheet is of one month, and says of which; and nothing on it
changes from day to day, as marks of what was done would.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from noticeboard.catalogue import Catalogue, CommunityEntry, caseload_of
from noticeboard.catalogue.workdays import Workdays
from noticeboard.derive.calendar import (
    CALENDAR,
    CalendarDay,
    CalendarEvent,
    Month,
    calendar_of,
    months_of,
)
from noticeboard.derive.panels import panels_in_use
from noticeboard.derive.scope import Scope, scope_of
from noticeboard.derive.urls import Urls
from noticeboard.schema import Channel, Phone

__all__ = ["MonthDay", "MonthLine", "MonthSheet", "build_month_sheets", "month_of_sheets"]

#: From this day of a month on the sheet is that of the next: offices print ahead.
_AHEAD_FROM = 25


@dataclass(frozen=True, slots=True)
class MonthLine:
    """One event on one day; among those of most days, on all of them.

    Attributes:
        when: Its times of day; of what is on most days all words of when.
        stopped: It would take place, and does not.
    """

    when: str
    name: str
    where: str
    body: str
    stopped: bool = False


@dataclass(frozen=True, slots=True)
class MonthDay:
    """A day on which something is on.

    Attributes:
        off: It is a public holiday, or one of the office; a weekend says so by its name.
    """

    day: date
    off: bool
    lines: tuple[MonthLine, ...]


@dataclass(frozen=True, slots=True)
class MonthSheet:
    """A month of a community.

    Attributes:
        path: Of the community.
        first: The first day of the month.
        often: What is on most days.
        days: Those on which there is something else.
        address_url: Of the page with the months, or where there is none of the community's.
        address_words: The same as people type it.
    """

    path: str
    community: str
    theme: str
    first: date
    often: tuple[MonthLine, ...]
    days: tuple[MonthDay, ...]
    hotline: Phone
    responsible: str
    address_url: str
    address_words: str
    domain: str
    cautions: tuple[str, ...]
    updated: date


def build_month_sheets(catalogue: Catalogue, today: date, urls: Urls) -> tuple[MonthSheet, ...]:
    """Return the month of every community in which something is on."""
    sheets = (_sheet(catalogue, community, today, urls) for community in catalogue.communities)
    return tuple(sheet for sheet in sheets if sheet)


def month_of_sheets(today: date) -> date:
    """Return the first day of the month that is printed on the day `today`."""
    first = today.replace(day=1)
    ahead = today.day >= _AHEAD_FROM
    return (first + timedelta(days=31)).replace(day=1) if ahead else first


def _sheet(
    catalogue: Catalogue, community: CommunityEntry, today: date, urls: Urls
) -> MonthSheet | None:
    chain = catalogue.chain_of(community)
    scope = scope_of(catalogue, chain, Channel.PRINT, today)
    if not _tells(scope):
        return None
    month = _month(calendar_of(scope), today)
    if month is None:
        return None
    web = scope_of(catalogue, chain, Channel.WEB, today)
    has_page = _tells(web) and months_of(calendar_of(web), today)
    url = urls.board(f"{community.path}/{CALENDAR}" if has_page else community.path)
    workdays = caseload_of(catalogue.organisation, community.record).workdays
    return MonthSheet(
        path=community.path,
        community=community.name,
        theme=catalogue.organisation.theme,
        first=month.first,
        often=tuple(_line(event, event.words) for event in month.often),
        days=tuple(day for day in (_day(one, month, workdays) for one in month.days) if day.lines),
        hotline=community.record.hotline,
        responsible=community.record.responsible,
        address_url=url,
        address_words=urls.plain(url),
        domain=urls.domain,
        cautions=catalogue.organisation.cautions,
        updated=community.record.updated,
    )


def _tells(scope: Scope) -> bool:
    return any(kind.id == "events" for kind, _ in panels_in_use(scope))


def _month(events: tuple[CalendarEvent, ...], today: date) -> Month | None:
    """Return this month, or from its 25th day on the next; None where nothing is on in it."""
    months = months_of(events, today)
    month = months[today.day >= _AHEAD_FROM] if months else None
    return month if month and (month.often or month.days) else None


def _day(one: CalendarDay, month: Month, workdays: Workdays) -> MonthDay:
    return MonthDay(one.day, workdays.is_holiday(one.day), tuple(_lines(one, month)))


def _lines(one: CalendarDay, month: Month) -> Iterator[MonthLine]:
    """Yield what is on, and what is not although it is usual; a mark alone says nothing here."""
    for held in one.held:
        event = held.event
        if held.stopped or (event not in month.often and event.recurrence.has(one.day)):
            yield _line(event, event.times, held.stopped)


def _line(event: CalendarEvent, when: str, stopped: bool = False) -> MonthLine:
    return MonthLine(when, event.name, event.where, event.body, stopped)
