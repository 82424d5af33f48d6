"""Photos: what is taken for one, and what a check finds out about it."""

from __future__ import annotations

import io
import os
import random

import pytest
from PIL import ExifTags, Image

from noticeboard.load.photos import (
    LEAST_HEIGHT_PX,
    LEAST_WIDTH_PX,
    PhotoError,
    inspect_photo,
    opened_photo,
)

NAMES = {"JPEG": "a.jpg", "PNG": "a.png", "WEBP": "a.webp", "HEIF": "a.heic"}


@pytest.fixture(scope="module")
def picture():
    """Noise, of which every byte of a file says something."""
    return Image.effect_noise((300, 360), 60).convert("RGB")


def encoded(picture, form, **options):
    stream = io.BytesIO()
    picture.save(stream, form, **options)
    return stream.getvalue()


def fault_of(path):
    try:
        inspect_photo(path)
    except PhotoError as fault:
        return fault.message_id
    return None


@pytest.mark.parametrize("form", NAMES)
def test_what_cameras_and_telephones_write_is_taken(tmp_path, picture, form):
    path = tmp_path / NAMES[form]
    path.write_bytes(encoded(picture, form))
    assert fault_of(path) is None


def test_two_pictures_in_a_jpeg_and_endings_in_capitals_are_taken(tmp_path, picture):
    picture.save(tmp_path / "A.JPG", "MPO", save_all=True, append_images=[picture])
    assert fault_of(tmp_path / "A.JPG") is None
    picture.save(tmp_path / "b.jpeg")
    assert fault_of(tmp_path / "b.jpeg") is None


@pytest.mark.parametrize(
    "form", ["EPS", "TGA", "ICNS", "MSP", "XBM", "BMP", "GIF", "TIFF", "PDF", "AVIF", "PPM"]
)
def test_no_other_decoder_is_run_whatever_the_bytes_say(tmp_path, picture, form):
    bits = picture.convert("1") if form in ("MSP", "XBM") else picture
    for name in NAMES.values():
        (tmp_path / name).write_bytes(encoded(bits, form))
        assert fault_of(tmp_path / name) == "photo.broken"


def test_postscript_does_not_reach_ghostscript(tmp_path, picture, monkeypatch):
    from PIL import EpsImagePlugin

    monkeypatch.setattr(EpsImagePlugin, "Ghostscript", lambda *args, **kwargs: pytest.fail("run"))
    picture.save(tmp_path / "a.jpg", "EPS")
    with pytest.raises(PhotoError), opened_photo(tmp_path / "a.jpg") as image:
        image.load()


@pytest.mark.parametrize("form", NAMES)
@pytest.mark.parametrize("claimed", NAMES)
def test_a_name_says_what_the_file_is(tmp_path, picture, form, claimed):
    path = tmp_path / NAMES[claimed]
    path.write_bytes(encoded(picture, form))
    assert fault_of(path) == (None if form == claimed else "photo.mislabelled")
    if form != claimed:
        with pytest.raises(PhotoError) as caught:
            inspect_photo(path)
        assert caught.value.params["good"] == NAMES[form]


@pytest.mark.parametrize("form", NAMES)
@pytest.mark.parametrize("part", [0, 0.2, 0.6, 0.95])
def test_a_file_that_is_cut_off_is_found(tmp_path, picture, form, part):
    path = tmp_path / NAMES[form]
    data = encoded(picture, form)
    path.write_bytes(data[: int(len(data) * part)])
    assert fault_of(path) == "photo.broken"


@pytest.mark.parametrize("form", NAMES)
def test_spoilt_bytes_are_told_and_never_a_traceback(tmp_path, picture, form):
    """A decoder may take them for a picture, or raise whatever it likes; we raise one thing."""
    chance = random.Random(form)
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 6
    data, path = encoded(picture, form, exif=exif.tobytes()), tmp_path / NAMES[form]
    for _ in range(60):
        spoilt = bytearray(data)
        for _ in range(chance.randrange(1, 8)):
            spoilt[chance.randrange(len(data) if chance.random() < 0.5 else 400)] = (
                chance.randrange(256)
            )
        path.write_bytes(spoilt)
        fault_of(path)
        try:
            with opened_photo(path) as image:
                image.load()
                image.getexif()
        except PhotoError:
            pass


def test_a_png_with_one_wrong_byte_is_found(tmp_path, picture):
    data = bytearray(encoded(picture, "PNG"))
    data[len(data) // 2] ^= 1
    (tmp_path / "a.png").write_bytes(data)
    assert fault_of(tmp_path / "a.png") == "photo.broken"


@pytest.mark.parametrize("size", [(9000, 9000), (15000, 9000), (30000, 30000)])
def test_too_many_pixels_are_told_before_they_are_decoded(tmp_path, monkeypatch, size):
    Image.new("1", size).save(tmp_path / "a.png")
    monkeypatch.setattr(Image.Image, "load", lambda self: pytest.fail("decoded"))
    assert fault_of(tmp_path / "a.png") == "photo.pixels"


def test_a_photo_as_large_as_telephones_take_it_is_taken(tmp_path):
    Image.new("L", (8160, 6120)).save(tmp_path / "a.jpg")
    assert fault_of(tmp_path / "a.jpg") is None


@pytest.mark.parametrize(
    ("size", "sideways", "fault"),
    [
        ((LEAST_WIDTH_PX, LEAST_HEIGHT_PX), False, None),
        ((LEAST_WIDTH_PX - 1, 900), False, "photo.small"),
        ((900, LEAST_HEIGHT_PX - 1), False, "photo.small"),
        ((LEAST_HEIGHT_PX, LEAST_WIDTH_PX), True, None),
        ((LEAST_WIDTH_PX, LEAST_HEIGHT_PX), True, "photo.small"),
    ],
)
@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_a_photo_is_large_enough_for_print_as_it_will_stand(tmp_path, form, size, sideways, fault):
    exif = Image.Exif()
    if sideways:
        exif[ExifTags.Base.Orientation] = 6
    Image.new("RGB", size).save(tmp_path / NAMES[form], form, exif=exif.tobytes())
    assert fault_of(tmp_path / NAMES[form]) == fault


@pytest.mark.parametrize(
    "make",
    [os.mkfifo, os.mkdir, lambda path: path.symlink_to("/dev/zero")],
    ids=["pipe", "folder", "device"],
)
def test_what_is_no_regular_file_is_not_waited_for(tmp_path, make):
    make(tmp_path / "a.jpg")
    assert fault_of(tmp_path / "a.jpg") == "photo.irregular"


def test_a_file_of_which_the_size_alone_is_absurd_is_not_read(tmp_path, picture):
    picture.save(tmp_path / "a.jpg")
    os.truncate(tmp_path / "a.jpg", 100_000_000)
    assert fault_of(tmp_path / "a.jpg") == "photo.size"


def test_a_link_to_itself_is_told(tmp_path):
    (tmp_path / "a.jpg").symlink_to("a.jpg")
    assert fault_of(tmp_path / "a.jpg") == "photo.unreadable"
