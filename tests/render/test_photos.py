"""Photos: upright, cropped, and silent about where and when they were taken."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pytest
from PIL import ExifTags, Image

from noticeboard.render.environment import environment, render_rows
from noticeboard.render.page import render_place
from noticeboard.render.photos import (
    PRINT_FORM,
    WEB_FORMS,
    PhotoError,
    prepare_photos,
)
from noticeboard.schema import Channel, PlaceKind


def photo(path, size=(800, 600), **options):
    """Write a photo: red above, blue below."""
    image = Image.new("RGB", size, "#0000ff")
    image.paste("#ff0000", (0, 0, size[0], size[1] // 2))
    image.save(path, **options)
    return path


def for_paper(source):
    (content,) = prepare_photos(source, (PRINT_FORM,))
    return content


def opened(content):
    return Image.open(io.BytesIO(content))


def test_exif_gps_and_thumbnail_are_gone(tmp_path):
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = "Secret Camera"
    exif[ExifTags.Base.DateTime] = "2026:01:02 03:04:05"
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (26.0, 53.0, 30.0)
    source = photo(tmp_path / "a.jpg", exif=exif, comment=b"Secret comment", dpi=(123, 123))
    assert b"Secret Camera" in source.read_bytes()
    allowed = {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    allowed |= {"loop", "background", "timestamp", "duration"}  # WebP: of moving pictures
    for content in prepare_photos(source, (PRINT_FORM, *WEB_FORMS)):
        assert b"Secret" not in content
        assert b"exif" not in content.lower()
        assert b"2026" not in content
        assert not opened(content).getexif()
        assert {*opened(content).info} <= allowed


def test_every_photo_has_one_shape(tmp_path):
    for size in ((800, 600), (600, 1200), (30, 20), (672, 840)):
        content = for_paper(photo(tmp_path / "a.png", size))
        assert opened(content).size == (PRINT_FORM.width_px, PRINT_FORM.height_px)
        assert opened(content).format == "JPEG"


def test_a_photo_taken_upside_down_stands_upright(tmp_path):
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 3
    content = for_paper(photo(tmp_path / "a.jpg", exif=exif))
    red, _, blue = opened(content).getpixel((240, 20))
    assert blue > 200 > 100 > red, "blue was below and is above now"


def test_a_photo_of_a_telephone_is_read(tmp_path):
    pytest.importorskip("pillow_heif", reason="this machine cannot read HEIC")
    content = for_paper(photo(tmp_path / "a.heic"))
    assert opened(content).size == (PRINT_FORM.width_px, PRINT_FORM.height_px)


def test_transparent_and_grey_and_palette_pictures_are_read(tmp_path):
    for mode in ("RGBA", "L", "P", "CMYK", "1"):
        ending = "jpg" if mode == "CMYK" else "png"
        Image.new(mode, (50, 60)).save(tmp_path / f"{mode}.{ending}")
        assert opened(for_paper(tmp_path / f"{mode}.{ending}")).mode == "RGB"


@pytest.mark.parametrize("content", [b"", b"no picture", b"<svg/>", b"\xff\xd8\xff\xe0half"])
def test_what_is_no_picture_is_told(tmp_path, content):
    (tmp_path / "a.jpg").write_bytes(content)
    with pytest.raises(PhotoError):
        for_paper(tmp_path / "a.jpg")


def test_half_a_picture_is_told(tmp_path):
    source = photo(tmp_path / "a.jpg", (2000, 2000))
    source.write_bytes(source.read_bytes()[:2000])
    with pytest.raises(PhotoError):
        for_paper(source)


def test_a_picture_that_would_fill_the_memory_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 1000)
    with pytest.raises(PhotoError):
        for_paper(photo(tmp_path / "a.png", (100, 100)))


def test_the_same_photo_gives_the_same_bytes(tmp_path):
    source = photo(tmp_path / "a.jpg")
    assert for_paper(source) == for_paper(source)


def test_for_the_web_it_is_small_and_has_a_fallback(tmp_path):
    source = photo(tmp_path / "a.jpg", (1600, 2000))
    webp, jpeg = map(opened, prepare_photos(source, WEB_FORMS))
    assert (webp.format, webp.size) == ("WEBP", (192, 240))
    assert (jpeg.format, jpeg.size) == ("JPEG", (192, 240))
    for image in (webp, jpeg):
        red, _, blue = image.convert("RGB").getpixel((96, 8))
        assert red > 200 > 100 > blue, "upright"
    assert prepare_photos(source, WEB_FORMS) == prepare_photos(source, WEB_FORMS)


@pytest.mark.parametrize("paper", [False, True])
def test_a_page_offers_both_forms_and_a_poster_has_one(boards, paper):
    board = boards["hubin/lou1", Channel.PRINT if paper else Channel.WEB]
    rows = board.panel("members").rows
    html = "".join(render_rows(environment("zh_CN", paper), "members", rows, "photos/"))
    assert html.count('<img class="photo"') == 1
    assert html.count('.jpg" alt="" width="96" height="120"') == 1
    assert html.count("<picture>") == html.count('.webp">') == (0 if paper else 1)


def test_a_page_of_a_place_finds_the_photos_too(boards):
    """No panel of a unit shows any today; one that is added need not know where it stands."""
    board = replace(boards["hubin/lou1", Channel.WEB], kind=PlaceKind.UNIT)
    html = render_place(board, "../", "zh_CN")
    sources = re.findall(r'(?:src|srcset)="([^"]*)"', html)
    assert len(sources) == 2
    assert all(s.startswith("../assets/noticeboard/photos/") for s in sources), sources
