"""The page by which a printer is measured: rulers of 100 mm, a cross in the middle, corners."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from noticeboard.locale import translate
from noticeboard.render.environment import environment
from noticeboard.render.print.leaf import Leaf
from noticeboard.render.print.nup import Feed, fed
from noticeboard.render.print.paper import A4
from noticeboard.render.print.printer import Printer

__all__ = ["draw_calibration"]

_PAPER = replace(A4, bleed_mm=0.0, slug_mm=0.0)
#: Where rulers begin, and how long their marks are: every millimetre, five, ten.
_FROM_MM, _LONG_MM, _MARKS_MM = 30.0, 100, (2.0, 3.5, 5.0)
#: Corners stand this far from the edges of the paper, and are this long.
_CORNER_MM, _ARM_MM = 10.0, 8.0


def draw_calibration(printer: Printer, feed: Feed, name: str = "") -> bytes:
    """Return the page, front and back, as it is drawn for a printer.

    Args:
        printer: To draw with.
        feed: What is done for the printer: nothing to measure one, its own to prove it.
        name: What the printer is called; empty for none.
    """
    template = environment(printer.lang, paper=True).get_template("print/calibration.html")
    drawing = {"ruler": _ruler(), "cross": _cross(), "paper": _PAPER, "name": name}
    pages = tuple(template.render(**drawing, side=side) for side in ("front", "back"))
    title = translate("calibrate.title", printer.lang, {})
    leaf = Leaf(pages, title, "noticeboard", name, None)
    css = printer.css(
        "print/calibration.css", "civic", _PAPER, printer.fonts.blocks("".join(pages))
    )
    (drawn,) = printer.press.draw([leaf], css, _PAPER)
    return fed(drawn.pdf, feed, duplex=True)


def _ruler() -> str:
    """Return SVG path data of both rulers."""
    return "".join(_ticks())


def _ticks() -> Iterator[str]:
    yield f"M{_FROM_MM} {_FROM_MM}h{_LONG_MM}M{_FROM_MM} {_FROM_MM}v{_LONG_MM}"
    for mm in range(_LONG_MM + 1):
        long = _MARKS_MM[2 if mm % 10 == 0 else 1 if mm % 5 == 0 else 0]
        yield f"M{_FROM_MM + mm} {_FROM_MM}v-{long}M{_FROM_MM} {_FROM_MM + mm}h-{long}"


def _cross() -> str:
    """Return SVG path data of the cross in the middle and the corners."""
    wide, tall = _PAPER.width_mm, _PAPER.height_mm
    x, y, arm = wide / 2, tall / 2, _ARM_MM
    path = f"M{x - arm} {y}h{2 * arm}M{x} {y - arm}v{2 * arm}"
    for left, across in ((_CORNER_MM, arm), (wide - _CORNER_MM, -arm)):
        for top, down in ((_CORNER_MM, arm), (tall - _CORNER_MM, -arm)):
            path += f"M{left + across} {top}H{left}V{top + down}"
    return path
