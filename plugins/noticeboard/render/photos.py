"""Photos of persons: upright, scaled, without anything that the camera wrote into the file."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageFile, ImageOps
from pillow_heif import register_heif_opener

__all__ = [
    "PHOTO_PX",
    "PRINT_FORM",
    "WEB_FORMS",
    "PhotoError",
    "PhotoForm",
    "prepare_photo",
    "prepare_photos",
]

register_heif_opener()
#: A photo of a telephone has 12 to 50 megapixels; more is a decompression bomb.
Image.MAX_IMAGE_PIXELS = 80_000_000


@dataclass(frozen=True, slots=True)
class PhotoForm:
    """A form in which a photo is published, 4:5.

    Attributes:
        ending: Of the file.
        format: As Pillow calls it.
        width_px: Width.
        height_px: Height.
        quality: Of the encoder, 0 to 100; equal numbers mean different things to each.
    """

    ending: str
    format: str
    width_px: int
    height_px: int
    quality: int


#: For paper. 480 px over 16 mm of an A3 poster are 760 dpi.
PRINT_FORM = PhotoForm("jpg", "JPEG", 480, 600, 84)
#: For the web, best first: 96 × 120 CSS pixels at two device pixels each. Browsers that do not know
#: WebP (WeChat's on Android 4, Safari before 14) take the JPEG.
WEB_FORMS = (PhotoForm("webp", "WEBP", 192, 240, 78), PhotoForm("jpg", "JPEG", 192, 240, 80))

#: Width and height for paper.
PHOTO_PX = (PRINT_FORM.width_px, PRINT_FORM.height_px)


class PhotoError(Exception):
    """The file is no picture, or a broken one."""


def prepare_photo(source: Path) -> bytes:
    """Return the photo at `source` for paper.

    Raises:
        PhotoError: Pillow cannot read it.
    """
    (content,) = prepare_photos(source, (PRINT_FORM,))
    return content


def prepare_photos(source: Path, forms: tuple[PhotoForm, ...]) -> tuple[bytes, ...]:
    """Return the photo at `source` in each of `forms`, without EXIF, GPS or thumbnail.

    Raises:
        PhotoError: Pillow cannot read it.
    """
    # WeasyPrint, once it is imported, tells Pillow to fill what is missing with grey.
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        with Image.open(source) as opened:
            upright = ImageOps.exif_transpose(opened).convert("RGB")
    except (OSError, ValueError, Image.DecompressionBombError) as error:
        raise PhotoError(str(error)) from error
    return tuple(_encoded(upright, form) for form in forms)


def _encoded(upright: Image.Image, form: PhotoForm) -> bytes:
    size = (form.width_px, form.height_px)
    fitted = ImageOps.fit(upright, size, Image.Resampling.LANCZOS, centering=(0.5, 0.3))
    clean = Image.new("RGB", size)
    clean.paste(fitted)
    stream = io.BytesIO()
    # JPEG alone knows `optimize`, WebP alone `method`; each ignores the other's.
    clean.save(stream, form.format, quality=form.quality, optimize=True, method=6)
    return stream.getvalue()
