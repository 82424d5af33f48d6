"""Whether letters, lines and pictures are large, thick and fine enough to be printed."""

from __future__ import annotations

from collections.abc import Iterator

from noticeboard.publish.preflight.finding import Finding, fault, note, ok, warning
from noticeboard.publish.preflight.opened import Box, Opened
from noticeboard.render.print.paper import PT_PER_MM

__all__ = ["check_images", "check_lines", "check_type"]

#: Letters, in points.
LEAST_PT = 6.0
#: Lines, stroked or filled.
LEAST_MM = 0.2
#: A filled path this long and thinner than `LEAST_MM` is a line.
_LINE_MM = 3.0
#: Pixels for an inch: as photos should have, under which to look, under which not to print.
GOOD_DPI, FEW_DPI, NO_DPI = 300, 200, 100


def check_type(file: Opened) -> Iterator[Finding]:
    """Look for letters too small to be read or printed."""
    least = float("inf")
    for number, things in enumerate(file.things, 1):
        small = [t for t in things if t.kind == "letter" and (t.size or 0) < LEAST_PT - 0.01]
        least = min([least, *(t.size or 0 for t in things if t.kind == "letter")])
        if small:
            size = min(t.size or 0 for t in small)
            text = "".join(t.words for t in small[:12])
            yield fault("preflight.type", page=number, pt=f"{size:.1f}", text=text, least=6)
    if least == float("inf"):
        yield note("preflight.type-none")
    elif least >= LEAST_PT - 0.01:
        yield ok("preflight.type-ok", pt=f"{least:.1f}")


def check_lines(file: Opened) -> Iterator[Finding]:
    """Look for lines within the trim that are too thin for a press."""
    least = float("inf")
    for number, (things, trim) in enumerate(zip(file.things, file.trims, strict=True), 1):
        widths = []
        for thing in things:
            if thing.kind == "path" and any(_meets(run, trim) for run in thing.runs):
                if thing.size is not None:
                    widths.append(thing.size / PT_PER_MM)
                elif thing.filled and (thin := _thin_mm(thing.box)) is not None:
                    widths.append(thin)
        least = min([least, *widths])
        if widths and min(widths) < LEAST_MM - 0.005:
            yield fault("preflight.line", page=number, mm=f"{min(widths):.2f}", least=LEAST_MM)
    if least == float("inf"):
        yield note("preflight.line-none")
    elif least >= LEAST_MM - 0.005:
        yield ok("preflight.line-ok", mm=f"{least:.2f}")


def _meets(one: Box, other: Box) -> bool:
    across = min(one[2], other[2]) - max(one[0], other[0])
    return across >= 0 and min(one[3], other[3]) - max(one[1], other[1]) >= 0


def _thin_mm(box: Box) -> float | None:
    """Return the thickness of what is a line; None for what is none."""
    sides = sorted(((box[2] - box[0]) / PT_PER_MM, (box[3] - box[1]) / PT_PER_MM))
    return sides[0] if sides[1] >= _LINE_MM and sides[0] < 2 else None


def check_images(file: Opened) -> Iterator[Finding]:
    """Look for pictures with too few pixels for their size on paper."""
    dpis = []
    for number, things in enumerate(file.things, 1):
        mine = [t.size or 0.0 for t in things if t.kind == "image"]
        dpis += mine
        if mine and min(mine) < FEW_DPI:
            tell = fault if min(mine) < NO_DPI else warning
            yield tell("preflight.image", page=number, dpi=f"{min(mine):.0f}", good=GOOD_DPI)
    if not dpis:
        yield note("preflight.image-none")
    elif min(dpis) >= FEW_DPI:
        yield ok("preflight.image-ok", count=len(dpis), dpi=f"{min(dpis):.0f}")
