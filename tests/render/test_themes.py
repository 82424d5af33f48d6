"""Contrast of every pair of colours that text is set in (WCAG 2.2, 1.4.3 and 1.4.6)."""

from __future__ import annotations

import pytest

from noticeboard.render.themes import THEMES
from noticeboard.schema.fields import THEME_NAMES

LOOKS = ("light", "dark", "press", "plain")
PALETTES = {
    f"{name}-{look}": getattr(theme, look) for name, theme in THEMES.items() for look in LOOKS
}
PAIRS = [
    *((token, paper, 7.0) for token in ("accent", "ink", "quiet") for paper in ("paper", "raised")),
    ("chalk", "board", 7.0),
]
#: Large on paper, small on screens.
GOLD = {"light": 7.0, "dark": 7.0, "press": 4.5, "plain": 4.5}


def luminance(colour):
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(weight * p for weight, p in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_formula():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("name", PALETTES)
@pytest.mark.parametrize(("token", "ground", "least"), PAIRS)
def test_contrast(name, token, ground, least):
    palette = PALETTES[name]
    found = contrast(getattr(palette, token), getattr(palette, ground))
    assert found >= least, f"{token} on {ground}: {found:.2f}"


@pytest.mark.parametrize("name", PALETTES)
@pytest.mark.parametrize("ground", ["ground", "ground_light", "ground_dark"])
def test_contrast_of_gold(name, ground):
    palette = PALETTES[name]
    found = contrast(palette.gold, getattr(palette, ground))
    assert found >= GOLD[name.split("-")[1]], f"gold on {ground}: {found:.2f}"


def test_every_theme_that_data_may_choose_is_there():
    assert {*THEMES} == {*THEME_NAMES}


def test_the_ink_saving_look_is_on_white_and_fills_nothing():
    for theme in THEMES.values():
        assert {theme.plain.paper, theme.plain.ground, theme.plain.board} == {"#FFFFFF"}
