"""The slips of three parts (三联单): one for each open case, and a blank one for the next.

No part has a field for whoever asked: a slip is about a matter, as its case is. What changes from
day to day is not on it, or every slip would be made anew every morning; that a case is overdue
changes once.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from noticeboard.catalogue import Catalogue, CommunityEntry, caseload_of
from noticeboard.derive.case_rows import CaseRow
from noticeboard.derive.casework import casework_of
from noticeboard.derive.panels import panels_in_use
from noticeboard.derive.scope import Scope
from noticeboard.derive.urls import Urls
from noticeboard.schema import Channel, Phone

__all__ = ["Slip", "build_slips"]


@dataclass(frozen=True, slots=True)
class Slip:
    """What a slip says; one without a number is filled in by hand.

    Attributes:
        path: Of the community.
        community: Its name.
        theme: Key of `render.themes.THEMES`.
        address_url: Of the page of the case; of a blank slip the list, where there is one.
        address_words: The same as people type it.
        listed: Whether the site has a page for each case.
        kinds: Of a blank slip: what a case may be about.
        serial: The number without what nobody is to guess; names the file, and stands on the parts
            that others than the resident get.
        number: With which a resident finds the case; empty on a blank slip, as all that follows.
        state: Id of the state it is in.
        body: Who has it; empty where it is with nobody yet.
        due: By when it is to be done; None where that is not known, or it waits for papers.
        overdue: Whether that day has passed: nobody is handed a promise that is broken already.
        limit: In how many working days it is to be done.
        day: Of the newest that it says.
    """

    path: str
    community: str
    theme: str
    responsible: str
    hotline: Phone
    domain: str
    cautions: tuple[str, ...]
    address_url: str
    address_words: str
    listed: bool
    day: date
    kinds: tuple[str, ...] = ()
    serial: str = ""
    number: str = ""
    text: str = ""
    category: str = ""
    sort: str = ""
    state: str = ""
    body: str = ""
    received: date | None = None
    due: date | None = None
    limit: int = 0
    overdue: bool = False


def build_slips(catalogue: Catalogue, today: date, urls: Urls) -> tuple[Slip, ...]:
    """Return of each community the slips of its open cases, the most urgent first, and a blank."""
    return tuple(
        slip
        for community in catalogue.communities
        for slip in _slips(catalogue, community, today, urls)
    )


def _slips(
    catalogue: Catalogue, community: CommunityEntry, today: date, urls: Urls
) -> Iterator[Slip]:
    work = casework_of(catalogue, community, today)
    scope = Scope(catalogue, catalogue.chain_of(community), Channel.WEB, today)
    listed = work is not None and any(kind.id == "cases" for kind, _ in panels_in_use(scope))
    if work:
        for row in work.open:
            form = _blank(catalogue, community, row.path, listed, urls)
            yield _filled(row, work.coded, form)
    yield _blank(catalogue, community, f"{community.path}/cases", listed, urls)


def _blank(
    catalogue: Catalogue, community: CommunityEntry, path: str, listed: bool, urls: Urls
) -> Slip:
    """Return a slip that leads to the page at `path`, or where there is none to the community's."""
    top, record = catalogue.organisation, community.record
    url = urls.board(path if listed else community.path)
    return Slip(
        path=community.path,
        community=community.name,
        theme=top.theme,
        responsible=record.responsible,
        hotline=record.hotline,
        domain=urls.domain,
        cautions=top.cautions,
        address_url=url,
        address_words=urls.plain(url),
        listed=listed,
        day=record.updated,
        kinds=tuple(kind.name for kind in caseload_of(top, record).kinds),
    )


def _filled(row: CaseRow, coded: bool, form: Slip) -> Slip:
    return replace(
        form,
        day=row.day,
        kinds=(),
        serial=row.number.rpartition("-")[0] if coded else row.number,
        number=row.number,
        text=row.text,
        category=row.category,
        sort=row.sort,
        state=row.state,
        body=row.body,
        received=row.received,
        due=row.due,
        limit=row.limit,
        overdue=row.passed or row.late > 0,
    )
