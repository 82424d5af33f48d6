"""The line of the foot that names the panels for which a sheet has no room: as many as fit."""

from __future__ import annotations

from noticeboard.locale import comma, translate
from noticeboard.render.fonts import FACES, Fonts
from noticeboard.render.print.designs.board.geometry import Grid
from noticeboard.render.print.fit import MM_PER_PT

__all__ = ["name_dropped"]

_SANS = FACES[1]
#: Type size on A3: see `.foot p` in sheet.css.
_FOOT_PT = 17.0


def name_dropped(
    kinds: tuple[str, ...], width_mm: float, grid: Grid, fonts: Fonts, lang: str
) -> str:
    """Return the line that names panels that a scan shows, or an empty one where there are none.

    Why one line, however many they are: the foot is as high as the code beside it, and each kind
    that is added would bring sheets nearer to being refused.

    Args:
        kinds: Of the panels.
        width_mm: Of the text of the foot.
        grid: Of the product.
        fonts: To ask for widths.
        lang: Of our own words.
    """
    names = [translate(f"panel.{kind}", lang) for kind in kinds]
    room_em = width_mm / (_FOOT_PT * grid.scale * MM_PER_PT)
    line = ""
    for count in range(len(names), 0, -1):
        message_id = "poster.dropped" if count == len(names) else "poster.dropped-more"
        line = translate(message_id, lang, {"panels": comma(names).join(names[:count])})
        if fonts.width_em(line, _SANS) <= room_em:
            break
    return line
