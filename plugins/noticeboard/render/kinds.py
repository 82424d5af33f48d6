"""How each kind of panel looks, on the page and on paper: one row a kind.

What a kind is, is `schema/kinds.py`; how one of its rows is drawn, `templates/panels/<id>.html`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

__all__ = ["CORE", "HABITS", "LOOKS", "NEWS", "UNFOLDED", "Habit", "Look"]

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


@dataclass(frozen=True, slots=True)
class Look:
    """How a kind of panel looks.

    Attributes:
        kind: Its id in `schema.KINDS`.
        habit: How it behaves on paper; None for a panel that is on the page only.
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
    unfolded: int = 0
    across: int = 1
    brief: frozenset[str] = frozenset()
    narrow: frozenset[str] = frozenset()
    chosen: bool = False
    stretches: bool = False
    left: str = "panel.left"


#: Order on paper is the order of this table within each column.
_TABLE = (
    Look("notices", Habit(1, False, 1, 1, 7), chosen=True),
    Look(
        "members",
        Habit(0, False, 3, 200, 20),
        unfolded=1,
        across=0,
        narrow=frozenset({"services", "photo"}),
        left="panel.left-people",
    ),
    Look("services", Habit(1, False, 1, 3, 14), unfolded=2, brief=frozenset({"text"})),
    Look("seats", Habit(0, False, 2, 6, 7), across=2),
    Look("contacts", Habit(0, True, 2, 3, 10), unfolded=3, brief=frozenset({"note"})),
    Look("duties", Habit(0, True, 0, 0, 1)),
    Look("group", Habit(0, False, 0, 0, 1)),
    Look("venues", Habit(1, False, 0, 0, 1), brief=frozenset({"text"})),
    Look("deeds", Habit(1, True, 0, 0, 3)),
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
