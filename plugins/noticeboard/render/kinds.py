"""How each kind of panel looks, on the page and on paper: one row a kind.

What a kind is, is `schema/kinds.py`; how one of its rows is drawn, `templates/panels/<id>.html`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType

__all__ = ["CORE", "HABITS", "LOOKS", "NEWS", "UNFOLDED", "Habit", "Look", "Part"]

#: Panels of this weight decide how densely a sheet is set; the lighter ones take what is left.
CORE = 6


@dataclass(frozen=True, slots=True)
class Habit:
    """How a kind of panel behaves on paper.

    Attributes:
        column: Where it stands by default: 0 the wide one, left; 1 the narrow one, right.
        movable: It may stand in the other.
        floor: Rows without which the sheet is not printed; 0 means that it may be left out whole.
        keep: Rows that it is given before any other panel gets more than that.
        weight: What it is worth where not everything fits; from `CORE` on, what people come for.
    """

    column: int
    movable: bool
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
        across: Rows side by side on paper; 0 for as many as the density says.
        brief: Fields that a sheet leaves to the page where its density says so.
        narrow: Fields that it leaves to the page where more rows are side by side than one.
        chosen: Staff put each of its rows on paper themselves: one that is left out is told.
        stretches: On paper, the last of its column, it fills what is left of it.
        left: Id of the line that says how many rows are left out.
    """

    kind: str
    habit: Habit | None = None
    part: Part = Part.REST
    unfolded: int = 0
    across: int = 1
    brief: frozenset[str] = frozenset()
    narrow: frozenset[str] = frozenset()
    chosen: bool = False
    stretches: bool = False
    left: str = "panel.left"


#: Order on paper is the order of this table within each column.
_TABLE = (
    Look("notices", Habit(1, False, 1, 1, 7), part=Part.NEWS, chosen=True),
    Look(
        "members",
        Habit(0, False, 3, 200, 20),
        part=Part.WHO,
        unfolded=1,
        across=0,
        narrow=frozenset({"services", "photo"}),
        left="panel.left-people",
    ),
    Look("services", Habit(1, False, 1, 3, 14), Part.OFFER, 2, brief=frozenset({"text"})),
    Look("seats", Habit(0, False, 2, 6, 7), part=Part.WHO, across=2),
    Look("contacts", Habit(0, True, 2, 3, 10), Part.OFFER, 3, brief=frozenset({"note"})),
    Look("teams", Habit(1, True, 0, 0, 5), part=Part.OFFER, brief=frozenset({"text"})),
    Look("steps", Habit(0, True, 0, 0, 2), part=Part.WHO),
    Look("stairs", Habit(0, True, 0, 0, 2)),
    Look("duties", Habit(0, True, 0, 0, 1)),
    Look("group", Habit(0, False, 0, 0, 1)),
    Look("groups", Habit(0, True, 0, 0, 1)),
    Look("responsibilities", Habit(0, True, 0, 0, 2)),
    Look("lessons", Habit(1, True, 0, 0, 2), part=Part.OFFER),
    Look(
        "venues",
        Habit(1, False, 0, 0, 1),
        part=Part.OFFER,
        brief=frozenset({"text", "things", "people", "keeper", "host", "in_home"}),
    ),
    Look("resources", Habit(1, True, 0, 0, 2), part=Part.OFFER, brief=frozenset({"text"})),
    Look("aims", Habit(1, True, 0, 0, 2)),
    Look("deeds", Habit(1, True, 0, 0, 3)),
    Look("honours", Habit(1, True, 0, 0, 2)),
    Look("checklists", Habit(1, True, 0, 0, 2)),
    Look("partners", Habit(1, True, 0, 0, 1)),
    Look("figures", Habit(1, True, 0, 0, 1)),
    Look("adjustments", Habit(1, True, 0, 0, 1)),
    Look("kits", Habit(1, True, 0, 0, 1)),
    Look("documents", Habit(1, True, 0, 0, 1)),
    Look("history", Habit(1, True, 0, 1, 5), stretches=True),
    Look("brand"),
)

#: Every look by the id of its kind.
LOOKS: Mapping[str, Look] = MappingProxyType({look.kind: look for look in _TABLE})
#: The habits of those that go on paper.
HABITS: Mapping[str, Habit] = MappingProxyType(
    {look.kind: look.habit for look in _TABLE if look.habit}
)
#: The kinds that a page shows unfolded, who helps with what and whom else to call, by their rank.
UNFOLDED = tuple(
    look.kind for look in sorted(_TABLE, key=lambda look: look.unfolded) if look.unfolded
)
#: The kind whose first row comes before all others.
NEWS = "notices"
