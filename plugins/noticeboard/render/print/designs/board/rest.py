"""The line of the foot that says what a scan shows beside what is on the sheet: as much as fits."""

from __future__ import annotations

from collections.abc import Iterator

from noticeboard.derive import Board
from noticeboard.locale import comma, translate
from noticeboard.render.fonts import FACES, Fonts
from noticeboard.render.kinds import HABITS
from noticeboard.render.print.designs.board.plan import Plan
from noticeboard.render.print.fit import MM_PER_PT

__all__ = ["kinds_left", "name_rest"]

_SANS = FACES[1]
#: Whose rows may all stand in another place of the sheet: on the cards, among the members.
_ELSEWHERE = ("members", "seats")
#: A line that is not broken where it is full ends by so much earlier, in em.
_RAGGED_EM = 2.5


def kinds_left(board: Board, plan: Plan) -> Iterator[str]:
    """Yield the panels of which a scan shows more than the sheet, in the order of paper."""
    shown = {slot.panel.kind: slot for slot in plan.slots}
    there = {panel.kind for panel in board.panels if panel.rows}
    for kind in HABITS:
        slot = shown.get(kind)
        elsewhere = kind in _ELSEWHERE and kind not in plan.dropped
        if (slot.cut > 0) if slot else (kind in there and not elsewhere):
            yield kind


def name_rest(
    kinds: tuple[str, ...], width_mm: float, size_pt: float, fonts: Fonts, lang: str
) -> str:
    """Return two lines that tell what a scan shows: what is left out, as much as has room.

    Args:
        kinds: Of the panels left out; none where a sheet shows all.
        width_mm: Of a line.
        size_pt: Of the text.
        fonts: To ask for widths.
        lang: Of our own words.
    """
    names = [translate(f"panel.{kind}", lang) for kind in kinds]
    room_em = 2 * width_mm / (size_pt * MM_PER_PT) - _RAGGED_EM
    line = translate("poster.scan", lang)
    for count in range(len(names), 0, -1):
        message_id = "poster.rest" if count == len(names) else "poster.rest-more"
        line = translate(message_id, lang, {"panels": comma(names).join(names[:count])})
        if fonts.width_em(line, _SANS) <= room_em:
            break
    return line
