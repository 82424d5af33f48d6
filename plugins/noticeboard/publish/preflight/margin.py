"""Whether the knife may miss by 3 mm: what comes near the trim is ground and runs over it."""

from __future__ import annotations

from collections.abc import Iterator

from noticeboard.publish.preflight.finding import Finding, fault, ok, warning
from noticeboard.publish.preflight.opened import Box, Opened
from noticeboard.publish.preflight.things import Thing
from noticeboard.render.print.paper import PT_PER_MM

__all__ = ["check_margin"]

#: Within the trim; and as far as ground must run beyond it.
FREE_MM = 3.0
_ROUNDING_MM = 0.1


def check_margin(file: Opened) -> Iterator[Finding]:
    """Look for letters, pictures and shapes that stand near the trim and do not run over it.

    Of a sheet that is not cut, for letters alone: no printer reaches its edge.
    """
    tell, good = fault if file.for_press else warning, True
    for number, (things, trim) in enumerate(zip(file.things, file.trims, strict=True), 1):
        near = [thing for thing in things if _near(thing, trim)]
        letters = "".join(t.words for t in near if t.kind == "letter")[:12]
        others = [t for t in near if t.kind != "letter" and not file.uncut]
        if letters:
            good = False
            yield tell("preflight.margin-text", page=number, text=letters, mm=FREE_MM)
        if others:
            good = False
            where = _where(others[0].box, trim)
            yield tell("preflight.margin-thing", page=number, count=len(others), where=where,
                       mm=FREE_MM)  # fmt: skip
    if good:
        yield ok("preflight.margin-uncut" if file.uncut else "preflight.margin-ok", mm=FREE_MM)


def _near(thing: Thing, trim: Box) -> bool:
    """Whether a thing on the sheet, or one of its pieces, is nearer to an edge than it may be."""
    boxes = (thing.box,) if thing.filled or thing.kind != "path" else thing.runs
    return any(_box_near(box, trim, thing.kind == "letter") for box in boxes)


def _box_near(box: Box, trim: Box, letter: bool) -> bool:
    if not (box[0] < trim[2] and box[2] > trim[0] and box[1] < trim[3] and box[3] > trim[1]):
        return False  # beyond the trim: a crop mark
    inside = (box[0] - trim[0], box[1] - trim[1], trim[2] - box[2], trim[3] - box[3])
    free, over = (FREE_MM - _ROUNDING_MM) * PT_PER_MM, -(FREE_MM - _ROUNDING_MM) * PT_PER_MM
    return any(side < free and (letter or side > over) for side in inside)


def _where(box: Box, trim: Box) -> str:
    """Return where a thing stands, in millimetres from the left and from the top of the sheet."""
    return f"{(box[0] - trim[0]) / PT_PER_MM:.0f}, {(trim[3] - box[3]) / PT_PER_MM:.0f} mm"
