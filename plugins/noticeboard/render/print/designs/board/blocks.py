"""A board's panels as measured blocks: the HTML of every title and row, and how tall each is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from markupsafe import Markup

from noticeboard.derive import Board, Panel, ShownPerson
from noticeboard.derive.rows import RecordRow, Row
from noticeboard.locale import translate
from noticeboard.render.environment import environment, render_rows
from noticeboard.render.fonts import FACES, Fonts
from noticeboard.render.kinds import LOOKS
from noticeboard.render.print.breaks import bind
from noticeboard.render.print.designs.board.densities import Density
from noticeboard.render.print.designs.board.geometry import Grid
from noticeboard.render.print.designs.board.plan import Measured, Slot
from noticeboard.render.print.designs.board.shown import (
    Faces,
    faces_of,
    in_one_line,
    panels_shown,
    with_few_skills,
)
from noticeboard.render.print.fit import MM_PER_PT
from noticeboard.render.print.leaf import PHOTOS
from noticeboard.render.print.printer import Printer

__all__ = ["Block", "Blocks", "build_blocks", "measure_blocks"]

#: Where a piece is measured that stands across all columns.
_WIDE, _COLUMN = "across", "column"
#: Where a row begins.
_ROW = '<li class="row'
#: The line of a row that has a number, and where that begins.
_LINE, _CALL = '<div class="line', '<p class="call">'
_TAG = re.compile("<[^<>]*+>")
#: Portraits side by side, by how many there are.
_SIDE_BY_SIDE = {1: 1, 2: 1, 3: 3, 4: 2, 5: 3, 6: 3}


@dataclass(frozen=True, slots=True)
class Block:
    """One panel ready to be placed.

    Attributes:
        brief: Its rows without explanations.
        full: Its rows with all that they say.
        note: A line below its rows; empty for none.
        across: Rows side by side.
        css_class: Of the panel: its kind, and how its rows stand.
        wide: It stands across all columns.
        flows: Rows side by side are read downwards.
    """

    panel: Panel
    title: str
    brief: tuple[Markup, ...]
    full: tuple[Markup, ...]
    note: str
    across: int
    css_class: str
    wide: bool
    flows: bool = False

    def rows_of(self, slot: Slot) -> tuple[tuple[Markup, ...], ...]:
        """Return what `slot` shows: its columns of rows."""
        rows = iter(range(slot.rows))
        return tuple(
            tuple(self._row(row, slot) for row in islice(rows, count)) for count in slot.flow
        )

    def _row(self, row: int, slot: Slot) -> Markup:
        html = (self.full if row in slot.told else self.brief)[row]
        return Markup(str(html).replace(_ROW, f"{_ROW} airy", 1)) if slot.airy(row) else html


@dataclass(frozen=True, slots=True)
class Blocks:
    """All panels of a board at one density, with their heights."""

    blocks: tuple[Block, ...]
    measured: tuple[Measured, ...]


def build_blocks(
    board: Board, grid: Grid, density: Density, printer: Printer
) -> tuple[tuple[Block, ...], list[tuple[str, str, str]]]:
    """Render every panel that goes on the sheet.

    Args:
        board: What it shows.
        grid: Of the sheet.
        density: How much room there is beside numbers.
        printer: To ask for widths.

    Returns:
        The panels, and the pieces of HTML that a `Ruler` is to measure for them.
    """
    room_mm = grid.column_mm - grid.call_mm(density.large_calls)
    beside_em = room_mm / (grid.text_pt * MM_PER_PT)
    blocks = tuple(_block(panel, grid, beside_em, printer) for panel in panels_shown(board, grid))
    pieces: list[tuple[str, str, str]] = []
    for block in blocks:
        side = _WIDE if block.wide else _COLUMN
        pieces.append((side, block.css_class, str(Markup("<h2>{}</h2>").format(block.title))))
        for row in (*block.brief, *block.full):
            pieces.append((f"{side} bare", block.css_class, f'<ul class="rows">{row}</ul>'))
        pieces.append((f"{side} bare", block.css_class, f'<p class="rest">{block.note}</p>'))
    return blocks, pieces


def measure_blocks(blocks: tuple[Block, ...], heights: Iterator[float], step_mm: float) -> Blocks:
    """Take what belongs to `blocks` from `heights`, which are in the order of the pieces."""
    return Blocks(blocks, tuple(_measured(block, heights, step_mm) for block in blocks))


def _measured(block: Block, heights_mm: Iterator[float], step_mm: float) -> Measured:
    def steps() -> int:
        """Return the next height: rounded up, a tenth of a step forgiven."""
        return int(-(-(next(heights_mm) - 0.1 * step_mm) // step_mm))

    head = steps()
    brief = tuple(steps() for _ in block.brief)
    full = tuple(steps() for _ in block.full)
    note = steps()
    return Measured(
        block.panel.kind,
        head,
        brief,
        full,
        block.across,
        note if block.note else 0,
        block.wide,
        block.flows,
    )


def _block(panel: Panel, grid: Grid, beside_em: float, printer: Printer) -> Block:
    lang = printer.lang
    faces = faces_of(panel.rows, grid) if panel.kind == "members" else None
    across = _across(panel, faces, grid)
    rows = panel.rows
    if faces is Faces.MANY:
        rows = tuple(_without(row, LOOKS[panel.kind].narrow) for row in rows)
    brief = tuple(_without(row, LOOKS[panel.kind].brief) for row in rows)
    if faces is Faces.SINGLES:
        brief = tuple(in_one_line(row, beside_em, printer.fonts) for row in rows)
        rows = tuple(with_few_skills(row) for row in rows)
    note = translate("panel.unnamed", lang, {"count": panel.unnamed}) if panel.unnamed else ""
    return Block(
        panel=panel,
        title=panel.title or translate(_title(panel.kind, rows), lang),
        brief=_rendered(panel.kind, brief, beside_em, printer),
        full=_rendered(panel.kind, rows, beside_em, printer),
        note=note,
        across=across,
        css_class=_css_class(panel.kind, faces, across),
        wide=across > 1,
        flows=faces is Faces.MANY,
    )


def _title(kind: str, rows: tuple[Row, ...]) -> str:
    """Return the message of a title: where members tell no services it promises none."""
    helping = any(row.services for row in rows if isinstance(row, ShownPerson))
    return f"panel.{kind}" if helping or kind != "members" else "panel.members-named"


def _across(panel: Panel, faces: Faces | None, grid: Grid) -> int:
    if faces is Faces.PORTRAITS:
        return min(_SIDE_BY_SIDE[len(panel.rows)], grid.cells)
    return grid.cells if faces is Faces.MANY else 1


def _css_class(kind: str, faces: Faces | None, across: int) -> str:
    if faces is None:
        return f"panel-{kind}"
    return f"panel-{kind} {faces.value}" + (f" of{across}" if faces is Faces.PORTRAITS else "")


def _rendered(
    kind: str, rows: tuple[Row, ...], beside_em: float, printer: Printer
) -> tuple[Markup, ...]:
    """Render rows; a number stands below what is too wide to stand in one line beside it."""
    env = environment(printer.lang, paper=True)
    rendered = tuple(map(bind, render_rows(env, kind, rows, PHOTOS)))
    if kind == "members":
        return rendered
    return tuple(_apart(row, beside_em, printer.fonts) for row in rendered)


def _apart(row: Markup, beside_em: float, fonts: Fonts) -> Markup:
    before, line, after = str(row).partition(_LINE)
    _, _, name = after.partition(_CALL)[0].partition(">")
    if " short" not in name or fonts.width_em(_TAG.sub("", name), FACES[1]) <= beside_em:
        return row
    return Markup(before + line + " lengthy" + after)


def _without(row: Row, fields: frozenset[str]) -> Row:
    """Return `row` without what a sheet leaves to the page."""
    return row.without(fields) if fields and isinstance(row, RecordRow | ShownPerson) else row
