"""The pages on which a community accounts for its cases: lists of them, and one of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from noticeboard.catalogue import Catalogue, CommunityEntry
from noticeboard.derive.case_rows import CaseNumbers, CaseRow, CaseSums
from noticeboard.derive.casework import Casework, casework_of
from noticeboard.derive.panels import panels_in_use
from noticeboard.derive.scope import Scope
from noticeboard.derive.trail import Crumb, crumbs_to
from noticeboard.derive.urls import Urls
from noticeboard.schema import Channel, Phone

__all__ = ["CaseList", "CasePage", "build_case_lists", "build_case_pages"]

#: Cases of one list: a page of so many weighs some 80 KB.
_MOST = 120


@dataclass(frozen=True, slots=True)
class CaseList:
    """A list of cases, as a page.

    Attributes:
        path: Of the page below the site: ``xihu/cases``, ``xihu/cases/2025``.
        community: Its name.
        crumbs: The way to the page, itself the last.
        today: The day of which the list tells.
        title: The kind's title on this site; empty for ours.
        sums: Of the newest year, on the first page.
        open: Those that have not ended.
        ended: Those of `year` that have.
        others: Paths and years of the other lists, and which of its year each is, from 1.
        coded: Numbers are not told.
        numbers: What they look like.
        words: The address of the page as people type it.
        updated: The day of the newest step of its cases, whenever the community's own page was.
    """

    path: str
    community: str
    crumbs: tuple[Crumb, ...]
    today: date
    title: str
    year: int
    sums: CaseSums | None
    open: tuple[CaseRow, ...]
    ended: tuple[CaseRow, ...]
    others: tuple[tuple[str, int, int], ...]
    coded: bool
    numbers: CaseNumbers
    words: str
    hotline: Phone
    updated: date
    responsible: str


@dataclass(frozen=True, slots=True)
class CasePage:
    """The page of one case, for whoever has its number."""

    row: CaseRow
    today: date
    title: str
    community: str
    community_path: str
    hotline: Phone
    theme: str
    site_name: str
    cautions: tuple[str, ...]


def build_case_lists(catalogue: Catalogue, today: date, urls: Urls) -> tuple[CaseList, ...]:
    """Build the lists of all communities that have cases and show them."""
    return tuple(
        one
        for community, work, title in _shown(catalogue, today)
        for one in _lists(catalogue, community, work, title, today, urls)
    )


def build_case_pages(catalogue: Catalogue, today: date) -> Iterator[CasePage]:
    """Yield the page of every case."""
    top = catalogue.organisation
    for community, work, title in _shown(catalogue, today):
        for rows in work.rows.values():
            for row in rows:
                yield CasePage(
                    row=row,
                    today=today,
                    title=title,
                    community=community.name,
                    community_path=community.path,
                    hotline=community.record.hotline,
                    theme=top.theme,
                    site_name=top.name,
                    cautions=top.cautions,
                )


def _shown(catalogue: Catalogue, today: date) -> Iterator[tuple[CommunityEntry, Casework, str]]:
    """Yield the communities with cases that the site shows, and the title of the kind."""
    for community in catalogue.communities:
        scope = Scope(catalogue, catalogue.chain_of(community), Channel.WEB, today)
        titles = {kind.id: title for kind, title in panels_in_use(scope)}
        work = casework_of(catalogue, community, today)
        if work and "cases" in titles:
            yield community, work, titles["cases"]


def _lists(
    catalogue: Catalogue,
    community: CommunityEntry,
    work: Casework,
    title: str,
    today: date,
    urls: Urls,
) -> Iterator[CaseList]:
    first = f"{community.path}/cases"
    chunks = [
        (
            first if number == 1 and year == work.year else _path(first, year, number),
            year,
            number,
            rows,
        )
        for year in work.rows
        for number, rows in enumerate(_chunks(work, year), 1)
    ]
    ways = tuple((path, year, number) for path, year, number, _ in chunks)
    record = community.record
    for path, year, number, rows in chunks:
        rows = tuple(replace(row, number="", path="") for row in rows) if work.coded else rows
        yield CaseList(
            path=path,
            community=community.name,
            crumbs=(*crumbs_to(catalogue.chain_of(community)), Crumb(title, first)),
            today=today,
            title=title,
            year=year,
            sums=work.sums[year] if number == 1 else None,
            open=tuple(row for row in rows if not row.ended),
            ended=tuple(row for row in rows if row.ended),
            others=tuple(way for way in ways if way[0] != path),
            coded=work.coded,
            numbers=work.numbers,
            words=urls.plain(urls.board(first)),
            hotline=record.hotline,
            updated=max(row.day for row in rows),
            responsible=record.responsible,
        )


def _path(first: str, year: int, number: int) -> str:
    return f"{first}/{year}" if number == 1 else f"{first}/{year}-{number}"


def _chunks(work: Casework, year: int) -> list[tuple[CaseRow, ...]]:
    """Return the rows of each page of a year: with the newest all that are open, of any year."""
    rows = (*(work.open if year == work.year else ()), *work.ended(year))
    return [rows[at : at + _MOST] for at in range(0, len(rows), _MOST)]
