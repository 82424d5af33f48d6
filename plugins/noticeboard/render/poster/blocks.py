"""A board's panels as measured blocks: the HTML of every title and row, and how tall each is."""

from __future__ import annotations

from dataclasses import dataclass, replace

from markupsafe import Markup

from noticeboard.derive import Board, Panel, ShownPerson
from noticeboard.derive.rows import Row, ServiceRow, VenueRow
from noticeboard.locale import translate
from noticeboard.render.environment import environment, render_rows
from noticeboard.render.pdf import Press
from noticeboard.render.poster.compose import HABITS, Measured
from noticeboard.render.poster.products import Density

__all__ = ["Block", "Blocks", "measure_blocks"]

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


@dataclass(frozen=True, slots=True)
class Blocks:
    """All panels of a board at one density, with their heights."""

    blocks: tuple[Block, ...]
    measured: tuple[Measured, ...]


class Ruler:
    """Heights of pieces of HTML at a density, remembered: boards of a community share most panels."""

    def __init__(self, press: Press, lang: str) -> None:
        self._press = press
        self._env = environment(lang, paper=True)
        self._heights: dict[tuple[str, str, str, str], float] = {}

    def heights_mm(self, css: str, pieces: list[tuple[str, str, str]]) -> list[float]:
        """Return the height of each piece.

        Args:
            css: The style sheet of product and density.
            pieces: Class of the column, kind of the panel, and HTML of each piece.
        """
        keys = [(css, *piece) for piece in pieces]
        if len(self._heights) > 20_000:
            self._heights.clear()
        unknown = [*dict.fromkeys(key for key in keys if key not in self._heights)]
        if unknown:
            template = self._env.get_template("poster/measure.html")
            html = template.render(pieces=[key[1:] for key in unknown])
            boxes = self._press.measure(html, css)
            for number, key in enumerate(unknown):
                self._heights[key] = boxes[f"m{number}"][3]
        return [self._heights[key] for key in keys]


def measure_blocks(
    board: Board, density: Density, css: str, ruler: Ruler, lang: str, photos: str
) -> Blocks:
    """Render every panel that goes on paper and measure it in both columns."""
    blocks = tuple(
        _block(panel, density, lang, photos) for panel in board.panels if panel.kind in HABITS
    )
    pieces: list[tuple[str, str, str]] = []
    for block in blocks:
        kind = block.panel.kind
        for side in _SIDES:
            pieces.append((side, kind, _head(block)))
            pieces += [(f"{side} bare", kind, _listed(row)) for row in block.rows]
        pieces.append(("wide bare", kind, str(_LEFT)))
    heights = iter(ruler.heights_mm(css, pieces))
    measured = []
    for block in blocks:
        heads, rows = [], []
        for _ in _SIDES:
            heads.append(next(heights))
            rows.append(tuple(next(heights) for _ in block.rows))
        across = density.members_across if block.panel.kind == "members" else 1
        measured.append(
            Measured(
                block.panel.kind,
                (heads[0], heads[1]),
                (rows[0], rows[1]),
                next(heights),
                across,
                bool(block.note),
            )
        )
    return Blocks(blocks, tuple(measured))


_LEFT = Markup('<p class="left">其余见扫码</p>')


def _head(block: Block) -> str:
    return str(Markup("<h2>{}</h2>").format(block.title))


def _listed(row: Markup) -> str:
    return f'<ul class="rows">{row}</ul>'


def _block(panel: Panel, density: Density, lang: str, photos: str) -> Block:
    env = environment(lang, paper=True)
    rows = tuple(_shortened(row, density) for row in panel.rows)
    title = panel.title or translate(f"panel.{panel.kind}", lang)
    note = ""
    if panel.unnamed:
        note = translate("panel.unnamed", lang, {"count": panel.unnamed})
    elif rows != panel.rows:
        note = translate("panel.brief", lang)
    return Block(panel, title, render_rows(env, panel.kind, rows, photos), note)


def _shortened(row: Row, density: Density) -> Row:
    """Return `row` without what a dense sheet leaves to the page."""
    if isinstance(row, ShownPerson) and density.members_across > 1:
        return replace(row, services=(), photo=None)
    if isinstance(row, ServiceRow | VenueRow) and not density.texts:
        return replace(row, text=None)
    return row
