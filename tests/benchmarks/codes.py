"""`python -m tests.benchmarks qr`: which level of correction the QR of each product has, and why.

Every symbol is printed, made dirty, photographed and given to zxing-cpp and to ZBar; see
`tests/helpers/camera.py`. The level of a product (`Product.qr_level`) is the one that `best` takes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeAlias

from rich.table import Table

from noticeboard.render.print.products import PRODUCTS
from noticeboard.render.qr import Level, build_qr
from tests.helpers.camera import PREVIEW, SCENES, Scene, photograph, read_by

__all__ = ["PAYLOADS", "best", "code_tables", "count_reads"]

#: As they are printed: without an edition, and with one.
PAYLOADS = ("HTTPS://BOARD.EXAMPLE/Q/7K3M/", "HTTPS://BOARD.EXAMPLE/Q/7K3M-12/")
_LEVELS: tuple[Level, ...] = ("M", "Q", "H")
#: In multiples of the distance that a product is made for, ten times the side.
_DISTANCES = (1.0, 1.5, 2.0)
#: What is read without dirt at least, of a hundred.
_SURE = 98

#: How many of the trials of a scene zxing-cpp read, and how many ZBar.
Reads: TypeAlias = "dict[Scene, tuple[int, int]]"


def count_reads(
    payload: str,
    level: Level,
    side_mm: float,
    trials: int,
    *,
    away: float = 1.0,
    scenes: Iterable[Scene] = SCENES,
    pixels: int = PREVIEW,
) -> Reads:
    """Count how often either decoder reads a symbol in each scene; the same trials every time.

    Args:
        payload: What it must read.
        level: Of the symbol.
        side_mm: Of the symbol.
        trials: For each scene, each with other dirt.
        away: In multiples of ten sides.
        scenes: How it is met.
        pixels: On the long side of what the camera gives.
    """
    qr, counts = build_qr(payload, level), {}
    for scene in scenes:
        photos = (
            photograph(qr, side_mm, side_mm * 10 * away, scene, pixels, n) for n in range(trials)
        )
        read = [[text == payload for text in read_by(photo)] for photo in photos]
        counts[scene] = (sum(one for one, _ in read), sum(other for _, other in read))
    return counts


def best(reads: Mapping[Level, Reads], trials: int) -> Level:
    """Return the level that is read most often when dirty, of those that are read when clean.

    A contrast of a fifth counts for nothing: there ZBar fails at all levels alike.
    """

    def sure(level: Level) -> bool:
        clean = [c for s, c in reads[level].items() if not s.dirty and s.contrast == 1]
        return all(count * 100 >= _SURE * trials for counts in clean for count in counts)

    def dirty(level: Level) -> int:
        return sum(sum(counts) for scene, counts in reads[level].items() if scene.dirty)

    return max([level for level in reads if sure(level)] or reads, key=dirty)


def code_tables(trials: int, sides_mm: Iterable[float] = ()) -> Iterable[Table]:
    """Yield a table for every side of a QR that is printed, and for each of `sides_mm`."""
    made = {product.qr_mm for product in PRODUCTS.values() if product.qr_mm}
    for side_mm in sorted({*made, *sides_mm}):
        for payload in PAYLOADS:
            yield _table(side_mm, payload, trials)


def _table(side_mm: float, payload: str, trials: int) -> Table:
    modules = {level: build_qr(payload, level).modules for level in _LEVELS}
    title = f"QR of {side_mm:g} mm, {len(payload)} characters, at {side_mm / 100:.2f} m"
    table = Table("scene, distance", title=title, caption="of 100: zxing-cpp / ZBar")
    for level in _LEVELS:
        table.add_column(f"{level}, {side_mm / modules[level]:.2f} mm", justify="right")
    for away in _DISTANCES:
        reads = {lv: count_reads(payload, lv, side_mm, trials, away=away) for lv in _LEVELS}
        for scene in SCENES:
            cells = (_share(reads[level][scene], trials) for level in _LEVELS)
            table.add_row(f"{scene.name}, {away:g}×", *cells)
        if away == 1:
            table.add_row("[b]chosen[/]", f"[b]{best(reads, trials)}[/]", end_section=True)
    return table


def _share(counts: tuple[int, int], trials: int) -> str:
    return " / ".join(f"{round(count * 100 / trials):3d}" for count in counts)
