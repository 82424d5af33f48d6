"""What a community tells at the door of its office: whom to call, what is on, what was done.

Paper does not know what day it is: nothing on a bulletin changes from day to day. Cases are told as
they stood on the day of their newest move, which it names: what was late on that day stays so.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from noticeboard.catalogue import Catalogue, CommunityEntry
from noticeboard.derive.board import Board, build_board
from noticeboard.derive.case_rows import Rate
from noticeboard.derive.casework import casework_of
from noticeboard.derive.month_sheets import MonthSheet, build_month_sheets
from noticeboard.derive.panels.figures import derive_figures
from noticeboard.derive.people import ShownPerson
from noticeboard.derive.rows import FigureRow, Panel, Row
from noticeboard.derive.scope import scope_of
from noticeboard.derive.urls import Urls
from noticeboard.schema import Channel, Phone

__all__ = ["Bulletin", "CasesTold", "build_bulletins"]

#: So many persons are named.
_PEOPLE = 2


@dataclass(frozen=True, slots=True)
class CasesTold:
    """What the newest year of cases came to on the day of the newest move of any.

    Attributes:
        title: A title of the site's own, or empty.
        ended: How many are at an end, however they came to it.
        earlier: Open ones of earlier years.
        late: Of the open ones, those that should have ended by `day`.
        in_time: As of `CaseSums`, like `open`, `median`, `funnel` and `ways`.
    """

    title: str
    year: int
    total: int
    ended: int
    open: int
    late: int
    earlier: int
    in_time: Rate
    median: str
    funnel: tuple[tuple[str, int], ...]
    ways: tuple[tuple[str, int], ...]
    day: date


@dataclass(frozen=True, slots=True)
class Bulletin:
    """What the bulletin of a community says.

    Attributes:
        path: Of the community.
        trail: Names of the units above it, the widest first.
        theme: Key of `render.themes.THEMES`.
        responsible: The body that answers for it.
        desk: The office whose number is the hotline, if there is more to say of it: its hours.
        people: The first who can be called, by name and number, as far as they agreed.
        contacts: Whom else to call.
        month: What is on in the month.
        figures: Those of the community itself, as its page has them.
        address_url: Of its page.
        address_words: The same as people type it.
        updated: The day of the data, or that of newer figures or moves.
    """

    path: str
    name: str
    trail: tuple[str, ...]
    theme: str
    slogan: str | None
    responsible: str
    hotline: Phone
    desk: Row | None
    people: tuple[ShownPerson, ...]
    contacts: Panel | None
    month: MonthSheet | None
    cases: CasesTold | None
    figures: Panel | None
    address_url: str
    address_words: str
    domain: str
    cautions: tuple[str, ...]
    updated: date


def build_bulletins(catalogue: Catalogue, today: date, urls: Urls) -> tuple[Bulletin, ...]:
    """Return the bulletin of every community, in the order of the site."""
    months = {month.path: month for month in build_month_sheets(catalogue, today, urls)}
    return tuple(
        _bulletin(catalogue, community, months.get(community.path), today, urls)
        for community in catalogue.communities
    )


def _bulletin(
    catalogue: Catalogue,
    community: CommunityEntry,
    month: MonthSheet | None,
    today: date,
    urls: Urls,
) -> Bulletin:
    chain, record = catalogue.chain_of(community), community.record
    board = build_board(catalogue, chain, Channel.PRINT, today, urls)
    figures, cases = _figures(catalogue, community, today), _cases(catalogue, community)
    news = [row.day for row in (figures.rows if figures else ()) if isinstance(row, FigureRow)]
    return Bulletin(
        path=board.path,
        name=board.name,
        trail=board.trail,
        theme=board.theme,
        slogan=board.slogan,
        responsible=record.responsible,
        hotline=record.hotline,
        desk=_desk(board, record.hotline),
        people=_people(board.panel("members")),
        contacts=_contacts(board, record.hotline),
        month=month,
        cases=cases,
        figures=figures,
        address_url=board.address_url,
        address_words=board.address_words,
        domain=board.domain,
        cautions=board.cautions,
        updated=max([record.updated, *news, *([cases.day] if cases else [])]),
    )


def _people(members: Panel | None) -> tuple[ShownPerson, ...]:
    """Return the first whom people can call, with no more than that takes."""
    people = (row for row in (members.rows if members else ()) if isinstance(row, ShownPerson))
    known = (person for person in people if person.name and person.phone)
    return tuple(p.without({"photo", "services", "stairs"}) for p in known)[:_PEOPLE]


def _desk(board: Board, hotline: Phone) -> Row | None:
    panel = board.panel("contacts")
    rows = (row for row in (panel.rows if panel else ()) if getattr(row, "note", None))
    return next((row for row in rows if getattr(row, "phone", None) == hotline), None)


def _contacts(board: Board, hotline: Phone) -> Panel | None:
    """Return whom else to call: the number that stands above them is not among them."""
    panel = board.panel("contacts")
    rows = tuple(_others(panel.rows if panel else (), hotline))
    return replace(panel, rows=rows) if panel and rows else None


def _others(rows: Iterable[Row], hotline: Phone) -> Iterable[Row]:
    for row in rows:
        phone = getattr(row, "phone", None)
        if phone and phone != hotline:
            yield row


def _figures(catalogue: Catalogue, community: CommunityEntry, today: date) -> Panel | None:
    """Return the figures of the community itself.

    Why as the page has them: on paper a board also tells those of the units above.
    """
    title = _title(catalogue, "figures")
    web = scope_of(catalogue, catalogue.chain_of(community), Channel.WEB, today)
    panel = derive_figures(web) if title is not None else None
    return replace(panel, title=title or "") if panel else None


def _cases(catalogue: Catalogue, community: CommunityEntry) -> CasesTold | None:
    title, day = _title(catalogue, "cases"), _newest_move(community)
    work = casework_of(catalogue, community, day) if title is not None and day else None
    if work is None or day is None:
        return None
    sums = work.sums[work.year]
    return CasesTold(
        title=title or "",
        year=sums.year,
        total=sums.total,
        ended=sums.ended,
        open=sums.open,
        late=sums.late,
        earlier=sums.earlier,
        in_time=sums.in_time,
        median=sums.median,
        funnel=sums.funnel,
        ways=sums.ways,
        day=day,
    )


def _newest_move(community: CommunityEntry) -> date | None:
    return max((c.last.day for file in community.cases.values() for c in file.cases), default=None)


def _title(catalogue: Catalogue, kind: str) -> str | None:
    """Return the title of a kind that may stand on a bulletin, empty for the usual; None if not.

    Why not the channels of the kind: those are of boards. A site that orders a bulletin wants its
    figures on paper, unless it says of them that they are not to be there.
    """
    panels = catalogue.organisation.panels
    if not panels:
        return ""
    use = next((use for use in panels if use.panel == kind), None)
    if use is None or (use.channels and Channel.PRINT not in use.channels):
        return None
    return use.title or ""
