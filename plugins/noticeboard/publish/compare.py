"""What a sheet said, and what it says now: two pictures side by side, the differences framed."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops, ImageDraw

__all__ = ["compare"]

#: Pixels a point, and between the two sheets.
_SCALE, _GAP_PX = 1.5, 40
#: Side of the squares that are compared, and how different one is that is framed (of 255).
_CELL_PX, _LEAST = 24, 48
_FRAME = "#d00000"


def compare(before: Path | None, after: Path) -> Image.Image:
    """Return the pages of `before` at the left, those of `after` at the right.

    Args:
        before: The sheet as it was; None where no copy of it was kept: then `after` is alone.
        after: The sheet as it is.
    """
    new = _pages(after)
    if before is None:
        return _beside([new])
    old = _pages(before)
    for one, other in zip(old, new, strict=False):
        boxes = _differences(one, other)
        for image in (one, other):
            draw = ImageDraw.Draw(image)
            for box in boxes:
                draw.rectangle(box, outline=_FRAME, width=4)
    return _beside([old, new])


def _pages(path: Path) -> list[Image.Image]:
    with pypdfium2.PdfDocument(path) as pdf:
        return [page.render(scale=_SCALE).to_pil().convert("RGB") for page in pdf]


def _differences(one: Image.Image, other: Image.Image) -> list[tuple[int, int, int, int]]:
    """Return boxes around what differs: squares that touch are one."""
    size = (max(one.width, other.width), max(one.height, other.height))
    changed = ImageChops.difference(_fill(one, size), _fill(other, size)).convert("L")
    marks = changed.point(lambda value: 255 if value >= _LEAST else 0)
    cells = [
        (x, y)
        for y in range(0, size[1], _CELL_PX)
        for x in range(0, size[0], _CELL_PX)
        if marks.crop((x, y, x + _CELL_PX, y + _CELL_PX)).getbbox()
    ]
    return [_around(group) for group in _touching({*cells})]


def _touching(cells: set[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    groups = []
    while cells:
        todo, group = [cells.pop()], []
        while todo:
            x, y = todo.pop()
            group.append((x, y))
            near = {(x + a * _CELL_PX, y + b * _CELL_PX) for a in (-1, 0, 1) for b in (-1, 0, 1)}
            todo += near & cells
            cells -= near
        groups.append(group)
    return groups


def _around(group: list[tuple[int, int]]) -> tuple[int, int, int, int]:
    xs, ys = [x for x, _ in group], [y for _, y in group]
    return min(xs) - 4, min(ys) - 4, max(xs) + _CELL_PX + 4, max(ys) + _CELL_PX + 4


def _fill(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    filled = Image.new("RGB", size, "white")
    filled.paste(image, (0, 0))
    return filled


def _beside(columns: list[list[Image.Image]]) -> Image.Image:
    widths = [max(image.width for image in column) for column in columns]
    heights = [sum(image.height for image in column) for column in columns]
    whole = Image.new("RGB", (sum(widths) + _GAP_PX * (len(columns) - 1), max(heights)), "#777777")
    left = 0
    for column, width in zip(columns, widths, strict=True):
        top = 0
        for image in column:
            whole.paste(image, (left, top))
            top += image.height
        left += width + _GAP_PX
    return whole
