"""QR codes: matrix, one merged SVG path, PNG. Black on white, whatever the theme or the mode."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Literal, TypeAlias

import qrcode
from PIL import Image
from qrcode.constants import ERROR_CORRECT_H, ERROR_CORRECT_M, ERROR_CORRECT_Q

__all__ = [
    "QUIET_ZONE",
    "Level",
    "Qr",
    "build_paper_qr",
    "build_qr",
    "quiet_mm",
    "render_png",
    "render_svg",
]

#: Modules of white on each side (ISO/IEC 18004, 9.1).
QUIET_ZONE = 4

#: How much of a symbol may be lost: about 15, 25 or 30 of 100 codewords (ISO/IEC 18004, 7.5.1).
Level: TypeAlias = Literal["M", "Q", "H"]
#: Modules of version 3: 35 upper-case characters at level H.
_FINE = 29
_LEVELS: dict[Level, int] = {"M": ERROR_CORRECT_M, "Q": ERROR_CORRECT_Q, "H": ERROR_CORRECT_H}


@dataclass(frozen=True, slots=True)
class Qr:
    """One symbol.

    Attributes:
        payload: What a scan reads.
        rows: Dark modules as True, without the quiet zone.
    """

    payload: str
    rows: tuple[tuple[bool, ...], ...]

    @property
    def modules(self) -> int:
        """Modules on a side, without the quiet zone: 25 for 29 upper-case characters."""
        return len(self.rows)

    @property
    def path(self) -> str:
        """SVG path of the dark modules, one unit each: the outline of every dark area.

        Why outlines: where squares or runs touch, viewers and printers let the paper shine through
        a seam. Holes run the other way round than their areas, so either fill rule gives the same.
        """
        return "".join(_drawn(outline) for outline in _outlines(self.rows))


_Point: TypeAlias = tuple[int, int]
#: The sides of a module, clockwise: where each begins and ends, and which neighbour it faces.
_SIDES: tuple[tuple[_Point, _Point, _Point], ...] = (
    ((0, 0), (1, 0), (0, -1)),
    ((1, 0), (1, 1), (1, 0)),
    ((1, 1), (0, 1), (0, 1)),
    ((0, 1), (0, 0), (-1, 0)),
)


def _outlines(rows: tuple[tuple[bool, ...], ...]) -> Iterator[list[_Point]]:
    """Yield closed ways around the dark modules, point by point, the dark on their right.

    Where two areas touch at a corner either way on is right: the winding of every module is the
    same, whichever ways its sides belong to.
    """
    dark = {(x, y) for y, row in enumerate(rows) for x, cell in enumerate(row) if cell}
    onward: dict[_Point, list[_Point]] = {}
    for x, y in sorted(dark, key=lambda module: module[::-1]):
        for (ax, ay), (bx, by), (nx, ny) in _SIDES:
            if (x + nx, y + ny) not in dark:
                onward.setdefault((x + ax, y + ay), []).append((x + bx, y + by))
    while onward:
        point = start = next(iter(onward))
        way = [start]
        while len(way) == 1 or point != start:
            ends = onward[point]
            point = ends.pop()
            if not ends:
                del onward[way[-1]]
            way.append(point)
        yield way


def _drawn(way: list[_Point]) -> str:
    """Return a closed way as SVG path data, one command for each straight run."""
    runs: list[list[int]] = []  # [horizontal or not, length]
    for (ax, ay), (bx, by) in pairwise(way):
        across, step = int(ay == by), (bx - ax) + (by - ay)
        if runs and runs[-1][0] == across:
            runs[-1][1] += step
        else:
            runs.append([across, step])
    # The last run is drawn by closing the path.
    drawn = "".join(f"{'vh'[across]}{length}" for across, length in runs[:-1])
    return f"M{way[0][0]} {way[0][1]}{drawn}z"


@lru_cache(maxsize=4096)
def build_qr(payload: str, level: Level = "Q") -> Qr:
    """Build the symbol for `payload`, in the smallest version that holds it at `level`.

    The library chooses alphanumeric mode where every character allows it (upper case, digits and
    ``$%*+-./:`` and space).
    """
    code = qrcode.QRCode(error_correction=_LEVELS[level], border=0)
    code.add_data(payload)
    code.make(fit=True)
    return Qr(payload, tuple(tuple(bool(cell) for cell in row) for row in code.get_matrix()))


def build_paper_qr(payload: str, level: Level) -> Qr:
    """Build the symbol that hangs on a wall: at `level`, or at Q where that would be too fine.

    Why: on paper dirt comes. A symbol of level H whose side is a tenth of the distance is read as
    well as one of Q while it has 29 modules, and more often under specks and stickers; finer ones
    are lost to a blur first (`python -m tests.benchmarks qr`).
    """
    qr = build_qr(payload, level)
    return qr if qr.modules <= _FINE else build_qr(payload)


def quiet_mm(side_mm: float, modules: int) -> float:
    """Return the width of the quiet zone around a symbol of `modules` on a side of `side_mm`."""
    return side_mm / modules * QUIET_ZONE


def render_svg(qr: Qr) -> str:
    """Return an SVG file with its quiet zone; one unit is one module."""
    size, q = qr.modules + 2 * QUIET_ZONE, QUIET_ZONE
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" '
        f'width="{size * 8}" height="{size * 8}" shape-rendering="crispEdges">'
        f'<path fill="#fff" d="M0 0h{size}v{size}H0z"/>'
        f'<path transform="translate({q} {q})" d="{qr.path}"/></svg>\n'
    )


def render_png(qr: Qr, module_px: int = 12) -> bytes:
    """Return a 1-bit PNG file with its quiet zone, `module_px` pixels to a module."""
    size = qr.modules + 2 * QUIET_ZONE
    image = Image.new("1", (size, size), 1)
    for y, row in enumerate(qr.rows):
        for x, dark in enumerate(row):
            if dark:
                image.putpixel((x + QUIET_ZONE, y + QUIET_ZONE), 0)
    stream = io.BytesIO()
    scaled = image.resize((size * module_px, size * module_px), Image.Resampling.NEAREST)
    scaled.save(stream, "PNG", optimize=True)
    return stream.getvalue()
