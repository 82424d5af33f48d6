"""What a press prints for each colour of a palette: dry, in register, and as readable as meant."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageCms

from noticeboard.render.themes import INKS, THEMES
from tests.render.test_themes import contrast

#: Of Debian's libgs-common. SWOP-like; a stand-in for a print shop's own.
PROFILE = Path("/usr/share/color/icc/ghostscript/default_cmyk.icc")
PALETTES = {
    f"{name}-{look}": getattr(theme, look)
    for name, theme in THEMES.items()
    for look in ("press", "plain")
}
#: Printed black is no 0 and paper no 100, so a little less than on a screen is the same on paper.
PAIRS = (
    *((token, on, 6.5) for token in ("accent", "ink", "quiet") for on in ("paper", "raised")),
    *(("gold", on, 4.5) for on in ("ground", "ground_light", "ground_dark")),
    ("chalk", "board", 6.5),
)


@pytest.fixture(scope="module")
def printed():
    """A function that returns how a colour looks on paper, as RGB."""
    if not PROFILE.exists():
        pytest.skip("no ghostscript: `tools/setup.sh test` installs it")
    screen = ImageCms.createProfile("sRGB")
    how = ImageCms.buildTransform(
        str(PROFILE), screen, "CMYK", "RGB", ImageCms.Intent.RELATIVE_COLORIMETRIC
    )

    def look(colour):
        inks = tuple(round(part * 2.55) for part in INKS[colour])
        dot = ImageCms.applyTransform(Image.new("CMYK", (1, 1), inks), how)
        return "#%02X%02X%02X" % dot.getpixel((0, 0))  # noqa: UP031

    return look


@pytest.mark.parametrize("name", PALETTES)
def test_every_token_has_its_inks(name):
    palette = PALETTES[name]
    assert {getattr(palette, token) for token in palette.__slots__} <= {*INKS}


def test_no_ink_is_of_no_palette():
    used = {getattr(p, token) for p in PALETTES.values() for token in p.__slots__}
    assert {*INKS} - used == {"#000000"}  # of codes


@pytest.mark.parametrize("colour", INKS)
def test_paper_dries(colour):
    assert sum(INKS[colour]) <= 300
    assert all(0 <= part <= 100 for part in INKS[colour])


@pytest.mark.parametrize("name", PALETTES)
@pytest.mark.parametrize("token", ["ink", "quiet", "line"])
def test_what_is_small_or_fine_is_black_alone(name, token):
    assert INKS[getattr(PALETTES[name], token)][:3] == (0, 0, 0)


@pytest.mark.parametrize("name", PALETTES)
def test_text_of_a_colour_has_no_more_than_one_ink_in_dots(name):
    """Solid ink has no dots that could stand beside those of another."""
    inks = INKS[PALETTES[name].accent]
    assert len([part for part in inks if 0 < part < 100]) <= 1


@pytest.mark.parametrize("name", PALETTES)
@pytest.mark.parametrize(("token", "ground", "least"), PAIRS)
def test_contrast_on_paper(name, token, ground, least, printed):
    palette = PALETTES[name]
    found = contrast(printed(getattr(palette, token)), printed(getattr(palette, ground)))
    assert found >= least, f"{token} on {ground}: {found:.2f}"
