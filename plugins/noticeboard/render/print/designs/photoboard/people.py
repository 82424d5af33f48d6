"""Who stands on a board of faces, and where: those to ask first, those with a photo, the others."""

from __future__ import annotations

from dataclasses import dataclass, replace

from noticeboard.derive import Board, Panel, ShownPerson

__all__ = ["People", "only_people", "people_of"]

#: So many lead; more would be no larger than the others.
_LEADS = 4


@dataclass(frozen=True, slots=True)
class People:
    """Everybody with a name to show, each once.

    Attributes:
        leads: Those to ask first.
        pictured: The others of whom a photo may be shown.
        listed: The rest.
    """

    leads: tuple[ShownPerson, ...]
    pictured: tuple[ShownPerson, ...]
    listed: tuple[ShownPerson, ...]


def only_people(board: Board) -> Board:
    """Return `board` with its people and what stands around them, and nothing else.

    Why: a sheet is printed anew when its subject changes, and a new notice, a changed number of a
    member or what one helps with is nothing to this one.
    """
    members = board.panel("members")
    rows = (
        tuple(_bare(row) for row in members.rows if isinstance(row, ShownPerson)) if members else ()
    )
    return replace(
        board,
        stairwells=(),
        households=None,
        canonical_url="",
        leads=tuple(_bare(lead) for lead in board.leads if lead.name),
        panels=(Panel("members", "", rows),),
        beneath=(),
        units=(),
        sums=(),
        more=(),
    )


def _bare(person: ShownPerson) -> ShownPerson:
    return ShownPerson(person.seats, person.name, photo=person.photo)


def people_of(board: Board) -> People:
    """Return who stands on the sheet of `board`."""
    members = board.panel("members")
    named = [
        _bare(row) for row in (members.rows if members else ()) if isinstance(row, ShownPerson)
    ]
    leads = [_bare(lead) for lead in board.leads if lead.name][:_LEADS]
    for lead in leads:
        if lead in named:  # who leads from a neighbouring home is not listed here
            named.remove(lead)
    return People(
        tuple(leads),
        tuple(person for person in named if person.photo and person.name),
        tuple(person for person in named if person.name and not person.photo),
    )
