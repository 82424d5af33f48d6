"""All figures of a place on one page: what, out of what, as of when, from where; and what changed.

It says nothing that the panels of the place do not say: it has the room to draw it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from noticeboard.catalogue import UnitEntry
from noticeboard.derive.case_rows import CaseSums
from noticeboard.derive.casework import casework_of
from noticeboard.derive.panels import panels_in_use
from noticeboard.derive.rows import FigureRow, Panel, RecordRow
from noticeboard.derive.scope import Scope

__all__ = ["DASHBOARD", "CommunityCases", "Dashboard", "dashboard_of"]

#: The folder of the page, below that of the place.
DASHBOARD = "figures"
#: What so many figures have in common is said once, above them.
_COMMON = 3
#: The groups of figures in their order, and what of a figure puts it there.
_GROUPS = ("percent", "parts", "stages")


@dataclass(frozen=True, slots=True)
class CommunityCases:
    """What a community was asked in its newest year, in the page of a unit above it."""

    community: str
    sums: CaseSums


@dataclass(frozen=True, slots=True)
class Dashboard:
    """The figures of a place.

    Attributes:
        groups: Id and figures: ``percent`` those out of a whole, ``parts`` those made of parts,
            ``stages`` those that come to less from stage to stage, ``numbers`` all others.
        changes: What was so many before, and is so many now.
        day, source: What most figures have in common, so that only the others say it; or None.
        cases: What a community was asked; None where it has no cases.
        beneath: The same of the communities beneath a unit.
        today: The day as of which cases are counted.
        titles: What the site itself calls its panels, by id; empty where it leaves that to us.
    """

    groups: tuple[tuple[str, tuple[FigureRow, ...]], ...]
    changes: tuple[RecordRow, ...]
    day: date | None
    source: str | None
    cases: CaseSums | None
    beneath: tuple[CommunityCases, ...]
    today: date
    titles: Mapping[str, str]

    @property
    def count(self) -> int:
        """How many figures there are."""
        return sum(len(rows) for _, rows in self.groups)


def dashboard_of(scope: Scope, panels: Iterable[Panel]) -> Dashboard | None:
    """Return the dashboard of a place that is no home; None where it has no figures.

    Args:
        scope: The view from the place, on the web.
        panels: Of its board: what these do not show, it does not.
    """
    rows = {panel.kind: panel.rows for panel in panels}
    figures = [row for row in rows.get("figures", ()) if isinstance(row, FigureRow)]
    changes = [row for row in rows.get("adjustments", ()) if isinstance(row, RecordRow)]
    cases = next((row for row in rows.get("cases", ()) if isinstance(row, CaseSums)), None)
    titles = {kind.id: title for kind, title in panels_in_use(scope)}
    beneath = tuple(_beneath(scope)) if "cases" in titles else ()
    if not (figures or changes or cases or beneath):
        return None
    day, source = _common(figures)
    groups = tuple(_groups(figures))
    return Dashboard(groups, tuple(changes), day, source, cases, beneath, scope.today, titles)


def _groups(figures: Iterable[FigureRow]) -> Iterator[tuple[str, tuple[FigureRow, ...]]]:
    by_group: dict[str, list[FigureRow]] = {group: [] for group in (*_GROUPS, "numbers")}
    for row in figures:
        by_group[next((g for g in _GROUPS if getattr(row, g)), "numbers")].append(row)
    return ((group, tuple(rows)) for group, rows in by_group.items() if rows)


def _common(figures: Iterable[FigureRow]) -> tuple[date, str] | tuple[None, None]:
    """Return day and source of most figures that somebody stated; of a sum they say that it is."""
    stated = (row for row in figures if row.summed is None)
    counts = Counter((row.day, row.source) for row in stated)
    told, count = max(counts.items(), key=lambda item: item[1], default=((None, None), 0))
    return told if count >= _COMMON else (None, None)


def _beneath(scope: Scope) -> Iterator[CommunityCases]:
    """Yield the cases of the communities beneath a unit that is above communities."""
    place = scope.place
    if not isinstance(place, UnitEntry) or place.community_id:
        return
    for community in scope.catalogue.communities_in(place):
        work = casework_of(scope.catalogue, community, scope.today)
        if work:
            yield CommunityCases(community.name, work.sums[work.year])
