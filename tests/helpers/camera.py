"""What the camera of a telephone makes of a QR on paper: dirty, blurred, seen aslant, and read.

The camera: 26 mm equivalent, as main cameras have it, so its long side sees 34.6 mm of 26 (a 4:3
frame on the diagonal of 35 mm film): 1.33 times the distance. A scanner within an app reads frames
of the preview, not photos; cheap ones and WeChat ask for 1280 × 720, and that is the hard case.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from math import cos, radians, sin

import zxingcpp
from PIL import Image, ImageChops, ImageDraw, ImageFilter
from pyzbar import pyzbar

from noticeboard.render.qr import QUIET_ZONE, Qr

__all__ = ["PHOTO", "PREVIEW", "SCENES", "Scene", "photograph", "read_by"]

#: Pixels on the long side: a photo of 12 megapixels, and a frame of a preview.
PHOTO, PREVIEW = 4032, 1280
#: What the long side sees, in multiples of the distance.
_SEEN = 34.6 / 26
#: Drawn so much finer than the camera sees, and pixels to a module before that.
_FINER, _MODULE_PX = 3, 12
#: Grey of ink and paper in an ordinary stairwell, and how far noise moves either.
_INK, _PAPER, _NOISE = 40, 215, 8
#: A drop of paint, a fly: millimetres across.
_BLOT_MM = 3.0
#: Modules of a finder pattern with its separator.
_FINDER = 8


@dataclass(frozen=True, slots=True)
class Scene:
    """How a symbol is met.

    Attributes:
        specks: Share of the modules between the finders that are dark or light by chance.
        blots: Share of the symbol that dark blots of 3 mm cover.
        sticker: Share that one white square covers, beside the finders: without one of those no
            symbol is read, whatever its level.
        blur_px: Sigma, in pixels of the camera.
        tilt: Degrees from which it is seen, sideways.
        contrast: Share of what is left between ink and paper.
    """

    name: str
    specks: float = 0.0
    blots: float = 0.0
    sticker: float = 0.0
    blur_px: float = 0.0
    tilt: float = 0.0
    contrast: float = 1.0

    @property
    def dirty(self) -> bool:
        """Whether something of the symbol is lost, as a level of correction makes up for."""
        return bool(self.specks or self.blots or self.sticker)


SCENES = (
    Scene("clean"),
    Scene("blurred by 1 px", blur_px=1.0),
    Scene("seen from 45°", tilt=45),
    Scene("contrast of a fifth", contrast=0.2),
    Scene("specks on 5 %", specks=0.05),
    Scene("specks on 7.5 %", specks=0.075),
    Scene("blots on 5 %", blots=0.05),
    Scene("sticker on 10 %", sticker=0.10),
    Scene("worn: specks 3 %, blots 2 %, blurred, 30°", 0.03, 0.02, 0, 0.7, 30, 0.5),
)


def photograph(
    qr: Qr, side_mm: float, distance_mm: float, scene: Scene, pixels: int, seed: int
) -> Image.Image:
    """Return what a camera sees of `qr`, printed `side_mm` large, from `distance_mm`."""
    chance = random.Random(f"{seed} {scene}")
    image = _printed(qr)
    draw = ImageDraw.Draw(image)
    _dirty(draw, qr.modules, side_mm, scene, chance)
    module_px = side_mm / qr.modules * pixels / (_SEEN * distance_mm)
    seen = _seen(image, module_px / _MODULE_PX, scene.tilt, chance)
    if scene.blur_px:
        seen = seen.filter(ImageFilter.GaussianBlur(scene.blur_px * _FINER))
    return _exposed(seen.reduce(_FINER), scene.contrast, chance)


def _printed(qr: Qr) -> Image.Image:
    size = qr.modules + 2 * QUIET_ZONE
    image = Image.new("L", (size, size), 255)
    for y, row in enumerate(qr.rows):
        for x, dark in enumerate(row):
            if dark:
                image.putpixel((x + QUIET_ZONE, y + QUIET_ZONE), 0)
    return image.resize((size * _MODULE_PX, size * _MODULE_PX), Image.Resampling.NEAREST)


def _dirty(
    draw: ImageDraw.ImageDraw, modules: int, side_mm: float, scene: Scene, chance: random.Random
) -> None:
    """Draw the dirt; places are in modules from the corner of the symbol."""
    free = [(x, y) for x in range(modules) for y in range(modules) if not _in_finder(x, y, modules)]
    for x, y in chance.sample(free, round(scene.specks * len(free))):
        _square(draw, x, y, 1, chance.choice((0, 255)))
    blot = _BLOT_MM / side_mm * modules
    for _ in range(round(scene.blots * modules**2 / (0.785 * blot**2))):
        x, y = (chance.uniform(0, modules - blot) for _ in "xy")
        draw.ellipse(_box(x, y, blot), fill=0)
    if scene.sticker:
        side = scene.sticker**0.5 * modules
        x, y = _beside_finders(modules, side, chance)
        _square(draw, x, y, side, 255)


def _in_finder(x: float, y: float, modules: int, side: float = 1) -> bool:
    left, top = x < _FINDER, y < _FINDER
    right, bottom = x + side > modules - _FINDER, y + side > modules - _FINDER
    return (left and top) or (right and top) or (left and bottom)


def _beside_finders(modules: int, side: float, chance: random.Random) -> tuple[float, float]:
    while True:
        x, y = (chance.uniform(0, modules - side) for _ in "xy")
        if not _in_finder(x, y, modules, side):
            return x, y


def _box(x: float, y: float, side: float) -> tuple[float, float, float, float]:
    left, top = (value + QUIET_ZONE for value in (x, y))
    edges = (left, top, left + side, top + side)
    return tuple(edge * _MODULE_PX for edge in edges)  # type: ignore[return-value]


def _square(draw: ImageDraw.ImageDraw, x: float, y: float, side: float, grey: int) -> None:
    left, top, right, bottom = _box(x, y, side)
    draw.rectangle((left, top, right - 1, bottom - 1), fill=grey)


def _seen(image: Image.Image, scale: float, tilt: float, chance: random.Random) -> Image.Image:
    """Return the symbol as it falls on the sensor, `_FINER` times as fine, on paper around it."""
    side = image.width * scale * _FINER
    turned = _turned_away(side, tilt)
    width = round(side) + 12 * _FINER
    off = [6 * _FINER + chance.uniform(0, _FINER) for _ in "xy"]
    corners = [(x + off[0], y + off[1]) for x, y in turned]
    size = image.resize((round(side), round(side)), Image.Resampling.BOX)
    source = [(0, 0), (size.width, 0), (size.width, size.width), (0, size.width)]
    return size.transform(
        (width, width), Image.Transform.PERSPECTIVE, _homography(corners, source),
        Image.Resampling.BILINEAR, fillcolor=255,
    )  # fmt: skip


def _turned_away(side: float, tilt: float) -> list[tuple[float, float]]:
    """Return the corners of a square that is turned about its left edge, ten sides away."""
    right, away = side * cos(radians(tilt)), 1 + 0.1 * sin(radians(tilt))
    x, half = right / away, side / 2 / away
    return [(0, 0), (x, side / 2 - half), (x, side / 2 + half), (0, side)]


def _homography(
    to: list[tuple[float, float]], source: list[tuple[float, float]]
) -> tuple[float, ...]:
    """Return the eight coefficients with which Pillow finds for a point of `to` its source."""
    rows: list[list[float]] = []
    for (x, y), (u, v) in zip(to, source, strict=True):
        rows.append([x, y, 1, 0, 0, 0, -u * x, -u * y, u])
        rows.append([0, 0, 0, x, y, 1, -v * x, -v * y, v])
    for n in range(8):
        pivot = max(range(n, 8), key=lambda k: abs(rows[k][n]))
        rows[n], rows[pivot] = rows[pivot], rows[n]
        rows[n] = [value / rows[n][n] for value in rows[n]]
        for k in range(8):
            if k != n:
                rows[k] = [a - rows[k][n] * b for a, b in zip(rows[k], rows[n], strict=True)]
    return tuple(row[8] for row in rows)


def _exposed(image: Image.Image, contrast: float, chance: random.Random) -> Image.Image:
    """Return the image between the greys of ink and paper, with noise of the sensor."""
    middle, reach = (_INK + _PAPER) / 2, (_PAPER - _INK) / 2 * contrast
    grey = image.point([round(middle + reach * (v / 127.5 - 1)) for v in range(256)])
    noise = Image.frombytes("L", image.size, chance.randbytes(image.width * image.height))
    small = noise.point([128 - _NOISE + v * 2 * _NOISE // 255 for v in range(256)])
    return ImageChops.add(grey, small, 1, -128)


def read_by(image: Image.Image) -> tuple[str | None, str | None]:
    """Return what zxing-cpp and what ZBar read; None where either finds nothing."""
    found = zxingcpp.read_barcodes(image, formats=zxingcpp.BarcodeFormat.QRCode)
    others = pyzbar.decode(image, symbols=[pyzbar.ZBarSymbol.QRCODE])
    return found[0].text if found else None, others[0].data.decode() if others else None
