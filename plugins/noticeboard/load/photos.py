"""Photos of the data folder: only what a camera or a telephone writes, and nothing that is spoilt.

Pillow opens whatever the bytes say, whatever the file is called: a `1.jpg` that is PostScript would
run Ghostscript. So the decoders are named here, and nobody else opens a photo.
"""

from __future__ import annotations

import os
import stat
import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import ExifTags, Image, ImageFile
from pillow_heif import register_heif_opener

__all__ = [
    "LEAST_HEIGHT_PX",
    "LEAST_WIDTH_PX",
    "PhotoError",
    "inspect_photo",
    "opened_photo",
]

#: A photo of a telephone has 12 to 50 megapixels; more is a decompression bomb.
_MAX_PIXELS = 80_000_000
#: Such a photo takes 4 to 20 MB, as PNG some more.
_MAX_PHOTO_BYTES = 60_000_000
#: 16 × 20 mm of an A3 poster at 300 dpi, 96 × 120 CSS pixels at two device pixels each.
LEAST_WIDTH_PX, LEAST_HEIGHT_PX = 192, 240

#: What Pillow calls a format → how people call it, and the endings that it may have.
_FORMATS = {
    "JPEG": ("JPG", (".jpg", ".jpeg")),
    "MPO": ("JPG", (".jpg", ".jpeg")),  # a JPEG with a second picture in it, as telephones write
    "PNG": ("PNG", (".png",)),
    "WEBP": ("WebP", (".webp",)),
    "HEIF": ("HEIC", (".heic", ".heif")),
}
_DECODERS = ("JPEG", "PNG", "WEBP", "HEIF")
#: What decoders raise for bytes that make no sense, tried with some thousand spoilt files.
_SPOILT = (OSError, SyntaxError, ValueError, EOFError, struct.error)
#: Orientations in which the camera was held on its side.
_SIDEWAYS = (5, 6, 7, 8)

register_heif_opener()
Image.MAX_IMAGE_PIXELS = _MAX_PIXELS


class PhotoError(Exception):
    """The file is no photo that can be used.

    Attributes:
        message_id: Why, and what to do, in `locale/`.
        params: What the message shows beside the name of the file.
    """

    def __init__(self, message_id: str, **params: object) -> None:
        super().__init__(message_id, params)
        self.message_id = message_id
        self.params = params


@contextmanager
def opened_photo(path: Path) -> Iterator[Image.Image]:
    """Open a photo by the decoder of its format, its size looked at before it is decoded.

    Whatever fails while it is open is taken for a fault of the file.

    Raises:
        PhotoError: The file is none, is called what it is not, or is too large.
    """
    _look_at(path)
    # WeasyPrint, once it is imported, tells Pillow to fill what is missing with grey.
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        with warnings.catch_warnings():
            # Pillow only warns of up to twice its bound.
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            warnings.simplefilter("ignore", UserWarning)  # of EXIF that is not read
            with Image.open(path, formats=_DECODERS) as image:
                _check_name(path, image)
                yield image
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        raise PhotoError("photo.pixels", limit=_MAX_PIXELS // 1_000_000) from None
    except _SPOILT as error:
        raise PhotoError("photo.broken") from error


def _look_at(path: Path) -> None:
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):  # a pipe would be waited for, for ever
            raise PhotoError("photo.irregular")
        if found.st_size > _MAX_PHOTO_BYTES:
            raise PhotoError("photo.size", limit=_MAX_PHOTO_BYTES // 1_000_000)
        if not os.access(path, os.R_OK):
            raise PhotoError("photo.unreadable")
    except OSError:
        raise PhotoError("photo.unreadable") from None


def _check_name(path: Path, image: Image.Image) -> None:
    name, endings = _FORMATS[image.format or ""]
    if path.suffix.lower() not in endings:
        raise PhotoError("photo.mislabelled", format=name, good=path.stem + endings[0])


def _upright_size(image: Image.Image) -> tuple[int, int]:
    exif = Image.Exif()  # `image.getexif` decodes a PNG, which is then not to be verified
    exif.load(image.info.get("exif") or b"")
    width, height = image.size
    return (height, width) if exif.get(ExifTags.Base.Orientation) in _SIDEWAYS else (width, height)


def inspect_photo(path: Path) -> None:
    """Look whether a photo can be used, without decoding more of it than must be.

    A JPEG is decoded to an eighth, since only that shows whether it is whole (20 ms for 12
    megapixels); of a PNG the sums are compared; WebP and HEIF say how long they are, and decoding a
    HEIF would take a second.

    Raises:
        PhotoError: It cannot be used.
    """
    with opened_photo(path) as image:
        width, height = _upright_size(image)
        if width < LEAST_WIDTH_PX or height < LEAST_HEIGHT_PX:
            least = f"{LEAST_WIDTH_PX}×{LEAST_HEIGHT_PX}"
            raise PhotoError("photo.small", size=f"{width}×{height}", least=least)
        if image.format in ("PNG", "WEBP"):
            image.verify()
        elif image.format == "HEIF":
            _check_boxes(path)
        else:
            image.draft("L", (1, 1))
            image.load()


def _check_boxes(path: Path) -> None:
    """Raise where the boxes of ISO/IEC 14496-12, which say how long they are, leave the file."""
    size, at = path.stat().st_size, 0
    with path.open("rb") as stream:
        while at < size:
            stream.seek(at)
            length, _, large = struct.unpack(">I4sQ", stream.read(16).ljust(16, b"\0"))
            at += {0: size, 1: max(large, 16)}.get(length, max(length, 8))
            if length == 0:  # to the end
                return
    if at > size:
        raise PhotoError("photo.broken")
