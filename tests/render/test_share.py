"""Pictures for sharing: what is read stands where no crop reaches, on the ground of the theme."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageColor, ImageFont

from noticeboard.errors import SetupError
from noticeboard.render.extras import build_extras
from noticeboard.render.fonts import FACES, Fonts
from noticeboard.render.share import (
    SHARE_PX,
    ShareText,
    can_share,
    render_share,
    share_text,
)
from noticeboard.render.themes import THEMES
from noticeboard.schema import Channel

#: Height of the middle band that every crop keeps: 600 / 1.91.
SAFE_PX = 314

SHORT = ShareText("学宫路3号", "西湖社区", "公示栏", "party")
NAMES = [
    "里",
    "学宫路3号",
    "湖滨路1号楼",
    "船山大道39号院1号楼",
    "蒸湘北路商贸综合楼A栋东单元",
    "Riverside Garden 12B",
    "石鼓区湖滨路金钟时代城市花园" + "国" * 26,
    "W" * 40,
]


def text(name, community="西湖社区", words="公示栏", theme="party"):
    return ShareText(name, community, words, theme)


def opened(content):
    return Image.open(io.BytesIO(content))


def ink(content):
    """Return the strength of gold at each pixel: 0 to 15."""
    image = opened(content)
    return Image.frombytes("L", image.size, image.tobytes()).point(lambda value: value % 16)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("theme", ["party", "civic"])
def test_everything_that_is_read_survives_every_crop(fonts, name, theme):
    drawn = ink(render_share(text(name, "长湖街道中山南路历史文化街区社区", theme=theme), fonts))
    top = (SHARE_PX - SAFE_PX) // 2
    rows = [y for y in range(SHARE_PX) if drawn.crop((0, y, SHARE_PX, y + 1)).getbbox()]
    assert [y for y in rows if not top + 14 <= y < top + SAFE_PX - 14] == [64, 65, 536, 537], (
        "two hairlines"
    )
    left, _, right, _ = drawn.crop((0, top, SHARE_PX, top + SAFE_PX)).getbbox()
    assert left >= 36
    assert right <= SHARE_PX - 36
    assert abs(left - (SHARE_PX - right)) <= 16, "centred, but for the air in the outer glyphs"


@pytest.mark.parametrize("name", NAMES)
def test_it_is_small_and_says_nothing_beside_the_pixels(fonts, name):
    content = render_share(text(name), fonts)
    image = opened(content)
    assert image.size == (SHARE_PX, SHARE_PX)
    assert image.format == "PNG"
    assert image.info == {}
    assert len(content) <= 20_000


def test_the_same_text_gives_the_same_bytes(fonts, tmp_path):
    assert render_share(SHORT, fonts) == render_share(SHORT, Fonts(tmp_path))


@pytest.mark.parametrize("theme", ["party", "civic"])
def test_ground_and_gold_are_the_theme_s(fonts, theme):
    image = opened(render_share(text("学宫路3号", theme=theme), fonts)).convert("RGB")
    palette = THEMES[theme].light
    colours = {colour for _, colour in image.getcolors(256)}
    assert ImageColor.getrgb(palette.gold) in colours
    assert image.getpixel((0, 0)) == image.getpixel((599, 599))
    assert image.getpixel((0, 0)) == ImageColor.getrgb(palette.ground)
    assert ImageColor.getrgb(palette.ground_light) in colours


@pytest.mark.parametrize("name", ["湖滨路1号楼", "船山大道39号院1号楼", "W" * 40])
def test_a_name_is_as_wide_as_it_can_be(fonts, name):
    left, _, right, _ = ink(render_share(text(name), fonts)).crop((0, 143, 600, 457)).getbbox()
    assert right - left > 480


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("七一路18号院2号楼", "七一路"),
        ("欧风丽苑24号楼", "欧风丽苑"),
        ("Bay View 12B", "Bay View"),
    ],
)
def test_a_number_keeps_what_it_counts(fonts, name, first):
    """The upper line is as wide as its text alone, so the name was broken behind it."""
    two = ink(render_share(text(name), fonts)).crop((0, 200, 600, 290)).getbbox()
    one = fonts.width_em(first, FACES[2]) + 0.04 * len(first)
    assert abs((two[2] - two[0]) - one * 76) < 20


def test_rare_characters_are_drawn(fonts):
    assert can_share(text("䶮㛃𬭎", "䶮㛃𬭎社区"), fonts)
    pictures = [ink(render_share(text(char), fonts)) for char in "䶮㛃𬭎"]
    for one, other in ((0, 1), (0, 2), (1, 2)):
        assert ImageChops.difference(pictures[one], pictures[other]).getbbox()


def test_a_character_without_a_glyph_means_no_picture(fonts):
    assert can_share(SHORT, fonts)
    assert not can_share(text("幸福里\U0001f600"), fonts)
    assert not can_share(text("幸福里", "\U0001f600社区"), fonts)


def test_without_fonts_there_is_none(boards, fonts, tmp_path):
    board = boards["hubin/lou1", Channel.WEB]
    assert build_extras(board, "zh_CN", True, None).share is None
    assert build_extras(board, "zh_CN", True, fonts).share == share_text(board, "zh_CN")
    with pytest.raises(SetupError):
        Fonts(tmp_path, (Path("/nowhere"),))


def test_without_memory_for_a_font_it_says_so(fonts, monkeypatch):
    """What the library then says is that it does not know the format of the file."""

    def refuse(*_args, **_options):
        raise OSError("unknown file format")

    monkeypatch.setattr(ImageFont, "truetype", refuse)
    text = ShareText("学宫路" * 7 + "3号", "西湖社区" * 5 + "公示栏", "公示栏", "party")
    with pytest.raises(SetupError, match=r"setup\.os-memory"):
        render_share(text, fonts)


def test_it_knows_the_building_and_no_person(boards):
    assert share_text(boards["hubin/lou1", Channel.WEB], "zh_CN") == ShareText(
        "湖滨路1号楼", "湖滨社区", "公示栏", "party"
    )
