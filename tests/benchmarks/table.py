"""A line of the table that `python -m tests.benchmarks` prints."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rich.table import Table

__all__ = ["Row", "build_table"]


@dataclass(frozen=True)
class Row:
    """A line of the table; a share and its goal are compared, larger or smaller being better."""

    what: str
    value: str
    share: float | None = None
    most: float | None = None
    least: float | None = None
    shown: str = "{:.2f}"

    @property
    def cells(self) -> tuple[str, ...]:
        """The cells of the table."""
        if self.share is None:
            return self.what, self.value, "", "", ""
        goal, sign = (self.most, "≤") if self.least is None else (self.least, "≥")
        assert goal is not None
        reached = self.share <= goal if self.least is None else self.share >= goal
        verdict = "[green]yes[/]" if reached else "[red]no[/]"
        return (
            self.what, self.value, self.shown.format(self.share),
            f"{sign} {self.shown.format(goal)}", verdict,
        )  # fmt: skip


def build_table(title: str, caption: str, rows: Iterable[Row]) -> Table:
    """Return the table of `rows`."""
    table = Table("what", title=title, caption=caption)
    for head in ("measured", "ratio", "goal", "reached"):
        table.add_column(head, justify="right")
    for row in rows:
        table.add_row(*row.cells)
    return table
