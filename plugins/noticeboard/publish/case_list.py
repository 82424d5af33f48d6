"""The open cases of communities, for staff: what is due soonest first, what is overdue marked."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from noticeboard.catalogue import CommunityEntry
from noticeboard.derive.case_rows import CaseRow
from noticeboard.derive.casework import casework_of
from noticeboard.diagnostics import tell
from noticeboard.locale import translate
from noticeboard.publish.case_find import read_shelf
from noticeboard.settings import Settings

__all__ = ["OpenCases", "format_cases", "format_cases_json", "list_cases"]


@dataclass(frozen=True, slots=True)
class OpenCases:
    """Those of one community, as they stand on the day.

    Attributes:
        community: Whose they are.
        rows: That were asked for, the one first that is due first, or was.
        total: All that are open.
        late: Of these, those that are overdue.
    """

    community: CommunityEntry
    rows: tuple[CaseRow, ...]
    total: int
    late: int


def list_cases(
    settings: Settings, names: Sequence[str] = (), overdue: bool = False
) -> tuple[OpenCases, ...]:
    """Return the open cases of each community that has some.

    Args:
        settings: Where the data are, and the day.
        names: Ids or names of communities; none for all.
        overdue: Only those that are.

    Raises:
        DataError: Files cannot be read, and a list without theirs would be taken for whole.
        SetupError: There is no such community.
    """
    shelf = read_shelf(settings)
    wanted = [shelf.community(name).id for name in names]
    shelf.refuse_unread(wanted)
    found = []
    for community in shelf.catalogue.communities:
        if wanted and community.id not in wanted:
            continue
        work = casework_of(shelf.catalogue, community, settings.today)
        if work is None:
            continue
        late = tuple(row for row in work.open if row.passed)
        if rows := late if overdue else work.open:
            found.append(OpenCases(community, rows, len(work.open), len(late)))
    return tuple(found)


def format_cases(found: Sequence[OpenCases], lang: str, overdue: bool = False) -> str:
    """Return a line for each community and each of its cases; where there are none, that.

    Args:
        found: What was found.
        lang: Of the words.
        overdue: Only those that are overdue were asked for.
    """
    lines = []
    for one in found:
        params = {"id": one.community.id, "name": one.community.name}
        lines.append(tell("cases.list-of", lang, {**params, "open": one.total, "late": one.late}))
        lines += [_line(row, lang) for row in one.rows]
    return "\n".join(lines) or translate("cases.none-late" if overdue else "cases.list-none", lang)


def _line(row: CaseRow, lang: str) -> str:
    due = row.due.isoformat() if row.due else "—"
    state = translate(f"case.step-{row.state}", lang)
    params = {"number": row.number, "due": due, "days": _days(row, lang), "text": row.text}
    told = tell("cases.list-line", lang, {**params, "state": f"{state} {row.body}".strip()})
    return f"{'!' if row.passed else ' '} {told}"


def _days(row: CaseRow, lang: str) -> str:
    if row.late:
        return translate("case.late", lang, {"count": row.late})
    if row.passed:
        return translate("case.past", lang)
    if row.state == "wanting":
        return translate("cases.list-waits", lang)
    if row.left is None:
        return translate("case.days-unknown", lang)
    if row.left:
        return translate("case.left", lang, {"count": row.left})
    return translate("case.today", lang)


def format_cases_json(found: Sequence[OpenCases]) -> str:
    """Return the same as JSON: an object for each case, days as ISO writes them."""
    told = [_told(one.community, row) for one in found for row in one.rows]
    return json.dumps(told, ensure_ascii=False, indent=2)


def _told(community: CommunityEntry, row: CaseRow) -> dict[str, Any]:
    return {
        "community": community.id,
        "number": row.number,
        "category": row.category,
        "sort": row.sort,
        "text": row.text,
        "state": row.state,
        "body": row.body or None,
        "received": row.received.isoformat(),
        "due": row.due.isoformat() if row.due else None,
        "days_left": row.left,
        "overdue": row.passed,
    }
