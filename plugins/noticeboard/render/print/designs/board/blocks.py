"""A board's panels as measured blocks: the HTML of every title and row, and how tall each is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from noticeboard.derive import Board, Panel, ShownPerson
from noticeboard.derive.rows import RecordRow, Row
from noticeboard.locale import translate
from noticeboard.render.environment import environment, render_rows
from noticeboard.render.kinds import HABITS, LOOKS, Look
from noticeboard.render.print.breaks import bind
from noticeboard.render.print.designs.board.densities import Density
from noticeboard.render.print.designs.board.plan import Measured
from noticeboard.render.print.leaf import PHOTOS

__all__ = ["Block", "Blocks", "build_blocks", "measure_blocks"]

_SIDES = ("wide", "narrow")


@dataclass(frozen=True, slots=True)
class Block:
    """One panel ready to be placed.

    Attributes:
        note: A line below its rows that stands there even when none is left out.
    """

    panel: Panel
    title: str
    rows: tuple[Markup, ...]
    note: str
    across: int

    @property
    def look(self) -> Look:
        """How its kind looks."""
        return LOOKS[self.panel.kind]

    @property
    def css_class(self) -> str:
        """Classes of the panel: its kind, and whether its rows stand in pairs."""
        return f"panel-{self.panel.kind}" + (" pairs" if self.across == 2 else "")


@dataclass(frozen=True, slots=True)
class Blocks:
    """All panels of a board at one density, with their heights."""

    blocks: tuple[Block, ...]
    measured: tuple[Measured, ...]


def build_blocks(
    board: Board, density: Density, lang: str
) -> tuple[tuple[Block, ...], list[tuple[str, str, str]]]:
    """Render every panel that goes on paper.

    Returns:
        The panels, and the pieces of HTML that a `Ruler` is to measure for them.
    """
    blocks = tuple(
        _block(panel, density, lang)
        for panel in board.panels
        if panel.kind in HABITS and panel.rows
    )
    pieces: list[tuple[str, str, str]] = []
    for block in blocks:
        for side in _sides(block):
            pieces.append((side, block.css_class, _head(block)))
            pieces += [(f"{side} bare", block.css_class, _listed(row)) for row in block.rows]
        pieces.append((f"{_sides(block)[0]} bare", block.css_class, _LEFT))
    return blocks, pieces


def measure_blocks(blocks: tuple[Block, ...], heights: Iterator[float]) -> Blocks:
    """Take what belongs to `blocks` from `heights`, which are in the order of the pieces."""
    return Blocks(blocks, tuple(_measured(block, heights) for block in blocks))


def _sides(block: Block) -> tuple[str, ...]:
    """Return the classes of the columns in which `block` may stand."""
    habit = HABITS[block.panel.kind]
    return _SIDES if habit.movable else (_SIDES[habit.column],)


def _measured(block: Block, heights: Iterator[float]) -> Measured:
    heads, rows = [], []
    for _ in _sides(block):
        heads.append(next(heights))
        rows.append(tuple(next(heights) for _ in block.rows))
    return Measured(
        block.panel.kind,
        (heads[0], heads[-1]),
        (rows[0], rows[-1]),
        next(heights),
        block.across,
        bool(block.note),
    )


#: Stands for any line of that kind: they are all one line high.
_LEFT = '<p class="left">…</p>'


def _head(block: Block) -> str:
    return str(Markup("<h2>{}</h2>").format(block.title))


def _listed(row: Markup) -> str:
    return f'<ul class="rows">{row}</ul>'


def _block(panel: Panel, density: Density, lang: str) -> Block:
    env = environment(lang, paper=True)
    look = LOOKS[panel.kind]
    across = look.across or density.members_across
    rows = tuple(_shortened(row, look, density.texts, across) for row in panel.rows)
    title = panel.title or translate(f"panel.{panel.kind}", lang)
    note = ""
    if panel.unnamed:
        note = translate("panel.unnamed", lang, {"count": panel.unnamed})
    elif rows != panel.rows:
        note = translate("panel.brief", lang)
    shown = tuple(map(bind, render_rows(env, panel.kind, rows, PHOTOS)))
    return Block(panel, title, shown, note, across)


def _shortened(row: Row, look: Look, texts: bool, across: int) -> Row:
    """Return `row` without what a dense sheet leaves to the page."""
    left = (frozenset() if texts else look.brief) | (look.narrow if across > 1 else frozenset())
    return row.without(left) if left and isinstance(row, RecordRow | ShownPerson) else row
