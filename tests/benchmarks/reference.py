"""Times drawing a poster against drawing the posters of November 2026, in the same process.

`python -m tests.benchmarks.reference COUNT`, in a project: prints milliseconds of CPU for a poster:
all of it, the drawing alone, and the drawing of a sheet of `reference/`. Those two sheets are what
the press was given for two boards of the generated project before the boards were designed anew:
they never change, so the share between the two does not depend on the machine.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from pathlib import Path

from noticeboard.render.print.leaf import Leaf
from noticeboard.render.print.paper import A3
from noticeboard.render.print.printer import Printer
from tests.benchmarks.recorder import record

__all__ = ["draw_reference"]

_SHEETS = Path(__file__).parent / "reference"
#: In one document, as `draw_boards` has them.
_LEAVES = 16


def draw_reference(printer: Printer, count: int) -> Iterator[bytes]:
    """Draw the two sheets `count` times in all, in documents of 16."""
    names = sorted(path.stem for path in _SHEETS.glob("*.html"))
    for start in range(0, count, _LEAVES * len(names)):
        each = -(-min(count - start, _LEAVES * len(names)) // len(names))
        for name in names:
            html, css = (
                (_SHEETS / f"{name}.{kind}").read_text("utf-8") for kind in ("html", "css")
            )
            leaves = [Leaf((html,), name, "", "", None)] * each
            yield from (drawn.pdf for drawn in printer.press.draw(leaves, css, A3))


def _main(count: int) -> None:
    recorder = record(count)
    start, drawn = time.process_time(), len([*draw_reference(recorder.printer, count)])
    reference = (time.process_time() - start) / drawn
    posters = len(recorder.documents)
    for seconds in (recorder.whole / posters, recorder.drawing / posters, reference):
        print(seconds * 1000)


if __name__ == "__main__":
    _main(int(sys.argv[1]))
