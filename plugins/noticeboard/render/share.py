"""The picture that WeChat and others show beside a shared link: which building, on its ground.

600 pixels square, because WeChat cuts a square from the middle; everything that is read stands in
the middle band of 600 × 314, because others cut 1.91:1. No person and no emblem is on it.

Why no library of colours is asked to quantise: there are two inks only, a ground that shifts a
little and gold. A pixel is a shade of the ground times a strength of gold, 16 of each, and the
palette lists all 256 of them. So the bytes are few, quickly made, and always the same.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import lru_cache
from math import cos, radians, sin
from pathlib import Path

from PIL import Image, ImageChops, ImageColor, ImageDraw, ImageFont

from noticeboard.derive import Board
from noticeboard.errors import SetupError
from noticeboard.locale import translate
from noticeboard.render.fonts import FACES, Fonts
from noticeboard.render.print.fit import MM_PER_PT, Fitted, fit
from noticeboard.render.themes import THEMES

__all__ = ["SHARE_PX", "ShareText", "can_share", "render_share", "share_text"]

#: Width and height.
SHARE_PX = 600

_SERIF = FACES[2]
#: Shades of the ground, and of gold on each: their product is the 256 colours of a palette.
_STEPS = 16
#: The sweep of the ground, as on the page: its direction, and where it is lightest.
_ANGLE, _PEAK, _END = radians(10), 0.45, 0.75

#: Text keeps this far from both edges.
_WIDTH_PX = 512
_SPACING_EM = 0.04
_NAME_MOST, _NAME_ONE_LINE, _NAME_TWO_LINES, _NAME_LEAST = 132, 76, 76, 12
_ABOVE_MOST, _WORDS = 28, 26
#: Air between community, name, rule and words, and the thickness of the rule.
_GAP, _AIR, _RULE = 14, 20, 2
_LEADING = 1.16
#: What belongs to the number before it: 39号院 is not broken, though 号 alone is a good joint.
_TAILS = "号院楼栋幢座"
#: How high Chinese characters stand above their base line, in em.
_RISE_EM = 0.86


@dataclass(frozen=True, slots=True)
class ShareText:
    """What the picture says: all that it depends on.

    Attributes:
        name: Of the building.
        community: Above it.
        words: Beneath it, what this is.
        theme: Key of `THEMES`.
    """

    name: str
    community: str
    words: str
    theme: str


def share_text(board: Board, lang: str) -> ShareText:
    """Return what the picture of `board` says."""
    return ShareText(board.name, board.community, translate("share.words", lang), board.theme)


def can_share(text: ShareText, fonts: Fonts | None) -> bool:
    """Whether there is a picture: the fonts are installed, and have every character."""
    return fonts is not None and not fonts.missing(text.name + text.community + text.words)


def render_share(text: ShareText, fonts: Fonts) -> bytes:
    """Return a PNG of `SHARE_PX`, of 256 colours."""
    ink = _draw(text, fonts).point(lambda value: value * _STEPS // 256)
    ground, palette = _ground(text.theme)
    image = ImageChops.add(ground, ink).convert("P")
    image.putpalette(palette)
    stream = io.BytesIO()
    image.save(stream, "PNG", compress_level=6)  # 9: a tenth smaller, three times as slow
    return stream.getvalue()


@lru_cache
def _ground(theme: str) -> tuple[Image.Image, bytes]:
    """Return the shade of each pixel, in steps of `_STEPS`, and the colours of all values."""
    image = Image.new("L", (SHARE_PX, SHARE_PX))
    pen = ImageDraw.Draw(image)
    across = SHARE_PX * (cos(_ANGLE) + sin(_ANGLE))
    ends = [(_PEAK * n / _STEPS, n) for n in range(_STEPS)]
    ends += [(_PEAK + (_END - _PEAK) * (n + 1) / _STEPS, _STEPS - 1 - n) for n in range(_STEPS)]
    for start, shade in ends:
        top = start * across / cos(_ANGLE)
        foot = top - SHARE_PX * sin(_ANGLE) / cos(_ANGLE)
        area = [(top, 0), (SHARE_PX * 2, 0), (SHARE_PX * 2, SHARE_PX), (foot, SHARE_PX)]
        pen.polygon(area, fill=shade * _STEPS)
    palette = THEMES[theme].light
    dark, light, gold = (
        ImageColor.getrgb(colour)[:3]
        for colour in (palette.ground, palette.ground_light, palette.gold)
    )
    shades = [_mix(dark, light, n) for n in range(_STEPS)]
    return image, bytes(v for shade in shades for n in range(_STEPS) for v in _mix(shade, gold, n))


def _mix(start: tuple[int, ...], end: tuple[int, ...], step: int) -> tuple[int, ...]:
    """Return the colour that lies `step` of `_STEPS` - 1 on the way."""
    return tuple(round(a + (b - a) * step / (_STEPS - 1)) for a, b in zip(start, end, strict=True))


def _draw(text: ShareText, fonts: Fonts) -> Image.Image:
    """Draw everything that is gold, as white on black."""
    image = Image.new("L", (SHARE_PX, SHARE_PX))
    pen = _Pen(ImageDraw.Draw(image), fonts)
    name = _fitted(text.name, fonts)
    widest = _WIDTH_PX / (fonts.width_em(text.community, _SERIF) * 1.12)
    above = min(_ABOVE_MOST, widest, name.size_pt * 0.8)
    step = name.size_pt * _LEADING
    middle = name.size_pt + step * (len(name.lines) - 1)
    y = (SHARE_PX - (above + _GAP + middle + _AIR + _RULE + _AIR + _WORDS)) / 2
    pen.line(text.community, y, above, 0.12)
    y += above + _GAP
    for number, line in enumerate(name.lines):
        pen.line(line, y + number * step, name.size_pt, _SPACING_EM)
    y += middle + _AIR
    pen.rule(y, 72)
    spread = 0.06 if text.words.isascii() else 0.3
    pen.line(text.words, y + _RULE + _AIR, _WORDS, spread)
    for edge in (64, SHARE_PX - 64):
        pen.rule(edge, _WIDTH_PX)
    return image


def _fitted(name: str, fonts: Fonts) -> Fitted:
    """Return `name` in one line or two, as large as fits, in pixels: a point is taken for one."""
    width_mm = _WIDTH_PX * MM_PER_PT
    found = fit(
        name,
        fonts,
        _SERIF,
        width_mm,
        most_pt=_NAME_MOST,
        one_line_pt=_NAME_ONE_LINE,
        least_pt=_NAME_LEAST,
        spacing_em=_SPACING_EM,
    )
    lines = _mended(found.lines) if found else (name,)
    if len(lines) == 1:
        return found or Fitted(lines, _NAME_LEAST)
    longest = max(fonts.width_em(line, _SERIF) + _SPACING_EM * len(line) for line in lines)
    return Fitted(lines, min(_NAME_TWO_LINES, _WIDTH_PX / longest))


def _mended(lines: tuple[str, ...]) -> tuple[str, ...]:
    """Return `lines` without air at their ends, and the second not starting with a tail."""
    if len(lines) == 1:
        return lines
    first, second = lines
    tail = len(second) - len(second.lstrip(_TAILS))
    return (first + second[:tail]).strip(), second[tail:].strip()


@dataclass(frozen=True, slots=True)
class _Pen:
    """Draws centred lines and rules."""

    draw: ImageDraw.ImageDraw
    fonts: Fonts

    def line(self, text: str, top: float, size: float, spacing_em: float) -> None:
        """Draw `text` beneath `top`, spaced between its characters."""
        font = _font(*self.fonts.place(_SERIF), size)
        width = (self.fonts.width_em(text, _SERIF) + spacing_em * (len(text) - 1)) * size
        x = (SHARE_PX - width) / 2
        for char in text:
            self.draw.text((x, top + size * _RISE_EM), char, fill=255, font=font, anchor="ls")
            x += (self.fonts.width_em(char, _SERIF) + spacing_em) * size

    def rule(self, y: float, width: float) -> None:
        """Draw a hairline."""
        left, top = (SHARE_PX - width) / 2, round(y)
        self.draw.rectangle((left, top, left + width - 1, top + _RULE - 1), fill=255)


@lru_cache(maxsize=128)
def _font(path: Path, index: int, size: float) -> ImageFont.FreeTypeFont:
    # The basic layout draws one glyph for one character, wherever the other is not compiled in.
    try:
        return ImageFont.truetype(path, size, index, layout_engine=ImageFont.Layout.BASIC)
    except OSError:  # it has been read before: there is no memory to map it into once more
        raise SetupError("setup.os-memory", path=path) from None
