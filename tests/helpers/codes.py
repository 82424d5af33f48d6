"""QR codes read as a telephone reads them: drawn from our files by another program, and decoded."""

from __future__ import annotations

import re
from typing import Any

import zxingcpp
from PIL import Image, ImageDraw

__all__ = ["RUN", "drawn", "scan"]

#: One run of dark modules in the path of our SVG.
RUN = re.compile(r"M(\d+) (\d+)h(\d+)v1h-(\d+)z")


def drawn(svg: str) -> Image.Image:
    """Draw our SVG, which is two paths of rectangles, at four pixels to a module."""
    size = int(re.search(r'viewBox="0 0 (\d+) \1"', svg)[1])
    shift = int(re.search(r"translate\((\d+) \1\)", svg)[1])
    image = Image.new("L", (size * 4, size * 4), 255)
    pen = ImageDraw.Draw(image)
    for x, y, width, back in RUN.findall(svg):
        assert width == back
        left, top = (int(x) + shift) * 4, (int(y) + shift) * 4
        pen.rectangle((left, top, left + int(width) * 4 - 1, top + 3), fill=0)
    return image


def scan(image: Image.Image) -> Any:
    """Return the one code in `image`."""
    (found,) = zxingcpp.read_barcodes(image)
    return found
