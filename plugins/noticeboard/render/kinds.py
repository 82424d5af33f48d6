"""How each kind of panel looks, on the page and on paper: one row a kind.

What a kind is, is `schema/kinds.py`; how one of its rows is drawn, `templates/panels/<id>.html`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum
from types import MappingProxyType

__all__ = [
    "COMMUNITY_HABITS",
    "CORE",
    "HABITS",
    "LOOKS",
    "NEWS",
    "UNFOLDED",
    "Habit",
    "Look",
    "Part",
]

#: Panels of this weight are given room first; the lighter ones take what is left.
CORE = 6


@dataclass(frozen=True, slots=True)
class Habit:
    """How a kind of panel behaves on paper.

    Attributes:
        column: Where it stands if columns end together so: 0 the first, 1 the next.
        floor: Rows without which the sheet is not printed; 0 means that it may be left out whole.
        keep: Rows that it is given before any other panel gets more than that.
        weight: What it is worth where not everything fits; from `CORE` on, what people come
            for.
    """

    column: int
    floor: int
    keep: int
    weight: int


class Part(Enum):
    """The parts of the page of a community or a unit; the places beneath stand before the rest."""

    WHO = "who"
    OFFER = "offer"
    NEWS = "news"
    REST = "rest"


@dataclass(frozen=True, slots=True)
class Look:
    """How a kind of panel looks.

    Attributes:
        kind: Its id in `schema.KINDS`.
        habit: How it behaves on paper; None for a panel that is on the page only.
        part: Where it stands on the page of a community or a unit.
        unfolded: Its rank among those that a page shows unfolded; 0 for one that is folded.
        brief: Explanations: fields that a sheet with little room leaves to the page.
        narrow: Fields that it leaves to the page where members stand in three columns.
        chosen: Staff put each of its rows on paper themselves: one that is left out is told.
    """

    kind: str
    habit: Habit | None = None
    part: Part = Part.REST
    unfolded: int = 0
    brief: frozenset[str] = frozenset()
    narrow: frozenset[str] = frozenset()
    chosen: bool = False


#: Order on paper is the order of this table within each column.
_TABLE = (
    Look("notices", Habit(1, 0, 1, 12), part=Part.NEWS, chosen=True),
    Look(
        "members",
        Habit(0, 3, 200, 20),
        part=Part.WHO,
        unfolded=1,
        narrow=frozenset({"services", "stairs"}),
    ),
    Look("services", Habit(1, 0, 3, 14), Part.OFFER, 2, brief=frozenset({"text", "category"})),
    Look("seats", Habit(0, 0, 1, 7), part=Part.WHO),
    Look("contacts", Habit(0, 0, 3, 10), Part.OFFER, 3, brief=frozenset({"note"})),
    Look("teams", Habit(1, 0, 0, 5), part=Part.OFFER, brief=frozenset({"text", "category"})),
    Look("steps", Habit(0, 0, 0, 2), part=Part.WHO),
    Look("stairs"),
    Look("duties", Habit(0, 0, 0, 1)),
    Look("group", Habit(0, 0, 0, 1)),
    Look("groups", Habit(0, 0, 0, 1)),
    Look("responsibilities", Habit(0, 0, 0, 2)),
    Look("events", Habit(1, 0, 0, 8), Part.NEWS, 4, brief=frozenset({"text", "category"})),
    Look("lessons", Habit(1, 0, 0, 2), part=Part.OFFER),
    Look(
        "venues",
        Habit(1, 0, 0, 1),
        part=Part.OFFER,
        brief=frozenset({"text", "things", "people", "keeper", "host", "in_home"}),
    ),
    Look("resources", Habit(1, 0, 0, 2), part=Part.OFFER, brief=frozenset({"text"})),
    Look("aims", Habit(1, 0, 0, 2)),
    Look("deeds", Habit(1, 0, 0, 3)),
    Look("honours", Habit(1, 0, 0, 2)),
    Look("checklists", Habit(1, 0, 0, 2)),
    Look("partners", Habit(1, 0, 0, 1)),
    Look("cases", part=Part.NEWS),
    Look("figures", Habit(1, 0, 0, 1)),
    Look("adjustments", Habit(1, 0, 0, 1)),
    Look("kits", Habit(1, 0, 0, 1)),
    Look("wishes", Habit(1, 0, 0, 1)),
    Look("projects", Habit(1, 0, 0, 1)),
    Look("decisions", Habit(1, 0, 0, 1)),
    Look("money", Habit(1, 0, 0, 1)),
    Look("documents", Habit(1, 0, 0, 1)),
    Look("history", Habit(1, 0, 0, 5)),
    Look("brand"),
)

#: Every look by the id of its kind.
LOOKS: Mapping[str, Look] = MappingProxyType({look.kind: look for look in _TABLE})
#: The habits of those that go on paper.
HABITS: Mapping[str, Habit] = MappingProxyType(
    {look.kind: look.habit for look in _TABLE if look.habit}
)
#: The same on the poster of a community, which people ask for its teams.
COMMUNITY_HABITS: Mapping[str, Habit] = MappingProxyType(
    {**HABITS, "teams": replace(HABITS["teams"], keep=3, weight=9)}
)
#: The kinds that a page shows unfolded, who helps with what and whom else to call, by their rank.
UNFOLDED = tuple(
    look.kind for look in sorted(_TABLE, key=lambda look: look.unfolded) if look.unfolded
)
#: The kind whose first row comes before all others.
NEWS = "notices"
