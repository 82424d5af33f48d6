"""A title over a text, both as large as they have room together: stepwise, down to a floor."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from itertools import product as product_of

from markupsafe import Markup

from noticeboard.render.environment import JOINT
from noticeboard.render.fonts import FACES, Fonts
from noticeboard.render.print.fit import MM_PER_PT, Fitted, fit
from noticeboard.render.print.printer import Printer

__all__ = ["Headed", "Steps", "set_headed"]

_SERIF = FACES[2]
#: A title in multiples of its text: the first that has room is taken.
_TITLES = (2.5, 2.0, 1.6)
#: Beneath this, however long it is, a title is not told from its text.
_LEAST_TITLE = 1.25
#: A title goes on in a second line rather than be smaller than this share of its size.
_ONE_LINE = 0.6
#: Line height of a title: the style sheets have it too.
_LEADING = 1.25


@dataclass(frozen=True, slots=True)
class Steps:
    """What title and text have to go by.

    Attributes:
        sizes_pt: Of the text on this paper, the largest first. The style sheet has the class
            ``size0``, ``size1`` … for each.
        whole_pt: A title is broken within a word only if in one line it would be smaller.
        width_mm: Of both.
        room_mm: Height of both.
    """

    sizes_pt: tuple[float, ...]
    whole_pt: float
    width_mm: float
    room_mm: float


@dataclass(frozen=True, slots=True)
class Headed:
    """Which of the sizes a text has, and its title."""

    size: int
    title: Fitted


def set_headed(
    title: str, text: Markup, steps: Steps, css: str, printer: Printer
) -> Headed | float:
    """Return title and text as large as they have room, or by how many millimetres they have none.

    Args:
        title: In one line or two.
        text: HTML that stands beneath; may be empty.
        steps: What there is.
        css: The style sheet to measure with.
        printer: Of this process.
    """
    pieces = [("main", f"size{size}", str(text)) for size in range(len(steps.sizes_pt))]
    heights_mm = printer.ruler.heights_mm(css, pieces)
    over_mm = heights_mm[-1]
    for size, times in product_of(range(len(steps.sizes_pt)), _TITLES):
        fitted = _title(title, steps.sizes_pt[size], times, steps, printer.fonts)
        if fitted:
            over_mm = heights_mm[size] + _title_mm(fitted) - steps.room_mm
            if over_mm <= 0:
                return Headed(size, fitted)
    return over_mm


def _title(text: str, text_pt: float, times: float, steps: Steps, fonts: Fonts) -> Fitted | None:
    """Fit a title into two lines for the sake of its size; without a good joint, only if it must.

    Returns:
        None where beside a smaller text it is a title.
    """
    most_pt, least_pt = text_pt * times, text_pt * _LEAST_TITLE
    wanted = partial(
        fit, text, fonts, _SERIF, steps.width_mm * 0.99,
        most_pt=most_pt, least_pt=least_pt, spacing_em=0.02,
    )  # fmt: skip
    title = wanted(one_line_pt=max(most_pt * _ONE_LINE, least_pt))
    if not title or len(title.lines) == 1 or JOINT.match(text, len(title.lines[0])):
        return title
    whole = wanted(one_line_pt=0)
    if whole is None or whole.size_pt < steps.whole_pt:
        return title
    return whole if whole.size_pt >= least_pt else None


def _title_mm(title: Fitted) -> float:
    return len(title.lines) * title.size_pt * _LEADING * MM_PER_PT
