"""Times the packing of one sheet, for as many kinds of panel as there may be one day."""

from __future__ import annotations

import random
import statistics
import time

from noticeboard.render.kinds import Habit
from noticeboard.render.print.designs.board.compose import compose
from noticeboard.render.print.designs.board.give import Room
from noticeboard.render.print.designs.board.plan import Measured
from tests.benchmarks.table import Row

__all__ = ["packing_rows"]

#: An A3 sheet: two columns, in steps of 4 mm.
_ROOM = Room(2, 60, 2)
#: Sheets packed for one figure.
_SHEETS = 60


def packing_rows() -> list[Row]:
    """Measure the packing of 9 and of 30 kinds."""
    few, many = (statistics.median(_times(kinds)) * 1000 for kinds in (9, 30))
    return [
        Row("packing one sheet of 9 kinds", f"{few:.2f} ms"),
        Row("packing one sheet of 30 kinds", f"{many:.2f} ms", many, most=2.0, shown="{:.2f} ms"),
    ]


def _times(kinds: int) -> list[float]:
    times = []
    for seed in range(_SHEETS):
        habits, panels = _sheet(kinds, random.Random(seed))
        start = time.perf_counter()
        compose(panels, _ROOM, habits)
        times.append(time.perf_counter() - start)
    return times


def _sheet(kinds: int, chance: random.Random) -> tuple[dict[str, Habit], tuple[Measured, ...]]:
    habits = {
        f"kind{number}": Habit(
            column=number % 2,
            floor=chance.choice((0, 0, 0, 1, 2)),
            keep=chance.choice((0, 1, 3, 6)),
            weight=chance.randint(1, 20),
        )
        for number in range(kinds)
    }
    return habits, tuple(_panel(kind, chance) for kind in habits)


def _panel(kind: str, chance: random.Random) -> Measured:
    brief = tuple(chance.randint(1, 4) for _ in range(chance.randint(1, 8)))
    full = tuple(height + chance.randint(0, 3) for height in brief)
    return Measured(kind, 3, brief, full)
