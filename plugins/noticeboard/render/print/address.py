"""The address beside a code, in words that people can type."""

from __future__ import annotations

import re

from noticeboard.render.fonts import FACES, Fonts
from noticeboard.render.print.fit import Fitted, fit

__all__ = ["fit_address"]

_BOLD = FACES[1]


def fit_address(
    words: str, fonts: Fonts, width_mm: float, most_pt: float, least_pt: float
) -> Fitted:
    """Fit an address into one line; where it is too long it is broken behind its slashes.

    Args:
        words: ``board.example/Q/7K3M``.
        fonts: To ask for widths.
        width_mm: What there is.
        most_pt: Never larger.
        least_pt: Never smaller: a part that is wider than that leaves its place, which is told.
    """
    fitted = fit(
        words, fonts, _BOLD, width_mm * 0.99,
        most_pt=most_pt, one_line_pt=least_pt, least_pt=least_pt, spacing_em=0.0,
    )  # fmt: skip
    if fitted and len(fitted.lines) == 1:
        return fitted
    return Fitted(tuple(re.split("(?<=/)", words)), least_pt)
