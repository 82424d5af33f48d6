"""Whether the boxes of a page tell a print shop where to cut, and leave colour for the knife."""

from __future__ import annotations

from collections.abc import Iterator

from noticeboard.publish.preflight.finding import Finding, fault, ok, warning
from noticeboard.publish.preflight.opened import Box, Opened, box_of
from noticeboard.render.print.paper import PT_PER_MM

__all__ = ["check_boxes"]

#: Of colour beyond the trim.
BLEED_MM = 3.0
_TOLERANCE_PT = 0.05


def check_boxes(file: Opened) -> Iterator[Finding]:
    """Look for MediaBox, BleedBox and TrimBox, each within the one before, and for the bleed.

    A sheet that is not cut has none.
    """
    found = [one for n in range(len(file.structure.pages)) for one in _page(file, n)]
    yield from found or [_size(file)]


def _page(file: Opened, number: int) -> Iterator[Finding]:
    page, at = file.structure.pages[number], number + 1
    bad = fault if file.for_press else warning
    media, bleed, trim = (box_of(page, name) for name in ("MediaBox", "BleedBox", "TrimBox"))
    for name, box in (("MediaBox", media), ("TrimBox", trim), ("BleedBox", bleed)):
        if box is None:
            yield bad("preflight.box-missing", page=at, box=name)
    for name, inner, outer in (("BleedBox", bleed, media), ("TrimBox", trim, bleed or media)):
        if inner and outer and not _within(inner, outer):
            yield fault("preflight.box-outside", page=at, box=name)
    if trim and bleed and _within(trim, bleed) and not file.uncut:
        least = min(abs(a - b) for a, b in zip(trim, bleed, strict=True)) / PT_PER_MM
        if least < BLEED_MM - 0.02:
            yield bad("preflight.bleed", page=at, mm=f"{least:.1f}", least=f"{BLEED_MM:.0f}")


def _within(inner: Box, outer: Box) -> bool:
    low = all(inner[n] >= outer[n] - _TOLERANCE_PT for n in (0, 1))
    return low and all(inner[n] <= outer[n] + _TOLERANCE_PT for n in (2, 3))


def _size(file: Opened) -> Finding:
    left, bottom, right, top = (value / PT_PER_MM for value in file.trims[0])
    size = f"{right - left:.0f} × {top - bottom:.0f}"
    return ok("preflight.box-ok", pages=len(file.trims), size=size)
