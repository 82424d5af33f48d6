"""QR codes read as a telephone reads them: drawn from our files by another program, and decoded."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any, TypeAlias

import zxingcpp
from PIL import Image

__all__ = ["drawn", "inside", "outlines", "scan"]

_Ways: TypeAlias = list[list[tuple[int, int]]]
#: A command of the path data that we write.
_STEP = re.compile(r"M(\d+) (\d+)|([vh])(-?\d+)|z")


def outlines(path: str) -> _Ways:
    """Read path data back: each outline as its corners, the first also the last."""
    ways: _Ways = []
    for x, y, across, length in _STEP.findall(path):
        if x:
            ways.append([(int(x), int(y))])
        elif across:
            (left, top), by = ways[-1][-1], int(length)
            ways[-1].append((left + by, top) if across == "h" else (left, top + by))
        else:
            ways[-1].append(ways[-1][0])
    return ways


def inside(ways: _Ways, x: int, y: int) -> bool:
    """Whether module x, y is inside by the even-odd rule: how many sides are above its middle."""
    sides = [side for way in ways for side in pairwise(way)]
    above = [1 for (ax, ay), (bx, by) in sides if ay == by <= y and min(ax, bx) <= x < max(ax, bx)]
    return len(above) % 2 == 1


def drawn(svg: str) -> Image.Image:
    """Draw our SVG, a path on white, at four pixels to a module."""
    size = int(re.search(r'viewBox="0 0 (\d+) \1"', svg)[1])
    shift = int(re.search(r"translate\((\d+) \1\)", svg)[1])
    ways = outlines(re.search(r'<path transform[^>]* d="([^"]+)"', svg)[1])
    image = Image.new("L", (size, size), 255)
    for x in range(size - 2 * shift):
        for y in range(size - 2 * shift):
            if inside(ways, x, y):
                image.putpixel((x + shift, y + shift), 0)
    return image.resize((size * 4, size * 4), Image.Resampling.NEAREST)


def scan(image: Image.Image) -> Any:
    """Return the one code in `image`."""
    (found,) = zxingcpp.read_barcodes(image)
    return found
