"""The line of the foot that says what a scan shows beside what is on the sheet: as much as fits."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from noticeboard.derive import Board
from noticeboard.locale import comma, translate
from noticeboard.render.fonts import FACES, Fonts
from noticeboard.render.kinds import HABITS
from noticeboard.render.print.breaks import split_clauses
from noticeboard.render.print.designs.board.left import ELSEWHERE
from noticeboard.render.print.designs.board.plan import Plan
from noticeboard.render.print.fit import MM_PER_PT

__all__ = ["count_lines", "kinds_left", "name_rest"]

_SANS = FACES[1]
#: So many lines there are, and by so much earlier than they are full they end, in em.
_LINES, _RAGGED_EM = 2, 1.2


def kinds_left(board: Board, plan: Plan) -> Iterator[str]:
    """Yield the panels of which a scan shows more than the sheet, in the order of paper."""
    shown = {slot.panel.kind: slot for slot in plan.slots}
    there = {panel.kind for panel in board.panels if panel.rows}
    for kind in HABITS:
        slot = shown.get(kind)
        elsewhere = kind in ELSEWHERE and kind not in plan.dropped
        if (slot.cut > 0) if slot else (kind in there and not elsewhere):
            yield kind


def name_rest(
    kinds: tuple[str, ...], width_mm: float, size_pt: float, fonts: Fonts, lang: str
) -> tuple[str, ...]:
    """Return what a scan shows in two lines: what is left out, as much as has room.

    In parts, none of which is to be broken.

    Args:
        kinds: Of the panels left out; none where a sheet shows all.
        width_mm: Of a line.
        size_pt: Of the text.
        fonts: To ask for widths.
        lang: Of our own words.
    """
    names = [translate(f"panel.{kind}", lang) for kind in kinds]
    room_em = width_mm / (size_pt * MM_PER_PT)
    line = translate("poster.scan", lang)
    for count in range(len(names), 0, -1):
        message_id = "poster.rest" if count == len(names) else "poster.rest-more"
        line = translate(message_id, lang, {"panels": comma(names).join(names[:count])})
        if count_lines(split_clauses(line), room_em, fonts) <= _LINES:
            break
    return (*split_clauses(line),)


def count_lines(parts: list[str], room_em: float, fonts: Fonts) -> int:
    """Return how many lines `parts` take, none of which is broken that has room in a line.

    A single one ends its lines a little earlier than they are full.
    """
    if len(parts) == 1:
        return ceil(fonts.width_em(parts[0], _SANS) / (room_em - _RAGGED_EM))
    count, left = 1, room_em
    for part in parts:
        wide = fonts.width_em(part, _SANS)
        if wide > left:
            count, left = count + 1, room_em
        left -= wide
    return count
